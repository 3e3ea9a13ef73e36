#include "analysis/data/performance.hpp"

#include <algorithm>
#include <cmath>

namespace clustress {
namespace {

using enum QuantityForm;

constexpr Quantity chain[] = {
    {"services", "services of cluster organisations", "services", flow, "services"},
    {"projects", "projects of firms, supported or not", "projects", flow, "projects_started"},
    {"rd_spending", "R&D spending, kEUR", "kEUR", flow, "rd_spending"},
    {"links", "links between firms", "links", level, "links"},
    {"links_across_clusters", "… of two clusters", "links", level, "links_across_clusters"},
    {"links_across_regions", "… of two regions", "links", level, "links_across_regions"},
    {"research_links", "firms linked to research", "firms", level, "research_links"},
    {"innovators", "innovators of 10 persons and more", "firms", level, "innovators_10plus"},
    {"innovations", "innovations", "innovations", flow, "innovations"},
    {"productivity", "productivity, mean of firms", "%", log_of_firms, "log_productivity_sum",
     "firms"},
    {"productivity_90_10", "spread of productivity (90 to 10)", "%", log_level,
     "productivity_90_10"},
    {"value_added_per_person", "value added a person", "%", log_ratio, "sales", "jobs"},
    {"exporters", "exporters", "firms", level, "exporters"},
    {"exports", "exports, kEUR", "kEUR", flow, "exports"},
    {"start_ups", "firms that entered", "firms", flow, "entries"},
    {"insolvencies", "insolvencies", "firms", flow, "insolvencies"},
    {"firms", "firms", "firms", level, "firms"},
    {"value_added", "value added, kEUR", "kEUR", flow, "sales"},
    {"average_jobs", "jobs at average productivity", "jobs", level, "jobs_at_average_delta"},
    {"jobs", "jobs", "jobs", level, "jobs"},
};

constexpr Quantity places[] = {
    {"jobs", "jobs", "jobs", level, "jobs"},
    {"value_added", "value added, kEUR", "kEUR", flow, "sales"},
    {"productivity", "productivity, %", "%", log_of_firms, "log_productivity_sum", "firms"},
    {"innovators", "innovators", "firms", level, "innovators_10plus"},
    {"innovations", "innovations", "innovations", flow, "innovations"},
    {"exports", "exports, kEUR", "kEUR", flow, "exports"},
    {"unemployment", "unemployment, points", "points", share, "unemployment_rate"},
    {"wages", "wages, %", "%", log_level, "log_wage"},
    {"members", "members of the organisation", "firms", level, "members"},
    {"services", "services of the organisation", "services", flow, "services"},
    {"quality", "quality of the organisation, points", "points", share, "management_quality"},
};

constexpr Quantity classes[] = {
    {"firms", "firms", "firms", level, "firms_of_class"},
    {"rd_spending", "R&D, kEUR a quarter", "kEUR a quarter", level, "rd_spending_of_class"},
    {"links", "links between firms", "links", level, "links_of_class"},
    {"innovators", "innovators", "firms", level, "innovators_10plus_of_class"},
    {"innovations", "innovations since the start", "innovations", level, "innovations_of_class"},
    {"productivity", "productivity, %", "%", log_of_firms, "log_productivity_of_class",
     "firms_of_class"},
    {"value_added_per_person", "value added a person, %", "%", log_ratio_at_end,
     "value_added_of_class", "jobs_of_class"},
    {"exporters", "exporters", "firms", level, "exporters_of_class"},
    {"exports", "exports, kEUR a quarter", "kEUR a quarter", level, "exports_of_class"},
};

// A data set of the place; services are counted by cluster alone, and all of them are the total.
std::vector<double> values(UsableReplicates const& worlds, std::string_view dataset, Place place,
                           std::size_t variant, std::size_t stress, std::size_t quarter) {
  if (place.group == "total" && dataset == "services")
    return worlds.sums("cluster", dataset, variant, stress, quarter);
  if (place.entries.empty())
    return worlds.values(place.group, dataset, variant, stress, quarter, place.entry);
  std::vector<double> sum(worlds.used().size(), 0.0);
  for (std::size_t const entry : place.entries)
    sum = plus(sum, worlds.values(place.group, dataset, variant, stress, quarter, entry));
  return sum;
}

// Over places: logarithms and shares themselves do not.
bool adds_up(Quantity const& q) {
  return q.form != log_level && q.form != share;
}

std::vector<double> sum_of(UsableReplicates const& worlds, std::string_view dataset, Place place,
                           std::size_t variant, std::size_t stress, std::size_t first) {
  std::vector<double> sum(worlds.used().size(), 0.0);
  for (std::size_t t = first; t <= worlds.end(); ++t)
    sum = plus(sum, values(worlds, dataset, place, variant, stress, t));
  return sum;
}

bool is_log_of_ratio(Quantity const& q) {
  return q.form == log_ratio || q.form == log_ratio_at_end;
}

// Of forms that are themselves logarithms or shares; in percent or points.
std::vector<double> relative_value(UsableReplicates const& worlds, Quantity const& q, Place place,
                                   std::size_t variant, std::size_t stress) {
  std::size_t const end = worlds.end(), year = end > 3 ? end - 3 : 1;
  std::size_t const first = q.form == log_ratio ? year : end;
  std::vector<double> value = sum_of(worlds, q.dataset, place, variant, stress, first);
  std::vector<double> const by = q.by.empty() ? std::vector<double>(value.size(), 1.0)
                                              : sum_of(worlds, q.by, place, variant, stress, first);
  for (std::size_t r = 0; r < value.size(); ++r) {
    double const ratio = by[r] > 0.0 ? value[r] / by[r] : 0.0;
    value[r] = 100.0 * (!is_log_of_ratio(q) ? ratio : ratio > 0.0 ? std::log(ratio) : 0.0);
  }
  return value;
}

}  // namespace

std::span<Quantity const> chain_of_performance() {
  return chain;
}

std::span<Quantity const> performance_of_places() {
  return places;
}

std::span<Quantity const> performance_of_classes() {
  return classes;
}

bool is_held(UsableReplicates const& worlds, Quantity const& q, Place place) {
  if (!place.entries.empty() && !adds_up(q)) return false;
  std::string_view const group =
      place.group == "total" && q.dataset == "services" ? "cluster" : place.group;
  return worlds.find(group, q.dataset) != nullptr &&
         (q.by.empty() || worlds.find(place.group, q.by) != nullptr);
}

bool is_defined(UsableReplicates const& worlds, Quantity const& q, Place place, std::size_t variant,
                std::size_t stress) {
  if (q.by.empty()) return true;
  auto const has_none = [](double x) { return !(x > 0.0); };
  for (std::size_t const v : {std::size_t{0}, variant}) {
    if (std::ranges::any_of(values(worlds, q.by, place, v, stress, worlds.end()), has_none))
      return false;
    if (!is_log_of_ratio(q)) continue;
    if (std::ranges::any_of(values(worlds, q.dataset, place, v, stress, worlds.end()), has_none))
      return false;
  }
  return true;
}

std::vector<double> effect_on(UsableReplicates const& worlds, Quantity const& q, Place place,
                              std::size_t variant, std::size_t stress) {
  if (q.is_relative()) {
    return minus(relative_value(worlds, q, place, variant, stress),
                 relative_value(worlds, q, place, 0, stress));
  }
  std::vector<double> sum(worlds.used().size(), 0.0);
  for (std::size_t t = q.form == flow ? 1 : worlds.end(); t <= worlds.end(); ++t) {
    sum = plus(sum, minus(values(worlds, q.dataset, place, variant, stress, t),
                          values(worlds, q.dataset, place, 0, stress, t)));
  }
  return sum;
}

std::vector<double> level_without(UsableReplicates const& worlds, Quantity const& q, Place place,
                                  std::size_t stress) {
  return sum_of(worlds, q.dataset, place, 0, stress, q.form == flow ? 1 : worlds.end());
}

}  // namespace clustress
