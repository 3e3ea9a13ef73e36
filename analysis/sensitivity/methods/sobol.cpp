// analysis/sensitivity/methods/sobol.cpp — Sobol' indices: which share of the variance over points
// each parameter makes alone (S), and with all its interactions (T).
//
//   S_i = mean( y_B (y_ABi − y_A) ) / V      Saltelli et al. 2010, Comput. Phys. Commun. 181(2)
//   T_i = mean( (y_A − y_ABi)² ) / (2 V)     Jansen 1999, Comput. Phys. Commun. 117
//
// over rows of a Saltelli design, y centred, V the variance of y_A and y_B. Points are means over R
// worlds; what luck leaves in a product of two means is their covariance over worlds / R, taken out
// of numerators and V alike. With luck of its own at every point that is s²/R of T's numerator and
// of V; with shared luck half the variance of the paired difference. Intervals: percentiles of a
// bootstrap over rows (Archer, Saltelli & Sobol' 1997, J. Stat. Comput. Simul. 58).
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/sensitivity/draws.hpp"
#include "analysis/sensitivity/index_method_entry.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

constexpr std::size_t fewest_rows = 8;

// Worlds of one row: those that all of its points have.
using RowWorlds = std::vector<std::size_t>;

// Each row holds: mean of y_A and y_B, of their squares, half the variance that luck leaves in
// their difference; then by factor d = y_AB − y_A, y_B d and d², the last two without luck.
class RowTable {
 public:
  RowTable(SensitivityStudy const& study, StudyOutput const& output) : output_(output) {
    factors_ = study.inputs.factors.size();
    std::vector<RowWorlds> worlds;
    for (SaltelliRow const& row : study.rows) worlds.push_back(worlds_of(row));
    centre(study, worlds);
    for (std::size_t j = 0; j < worlds.size(); ++j) {
      if (!worlds[j].empty()) add(study.rows[j], worlds[j]);
    }
  }

  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] bool is_luck_known() const { return is_luck_known_; }

  // Indices of rows that come so many times: S and T of each factor, then V.
  [[nodiscard]] std::vector<double> indices(std::vector<double> const& times) const {
    std::vector<double> sums(width(), 0.0);
    double count = 0.0;
    for (std::size_t j = 0; j < rows_; ++j) {
      if (times[j] == 0.0) continue;
      count += times[j];
      double const* const own = values_.data() + j * width();
      for (std::size_t k = 0; k < sums.size(); ++k) sums[k] += times[j] * own[k];
    }
    for (double& sum : sums) sum /= count;
    double const level = sums[0], variance = sums[1] - level * level - sums[2];
    std::vector<double> result;
    for (std::size_t f = 0; f < factors_; ++f) {
      double const* const of = sums.data() + 3 + 3 * f;
      bool const is_positive = variance > 0.0;
      result.push_back(is_positive ? (of[1] - level * of[0]) / variance : no_index);
      result.push_back(is_positive ? of[2] / 2.0 / variance : no_index);
    }
    result.push_back(variance);
    return result;
  }

 private:
  [[nodiscard]] std::size_t width() const { return 3 + 3 * factors_; }

  [[nodiscard]] RowWorlds worlds_of(SaltelliRow const& row) const {
    RowWorlds worlds;
    for (std::size_t r = 0; r < output_.worlds; ++r) {
      bool is_there = !std::isnan(output_.at(row.a, r)) && !std::isnan(output_.at(row.b, r));
      for (std::size_t const p : row.ab) is_there = is_there && !std::isnan(output_.at(p, r));
      if (is_there) worlds.push_back(r);
    }
    return worlds;
  }

  // What all points have in common in a world is no effect of any parameter; centred at the mean of
  // each world where luck is shared, else of all.
  void centre(SensitivityStudy const& study, std::vector<RowWorlds> const& worlds) {
    std::vector<RunningMoments> by_world(output_.worlds);
    RunningMoments all;
    for (std::size_t j = 0; j < worlds.size(); ++j) {
      for (std::size_t const r : worlds[j]) {
        for (std::size_t const p : {study.rows[j].a, study.rows[j].b}) {
          by_world[r].add(output_.at(p, r));
          all.add(output_.at(p, r));
        }
      }
    }
    for (RunningMoments const& m : by_world)
      centre_.push_back(study.inputs.is_luck_shared ? m.mean() : all.mean());
  }

  void add(SaltelliRow const& row, RowWorlds const& worlds) {
    double const n = static_cast<double>(worlds.size());
    auto const of_mean = [&](double covariance) {
      return worlds.size() > 1 ? covariance / n : 0.0;
    };
    is_luck_known_ = is_luck_known_ && worlds.size() > 1;
    auto const at = [&](std::size_t p, std::size_t r) { return output_.at(p, r) - centre_[r]; };
    RunningMoments a, b, between;
    for (std::size_t const r : worlds) {
      a.add(at(row.a, r)), b.add(at(row.b, r));
      between.add(at(row.a, r) - at(row.b, r));
    }
    values_.push_back((a.mean() + b.mean()) / 2.0);
    values_.push_back((a.mean() * a.mean() + b.mean() * b.mean()) / 2.0);
    values_.push_back(of_mean(between.variance()) / 2.0);
    for (std::size_t const ab : row.ab) {
      RunningCovariance m;
      for (std::size_t const r : worlds) m.add(at(row.b, r), at(ab, r) - at(row.a, r));
      double const d = m.y().mean();
      values_.push_back(d);
      values_.push_back(b.mean() * d - of_mean(m.covariance()));
      values_.push_back(d * d - of_mean(m.y().variance()));
    }
    ++rows_;
  }

  StudyOutput const& output_;
  std::size_t factors_ = 0, rows_ = 0;
  bool is_luck_known_ = true;
  std::vector<double> centre_;  // by world
  std::vector<double> values_;  // [row][width()]
};

}  // namespace

