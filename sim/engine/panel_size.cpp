#include "sim/engine/panel_size.hpp"

#include <algorithm>
#include <cmath>

#include "sim/engine/memory.hpp"
#include "sim/engine/panel_layout.hpp"
#include "sim/engine/preparation.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {
namespace {

// of a number of a case and year, packed, measured on the shipped scenarios
constexpr double packed_bytes = 1.3;
constexpr double wants_share = 0.5;      // of those who know of a call, at average merit
constexpr double entrants_share = 0.06;  // of the firms, a year

double release_quarters(DeliveryTerms const& terms, int horizon) {
  int quarters = 0;
  for (int q = 1; q <= horizon; ++q) quarters += release_in_quarter(terms, q) > 0 ? 1 : 0;
  return quarters;
}

// Firms that apply at least once, were money without end and every applicant a new one.
double applicants_of(Variant const& variant, Economy const& economy, int horizon) {
  double firms = 0;
  for (Programme::Line const& line : programme_of(variant, economy).lines) {
    DeliveryTerms const& terms = line.instrument->terms();
    double const quarters = release_quarters(terms, horizon);
    for (std::size_t c = 0; c < economy.cells.size(); ++c) {
      Cell const& cell = economy.cells[c];
      if (line.eligible[c] == 0 || !(cell.reference_firms > 0)) continue;
      auto const mean =
          static_cast<std::int32_t>(std::lround(cell.target_jobs / cell.reference_firms));
      double const once = economy.sizes.of(std::max(mean, 1), &SizeEffects::idea_hazard) *
                          terms.awareness_share * wants_share;
      firms += cell.reference_firms * (1.0 - std::pow(1.0 - std::min(once, 1.0), quarters));
    }
  }
  return firms;
}

std::size_t columns_of_years() {
  return static_cast<std::size_t>(
      std::ranges::count(panel_columns, PanelAxis::case_year, &PanelColumn::axis));
}

}  // namespace

PanelSize panel_size(Scenario const& scenario) {
  PanelSize size;
  PanelYears const years(scenario);
  std::vector<std::size_t> const variants = panel_variants(scenario);
  int const replicates = std::min(scenario.panel.replicates, scenario.simulation.replicates);
  double const units =
      static_cast<double>(scenario.points.all.size()) * static_cast<double>(replicates);
  size.worlds = variants.size() * panel_stresses(scenario).size() * static_cast<std::size_t>(units);
  size.years_before = years.before;
  size.years = static_cast<int>(years.count());
  if (size.worlds == 0) return size;
  Economy const economy(scenario.world, scenario.model);
  double const firms = usual_firms(economy) * (1.0 + entrants_share * years.programme);
  for (std::size_t const v : variants)
    size.applicants +=
        applicants_of(scenario.variants[v], economy, scenario.simulation.horizon_quarters);
  size.applicants = std::min(size.applicants / static_cast<double>(variants.size()), firms);
  size.others = (firms - size.applicants) * scenario.panel.sample_share;
  size.bytes = static_cast<double>(size.worlds) * (size.applicants + size.others) *
               static_cast<double>(columns_of_years()) * static_cast<double>(size.years) *
               packed_bytes;
  return size;
}

}  // namespace clustress
