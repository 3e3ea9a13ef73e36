// sim/model/step.hpp — one quarter: the list of small actions in their order, and the life of a world from spin-up to release.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "sim/model/behaviour/labour.hpp"
#include "sim/model/programme/office.hpp"
#include "sim/model/workspace.hpp"

namespace clustress {

// The order of a quarter. Later phases see what earlier ones did; nothing else is implied.
enum class StepPhase {
  environment,    // macro cycle and stresses make the quarter's demand paths
  ideas,          // firms have project ideas
  programme,      // money is released, calls are held, support promised, promises paid
  organisations,  // cluster organisations: management, staff, members, services
  projects,       // ideas are decided on and due projects completed
  knowledge,      // firms innovate, imitate, forget; both sales stocks grow (one pass over the firms)
  market,         // local sales are brought to local demand
  vacancies,      // firms post vacancies (second pass)
  matching,       // the share of vacancies filled
  jobs,           // jobs, cash and exit decisions (third pass)
  renewal,        // leavers go, entrants and spin-offs come
  network,        // links end and form
  settlement,     // unemployment, wages, incomes, labour supply, and what firms can learn of each other
};
inline constexpr std::size_t step_phase_count = 13;
std::string_view to_string(StepPhase phase);

// Called after each phase, for tests and profiles; may be empty.
using PhaseObserver = void (*)(void* context, StepPhase phase, World const& world);

struct StepInputs {
  Programme const* programme = nullptr;  // none in the world without a programme
  std::span<std::shared_ptr<Stress const> const> stresses = {};
  PhaseObserver observer = nullptr;
  void* observer_context = nullptr;
  LabourConditions const* held_labour = nullptr;  // of a channel run; otherwise the labour markets decide
};

// Simulates the next quarter (world.now + 1). Throws WorldFailure when the state stops being finite or sensible.
void step(World& world, Workspace& workspace, StepInputs const& inputs);

// A world with its first population at quarter `start`, in the hold.
World found_world(std::shared_ptr<Economy const> economy, RandomField random, Quarter start);

// Quarters at the end of burn-in over which the levels of demand, outside sales and spending are measured.
inline constexpr int anchor_quarters = 8;

// A stationary population: founds a world and holds it for `quarters`, measuring in the second half how outside sales grow but for
// the hold. Ends at quarter spin_up_end, before any burn-in begins: ids are made of quarters and must not come twice.
inline constexpr Quarter spin_up_end = -1000;
World spin_up(std::shared_ptr<Economy const> economy, RandomField random, int quarters, Workspace& workspace);

// g_s (docs/model/mechanisms/market.md), by sector: minus the logarithm of the mean growth of outside sales but for the hold, over all populations.
std::vector<double> outside_drifts(std::span<World const> populations);

// Goes on from a stationary population with draws of its own, quarter numbering ending at 0 after burn_in quarters in the hold.
void begin_burn_in(World& world, RandomField random, int burn_in_quarters);

// Ends the hold at quarter 0: demand, outside sales and spending get their constants.
void release(World& world, std::span<double const> outside_drift_by_sector);

}  // namespace clustress