class Sobol final : public NamedIndexMethod {
 public:
  Sobol()
      : NamedIndexMethod("sobol", "Sobol' indices",
                         "Sobol' 1993; Saltelli et al. 2010; Jansen 1999") {}

  [[nodiscard]] std::string unfit(SensitivityStudy const& study) const override {
    if (study.inputs.factors.size() < 2)
      return "there is one parameter: the variance is all its own";
    return study.rows.empty() ? "the points are not those of a Saltelli design" : "";
  }

  [[nodiscard]] IndexTable indices(SensitivityStudy const& study, StudyOutput const& output,
                                   IndexOptions const& options) const override {
    RowTable const rows(study, output);
    if (rows.rows() < fewest_rows) {
      return no_indices(fmt::format("{} rows of the design have all their points; it takes {}",
                                    rows.rows(), fewest_rows));
    }
    std::vector<double> const found = rows.indices(std::vector<double>(rows.rows(), 1.0));
    if (!(found.back() > 0.0)) return no_indices("points differ no more than luck makes them");
    std::vector<std::vector<double>> drawn(found.size());
    Draws draws(1);
    std::vector<double> times;
    for (std::size_t k = 0; k < options.draws; ++k) {
      resample(times, rows.rows(), draws);
      std::vector<double> const one = rows.indices(times);
      for (std::size_t i = 0; i < one.size(); ++i) drawn[i].push_back(one[i]);
    }
    IndexTable table;
    table.columns = {{"first_order", "S", "share of the variance over points that it makes alone"},
                     {"total_order", "T", "share that it makes with all its interactions"}};
    for (std::size_t f = 0; f < study.inputs.factors.size(); ++f) {
      IndexRow row{study.inputs.factors[f].name, {}, false};
      for (std::size_t const i : {2 * f, 2 * f + 1})
        row.indices.push_back({found[i], percentile_interval(std::move(drawn[i]), options.alpha)});
      row.is_below_noise = !(row.indices[1].interval.low > 0.0);
      table.rows.push_back(std::move(row));
    }
    table.ranked_by = 1;
    say(table, study, rows);
    return table;
  }

 private:
  static void say(IndexTable& table, SensitivityStudy const& study, RowTable const& rows) {
    std::size_t const all = study.inputs.points() / (study.inputs.factors.size() + 2);
    if (rows.rows() < all) {
      table.notes.push_back(fmt::format(
          "{} of {} rows of the design are left out whole, because a point of theirs has "
          "no world that was done.",
          all - rows.rows(), all));
    }
    if (!rows.is_luck_known()) {
      table.notes.emplace_back(
          "With one world a point luck cannot be taken out: it counts as an effect of every "
          "parameter in T.");
    } else {
      table.notes.emplace_back(
          study.inputs.is_luck_shared
              ? "Luck, half the variance of the paired difference, is taken out of S, T and the "
                "variance."
              : "Luck, s²/R of each point, is taken out of T and the variance.");
    }
  }
};

template IndexMethod const& index_method<Sobol>();

}  // namespace clustress
