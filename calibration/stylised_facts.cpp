#include "calibration/stylised_facts.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/core/errors.hpp"
#include "sim/engine/tape.hpp"
#include "sim/model/indicator.hpp"
#include "sim/statistics/moments.hpp"
#include "sim/statistics/regression.hpp"
#include "sim/statistics/subbotin.hpp"

namespace clustress {
namespace {

constexpr std::size_t quarters_per_year = 4;

// Mean of what has been added.
struct Mean {
  double sum = 0, weight = 0;
  void add(double value, double times = 1.0) { sum += value * times, weight += times; }
  [[nodiscard]] double value() const { return weight > 0 ? sum / weight : std::numeric_limits<double>::quiet_NaN(); }
};

class History {
 public:
  explicit History(Tape const& tape)
      : tape_(tape), first_(tape.firms().size(), never_alive), last_(first_.size(), never_alive) {}

  void add_quarter(std::size_t quarter) {
    std::vector<std::int32_t> const& jobs = tape_.jobs(quarter);
    for (std::size_t row = 0; row < jobs.size(); ++row) {
      if (jobs[row] == 0) continue;
      if (row >= first_.size()) {
        first_.resize(row + 1, never_alive);
        last_.resize(row + 1, never_alive);
      }
      if (first_[row] == never_alive) first_[row] = static_cast<int>(quarter);
      last_[row] = static_cast<int>(quarter);
    }
  }
  [[nodiscard]] std::size_t size() const { return first_.size(); }
  [[nodiscard]] int first(std::size_t row) const { return first_[row]; }  // quarter of the snapshot or of entry
  [[nodiscard]] int last(std::size_t row) const { return last_[row]; }
  [[nodiscard]] std::int32_t jobs(std::size_t quarter, std::size_t row) const {
    auto const& jobs = tape_.jobs(quarter);
    return row < jobs.size() ? jobs[row] : 0;
  }
  static constexpr int never_alive = -1;

