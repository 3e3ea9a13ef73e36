// sim/model/behaviour/projects.cpp — small innovation projects with a research organisation, and what support changes about them.
//
//   idea         with probability h_p (L_i/10)^g_p, taking shape in the next quarter; none while a project is under way
//   cost         C = C_0 (L_i/10)^c e^{s_C ν − s_C²/2} expected, C·e^{s_o ν' − s_o²/2} once planned                      [kEUR]
//   support      what was promised, but no more than the supported share of the cost once planned                      [kEUR]
//   gain         g ~ Exp(ḡ), log points of productivity that fade with half-life T_b after completion
//   value        V = g m S_i H · e^{s_V ν'' − s_V²/2} · (f if the firm has never done one)                  perceived      [kEUR]
//   application  worth it if V > C expected − support + A, and the firm could pay its share
//   decision     done if V > C − support and cash_i + κ_c 4 S_i ≥ C − support
//   completion   after D quarters: assignment_gain += g; research link = 1; with probability p_S an innovation: a_i += Exp(μ)/(L/10)^g
//
// Support lowers the own cost and, being paid to the provider, needs no cash. A small or inexperienced firm reckons with a value
// below its cost and does the project only with support; a large one does it anyway: additionality is an outcome. Lack of
// experience as a barrier: Arrow 1962, Cohen & Levinthal 1990; cost overrun makes some awards lapse, as in life.
#include "sim/model/behaviour/projects.hpp"

#include <algorithm>

#include "sim/core/vector_math.hpp"
#include "sim/model/workspace.hpp"
#include "sim/random/sampling.hpp"

