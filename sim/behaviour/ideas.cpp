// sim/behaviour/ideas.cpp — what projects firms think of.
//
// Equations and parameters: docs/model/mechanisms/projects.md. One uniform decides whether an idea
// arises and of which kind; it takes shape in the next quarter and is lost while a project is under
// way. Cost, gain and error of perception are drawn then; what the gain is worth is said by the
// kind (sim/projects). Worth rises with sales and so with size, cost less than in proportion,
// experience and cash come with both: a small or inexperienced firm does with support what a large
// one does anyway.
#include "sim/behaviour/ideas.hpp"

#include <algorithm>

#include "sim/behaviour/demand_gap.hpp"
#include "sim/behaviour/member_projects.hpp"
#include "sim/behaviour/merit.hpp"
#include "sim/behaviour/projects.hpp"
#include "sim/behaviour/put_off.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/marks.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

// Firms of one cell with an idea, gathered so that their draws and factors vectorise.
struct Batch {
  std::size_t n = 0;
  std::size_t row[Tile::capacity];
  ProjectKind kind[Tile::capacity];
  FirmId id[Tile::capacity];
  Quarter arose[Tile::capacity];  // quarter of the idea, the address of its draws
  double size[Tile::capacity];    // jobs / 10
  double cost[Tile::capacity], cost_exponent[Tile::capacity], cost_spread[Tile::capacity],
      overrun[Tile::capacity];
  double gain[Tile::capacity], gain_exponent[Tile::capacity];
  std::uint32_t traits[4][Tile::capacity], surprise[4][Tile::capacity];
  double expected_cost[Tile::capacity], optimism[Tile::capacity];
  std::vector<double> per_gain;  // by kind: worth of a unit of gain in the cell
};

CLUSTRESS_KERNEL
void plan(std::size_t n, double const optimism_spread, double const least_log_size,
          double const* __restrict size, double const* __restrict cost_exponent,
          double const* __restrict cost_spread, double const* __restrict overrun,
          double const* __restrict gain_exponent, std::uint32_t const* __restrict cost_bits,
          std::uint32_t const* __restrict gain_bits, std::uint32_t const* __restrict optimism_bits,
          std::uint32_t const* __restrict overrun_bits, double* __restrict expected_cost,
          double* __restrict cost, double* __restrict gain, double* __restrict optimism) {
  for (std::size_t i = 0; i < n; ++i) {
    double const log_size = fast_log(size[i]);
    double const gain_size = log_size > least_log_size ? log_size : least_log_size;
    double const s = cost_spread[i], o = overrun[i];
    double const expected =
        cost[i] * fast_exp(cost_exponent[i] * log_size +
                           s * normal_variate(to_uniform(cost_bits[i])) - 0.5 * s * s);
    expected_cost[i] = expected;
    cost[i] = expected * fast_exp(o * normal_variate(to_uniform(overrun_bits[i])) - 0.5 * o * o);
    gain[i] = exponential_quantile(to_uniform(gain_bits[i]),
                                   gain[i] * fast_exp(-gain_exponent[i] * gain_size));
    optimism[i] = fast_exp(optimism_spread * normal_variate(to_uniform(optimism_bits[i])) -
                           0.5 * optimism_spread * optimism_spread);
  }
}

double sales_of(FirmTable const& firms, std::size_t row) {
  return firms.local_sales[row] + firms.outside_sales[row];
}

// What the firm would gain by the idea if it saw it right, in kEUR. `per_gain`: worth_of_gain of
// the idea's kind.
double true_worth(World const& world, CellRow cell, std::size_t row, ProjectKindEntry const& kind,
                  double gain, double per_gain) {
  if (kind.worth != nullptr) return kind.worth(world, cell, row);
  return gain * per_gain * sales_of(world.firms, row);
}

