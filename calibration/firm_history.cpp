#include "calibration/firm_history.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "calibration/mean.hpp"
#include "sim/statistics/moments.hpp"
#include "sim/statistics/regression.hpp"
#include "sim/statistics/subbotin.hpp"

namespace clustress {
namespace {

constexpr std::size_t quarters_per_year = 4;

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
  // quarter of the snapshot or of entry
  [[nodiscard]] int first(std::size_t row) const { return first_[row]; }
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
void measure_demography(History const& history, std::size_t years, MomentValues& result) {
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
        return (year + later) < years ? (alive ? 1.0 : 0.0)
                                      : std::numeric_limits<double>::quiet_NaN();
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

// Davis, Haltiwanger & Schuh 1996: rates over the mean of both years' employment; firms with
// employees in either year.
void measure_job_flows(History const& history, std::size_t years, MomentValues& result) {
  Mean creation, destruction, excess, births, deaths;
  for (std::size_t year = 0; year < years; ++year) {
    double created = 0, destroyed = 0, size = 0, by_births = 0, by_deaths = 0;
    for (std::size_t row = 0; row < history.size(); ++row) {
      double const before = history.jobs(year * quarters_per_year, row),
                   after = history.jobs((year + 1) * quarters_per_year, row);
      if (before < 2 && after < 2) continue;
      created += std::max(0.0, after - before);
      destroyed += std::max(0.0, before - after);
      by_births += before == 0 ? after : 0;
      by_deaths += after == 0 ? before : 0;
      size += 0.5 * (before + after);
    }
    creation.add(created / size);
    destruction.add(destroyed / size);
    excess.add((created + destroyed - std::abs(created - destroyed)) / size);
    births.add(by_births / created);
    deaths.add(by_deaths / destroyed);
  }
  result["job_creation"] = creation.value();
  result["job_destruction"] = destruction.value();
  result["excess_reallocation"] = excess.value();
  result["births_in_creation"] = births.value();
  result["deaths_in_destruction"] = deaths.value();
}

void measure_growth(History const& history, std::size_t years, MomentValues& result) {
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

// Correlation of the growth of a firm in one year and the next.
void measure_autocorrelation(History const& history, std::size_t years, MomentValues& result) {
  RunningCovariance small, large;
  for (std::size_t year = 1; year < years; ++year) {
    for (std::size_t row = 0; row < history.size(); ++row) {
      double const first = history.jobs((year - 1) * quarters_per_year, row),
                   middle = history.jobs(year * quarters_per_year, row),
                   last = history.jobs((year + 1) * quarters_per_year, row);
      if (first < 2 || middle < 1 || last < 1) continue;
      (first < 10 ? small : large).add(std::log(middle / first), std::log(last / middle));
    }
  }
  result["growth_autocorrelation_small"] = small.correlation();
  result["growth_autocorrelation_10plus"] = large.correlation();
}

}  // namespace

void measure_histories(Tape const& tape, std::size_t years, MomentValues& result) {
  History history(tape);
  for (std::size_t q = 0; q <= years * quarters_per_year; ++q) history.add_quarter(q);
  measure_demography(history, years, result);
  measure_job_flows(history, years, result);
  measure_growth(history, years, result);
  measure_autocorrelation(history, years, result);
}

}  // namespace clustress
