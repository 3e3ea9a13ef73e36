#include "analysis/evaluation/design.hpp"

#include <fmt/format.h>

#include <cmath>

#include "analysis/evaluation/design_entry.hpp"
#include "analysis/evaluation/design_names.hpp"
#include "analysis/evaluation/firm_years.hpp"
#include "sim/core/errors.hpp"
#include "sim/statistics/distributions.hpp"

namespace clustress {
namespace {

void require(bool holds, char const* problem) {
  if (!holds) throw UsageError(problem);
}

void require_valid(DesignOptions const& o) {
  require(o.alpha > 0.0 && o.alpha < 1.0, "alpha must lie between 0 and 1. Give 0.05, say.");
  require(o.leads >= 2 && o.lags >= 0, "an event study needs at least 2 leads and 0 lags.");
  require(o.neighbours >= 1, "matching needs at least 1 neighbour.");
  require(o.caliper > 0.0, "the caliper must be above 0.");
  require(std::isnan(o.bandwidth) || o.bandwidth > 0.0, "the bandwidth must be above 0.");
  require(o.ridge > 0.0, "the ridge must be above 0: without it the weights are not unique.");
}

bool is_met(Need need, FirmYears const& table) {
  for (std::size_t f = 0; f < table.firms(); ++f) {
    bool const treated = table.is_treated(f);
    std::size_t const start = treated ? table.place_of(table.treated_year(f)) : 0;
    if (need == Need::treated && treated && table.has(f, start)) return true;
    if (need == Need::years_before && treated && start > 0 && start < table.years() &&
        table.has(f, start) && table.has(f, start - 1))
      return true;
    if (need == Need::never_treated && !treated) return true;
    if (need == Need::scores && std::isfinite(table.score(f)) && std::isfinite(table.cutoff(f)))
      return true;
  }
  return false;
}

std::string lack_of(Need need) {
  switch (need) {
    case Need::treated:
      return "no firm is seen in the year of its award";
    case Need::years_before:
      return "no firm is seen both in the year of its award and in the year before";
    case Need::never_treated:
      return "every firm has an award, so there is none to compare with";
    case Need::scores:
      return "no applicant has a score and a cutoff";
  }
  return {};
}

}  // namespace

std::vector<DesignName> design_names() {
  std::vector<DesignName> names;
  for (DesignFunction const function : design_catalogue())
    names.push_back({function().name(), function().title()});
  return names;
}

std::string_view unit_of(DesignOptions const& options) {
  return options.in_logs ? "log points" : column_of(options.outcome).unit;
}

double DesignResult::detail(std::string_view name) const {
  for (Detail const& d : details) {
    if (d.name == name) return d.value;
  }
  return not_known;
}

void set_estimate(DesignResult& result, double estimate, double standard_error, double alpha,
                  std::optional<double> degrees) {
  result.estimate = estimate;
  result.standard_error = standard_error;
  if (!(standard_error > 0.0)) return;
  double const quantile = degrees ? student_t_quantile(1.0 - alpha / 2.0, *degrees)
                                  : normal_quantile(1.0 - alpha / 2.0);
  double const ratio = -std::abs(estimate / standard_error);
  result.interval = {estimate - quantile * standard_error, estimate + quantile * standard_error};
  result.p_value = 2.0 * (degrees ? student_t_cdf(ratio, *degrees) : normal_cdf(ratio));
}

DesignResult evaluate(Design const& design, FirmPanel const& panel, DesignOptions const& options) {
  require_valid(options);
  require_valid(panel);
  FirmYears const table(panel, options);
  for (Need const need : design.needs()) {
    if (!is_met(need, table)) return no_estimate(lack_of(need));
  }
  return design.estimate(panel, options);
}

}  // namespace clustress
