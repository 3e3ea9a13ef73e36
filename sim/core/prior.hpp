// sim/core/prior.hpp — how a number may vary where it is in doubt: the form of its prior
// distribution, its numbers, and where they come from. Declared beside the range of a parameter.
//
//   t.add("customer_turnover", …, {0.0, 1.0}, …, {…}).prior(log_uniform(0.05, 0.4));
//
// All priors have a bounded support; normal ones are cut off at its ends. A prior of an integer
// gives whole numbers. Its inverse distribution function is in sim/statistics/prior_quantile.hpp.
// Plain values: thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/core/source.hpp"

namespace clustress {

enum class PriorForm { uniform, log_uniform, normal, log_normal, triangular, beta, discrete };

struct Prior {
  PriorForm form = PriorForm::uniform;
  Range support;  // of discrete: from the least to the largest value
  // normal: mean and SD before it is cut off; log_normal: median and SD of the logarithm, likewise;
  // triangular: mode; beta: α and β, on the support; else empty
  std::vector<double> shape;
  std::vector<double> values;  // of discrete, equally likely, ascending
  Source source;               // of its numbers
};

// What a form is called, and what its shape holds, as keys of a file.
struct PriorFormInfo {
  PriorForm form;
  std::string_view name;
  std::vector<std::string_view> shape;
  std::string_view meaning;
};
std::vector<PriorFormInfo> const& prior_forms();
PriorFormInfo const& info_of(PriorForm form);

Prior uniform(double low, double high);
Prior log_uniform(double low, double high);
Prior normal(double mean, double sd, Range support);
Prior log_normal(double median, double sd_log, Range support);
Prior triangular(double low, double mode, double high);
Prior beta(double alpha, double beta, Range support);
Prior discrete(std::vector<double> values);

// A prior around the default, whatever that is: for declarations that several owners share. Cut
// off at the ends of the declared range.
struct AboutDefault {
  double factor = 0.0;  // log_uniform from default / factor to default · factor; or
  double margin = 0.0;  // uniform from default − margin to default + margin
  [[nodiscard]] Prior around(double standard, Range range) const;
};
constexpr AboutDefault times(double factor) {
  return {factor, 0.0};
}
constexpr AboutDefault give_or_take(double margin) {
  return {0.0, margin};
}

// Where the numbers of a prior come from if its declaration does not say it otherwise.
inline constexpr Source plausible_part{"plausible part of the declared range; no study",
                                       Provenance::assumed};

// "log_uniform 1 to 4", "normal mean 2, sd 0.5, 0 to 10", "discrete 1, 2, 4".
std::string to_string(Prior const& prior);

// What is wrong with the prior alone, or with it for a number of that range: a sentence part,
// "its range 0 to 4 must be above 0"; empty if nothing is.
std::string fault_of(Prior const& prior);
std::string fault_of(Prior const& prior, Range declared);

}  // namespace clustress
