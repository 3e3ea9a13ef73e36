// sim/engine/ceilings.cpp — what could be asked for at all: the calls of four quarters of the world
// without a programme are held with money without end, and nobody is paid.
#include "sim/engine/ceilings.hpp"

#include "sim/behaviour/founders.hpp"
#include "sim/behaviour/ideas.hpp"
#include "sim/behaviour/linked_firms.hpp"
#include "sim/engine/preparation.hpp"
#include "sim/engine/replicate.hpp"
#include "sim/programme/call.hpp"
#include "sim/programme/instrument.hpp"
#include "sim/programme/selection.hpp"

namespace clustress {
namespace {

constexpr int counted_quarters = 4;

struct Line {
  Programme::Line line;
  Ceiling ceiling;
  Cents asked = 0;
};

std::vector<Line> lines_of(Scenario const& scenario, Economy const& economy) {
  std::vector<Line> lines;
  for (Variant const& variant : scenario.variants) {
    if (variant.reference || variant.is_variation()) continue;
    for (Programme::Line const& line : programme_of(variant, economy).lines) {
      DeliveryTerms const& terms = line.instrument->terms();
      lines.push_back({line, {variant.name, terms.name, terms.budget_keur}, 0});
    }
  }
  return lines;
}

// Who would apply in the quarter that has begun, before anybody acts in it.
void hold_calls(World const& begun, std::vector<Line>& lines) {
  World world = begun;
  Workspace workspace;
  workspace.fit(world);
  index_linked_firms(world, workspace);
  have_ideas(world, workspace);
  std::vector<Idea> const of_firms = workspace.ideas;
  have_founders(world, workspace);
  std::vector<Idea> const with_founders = workspace.ideas;
  for (Line& one : lines) {
    bool const founders = one.line.instrument->is_for_founders();
    std::vector<Idea> const& ideas = founders ? with_founders : of_firms;
    CallForApplications call(world, ideas, one.line);
    one.line.instrument->open_call(world, call);
    for (Candidate const& candidate : applicants(world, ideas, one.line, call.candidates())) {
      one.ceiling.requests += 1.0;
      one.asked += candidate.amount;
    }
  }
}

int release_quarters(DeliveryTerms const& terms, int horizon) {
  int quarters = 0;
  for (int q = 1; q <= horizon; ++q) quarters += release_in_quarter(terms, q) > 0 ? 1 : 0;
  return quarters;
}

}  // namespace

std::vector<Ceiling> ceilings_of(Scenario const& scenario) {
  Scenario one = scenario;
  one.simulation.populations = 1;
  StopFlag const stop{false};
  Preparation const preparation = prepare(one, stop);
  World world = burn_in(one, preparation, 0);
  std::vector<Line> lines = lines_of(scenario, *preparation.economy);
  StepInputs inputs;
  inputs.observer_context = &lines;
  inputs.observer = [](void* context, StepPhase phase, World const& begun) {
    if (phase == StepPhase::environment)
      hold_calls(begun, *static_cast<std::vector<Line>*>(context));
  };
  Workspace workspace;
  for (int q = 0; q < counted_quarters; ++q) step(world, workspace, inputs);
  std::vector<Ceiling> ceilings;
  for (Line& line : lines) {
    DeliveryTerms const& terms = line.line.instrument->terms();
    Ceiling& ceiling = line.ceiling;
    if (ceiling.requests == 0) continue;
    double const keur = to_keur(line.asked) * (1.0 + terms.administration_share);
    ceiling.mean_keur = keur / ceiling.requests;
    ceiling.most_keur =
        keur / counted_quarters * release_quarters(terms, scenario.simulation.horizon_quarters);
    ceilings.push_back(ceiling);
  }
  return ceilings;
}

}  // namespace clustress
