// analysis/methods/ranking.cpp — the order of programmes by net jobs at the end under each stress,
// and how far each is ahead of the next. Only of a run that was to settle it (`run --precision
// ranking`); references and channel runs are not ranked.
#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

struct Contender {
  std::size_t variant;
  std::vector<double> net_jobs;
};

// Most net jobs first; the order of the result where they are equal.
std::vector<Contender> contenders(UsableReplicates const& worlds, std::size_t stress) {
  ResultView const& view = worlds.view();
  std::vector<Contender> all;
  for (std::size_t v = 1; v < view.variants.size(); ++v) {
    if (view.reference[v] || !view.is_programme(v) || worlds.left_out(v)) continue;
    all.push_back({v, net_jobs(worlds, v, stress, worlds.end())});
  }
  std::ranges::stable_sort(all, std::greater<>(),
                           [](Contender const& c) { return moments_of(c.net_jobs).mean(); });
  return all;
}

}  // namespace

class Ranking final : public NamedMethod {
 public:
  Ranking() : NamedMethod("ranking", "Ranking") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override { return {{"total", "jobs"}}; }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    ResultView const& view = c.worlds.view();
    if (!view.stopping || !view.stopping->rule.starts_with("ranking")) return {};
    std::vector<Contender> const order = contenders(c.worlds, c.stress);
    auto const own = std::ranges::find(order, c.variant, &Contender::variant);
    if (order.size() < 2 || own == order.end()) return {};
    auto const next = own + 1;

    Section section = this->section();
    section.is_joint = true;
    section.place = static_cast<std::size_t>(own - order.begin()) + 1;
    std::string const confidence = confidence_text(options.promised_alpha) + " interval";
    Table table{{{"by net jobs at the end", false},
                 {"net jobs"},
                 {"ahead of the next"},
                 {confidence},
                 {"", false}},
                {}};
    TableRow row{{{view.variants[c.variant]},
                  {section.add(measure_of(
                      "net_jobs_ranked", mean_with_interval(own->net_jobs, options.alpha),
                      {"jobs", "net jobs at the end, by which it is ranked"}))}},
                 1};
    if (next != order.end()) {
      Estimate const lead = paired_difference(own->net_jobs, next->net_jobs, options.alpha);
      Figure const ahead = section.add(
          measure_of("net_jobs_ahead_of_next", lead,
                     {"jobs", "net jobs minus those of the next programme in the ranking",
                      "next: " + view.variants[next->variant]}));
      row.cells.push_back({ahead});
      row.cells.push_back({bounds(ahead)});
      row.cells.push_back({lead.told_from_zero() ? "" : "open"});
    } else {
      row.cells.resize(table.columns.size());
    }
    table.rows.push_back(std::move(row));
    section.tables.push_back(std::move(table));
    return section;
  }
};

template Method const& method<Ranking>();

}  // namespace clustress
