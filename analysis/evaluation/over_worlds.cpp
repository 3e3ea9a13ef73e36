#include "analysis/evaluation/over_worlds.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "sim/statistics/distributions.hpp"

namespace clustress {
namespace {

Estimate none() {
  return {not_known, not_known, {not_known, not_known}, 0};
}

double mean_of(std::vector<double> const& x) {
  return std::accumulate(x.begin(), x.end(), 0.0) / static_cast<double>(x.size());
}

std::string most_frequent(std::map<std::string, std::size_t> const& counts) {
  auto const most =
      std::max_element(counts.begin(), counts.end(),
                       [](auto const& a, auto const& b) { return a.second < b.second; });
  return most == counts.end() ? std::string() : most->first;
}

void add_truth(DesignOverWorlds& d, std::vector<double> const& estimates, double alpha) {
  std::vector<double> truths;
  std::size_t covered = 0;
  for (DesignResult const& r : d.results) {
    truths.push_back(r.truth);
    covered += r.interval.contains(r.truth) ? 1 : 0;
  }
  if (!std::ranges::all_of(truths, [](double x) { return std::isfinite(x); })) return;
  d.truth = mean_with_interval(truths, alpha);
  d.bias = paired_difference(estimates, truths, alpha);
  d.coverage = share_with_interval(covered, truths.size(), alpha);
}

}  // namespace

double detectable_effect(double standard_error, double alpha) {
  return (normal_quantile(1.0 - alpha / 2.0) + normal_quantile(detectable_power)) * standard_error;
}

DesignOverWorlds summarise(Design const& design, std::vector<DesignResult> results, double alpha) {
  DesignOverWorlds d;
  d.design = &design;
  d.asked = results.size();
  d.estimate = d.truth = d.bias = d.coverage = d.power = none();
  std::map<std::string, std::size_t> reasons;
  std::vector<double> estimates, errors;
  for (DesignResult& r : results) {
    if (!r.is_given()) {
      ++reasons[r.missing];
      continue;
    }
    estimates.push_back(r.estimate);
    errors.push_back(r.standard_error);
    if (r.p_value <= alpha) ++d.significant;
    d.results.push_back(std::move(r));
  }
  d.missing = most_frequent(reasons);
  if (d.results.empty()) return d;
  d.estimate = mean_with_interval(estimates, alpha);
  d.power = share_with_interval(d.significant, d.worlds(), alpha);
  d.standard_error = mean_of(errors);
  d.spread = d.estimate.standard_error * std::sqrt(static_cast<double>(d.worlds()));
  d.smallest_detectable = detectable_effect(d.standard_error, alpha);
  add_truth(d, estimates, alpha);
  return d;
}

std::vector<DesignOverWorlds> evaluate_worlds(std::size_t worlds,
                                              std::function<FirmPanel(std::size_t)> const& panel,
                                              DesignOptions const& options) {
  std::vector<std::vector<DesignResult>> results(design_catalogue().size());
  for (std::size_t w = 0; w < worlds; ++w) {
    FirmPanel const one = panel(w);
    for (std::size_t d = 0; d < results.size(); ++d)
      results[d].push_back(evaluate(design_catalogue()[d](), one, options));
  }
  std::vector<DesignOverWorlds> all;
  for (std::size_t d = 0; d < results.size(); ++d)
    all.push_back(summarise(design_catalogue()[d](), std::move(results[d]), options.alpha));
  return all;
}

}  // namespace clustress
