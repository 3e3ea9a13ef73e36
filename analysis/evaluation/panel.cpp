#include "analysis/evaluation/panel.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/core/errors.hpp"

namespace clustress {
namespace {

struct Length {
  char const* name;
  std::size_t length;
};

void require_lengths(FirmPanel const& p) {
  Length const lengths[] = {{"year", p.year.size()},
                            {"treated_year", p.treated_year.size()},
                            {"applied_year", p.applied_year.size()},
                            {"score", p.score.size()},
                            {"cutoff", p.cutoff.size()},
                            {"region", p.region.size()},
                            {"sector", p.sector.size()},
                            {"cluster", p.cluster.size()},
                            {"size_class", p.size_class.size()},
                            {"weight", p.weight.size()},
                            {"jobs", p.jobs.size()},
                            {"sales", p.sales.size()},
                            {"value_added", p.value_added.size()},
                            {"productivity", p.productivity.size()},
                            {"exports", p.exports.size()},
                            {"alive", p.alive.size()},
                            {"jobs_without", p.knows_truth() ? p.jobs_without.size() : p.rows()}};
  for (auto const& [name, length] : lengths) {
    if (length == p.rows()) continue;
    throw UsageError(fmt::format("panel {}: {} has {} values for {} rows. Give each row one.",
                                 p.label, name, length, p.rows()));
  }
}

[[noreturn]] void refuse(FirmPanel const& p, std::size_t row, std::string const& problem) {
  throw UsageError(
      fmt::format("panel {}: firm {}, year {}: {}", p.label, p.firm[row], p.year[row], problem));
}

bool same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

void require_follows(FirmPanel const& p, std::size_t i) {
  if (p.firm[i] < p.firm[i - 1] || (p.firm[i] == p.firm[i - 1] && p.year[i] < p.year[i - 1]))
    refuse(p, i, "rows are not sorted. Sort them by firm, then year.");
  if (p.firm[i] != p.firm[i - 1]) return;
  if (p.year[i] == p.year[i - 1]) refuse(p, i, "two rows. Keep one a firm and year.");
  if (p.treated_year[i] != p.treated_year[i - 1] || p.applied_year[i] != p.applied_year[i - 1] ||
      !same(p.score[i], p.score[i - 1]) || !same(p.cutoff[i], p.cutoff[i - 1]) ||
      p.weight[i] != p.weight[i - 1]) {
    refuse(p, i,
           "treated_year, applied_year, score, cutoff or weight differs from the row before. They "
           "belong to the firm: give all of its rows the same.");
  }
}

}  // namespace

void require_valid(FirmPanel const& p) {
  require_lengths(p);
  for (std::size_t i = 0; i < p.rows(); ++i) {
    if (!(p.weight[i] > 0.0) || !std::isfinite(p.weight[i]))
      refuse(p, i, fmt::format("weight is {}. Give a number above 0.", p.weight[i]));
    if (!std::isfinite(p.jobs[i]) || (p.knows_truth() && !std::isfinite(p.jobs_without[i])))
      refuse(p, i, "jobs or jobs_without is no number. Give 0 for a firm that is closed.");
    if (i > 0) require_follows(p, i);
  }
}

}  // namespace clustress
