// analysis/methods/severity.cpp — what a programme brings as one kind of stress grows worse: one
// curve from undisturbed over every severity that the result holds.
//
// A ladder is made of the stresses of one kind whose severities differ; the undisturbed world is
// its foot. Discounted net job-years at each rung; the slope is that of least squares through all
// rungs, world by world, and its interval is over worlds, so that rungs share their luck; the bend
// is the slope between the last two rungs less that between the first two, in the same way. A
// straight line through few rungs is a summary, not a law.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"
#include "sim/statistics/moments.hpp"
#include "sim/statistics/regression.hpp"

namespace clustress {

namespace {

struct Rung {
  double severity = 0.0;
  std::size_t stress = 0;
};

struct Ladder {
  std::string kind;
  std::vector<Rung> rungs;  // the undisturbed world first, then by severity
};

// Kinds with two severities or more. Two stresses of one severity differ in something else: such a
// kind is no ladder.
std::vector<Ladder> ladders_of(ResultView const& view) {
  std::vector<Ladder> all;
  for (std::size_t s = 1; s < view.stress_kind.size() && s < view.stress_severity.size(); ++s) {
    if (!(view.stress_severity[s] > 0.0)) continue;
    auto found = std::ranges::find(all, view.stress_kind[s], &Ladder::kind);
    if (found == all.end()) found = all.insert(all.end(), {view.stress_kind[s], {{0.0, 0}}});
    found->rungs.push_back({view.stress_severity[s], s});
  }
  std::erase_if(all, [](Ladder& ladder) {
    std::ranges::stable_sort(ladder.rungs, {}, &Rung::severity);
    bool const repeats =
        std::ranges::adjacent_find(ladder.rungs, {}, &Rung::severity) != ladder.rungs.end();
    return repeats || ladder.rungs.size() < 3;
  });
  return all;
}

}  // namespace

class Severity final : public NamedMethod {
 public:
  Severity() : NamedMethod("severity", "As a stress grows worse") {}

  [[nodiscard]] Subject subject() const override { return Subject::programme; }
  [[nodiscard]] std::vector<DatasetName> needs() const override { return {{"total", "jobs"}}; }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    std::vector<Ladder> const ladders = ladders_of(c.worlds.view());
    if (ladders.empty()) return {};
    Section section = this->section();
    section.is_joint = true;
    section.place = c.variant;
    std::string const confidence = confidence_text(options.promised_alpha) + " interval";
    section.tables.push_back({{{"by severity", false},
                               {"region loses"},
                               {"programme"},
                               {confidence},
                               {"less undisturbed"},
                               {confidence}},
                              {}});
    section.tables.push_back({{{"for each step of severity", false},
                               {"slope"},
                               {confidence},
                               {"bend"},
                               {confidence},
                               {"", false}},
                              {}});
    for (Table& table : section.tables)
      table.rows.push_back({{{c.worlds.view().variants[c.variant]}}, 0});
    for (Ladder const& ladder : ladders) add(section, c, ladder, options.alpha);
    section.notes.push_back(
        {"",
         {"Discounted net job-years of the programme. Region loses: those of the region without "
          "it, "
          "less undisturbed. Slope: change for one unit of severity (a percent, a firm), a "
          "straight "
          "line through all rungs. Bend: slope between the two worst less that between the two "
          "mildest."}});
    return section;
  }

 private:
  using Values = std::vector<std::vector<double>>;  // [rung][world]

  static std::vector<double> slopes(Ladder const& ladder, Values const& values) {
    std::vector<double> x, result;
    for (Rung const& rung : ladder.rungs) x.push_back(rung.severity);
    for (std::size_t r = 0; r < values.front().size(); ++r) {
      std::vector<double> y;
      for (std::vector<double> const& worlds : values) y.push_back(worlds[r]);
      result.push_back(fit_line(x, y).slope);
    }
    return result;
  }

  static std::vector<double> bends(Ladder const& ladder, Values const& values) {
    auto const step = [&](std::size_t k, std::size_t r) {
      return (values[k][r] - values[k - 1][r]) /
             (ladder.rungs[k].severity - ladder.rungs[k - 1].severity);
    };
    std::vector<double> result;
    for (std::size_t r = 0; r < values.front().size(); ++r)
      result.push_back(step(values.size() - 1, r) - step(1, r));
    return result;
  }

  static void add(Section& section, Comparison const& c, Ladder const& ladder, double alpha) {
    double const rate = c.worlds.view().discount_rate;
    auto const add_figure = [&](std::string const& what, std::vector<double> const& values,
                                std::string const& unit, std::string const& meaning) {
      return section.add(measure_of(fmt::format("severity/{}/{}", ladder.kind, what),
                                    mean_with_interval(values, alpha), {unit, meaning}));
    };
    section.tables[0].rows.push_back({{{ladder.kind}}, 1});
    Values values;
    for (Rung const& rung : ladder.rungs) {
      values.push_back(net_job_years(c.worlds, c.variant, rung.stress, rate));
      std::string const at = fmt::format("{:g}", rung.severity);
      Figure const lost = add_figure(
                       at + "/without", stress_job_years(c.worlds, rung.stress, rate), "job-years",
                       "job-years of the region without the programme, less undisturbed"),
                   here = add_figure(at, values.back(), "job-years",
                                     "discounted net job-years at this severity"),
                   less = add_figure(at + "/less_undisturbed", minus(values.back(), values.front()),
                                     "job-years", "the same less undisturbed");
      bool const is_foot = rung.stress == 0;
      section.tables[0].rows.push_back({{{is_foot ? "undisturbed" : at},
                                         is_foot ? Phrase{} : Phrase{lost},
                                         {here},
                                         {bounds(here)},
                                         is_foot ? Phrase{} : Phrase{less},
                                         is_foot ? Phrase{} : Phrase{bounds(less)}},
                                        2});
    }
    Figure const slope = add_figure("slope", slopes(ladder, values), "job-years per severity",
                                    "change for one unit of severity, least squares"),
                 bend = add_figure("bend", bends(ladder, values), "job-years per severity",
                                   "slope of the last step less that of the first");
    Measure const& m = section.measures[bend.measure];
    section.tables[1].rows.push_back({{{ladder.kind},
                                       {slope},
                                       {bounds(slope)},
                                       {bend},
                                       {bounds(bend)},
                                       {!m.told_from_zero() ? "not told"
                                        : m.value < 0.0     ? "bends down"
                                                            : "bends up"}},
                                      1});
  }
};

template Method const& method<Severity>();

}  // namespace clustress