 private:
  Tape const& tape_;
  std::vector<int> first_, last_;
};

// Births and deaths of the year among enterprises active in any part of it; survival of the births.
void measure_demography(History const& history, std::size_t years, std::map<std::string_view, double>& result) {
  Mean entry, exit, survival_1, survival_5, exact_1, exact_5;
  for (std::size_t year = 0; year < years; ++year) {
    int const begin = static_cast<int>(year * quarters_per_year), end = begin + 4;
    double active = 0, births = 0, deaths = 0;
    for (std::size_t row = 0; row < history.size(); ++row) {
      int const first = history.first(row), last = history.last(row);
      if (first == History::never_alive || first > end || last < begin) continue;
      active += 1;
      births += first > begin ? 1 : 0;
      deaths += last < end ? 1 : 0;
      if (first <= begin) continue;
      auto const reaches = [&](std::size_t later, bool alive) {
        return (year + later) < years ? (alive ? 1.0 : 0.0) : std::numeric_limits<double>::quiet_NaN();
      };
      auto const add = [](Mean& mean, double value) {
        if (!std::isnan(value)) mean.add(value);
      };
      add(survival_1, reaches(1, last >= end));  // alive when the next year begins
      add(survival_5, reaches(5, last >= end + 16));
      add(exact_1, reaches(2, last >= first + 4));
      add(exact_5, reaches(6, last >= first + 20));
    }
    entry.add(births / active);
    exit.add(deaths / active);
  }
  result["entry_rate"] = entry.value();
  result["exit_rate"] = exit.value();
  result["survival_1y"] = survival_1.value();
  result["survival_5y"] = survival_5.value();
  result["survival_1y_exact_age"] = exact_1.value();
  result["survival_5y_exact_age"] = exact_5.value();
}

// Davis, Haltiwanger & Schuh 1996: rates over the mean of both years' employment; firms with employees in either year.
void measure_job_flows(History const& history, std::size_t years, std::map<std::string_view, double>& result) {
  Mean creation, destruction, excess;
  for (std::size_t year = 0; year < years; ++year) {
    double created = 0, destroyed = 0, size = 0;
    for (std::size_t row = 0; row < history.size(); ++row) {
      double const before = history.jobs(year * quarters_per_year, row),
                   after = history.jobs((year + 1) * quarters_per_year, row);
      if (before < 2 && after < 2) continue;
      created += std::max(0.0, after - before);
      destroyed += std::max(0.0, before - after);
      size += 0.5 * (before + after);
    }
    creation.add(created / size);
    destruction.add(destroyed / size);
    excess.add((created + destroyed - std::abs(created - destroyed)) / size);
  }
  result["job_creation"] = creation.value();
  result["job_destruction"] = destruction.value();
  result["excess_reallocation"] = excess.value();
}

void measure_growth(History const& history, std::size_t years, std::map<std::string_view, double>& result) {
  std::vector<double> growth;
  constexpr std::size_t classes = 6;  // 10–19, 20–39, … 320+
  std::vector<RunningMoments> by_size(classes);
  std::vector<RunningMoments> size_of(classes);
  for (std::size_t year = 0; year < years; ++year) {
    for (std::size_t row = 0; row < history.size(); ++row) {
      double const before = history.jobs(year * quarters_per_year, row),
                   after = history.jobs((year + 1) * quarters_per_year, row);
      if (before < 10 || after < 1) continue;
      double const g = std::log(after / before);
      growth.push_back(g);
      auto const k = std::min(classes - 1, static_cast<std::size_t>(std::log2(before / 10.0)));
      by_size[k].add(g);
      size_of[k].add(std::log(before));
    }
  }
  result["subbotin_b"] = fit_subbotin(growth).shape;
  std::vector<double> x, y;
  for (std::size_t k = 0; k < classes; ++k) {
    if (by_size[k].count() < 30) continue;
    x.push_back(size_of[k].mean());
    y.push_back(0.5 * std::log(by_size[k].variance()));
  }
  result["sd_size_slope"] = fit_line(x, y).slope;
}

void measure_sizes(World const& world, std::map<std::string_view, Mean>& means) {
  std::vector<double> large;
  double firms = 0, micro = 0, jobs = 0, by_class[4] = {};
  for (std::size_t c = 0; c < world.firms.cells(); ++c) {
    Segment const& s = world.firms.segment(CellId(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
      double const size = world.firms.jobs[row];
      firms += 1;
      jobs += size;
      micro += size < 10 ? 1 : 0;
      by_class[size < 10 ? 0 : size < 50 ? 1 : size < 250 ? 2 : 3] += size;
      if (size >= 50) large.push_back(size);
    }
  }
  means["tail_exponent"].add(tail_exponent(large, 50.0).exponent);
  means["micro_firms"].add(micro / firms);
  means["mean_size"].add(jobs / firms);
  means["employment_micro"].add(by_class[0] / jobs);
  means["employment_small"].add(by_class[1] / jobs);
  means["employment_medium"].add(by_class[2] / jobs);
  means["employment_large"].add(by_class[3] / jobs);
}

double total_of(Indicator const& indicator, World const& world, CellTotals const& totals) {
  double sum = 0;
  std::size_t const entries = indicator.split() == Split::additive ? world.cells.size() : 1;
  for (std::size_t k = 0; k < entries; ++k) sum += indicator.measure(world, totals, k);
  return sum;
}

Indicator const& by_name(std::string_view name) {
  for (IndicatorFunction const function : indicator_catalogue()) {
    if (function().name() == name) return function();
  }
  throw std::logic_error("unknown indicator");
}

void measure_state(World const& world, std::map<std::string_view, Mean>& means) {
  CellTotals totals;
  totals.take(world);
  means["productivity_90_10"].add(total_of(by_name("productivity_90_10"), world, totals));
  means["innovators"].add(total_of(by_name("innovators_10plus"), world, totals) /
                          total_of(by_name("firms_10plus"), world, totals));
  means["unemployment"].add(total_of(by_name("unemployment_rate"), world, totals));
  measure_sizes(world, means);
}

}  // namespace

std::vector<Moment> const& moments() {
  constexpr std::string_view all = "all enterprises", employers = "firms with employees", ten = "firms of 10+ persons";
  static std::vector<Moment> const list = {
      {"entry_rate", all, "per year", 0.097, {0.08, 0.11}, "Eurostat 2021: 10.7 %; 2010s about 9 %", true},
      {"exit_rate", all, "per year", 0.088, {0.07, 0.10}, "Eurostat 2021: 8.5 %; 2010s about 9 %", true},
      {"survival_1y", "births, Eurostat's count", "share", 0.82, {0.78, 0.86}, "Eurostat, cohorts 2018–2020", true},
      {"survival_5y", "births, Eurostat's count", "share", 0.44, {0.38, 0.50}, "Eurostat, cohort 2009", true},
      {"job_creation", employers, "DHS per year", 0.131, {0.10, 0.17}, "US BDS 2010–2018, 13.1 %", true},
      {"job_destruction", employers, "DHS per year", 0.115, {0.09, 0.16}, "US BDS 2010–2018, 11.5 %", true},
      {"excess_reallocation", employers, "DHS per year", 0.23, {0.18, 0.28}, "US BDS 2010–2018, 23.0 %", true},
      {"tail_exponent", "firms of 50+ persons", "", 1.06, {0.95, 1.2}, "Axtell 2001: 1.059", true},
      {"subbotin_b", ten, "", 0.95, {0.6, 1.1}, "Bottazzi & Secchi 2003, 2006: 0.7–1.1", true},
      {"sd_size_slope", ten, "", -0.17, {-0.25, -0.05}, "Stanley et al. 1996: −0.15 to −0.20", true},
      {"productivity_90_10", "firms of a market", "log points", 0.65, {0.45, 0.85}, "Syverson 2004: 0.651", true},
      {"innovators", ten, "share in 3 years", 0.484, {0.40, 0.60}, "CIS 2020: 48.4 %", true},
      {"survival_1y_exact_age", "births, exact age", "share", 0.82, {0.78, 0.86}, "same target, other count", false},
      {"survival_5y_exact_age", "births, exact age", "share", 0.44, {0.38, 0.50}, "same target, other count", false},
      {"micro_firms", all, "share", 0.931, {0.915, 0.945}, "Eurostat SBS 2018", false},
      {"mean_size", all, "persons", 5.04, {4.5, 5.6}, "Eurostat SBS 2021", false},
      {"employment_micro", all, "share of jobs", 0.29, {0.25, 0.33}, "Eurostat SBS 2018", false},
      {"employment_small", all, "share of jobs", 0.19, {0.16, 0.23}, "Eurostat SBS 2019", false},
      {"employment_medium", all, "share of jobs", 0.16, {0.12, 0.19}, "Eurostat SBS 2019", false},
      {"employment_large", all, "share of jobs", 0.36, {0.29, 0.42}, "Eurostat SBS 2021", false},
      {"unemployment",
       "labour force of the first region",
       "share",
       0.083,
       {0.05, 0.12},
       "Eurostat lfst_r_lfu3pers, DED5 2014",
       false},
  };
  return list;
}

std::map<std::string_view, double> measure_moments(Scenario const& scenario, Preparation const& preparation,
                                                   std::uint32_t replicate, StopFlag const& stop) {
  auto const years = static_cast<std::size_t>(scenario.simulation.horizon_quarters) / quarters_per_year;
  if (years < 7) throw UsageError("survival over five years needs simulation.horizon_quarters of at least 28. Raise it.");
  World world = burn_in(scenario, preparation, replicate);
  Workspace workspace;
  Tape tape;
  tape.begin(world);
  std::map<std::string_view, Mean> means;
  while (world.now < static_cast<Quarter>(years * quarters_per_year)) {
    if (stop) throw Stopped{};
    step(world, workspace, {});
    tape.record(world);
    if (world.now % static_cast<Quarter>(quarters_per_year) == 0) measure_state(world, means);
  }
  History history(tape);
  for (std::size_t q = 0; q <= years * quarters_per_year; ++q) history.add_quarter(q);
  std::map<std::string_view, double> result;
  for (auto const& [name, mean] : means) result[name] = mean.value();
  measure_demography(history, years, result);
  measure_job_flows(history, years, result);
  measure_growth(history, years, result);
  return result;
}

}  // namespace clustress
