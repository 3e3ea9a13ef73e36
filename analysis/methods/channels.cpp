// analysis/methods/channels.cpp — through which market a programme makes and displaces jobs, from
// its channel run.
//
// The channel run repeats a programme with wages and the share of vacancies filled on their path
// without the programme (docs/model/measures.md). On net jobs at the end, paired by replicate:
// product = net jobs of the channel run, what projects and the product market do; labour = net jobs
// of the programme − those of its channel run, what dearer and scarcer labour adds, as a rule below
// 0. They add up to net jobs in every world.
#include <algorithm>
#include <array>

#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"

namespace clustress {

namespace {

struct Firms {
  std::string prefix;  // of the measures' names
  std::string words;
  // net jobs of the programme and of its channel run, one number a replicate
  std::vector<double> net, held;
};

}  // namespace

class Channels final : public NamedMethod {
 public:
  Channels() : NamedMethod("channels", "Channels") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override { return {{"total", "jobs"}}; }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    std::vector<std::string> const& channel_of = c.worlds.view().channel_of;
    auto const found =
        std::find(channel_of.begin(), channel_of.end(), c.worlds.view().variants[c.variant]);
    if (found == channel_of.end()) return {};
    auto const run = static_cast<std::size_t>(found - channel_of.begin());
    std::size_t const end = c.worlds.end();
    std::vector<double> const net = net_jobs(c.worlds, c.variant, c.stress, end),
                              held = net_jobs(c.worlds, run, c.stress, end);
    std::vector<Firms> firms{{"channel", "", net, held}};
    // All but the first group of the job account, the beneficiaries of that arm.
    if (c.worlds.find("account", "jobs_delta") != nullptr) {
      auto const of_beneficiaries = [&](std::size_t variant) {
        return c.worlds.values("account", "jobs_delta", variant, c.stress, end, 0);
      };
      firms.push_back({"channel_other_firms", ", all firms but the beneficiaries",
                       minus(net, of_beneficiaries(c.variant)),
                       minus(held, of_beneficiaries(run))});
    }
    return of(firms, options);
  }

 private:
  [[nodiscard]] Section of(std::vector<Firms> const& firms, MethodOptions const& options) const {
    Section section = this->section();
    Table table{{{"net jobs at the end through", false}},
                {{{{"projects and the product market"}}, 1},
                 {{{"+ the labour market"}}, 0},
                 {{{"= net jobs"}}, 0}}};
    for (Firms const& f : firms) {
      auto const add = [&](char const* part, Estimate const& e, char const* meaning,
                           char const* note) {
        return section.add(measure_of(f.prefix + "/" + part, e, {"jobs", meaning + f.words, note}));
      };
      std::array<Figure, 3> const parts{
          add("product_market", mean_with_interval(f.held, options.alpha),
              "net jobs through projects and the product market",
              "wages and hiring held at their path without the programme"),
          add("labour_market", paired_difference(f.net, f.held, options.alpha),
              "net jobs through the labour market", "added by the labour market"),
          add("net", mean_with_interval(f.net, options.alpha), "net jobs", "")};
      table.columns.push_back({table.columns.size() == 1 ? "all firms" : "others"});
      table.columns.push_back({confidence_text(options.promised_alpha) + " interval"});
      for (std::size_t i = 0; i < parts.size(); ++i) {
        table.rows[i].cells.push_back({parts[i]});
        table.rows[i].cells.push_back({bounds(parts[i])});
      }
    }
    section.tables.push_back(std::move(table));
    section.notes.push_back(
        {"",
         {"First line: the same programme with wages and hiring held on their path without it. "
          "Others: all firms but the beneficiaries."}});
    return section;
  }
};

template Method const& method<Channels>();

}  // namespace clustress