void draw_ideas(World& world, CellRow cell, Batch& b, bool supported, std::vector<Idea>& ideas) {
  ModelParameters const& model = world.economy->parameters;
  FirmTable const& firms = world.firms;
  for (std::size_t i = 0; i < b.n; ++i) {
    IdeaParameters const& p = model.ideas[b.kind[i]];
    b.id[i] = firms.id[b.row[i]];
    b.size[i] = static_cast<double>(firms.jobs[b.row[i]]) / 10.0;
    bool const in_sales = p.cost_quarters > 0.0;
    b.cost[i] = in_sales ? p.cost_quarters * sales_of(firms, b.row[i]) : p.cost_keur;
    b.cost_exponent[i] = in_sales ? 0.0 : p.cost_size_exponent;
    b.cost_spread[i] = p.cost_spread;
    b.overrun[i] = p.overrun_spread;
    b.gain[i] = p.gain;
    b.gain_exponent[i] = p.gain_size_exponent;
    // what larger firms do more often is smaller against their sales
    if (in_sales) b.cost[i] *= fast_exp(-p.size_exponent * std::max(0.0, fast_log(b.size[i])));
  }
  draw(world.random, b.id, b.n, b.arose, Purpose::idea_traits, b.traits);
  draw(world.random, b.id, b.n, b.arose, Purpose::idea_surprise, b.surprise);
  plan(b.n, model.projects.optimism_spread, fast_log(model.projects.gain_size_least / 10.0), b.size,
       b.cost_exponent, b.cost_spread, b.overrun, b.gain_exponent, b.traits[0], b.traits[1],
       b.traits[3], b.surprise[0], b.expected_cost, b.cost, b.gain, b.optimism);
  double const mood_here = mood(world, cell);
  double const opportunity = world.economy->sector_of(cell).innovation_opportunity;
  for (std::size_t k = 0; k < b.per_gain.size(); ++k) {
    auto const worth_of_gain = entry_of(static_cast<ProjectKind>(k)).worth_of_gain;
    b.per_gain[k] = worth_of_gain != nullptr ? worth_of_gain(model, opportunity) : 0.0;
  }
  bool const can_wait = ideas_wait(world);
  double const for_members = member_success_factor(world, cell);
  for (std::size_t i = 0; i < b.n; ++i) {
    std::size_t const row = b.row[i];
    double const ratio = model.ideas[b.kind[i]].value_ratio;
    double const flow = ratio > 0.0 ? ratio * b.expected_cost[i]
                                    : true_worth(world, cell, row, entry_of(b.kind[i]), b.gain[i],
                                                 b.per_gain[static_cast<std::size_t>(b.kind[i])]);
    double const familiarity =
        firms.projects_done[row] > 0 || ratio > 0.0 ? 1.0 : model.projects.first_time_discount;
    double const value = flow * familiarity * b.optimism[i] * mood_here;
    if (!supported && value <= b.cost[i]) {
      if (can_wait && worth_waiting(value, b.cost[i], mood_here))
        put_off(world, row, b.kind[i], b.arose[i]);
      continue;
    }
    Idea& idea = ideas.emplace_back(idea_of_firm(world, cell, row, b.kind[i], b.arose[i]));
    idea.expected_cost_keur = b.expected_cost[i];
    idea.cost_keur = b.cost[i];
    idea.value_keur = value;
    idea.gain = b.gain[i];
    bool const better = entry_of(idea.kind).needs_others && idea.standing.has(Standing::member);
    idea.succeeds = to_uniform(b.traits[2][i]) <
                    (better ? for_members : 1.0) * model.ideas[idea.kind].success_probability;
  }
  b.n = 0;
}

}  // namespace

Idea idea_of_firm(World const& world, CellRow cell, std::size_t row, ProjectKind kind,
                  Quarter arose) {
  FirmTable const& firms = world.firms;
  Idea idea;
  idea.kind = kind;
  idea.firm = firms.id[row];
  idea.arose = arose;
  idea.row = row;
  idea.cell = cell;
  idea.standing = firms.standing[row];
  idea.jobs = firms.jobs[row];
  idea.age_quarters = world.now - firms.founded[row];
  idea.merit = merit(world, cell, row);
  return idea;
}

void ideas_take_shape(World& world, Workspace& workspace, Tile tile) {
  FirmTable& firms = world.firms;
  Marks thinks;
  world.economy->sizes.gather(&firms.jobs[tile.begin], tile.size, &SizeEffects::idea_hazard,
                              workspace.tile.hazard);
  double const more = more_member_ideas(world, tile.cell);
  if (more > 0.0) add_member_ideas(world, workspace, tile, more);
  mark_below(tile.size, workspace.tile.hazard, workspace.tile.draws.fortune[3], thinks);
  for_each_marked(thinks, tile.size, [&](std::size_t i) {
    std::size_t const row = tile.begin + i;
    firms.idea_kind[row] = world.economy->sizes.kind_of_idea(
        firms.jobs[row], to_uniform(workspace.tile.draws.fortune[3][i]), more);
  });
}

void have_ideas(World& world, Workspace& workspace, bool supported) {
  FirmTable& firms = world.firms;
  workspace.ideas.clear();
  workspace.planned_links.clear();
  Batch batch;
  batch.per_gain.resize(project_kind_catalogue().size());
  auto const add = [&](CellRow cell, std::size_t row, ProjectKind kind, Quarter arose) {
    batch.row[batch.n] = row;
    batch.kind[batch.n] = kind;
    batch.arose[batch.n] = arose;
    if (++batch.n == Tile::capacity) draw_ideas(world, cell, batch, supported, workspace.ideas);
  };
  bool const can_wait = ideas_wait(world);
  TakenUp again;
  for (std::size_t c = 0; c < firms.cells(); ++c) {
    CellRow const cell(c);
    if (can_wait) {
      firms.for_each_tile_of(cell, [&](Tile tile) {
        take_up(world, tile, again);
        for (std::size_t k = 0; k < again.n; ++k)
          add(cell, again.row[k], again.kind[k], again.arose[k]);
      });
    }
    firms.for_each_firm(cell, [&](std::size_t row) {
      ProjectKind const kind = firms.idea_kind[row];
      if (kind == no_project) return;
      firms.idea_kind[row] = no_project;
      auto const possible = entry_of(kind).possible;
      bool const busy = firms.project_due[row] != never &&
                        !(world.economy->parameters.ideas[kind].value_ratio > 0.0);
      if (busy || (possible != nullptr && !possible(world, cell, row))) return;
      add(cell, row, kind, world.now);
    });
    if (batch.n > 0) draw_ideas(world, cell, batch, supported, workspace.ideas);
  }
}

}  // namespace clustress
