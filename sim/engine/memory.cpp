#include "sim/engine/memory.hpp"

#include <algorithm>
#include <set>

#include "sim/engine/layout.hpp"
#include "sim/engine/panel_layout.hpp"
#include "sim/engine/preparations.hpp"
#include "sim/world/firms.hpp"

namespace clustress {
namespace {

constexpr double program_bytes = 40.0 * (1 << 20);
constexpr double room = 1.25;           // of a table, for firms to come
constexpr double entrants_share = 0.1;  // of the firms, a year
// of a firm in the tape, beside 4 for its jobs each quarter
constexpr double register_bytes = 64.0;
// of a firm and year that a panel follows, in burn-in and two worlds at a time; of a case and year
constexpr double followed_bytes = 3 * 36.0, case_bytes = 23 * 4.0;
constexpr double applicants_share = 0.2;  // of the firms of a world, not often more
constexpr double worlds_in_hand = 3.0;    // start, snapshot, and the one that moves

}  // namespace

int MemoryEstimate::in_flight_within(double bytes) const {
  return static_cast<int>(std::clamp((bytes - shared_bytes) / replicate_bytes, 0.0, 1e6));
}

double usual_firms(Economy const& economy) {
  double firms = 0;
  for (Cell const& cell : economy.cells) firms += cell.reference_firms;
  return firms;
}

MemoryEstimate estimate_memory(Scenario const& scenario, Economy const& economy, double outcomes) {
  Simulation const& s = scenario.simulation;
  double const firms = usual_firms(economy);
  double const world_bytes = firms * room * static_cast<double>(FirmTable::bytes_per_firm());
  double const ever_alive = firms * (1.0 + entrants_share * s.horizon_quarters / 4.0);
  double const tape_bytes = ever_alive * (4.0 * s.horizon_quarters + register_bytes);
  double const outcome_bytes = static_cast<double>(layout_of(scenario).size) * sizeof(double);
  MemoryEstimate estimate{program_bytes + world_bytes * s.populations,
                          worlds_in_hand * world_bytes + tape_bytes + outcomes * outcome_bytes};
  if (scenario.panel.is_wanted) {
    PanelYears const years(scenario);
    auto const worlds =
        static_cast<double>(panel_variants(scenario).size() * panel_stresses(scenario).size());
    double const cases = worlds * (applicants_share + scenario.panel.sample_share);
    estimate.replicate_bytes +=
        ever_alive * static_cast<double>(years.count()) * (followed_bytes + cases * case_bytes);
  }
  std::set<std::string> keys;  // of populations that points have for themselves
  for (ScenarioPoint const& point : scenario.points.all) keys.insert(point.population_key);
  if (keys.size() > 1) {
    double const of_a_point = world_bytes * s.populations;
    estimate.shared_bytes += std::min(static_cast<double>(Preparations::usual_bytes),
                                      of_a_point * static_cast<double>(keys.size() - 1));
    estimate.replicate_bytes += of_a_point;
  }
  return estimate;
}

}  // namespace clustress
