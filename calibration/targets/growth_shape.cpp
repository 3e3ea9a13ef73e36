// calibration/targets/growth_shape.cpp — the shape of annual growth, and how its spread falls with
// size. Both of firms from 10 persons that live in both years.
#include <algorithm>
#include <cmath>
#include <vector>

#include "calibration/mean.hpp"
#include "calibration/target_entry.hpp"
#include "sim/statistics/moments.hpp"
#include "sim/statistics/regression.hpp"
#include "sim/statistics/subbotin.hpp"

namespace clustress {
namespace {

// Calls f(size, log growth).
template <class F>
void for_each_growth(FirmHistory const& history, F&& f) {
  history.for_each_firm_year([&](std::size_t, double before, double after) {
    if (before >= 10 && after >= 1) f(before, std::log(after / before));
  });
}

double shape(FirmHistory const& history) {
  std::vector<double> growth;
  for_each_growth(history, [&](double, double g) { growth.push_back(g); });
  bool const varies =
      std::any_of(growth.begin(), growth.end(), [&](double g) { return g != growth.front(); });
  return growth.size() >= 10 && varies ? fit_subbotin(growth).shape : no_population;
}

// Of the logarithm of the standard deviation over the logarithm of size, classes of at least 30.
double slope_of_spread(FirmHistory const& history) {
  constexpr std::size_t classes = 6;  // 10–19, 20–39, … 320+
  std::vector<RunningMoments> growth(classes), size(classes);
  for_each_growth(history, [&](double jobs, double g) {
    auto const k = std::min(classes - 1, static_cast<std::size_t>(std::log2(jobs / 10.0)));
    growth[k].add(g);
    size[k].add(std::log(jobs));
  });
  std::vector<double> x, y;
  for (std::size_t k = 0; k < classes; ++k) {
    if (growth[k].count() < 30) continue;
    x.push_back(size[k].mean());
    y.push_back(0.5 * std::log(growth[k].variance()));
  }
  return x.size() >= 2 ? fit_line(x, y).slope : no_population;
}

}  // namespace

class GrowthShapeTargets {
 public:
  static constexpr std::string_view phenomenon = "shape of growth";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        Target{
            "subbotin_b",
            firms_of_10_plus,
            "shape",
            {1.0,
             {0.78, 1.1},
             {0.05, 0.1, source, "se: pooled fits of thousands of firms; spread: 0.7–1.1 over 4"}},
            "Bottazzi & Secchi 2003, 2006: 0.7–1.1",
            band,
            [](FirmHistory const& history) { return shape(history); }}
            .fitted(),
        Target{"sd_size_slope",
               firms_of_10_plus,
               "elasticity",
               {-0.18,
                {-0.25, -0.12},
                {0.03, 0.03, source, "se as published; spread: −0.15 to −0.20 over 4, rounded up"}},
               "Stanley et al. 1996, Amaral et al. 1997: −0.15 to −0.20",
               band,
               [](FirmHistory const& history) { return slope_of_spread(history); }}
            .fitted(),
    };
    return targets;
  }
};

template TargetFile targets<GrowthShapeTargets>();

}  // namespace clustress
