// analysis/methods/channels.cpp — through which channels a programme makes and displaces jobs, from
// its channel runs.
//
// A channel run repeats a programme with one channel on its path without the programme
// (docs/model/measures.md). On net jobs at the end, paired by replicate. Of the run with wages and
// the share of vacancies filled held: product = net jobs of the channel run, what projects and the
// product market do; labour = net jobs of the programme − those of its channel run, what dearer and
// scarcer labour adds, as a rule below 0. They add up to net jobs in every world. Of the run of
// another channel: net jobs of the programme − those of the run pass through it. Channels act on
// each other, so these do not add up.
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

struct Channel {
  std::string name;
  std::vector<Firms> firms;
};

}  // namespace

class Channels final : public NamedMethod {
 public:
  Channels() : NamedMethod("channels", "Channels") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override { return {{"total", "jobs"}}; }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    ResultView const& view = c.worlds.view();
    Section section = this->section();
    std::vector<Channel> others;
    for (std::size_t run = 0; run < view.variants.size(); ++run) {
      if (view.channel_of[run].empty() || view.channel_of[run] != view.variants[c.variant])
        continue;
      std::string const& name = view.channel[run];
      if (name.empty() || name == "labour") {
        tell_labour(section, firms_of(c, run), options);
      } else {
        others.push_back({name, firms_of(c, run)});
      }
    }
    if (!others.empty()) tell_others(section, others, options);
    return section.tables.empty() ? Section{} : section;
  }

 private:
  static std::vector<Firms> firms_of(Comparison const& c, std::size_t run) {
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
    return firms;
  }

  static void add_columns(Table& table, MethodOptions const& options) {
    table.columns.push_back({table.columns.size() == 1 ? "all firms" : "others"});
    table.columns.push_back({confidence_text(options.promised_alpha) + " interval"});
  }

  static void tell_others(Section& section, std::vector<Channel> const& channels,
                          MethodOptions const& options) {
    Table table{{{"net jobs at the end that pass through", false}}, {}};
    for (Channel const& channel : channels) {
      std::string words = channel.name;
      std::ranges::replace(words, '_', ' ');
      TableRow& row = table.rows.emplace_back(TableRow{{{{words}}}, 0});
      for (Firms const& f : channel.firms) {
        if (&channel == &channels.front()) add_columns(table, options);
        Figure const figure = section.add(measure_of(
            f.prefix + "/" + channel.name, paired_difference(f.net, f.held, options.alpha),
            {"jobs", "net jobs that pass through " + words + f.words,
             "more than with this channel held on its path without the programme"}));
        row.cells.push_back({figure});
        row.cells.push_back({bounds(figure)});
      }
    }
    section.tables.push_back(std::move(table));
    section.notes.push_back(
        {"",
         {"Net jobs less those with that channel alone held on its path without the programme."}});
  }

  static void tell_labour(Section& section, std::vector<Firms> const& firms,
                          MethodOptions const& options) {
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
      add_columns(table, options);
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
  }
};

template Method const& method<Channels>();

}  // namespace clustress
