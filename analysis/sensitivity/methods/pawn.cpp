// analysis/sensitivity/methods/pawn.cpp — PAWN: how far the whole distribution of an output moves
// where one parameter is held in a part of its range. From any points, no design needed.
//
// Points are split into classes of equal count of a parameter; of each class the distance of
// Kolmogorov and Smirnov to all points; median, mean and maximum over classes (Pianosi & Wagener
// 2018, Environ. Model. Softw. 108). A dummy parameter, classes of the same counts filled at
// random, says what a parameter without effect would get: below the 1 − α quantile of 200 dummies
// is noise. Intervals: a bootstrap over points in their classes, moved by its bias, since
// resampling can only add to a distance.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "analysis/sensitivity/classes.hpp"
#include "analysis/sensitivity/draws.hpp"
#include "analysis/sensitivity/index_method_entry.hpp"
#include "sim/statistics/moments.hpp"
#include "sim/statistics/quantiles.hpp"

namespace clustress {

namespace {

constexpr std::size_t fewest_points = 30, fewest_in_class = 10, dummies = 200;
constexpr double most_steps = 2e7;  // of the bootstrap of one output

struct Distances {
  double median = no_index, mean = no_index, maximum = no_index;
};

// Points in ascending order of the output; equal outputs share a rank.
struct Ordered {
  std::vector<std::size_t> points;
  std::vector<bool> is_last;  // of its rank, by place in the order
};

Ordered ordered(std::vector<double> const& y) {
  Ordered order{std::vector<std::size_t>(y.size()), {}};
  std::iota(order.points.begin(), order.points.end(), 0);
  std::ranges::stable_sort(order.points, {}, [&](std::size_t p) { return y[p]; });
  for (std::size_t k = 0; k < y.size(); ++k) {
    order.is_last.push_back(k + 1 == y.size() || y[order.points[k + 1]] != y[order.points[k]]);
  }
  return order;
}

// One walk through the order: a distribution function of a class differs most from that of all
// just before or at one of its own steps.
Distances distances(Ordered const& order, std::vector<std::size_t> const& class_of,
                    std::size_t classes, std::vector<double> const& weights) {
  std::vector<double> total(classes, 0.0), below(classes, 0.0), most(classes, 0.0);
  double all = 0.0, passed = 0.0;
  for (std::size_t const p : order.points) total[class_of[p]] += weights[p], all += weights[p];
  auto const look = [&](std::size_t c) {
    if (total[c] > 0.0) most[c] = std::max(most[c], std::abs(below[c] / total[c] - passed / all));
  };
  for (std::size_t k = 0, first = 0; k < order.points.size(); ++k) {
    if (!order.is_last[k]) continue;
    for (std::size_t i = first; i <= k; ++i) look(class_of[order.points[i]]);
    for (std::size_t i = first; i <= k; ++i) {
      below[class_of[order.points[i]]] += weights[order.points[i]];
      passed += weights[order.points[i]];
    }
    for (std::size_t i = first; i <= k; ++i) look(class_of[order.points[i]]);
    first = k + 1;
  }
  std::vector<double> given;
  for (std::size_t c = 0; c < classes; ++c) {
    if (total[c] > 0.0) given.push_back(most[c]);
  }
  return {median(given), moments_of(given).mean(), std::ranges::max(given)};
}

// The 1 − α quantile of the median over classes so filled at random; outputs without ties.
double threshold_of(Classes const& classes, std::vector<double> const& weights, double alpha) {
  std::size_t const count = classes.of.size();
  std::vector<double> y(count);
  std::iota(y.begin(), y.end(), 0.0);
  Ordered const order = ordered(y);
  std::vector<std::size_t> at_random = classes.of;
  std::vector<double> medians;
  Draws draws(2);
  for (std::size_t k = 0; k < dummies; ++k) {
    shuffle(at_random, draws);
    medians.push_back(distances(order, at_random, classes.sizes.size(), weights).median);
  }
  return quantile(medians, 1.0 - alpha);
}

}  // namespace

class Pawn final : public NamedIndexMethod {
 public:
  Pawn() : NamedIndexMethod("pawn", "PAWN", "Pianosi & Wagener 2018") {}

  [[nodiscard]] std::string unfit(SensitivityStudy const& study) const override {
    if (!study.steps.empty())
      return "points that follow each other by steps are no sample of the space";
    if (study.sample.size() >= fewest_points) return "";
    return fmt::format("it takes {} points, here are {}", fewest_points, study.sample.size());
  }

  [[nodiscard]] IndexTable indices(SensitivityStudy const& study, StudyOutput const& output,
                                   IndexOptions const& options) const override {
    SampleMeans const sample = means_of(study, output);
    std::size_t const count = sample.points.size();
    if (count < fewest_points)
      return no_indices(
          fmt::format("it takes {} points with worlds, here are {}", fewest_points, count));
    Ordered const order = ordered(sample.means);
    std::size_t const wanted = std::clamp<std::size_t>(count / fewest_in_class, 2, options.classes);
    IndexTable table;
    table.columns = {{"median", "PAWN", "distance to the distribution of all, median over classes"},
                     {"mean", "mean", "the same, mean over classes"},
                     {"maximum", "maximum", "the same, maximum over classes"},
                     {"threshold", "noise", "of a parameter without effect"}};
    std::map<std::vector<std::size_t>, double> thresholds;  // by sizes of classes
    StudyInputs const& inputs = study.inputs;
    for (std::size_t k = 0; k < inputs.parameters.size(); ++k) {
      std::vector<double> places;
      for (std::size_t const p : sample.points) places.push_back(inputs.places[k][p]);
      Classes const classes = classes_of(places, wanted, inputs.is_category[k]);
      auto const [known, is_new] = thresholds.try_emplace(classes.sizes, 0.0);
      if (is_new) known->second = threshold_of(classes, sample.weights, options.alpha);
      Distances const d = distances(order, classes.of, classes.sizes.size(), sample.weights);
      IndexRow row{inputs.parameters[k],
                   {{d.median, interval(order, classes, sample.weights, d.median,
                                        inputs.parameters.size(), options)},
                    {d.mean, {no_index, no_index}},
                    {d.maximum, {no_index, no_index}},
                    {known->second, {no_index, no_index}}},
                   d.median <= known->second};
      table.rows.push_back(std::move(row));
    }
    table.notes.push_back(
        fmt::format("Up to {} classes of each parameter, over {} points.", wanted, count));
    return table;
  }

 private:
  static Interval interval(Ordered const& order, Classes const& classes,
                           std::vector<double> const& weights, double estimate,
                           std::size_t parameters, IndexOptions const& options) {
    double const one = static_cast<double>(classes.of.size() * parameters);
    auto const enough = static_cast<std::size_t>(std::max(100.0, most_steps / one));
    Draws draws(3);
    std::vector<double> times, drawn;
    for (std::size_t k = 0; k < std::min(options.draws, enough); ++k) {
      resample(times, classes.of.size(), draws);
      for (std::size_t p = 0; p < times.size(); ++p) times[p] *= weights[p];
      drawn.push_back(distances(order, classes.of, classes.sizes.size(), times).median);
    }
    Interval const shifted = shifted_interval(std::move(drawn), estimate, options.alpha);
    return {std::max(0.0, shifted.low), shifted.high};
  }
};

template IndexMethod const& index_method<Pawn>();

}  // namespace clustress
