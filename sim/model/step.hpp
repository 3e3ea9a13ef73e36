// sim/model/step.hpp — one quarter: the list of small actions in their order.
#pragma once

#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "sim/behaviour/held_conditions.hpp"
#include "sim/behaviour/labour.hpp"
#include "sim/programme/programme.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {

// The order of a quarter. Later phases see what earlier ones did; nothing else is implied.
enum class StepPhase {
  environment,    // macro cycle and stresses make the quarter's demand paths
  ideas,          // firms have project ideas
  programme,      // money is released, calls are held, support promised, promises paid
  organisations,  // cluster organisations: management, staff, members, services
  projects,       // ideas are decided on and due projects completed
  // firms innovate, imitate, forget; both sales stocks grow (one pass over the firms)
  knowledge,
  market,     // local sales are brought to local demand
  vacancies,  // firms post vacancies (second pass)
  matching,   // the share of vacancies filled
  jobs,       // jobs, cash and exit decisions (third pass)
  renewal,    // leavers go, entrants and spin-offs come
  network,    // links end and form
  // unemployment, wages, incomes, labour supply, and what firms can learn of each other
  settlement,
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
  HeldConditions held = {};  // of a channel run
};

// Simulates the next quarter (world.now + 1). Throws WorldFailure when the state stops being finite
// or sensible.
void step(World& world, Workspace& workspace, StepInputs const& inputs);

}  // namespace clustress
