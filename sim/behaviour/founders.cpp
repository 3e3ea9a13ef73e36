// sim/behaviour/founders.cpp — who asks for help to found.
//
// Equations and parameters: docs/model/mechanisms/founders.md. Most founders have their capital;
// some lack a part of it and find it elsewhere in the end; would-be founders do not find it, and
// found only if a grant or a loan closes the gap. Who lacks nothing rarely asks. Who lacks what,
// and who asks, is drawn by the founder's id, so it is the same in every world.
#include "sim/behaviour/founders.hpp"

#include <algorithm>

#include "sim/behaviour/demography.hpp"
#include "sim/behaviour/entry.hpp"
#include "sim/behaviour/entry_cycle.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

Idea founding(World const& world, CellRow cell, std::int64_t k) {
  Economy const& economy = *world.economy;
  Idea idea;
  idea.kind = ProjectKind::founding;
  idea.firm = entrant_id(economy, cell, world.now, k);
  idea.arose = world.now;
  idea.cell = cell;
  idea.founder = static_cast<std::uint32_t>(k);
  idea.standing = standing_at_birth(world, cell, idea.firm, world.now);
  Block const traits = world.random.block(to_number(idea.firm), world.now, Purpose::entrant_traits);
  double const jobs = entrant_jobs(economy, to_uniform(traits[0]));
  idea.jobs = static_cast<std::int32_t>(jobs);
  idea.merit = economy.parameters.demography.entrant_spread * normal_variate(to_uniform(traits[1]));
  idea.expected_cost_keur = idea.cost_keur = economy.parameters.entry.start_capital_keur * jobs;
  idea.value_keur = 2.0 * idea.cost_keur;  // all of them want to; what some lack is means
  return idea;
}

}  // namespace

void have_founders(World const& world, Workspace& workspace) {
  EntryParameters const& p = world.economy->parameters.entry;
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    double const mean = entry_mean(world, CellRow(c));
    double const u =
        world.random.uniform(world.economy->cells[c].key, world.now, Purpose::entrants);
    std::int64_t const founders =
        poisson_quantile(u, mean * founders_with_credit(world, CellRow(c)));
    std::int64_t const with_would_be = poisson_quantile(u, mean * (1.0 + p.would_be_founders));
    for (std::int64_t k = 0; k < with_would_be; ++k) {
      Idea idea = founding(world, CellRow(c), k);
      Block const means = world.random.block(to_number(idea.firm), world.now, Purpose::founder);
      idea.finds_elsewhere = k < founders && to_uniform(means[1]) < p.finds_elsewhere;
      bool const lacks = k >= founders || idea.finds_elsewhere;
      if (!lacks && to_uniform(means[2]) >= p.asks_without_need) continue;
      double const gap =
          lacks ? exponential_quantile(to_uniform(means[0]), p.missing_share * idea.cost_keur)
                : 0.0;
      idea.founder_means_keur = idea.cost_keur - std::min(gap, p.missing_most * idea.cost_keur);
      workspace.ideas.push_back(idea);
    }
  }
}

}  // namespace clustress