namespace clustress {
namespace {

constexpr Source judged{"no published estimate; chosen so that vouchers give additionality near the CPB lottery",
                        Provenance::assumed};

double lognormal_factor(double u, double spread) {
  return fast_exp(spread * normal_variate(u) - 0.5 * spread * spread);
}

Idea make_idea(World const& world, CellId cell, std::size_t row) {
  ProjectParameters const& p = world.economy->parameters.projects;
  FirmTable const& firms = world.firms;
  std::uint64_t const who = to_number(firms.id[row]);
  Block const traits = world.random.block(who, world.now, Purpose::idea_traits);
  Block const surprise = world.random.block(who, world.now, Purpose::idea_surprise);
  double const log_size = fast_log(static_cast<double>(firms.jobs[row]) / 10.0);
  Idea idea;
  idea.row = row;
  idea.cell = cell;
  idea.expected_cost_keur =
      p.cost_keur * fast_exp(p.cost_size_exponent * log_size) * lognormal_factor(to_uniform(traits[0]), p.cost_spread);
  idea.cost_keur = idea.expected_cost_keur * lognormal_factor(to_uniform(surprise[0]), p.overrun_spread);
  idea.gain = exponential_quantile(to_uniform(traits[1]), p.gain);
  idea.succeeds = to_uniform(traits[2]) < p.success_probability;
  double const sales = firms.local_sales[row] + firms.outside_sales[row];
  double const familiarity = firms.projects_done[row] > 0 ? 1.0 : p.first_time_discount;
  idea.value_keur = idea.gain * sales * p.margin_share * p.value_horizon_quarters * familiarity *
                    lognormal_factor(to_uniform(traits[3]), p.optimism_spread);
  return idea;
}

}  // namespace

void take_shape(World& world, Workspace& workspace, Tile tile) {
  FirmTable& firms = world.firms;
  for (std::size_t i = 0; i < tile.size; ++i) {
    std::size_t const row = tile.begin + i;
    bool const arrives = to_uniform(workspace.draws.fortune[3][i]) < world.economy->sizes[firms.jobs[row]].idea_hazard;
    if (arrives) firms.project_flags[row] |= idea_taking_shape;
  }
}

void have_ideas(World& world, Workspace& workspace) {
  FirmTable& firms = world.firms;
  workspace.ideas.clear();
  for (std::size_t c = 0; c < firms.cells(); ++c) {
    Segment const& s = firms.segment(CellId(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
      if ((firms.project_flags[row] & idea_taking_shape) == 0) continue;
      firms.project_flags[row] &= static_cast<std::uint8_t>(~idea_taking_shape);
      if (firms.project_due[row] == never) workspace.ideas.push_back(make_idea(world, CellId(c), row));
    }
  }
}

bool would_do(World const& world, Idea const& idea, double cost_keur, double support_keur) {
  FirmTable const& firms = world.firms;
  double const own = std::max(0.0, cost_keur - support_keur);
  double const sales = firms.local_sales[idea.row] + firms.outside_sales[idea.row];
  double const means = firms.cash[idea.row] + world.economy->parameters.finance.credit_limit * 4.0 * sales;
  return idea.value_keur > own && means >= own;
}

bool worth_applying(World const& world, Idea const& idea, double support_keur) {
  Idea after_effort = idea;
  after_effort.value_keur -= world.economy->parameters.projects.application_effort_keur;
  return would_do(world, after_effort, idea.expected_cost_keur, support_keur);
}

void decide_projects(World& world, Workspace& workspace) {
  ProjectParameters const& p = world.economy->parameters.projects;
  FirmTable& firms = world.firms;
  for (Idea& idea : workspace.ideas) {
    Cents const support = std::min(idea.support, to_cents(idea.support_share * idea.cost_keur));
    double const support_keur = to_keur(support);
    if (!would_do(world, idea, idea.cost_keur, support_keur)) {
      if (idea.instrument >= 0) world.office.lapse(firms.id[idea.row], static_cast<std::size_t>(idea.instrument));
      continue;
    }
    if (support < idea.support) {
      idea.support = support;
      world.office.reduce(firms.id[idea.row], static_cast<std::size_t>(idea.instrument), support);
    }
    firms.cash[idea.row] -= std::max(0.0, idea.cost_keur - support_keur);
    firms.project_due[idea.row] = static_cast<std::int16_t>(world.now + p.duration_quarters);
    firms.project_gain[idea.row] = static_cast<float>(idea.gain);
    firms.project_flags[idea.row] |= static_cast<std::uint8_t>(idea.succeeds ? project_succeeds : 0);
    world.region_of(idea.cell).project_spending += idea.cost_keur;
    ++world.cell(idea.cell).projects_started;
    world.office.note_project(firms.register_row[idea.row], idea);
  }
}

void complete_projects(World& world) {
  KnowledgeParameters const& knowledge = world.economy->parameters.knowledge;
  FirmTable& firms = world.firms;
  auto const now = static_cast<std::int16_t>(world.now);
  for (std::size_t c = 0; c < firms.cells(); ++c) {
    Segment const& s = firms.segment(CellId(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
      if (firms.project_due[row] != now) continue;
      firms.project_due[row] = never;
      firms.assignment_gain[row] += firms.project_gain[row];
      firms.research_link[row] = 1.0F;
      if (firms.projects_done[row] < 255) ++firms.projects_done[row];
      if ((firms.project_flags[row] & project_succeeds) == 0) continue;
      firms.project_flags[row] &= static_cast<std::uint8_t>(~project_succeeds);
      double const u = world.random.uniform(to_number(firms.id[row]), world.now, Purpose::project_success);
      firms.productivity[row] +=
          exponential_quantile(u, knowledge.innovation_step) / world.economy->sizes[firms.jobs[row]].innovation_size;
      firms.last_innovation[row] = now;
    }
  }
}

void ProjectParameters::describe(ParameterTable<ProjectParameters>& t) {
  using P = ProjectParameters;
  t.add("idea_hazard", &P::idea_hazard, Unit::per_quarter, {0.0, 1.0}, "h_p: ideas a quarter of a firm of 10 jobs", judged);
  t.add("idea_size_exponent", &P::idea_size_exponent, Unit::elasticity, {0.0, 1.0}, "g_p: of ideas to size", judged);
  t.add("cost_keur", &P::cost_keur, Unit::keur, {0.1, 10000.0}, "C_0: expected cost, firm of 10 jobs",
        {"voucher programmes pay 4–10 kEUR a project (Creative Credits, Dutch voucher)", Provenance::derived});
  t.add("cost_size_exponent", &P::cost_size_exponent, Unit::elasticity, {0.0, 1.0}, "c: of cost to size", judged);
  t.add("cost_spread", &P::cost_spread, Unit::log_points, {0.0, 2.0}, "s_C: SD of ln cost", judged);
  t.add("overrun_spread", &P::overrun_spread, Unit::log_points, {0.0, 2.0}, "s_o: SD of ln overrun, known after planning",
        judged);
  t.add("gain", &P::gain, Unit::log_points, {0.0, 1.0}, "ḡ: mean gain in productivity while it lasts", judged);
  t.add("gain_half_life_quarters", &P::gain_half_life_quarters, Unit::quarters, {0.1, 40.0}, "T_b: half-life of the gain",
        {"output effect gone within a year: Creative Credits (Nesta RCT)", Provenance::retrieved});
  t.add("success_probability", &P::success_probability, Unit::share, {0.0, 1.0}, "p_S: project becomes an innovation",
        judged);
  t.add("value_horizon_quarters", &P::value_horizon_quarters, Unit::quarters, {0.0, 80.0},
        "H: quarters of gain reckoned with", judged);
  t.add("optimism_spread", &P::optimism_spread, Unit::log_points, {0.0, 2.0}, "s_V: SD of ln(perceived / true value)",
        judged);
  t.add("margin_share", &P::margin_share, Unit::share, {0.0, 1.0}, "m: of extra sales that is extra margin",
        {"between the margins of small and large firms in this model, 0.1–0.3", Provenance::derived});
  t.add("application_effort_keur", &P::application_effort_keur, Unit::keur, {0.0, 1000.0},
        "A: worth of the time an application takes", judged);
  t.add("first_time_discount", &P::first_time_discount, Unit::share, {0.0, 1.0},
        "f: value perceived by a firm that never did a project", judged);
  t.add("duration_quarters", &P::duration_quarters, Unit::quarters, {1, 40}, "D: from start to completion", judged);
  t.add("research_link_half_life_years", &P::research_link_half_life_years, Unit::years, {0.1, 50.0},
        "T_r: half-life of a research link", {"3–5 years (evidence on tie decay)", Provenance::uncertain});
}

}  // namespace clustress
