#include "analysis/evaluation/panel.hpp"

#include <fmt/format.h>

#include <cmath>
#include <string_view>
#include <utility>

#include "sim/core/errors.hpp"

namespace clustress {
namespace {

void require_length(FirmPanel const& p, std::string_view name, std::size_t length) {
  if (length == p.rows()) return;
  throw UsageError(fmt::format("panel {}: {} has {} values for {} rows. Give each row one.",
                               p.label, name, length, p.rows()));
}

void require_lengths(FirmPanel const& p) {
  std::pair<std::string_view, std::size_t> const lengths[] = {
      {"year", p.year.size()},
      {"treated_year", p.treated_year.size()},
      {"applied_year", p.applied_year.size()},
      {"score", p.score.size()},
      {"cutoff", p.cutoff.size()},
      {"region", p.region.size()},
      {"sector", p.sector.size()},
      {"cluster", p.cluster.size()},
      {"size_class", p.size_class.size()},
      {"weight", p.weight.size()}};
  for (auto const& [name, length] : lengths) require_length(p, name, length);
  for (OutcomeColumn const& column : outcome_columns) {
    require_length(p, column.name, (p.*column.with).size());
    if (!(p.*column.without).empty())
      require_length(p, fmt::format("{}_without", column.name), (p.*column.without).size());
  }
}

template <class T>
void select(std::vector<T>& values, std::vector<std::size_t> const& rows) {
  std::vector<T> selected;
  selected.reserve(rows.size());
  for (std::size_t const i : rows) selected.push_back(values[i]);
  values = std::move(selected);
}

bool same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

bool is_year(std::int32_t year) {
  return year >= 1 && year <= latest_year;
}

bool is_count(double x) {
  return std::isfinite(x) && x >= 0.0;
}

// Of a row and the one before it; empty = nothing.
std::string fault_between(FirmPanel const& p, std::size_t i) {
  if (p.firm[i] < p.firm[i - 1] || (p.firm[i] == p.firm[i - 1] && p.year[i] < p.year[i - 1]))
    return "rows are not sorted. Sort them by firm, then year.";
  if (p.firm[i] != p.firm[i - 1]) return {};
  if (p.year[i] == p.year[i - 1]) return "two rows of one firm and year. Keep one.";
  if (p.treated_year[i] == p.treated_year[i - 1] && p.applied_year[i] == p.applied_year[i - 1] &&
      same(p.score[i], p.score[i - 1]) && same(p.cutoff[i], p.cutoff[i - 1]) &&
      p.weight[i] == p.weight[i - 1])
    return {};
  return "treated_year, applied_year, score, cutoff or weight differs from the firm's row before. "
         "They belong to the firm: give all of its rows the same.";
}

}  // namespace

void select_rows(FirmPanel& p, std::vector<std::size_t> const& rows) {
  select(p.firm, rows);
  for (auto* list :
       {&p.year, &p.treated_year, &p.applied_year, &p.region, &p.sector, &p.cluster, &p.size_class})
    select(*list, rows);
  for (auto* list : {&p.score, &p.cutoff, &p.weight}) select(*list, rows);
  for (OutcomeColumn const& column : outcome_columns) {
    select(p.*column.with, rows);
    if (!(p.*column.without).empty()) select(p.*column.without, rows);
  }
}

FirmPanel applicants_of(FirmPanel panel) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < panel.rows(); ++i) {
    if (panel.applied_year[i] != 0 || panel.treated_year[i] != 0) rows.push_back(i);
  }
  select_rows(panel, rows);
  return panel;
}

std::optional<PanelFault> fault_of(FirmPanel const& p) {
  for (std::size_t i = 0; i < p.rows(); ++i) {
    if (!(p.weight[i] > 0.0) || !std::isfinite(p.weight[i]))
      return PanelFault{i, fmt::format("weight is {}. Give a number above 0.", p.weight[i])};
    if (!is_count(p.jobs[i]) || (!p.jobs_without.empty() && !is_count(p.jobs_without[i]))) {
      return PanelFault{i,
                        "jobs or jobs_without is no number of 0 or more. Give 0 for a firm that "
                        "is closed."};
    }
    if (!is_year(p.year[i]) || (p.treated_year[i] != 0 && !is_year(p.treated_year[i])) ||
        (p.applied_year[i] != 0 && !is_year(p.applied_year[i]))) {
      return PanelFault{i, fmt::format("a year is not one of 1 to {}. Give calendar years, and 0 "
                                       "where there was no award or application.",
                                       latest_year)};
    }
    if (i == 0) continue;
    if (std::string fault = fault_between(p, i); !fault.empty())
      return PanelFault{i, std::move(fault)};
  }
  return std::nullopt;
}

void require_valid(FirmPanel const& p) {
  require_lengths(p);
  if (auto const fault = fault_of(p)) {
    throw UsageError(fmt::format("panel {}: firm {}, year {}: {}", p.label, p.firm[fault->row],
                                 p.year[fault->row], fault->problem));
  }
}

}  // namespace clustress
