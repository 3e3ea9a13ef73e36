#include "sim/core/prior.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace clustress {
namespace {

bool is_finite(std::vector<double> const& numbers) {
  return std::ranges::all_of(numbers, [](double x) { return std::isfinite(x); });
}

std::string fault_of_shape(Prior const& prior) {
  auto const& [low, high] = prior.support;
  auto const shape = [&](std::size_t k) { return prior.shape[k]; };
  switch (prior.form) {
    case PriorForm::uniform:
    case PriorForm::discrete:
      return "";
    case PriorForm::log_uniform:
      return low > 0.0 ? "" : fmt::format("its range {:g} to {:g} must be above 0", low, high);
    case PriorForm::log_normal:
      if (low <= 0.0) return fmt::format("its range {:g} to {:g} must be above 0", low, high);
      if (shape(0) <= 0.0) return fmt::format("median = {:g} must be above 0", shape(0));
      return shape(1) > 0.0 ? "" : fmt::format("sd_log = {:g} must be above 0", shape(1));
    case PriorForm::normal:
      return shape(1) > 0.0 ? "" : fmt::format("sd = {:g} must be above 0", shape(1));
    case PriorForm::triangular:
      return prior.support.contains(shape(0))
                 ? ""
                 : fmt::format("mode = {:g} is outside its range {:g} to {:g}", shape(0), low,
                               high);
    case PriorForm::beta:
      return shape(0) > 0.0 && shape(1) > 0.0 ? "" : "alpha and beta must be above 0";
  }
  return "";
}

// A normal prior whose centre is far outside its support would leave nothing of the form.
std::string fault_of_centre(Prior const& prior) {
  bool const is_normal = prior.form == PriorForm::normal || prior.form == PriorForm::log_normal;
  if (!is_normal || prior.support.contains(prior.shape[0])) return "";
  return fmt::format("{} = {:g} is outside its range {:g} to {:g}",
                     info_of(prior.form).shape.front(), prior.shape[0], prior.support.low,
                     prior.support.high);
}

}  // namespace

std::vector<PriorFormInfo> const& prior_forms() {
  static std::vector<PriorFormInfo> const forms{
      {PriorForm::uniform, "uniform", {}, "all values of the range are equally likely"},
      {PriorForm::log_uniform, "log_uniform", {}, "all logarithms are equally likely"},
      {PriorForm::normal, "normal", {"mean", "sd"}, "normal, cut off at the ends of the range"},
      {PriorForm::log_normal,
       "log_normal",
       {"median", "sd_log"},
       "the logarithm is normal, cut off at the ends of the range"},
      {PriorForm::triangular, "triangular", {"mode"}, "from the ends of the range to the mode"},
      {PriorForm::beta, "beta", {"alpha", "beta"}, "beta, stretched over the range"},
      {PriorForm::discrete, "discrete", {}, "some values, equally likely"},
  };
  return forms;
}

PriorFormInfo const& info_of(PriorForm form) {
  return *std::ranges::find(prior_forms(), form, &PriorFormInfo::form);
}

Prior uniform(double low, double high) {
  return {PriorForm::uniform, {low, high}, {}, {}, {}};
}
Prior log_uniform(double low, double high) {
  return {PriorForm::log_uniform, {low, high}, {}, {}, {}};
}
Prior normal(double mean, double sd, Range support) {
  return {PriorForm::normal, support, {mean, sd}, {}, {}};
}
Prior log_normal(double median, double sd_log, Range support) {
  return {PriorForm::log_normal, support, {median, sd_log}, {}, {}};
}
Prior triangular(double low, double mode, double high) {
  return {PriorForm::triangular, {low, high}, {mode}, {}, {}};
}
Prior beta(double alpha, double beta, Range support) {
  return {PriorForm::beta, support, {alpha, beta}, {}, {}};
}
Prior discrete(std::vector<double> values) {
  std::ranges::sort(values);
  Range const support = values.empty() ? Range{} : Range{values.front(), values.back()};
  return {PriorForm::discrete, support, {}, std::move(values), {}};
}

Prior AboutDefault::around(double standard, Range range) const {
  Prior prior = factor > 0.0 ? log_uniform(standard / factor, standard * factor)
                             : uniform(standard - margin, standard + margin);
  prior.support.low = std::max(prior.support.low, range.low);
  prior.support.high = std::min(prior.support.high, range.high);
  return prior;
}

std::string to_string(Prior const& prior) {
  PriorFormInfo const& info = info_of(prior.form);
  if (prior.form == PriorForm::discrete)
    return fmt::format("{} {:g}", info.name, fmt::join(prior.values, ", "));
  std::string text(info.name);
  for (std::size_t k = 0; k < prior.shape.size(); ++k)
    text += fmt::format(" {} {:g},", info.shape[k], prior.shape[k]);
  return text + fmt::format(" {:g} to {:g}", prior.support.low, prior.support.high);
}

std::string fault_of(Prior const& prior) {
  auto const& [low, high] = prior.support;
  if (prior.shape.size() != info_of(prior.form).shape.size())
    return fmt::format("{} needs {}", info_of(prior.form).name,
                       fmt::join(info_of(prior.form).shape, " and "));
  if (!std::isfinite(low) || !std::isfinite(high) || !is_finite(prior.shape) ||
      !is_finite(prior.values))
    return "its numbers must be finite";
  if (prior.form == PriorForm::discrete) {
    bool const has_twice = std::ranges::adjacent_find(prior.values) != prior.values.end();
    if (prior.values.size() < 2 || has_twice) return "it needs two values or more, all different";
  } else if (!(low < high)) {
    return fmt::format("its range {:g} to {:g} is empty", low, high);
  }
  std::string fault = fault_of_shape(prior);
  return fault.empty() ? fault_of_centre(prior) : fault;
}

std::string fault_of(Prior const& prior, Range declared) {
  if (std::string fault = fault_of(prior); !fault.empty()) return fault;
  if (declared.contains(prior.support.low) && declared.contains(prior.support.high)) return "";
  return fmt::format("{:g} to {:g} is not inside the declared range {:g} to {:g}",
                     prior.support.low, prior.support.high, declared.low, declared.high);
}

}  // namespace clustress
