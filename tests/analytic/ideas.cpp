// What projects firms think of and what they think these are worth, on paper.
#include "sim/behaviour/ideas.hpp"

#include <algorithm>
#include <array>
#include <clustress/catch.hpp>
#include <map>

#include "sim/behaviour/exports.hpp"
#include "sim/behaviour/projects.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/statistics/moments.hpp"
#include "tests/analytic/hand_made.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr std::array kinds = {ProjectKind::assignment,  ProjectKind::research,
                              ProjectKind::export_step, ProjectKind::training,
                              ProjectKind::hire,        ProjectKind::investment};

// The kinds of projects as in the model, seen without optimism or inexperience, at their expected
// cost.
ModelParameters sober_parameters() {
  ModelParameters p = still_parameters();
  p.projects = ProjectParameters{};
  p.projects.optimism_spread = 0.0;
  p.projects.first_time_discount = 1.0;
  for (IdeaParameters* kind : idea_kinds(p)) kind->cost_spread = kind->overrun_spread = 0.0;
  return p;
}

// Ideas of one kind of n firms of these jobs, sales of 10 kEUR a job.
struct Thinkers {
  World world;
  Workspace workspace;
  Thinkers(ModelParameters const& p, ProjectKind kind, std::int32_t jobs, int n = 1,
           std::uint8_t experience = 0) {
    world = empty_world(one_region(static_cast<double>(jobs) * n, {0.6}), p);
    for (int k = 0; k < n; ++k) {
      std::size_t const row =
          add_firm(world, CellRow(0), {jobs, 0.1, 4.0 * jobs, 6.0 * jobs, -400});
      world.firms.idea_kind[row] = kind;
      world.firms.projects_done[row] = experience;
    }
    open(world);
    world.now = 1;
    workspace.fit(world);
    have_ideas(world, workspace);
  }
};

double geometric(double kept, double horizon) {  // Σ (κ e^{−1/H})^k, term by term
  double sum = 0, term = 1;
  for (int k = 0; k < 20'000; ++k, term *= kept * std::exp(-1.0 / horizon)) sum += term;
  return sum;
}

}  // namespace

// D(κ) is the sum of what is left of a gain, discounted, quarter by quarter; D(0) = 1. Seen to fail
// with the first quarter left out.
TEST_CASE("quarters of a gain are a geometric sum", "[analytic][ideas]") {
  ProjectParameters p;
  for (double const horizon : {1.0, 8.0, 30.0}) {
    p.planning_horizon_quarters = horizon;
    CHECK(quarters_of_gain(p, 0.0) == 1.0);
    for (double const kept : {0.3, 0.7071, 0.93, 1.0})
      CHECK(near(quarters_of_gain(p, kept), geometric(kept, horizon), 1e-9));
  }
}

// V per unit of gain and kEUR of sales, from the header: assignment m D(2^{−1/T}), research p_R m
// D(ρ), training m D(ρ), investment p_I m D(ρ), hire m D(ρ) D(ρ_z) s_z h_I μ; an export step π
// D(1). Seen to fail with any two kinds exchanged and with p_R left out.
TEST_CASE("an idea is worth its gain in sales while it lasts", "[analytic][ideas]") {
  ModelParameters p = sober_parameters();
  // at rest elsewhere; what a better staff would find depends on it
  p.knowledge.innovation_hazard = 0.05;
  double const m = p.projects.margin_share, h = p.projects.planning_horizon_quarters,
               rho = p.knowledge.persistence;
  double const stays = m * geometric(rho, h);
  std::map<ProjectKind, double> const worth = {
      {ProjectKind::assignment,
       m * geometric(std::pow(2.0, -1.0 / p.projects.gain_half_life_quarters), h)},
      {ProjectKind::research, stays * p.ideas[ProjectKind::research].success_probability},
      {ProjectKind::training, stays},
      {ProjectKind::investment, stays * p.ideas[ProjectKind::investment].success_probability},
      {ProjectKind::hire, stays * geometric(p.knowledge.ability_persistence, h) *
                              p.knowledge.ability_spread * 0.05 * p.knowledge.innovation_step}};
  for (ProjectKind const kind : kinds) {
    for (std::int32_t const jobs : {10, 80}) {
      Thinkers const one(p, kind, jobs);
      REQUIRE(one.workspace.ideas.size() == 1);
      Idea const& idea = one.workspace.ideas[0];
      IdeaParameters const& of = p.ideas[kind];
      INFO("kind " << static_cast<int>(kind) << ", " << jobs << " jobs: value " << idea.value_keur
                   << ", gain " << idea.gain);
      CHECK(
          near(idea.cost_keur, of.cost_keur * std::pow(jobs / 10.0, of.cost_size_exponent), 1e-6));
      CHECK(near(idea.expected_cost_keur, idea.cost_keur, 1e-9));
      double const expected = kind == ProjectKind::export_step
                                  ? export_profit(one.world, CellRow(0), 0) * geometric(1.0, h)
                                  : idea.gain * worth.at(kind) * 10.0 * jobs;
      CHECK(near(idea.value_keur, expected, 1e-6));
    }
  }
}

// g ~ Exp(ḡ (L/10)^−q): mean and SE ḡ/√n; α = 1e-3, z = 3.29. E C̃ = C (L/10)^c, E C = the same:
// the spreads do not raise the mean. Seen to fail with the mean of the lognormal not corrected, and
// with q ignored.
TEST_CASE("gains and costs have their means, which change with size", "[analytic][ideas]") {
  ModelParameters p = still_parameters();
  constexpr int n = 20'000;
  for (std::int32_t const jobs : {2, 10, 160}) {
    Thinkers const many(p, ProjectKind::research, jobs, n);
    RunningMoments gain, cost, planned;
    std::size_t succeed = 0;
    for (Idea const& idea : many.workspace.ideas) {
      gain.add(idea.gain);
      planned.add(idea.expected_cost_keur);
      cost.add(idea.cost_keur);
      succeed += idea.succeeds ? 1 : 0;
    }
    IdeaParameters const& of = p.ideas[ProjectKind::research];
    CHECK(std::abs(gain.mean() - of.gain * std::pow(jobs / 10.0, -of.gain_size_exponent)) <
          3.29 * gain.standard_error());
    double const mean_cost = of.cost_keur * std::pow(jobs / 10.0, of.cost_size_exponent);
    CHECK(std::abs(planned.mean() - mean_cost) < 3.29 * planned.standard_error());
    CHECK(std::abs(cost.mean() - mean_cost) < 3.29 * cost.standard_error());
    CHECK(succeed >= binomial_quantile(0.5e-3, n, of.success_probability));
    CHECK(succeed <= binomial_quantile(1.0 - 0.5e-3, n, of.success_probability));
  }
}

// Below L_b persons a gain falls with size no further: the same draws give firms of 1, 3 and 5
// persons the same gain, ten the gain of the law, and costs keep their law down to one person. Seen
// to fail with the bound on costs too, and without it.
TEST_CASE("gains of small firms end at the least size of evidence, costs do not",
          "[analytic][ideas]") {
  ModelParameters p = sober_parameters();
  REQUIRE(p.projects.gain_size_least == 5.0);
  for (ProjectKind const kind : kinds) {
    if (kind == ProjectKind::export_step) continue;
    IdeaParameters const& of = p.ideas[kind];
    auto const first = [&](std::int32_t jobs) {
      Thinkers const one(p, kind, jobs);
      return one.workspace.ideas.at(0);
    };
    double const ten = first(10).gain;
    for (std::int32_t const jobs : {1, 3, 5, 7, 40}) {
      double const counted = std::max(5.0, static_cast<double>(jobs)) / 10.0;
      INFO("kind " << static_cast<int>(kind) << ", " << jobs << " jobs");
      CHECK(near(first(jobs).gain, ten * std::pow(counted, -of.gain_size_exponent), 1e-12));
      CHECK(near(first(jobs).cost_keur, of.cost_keur * std::pow(jobs / 10.0, of.cost_size_exponent),
                 1e-12));
    }
  }
}

// V = worth · f for who never did a project: the same firms with and without a project behind them,
// so the ratio is f, exactly. Seen to fail with the discount for everybody.
TEST_CASE("who never did a project values one less", "[analytic][ideas]") {
  ModelParameters p = still_parameters();
  p.projects.first_time_discount = 0.37;
  for (ProjectKind const kind : kinds) {
    Thinkers const novices(p, kind, 20, 5, 0), masters(p, kind, 20, 5, 1),
        veterans(p, kind, 20, 5, 9);
    for (std::size_t k = 0; k < 5; ++k) {
      CHECK(near(novices.workspace.ideas[k].value_keur,
                 0.37 * masters.workspace.ideas[k].value_keur));
      CHECK(veterans.workspace.ideas[k].value_keur == masters.workspace.ideas[k].value_keur);
    }
  }
}

// From one uniform kind k has probability h_k (L/10)^g_k, the rest no idea: χ² of seven counts on
// six degrees of freedom, α = 1e-3: 22.46. Seen to fail with the exponents of the first kind for
// all.
TEST_CASE("kinds of ideas share out one uniform in proportion to their hazards",
          "[analytic][ideas]") {
  ModelParameters p = still_parameters();
  double const hazards[] = {0.10, 0.02, 0.05, 0.04, 0.01, 0.03},
               exponents[] = {0.2, 0.5, 0.0, 0.3, 0.8, 0.1};
  for (std::size_t k = 0; k < 6; ++k)
    idea_kinds(p)[k]->hazard = hazards[k], idea_kinds(p)[k]->size_exponent = exponents[k];
  constexpr int n = 40'000;
  for (std::int32_t const jobs : {3, 40}) {
    World world = empty_world(one_region(static_cast<double>(jobs) * n, {0.6}), p);
    for (int k = 0; k < n; ++k)
      add_firm(world, CellRow(0), {jobs, 0.0, 4.0 * jobs, 6.0 * jobs, -400});
    Workspace workspace;
    world.now = 1;
    std::array<double, 7> count{};
    world.firms.for_each_tile([&](Tile tile) {
      draw(world.random, &world.firms.id[tile.begin], tile.size, world.now, Purpose::firm_fortune,
           workspace.tile.draws.fortune);
      ideas_take_shape(world, workspace, tile);
      for (std::size_t row = tile.begin; row < tile.begin + tile.size; ++row) {
        ProjectKind const kind = world.firms.idea_kind[row];
        ++count[kind == no_project ? 6 : static_cast<std::size_t>(kind)];
      }
    });
    double chi_square = 0, left = 1.0;
    for (std::size_t k = 0; k <= 6; ++k) {
      double const probability = k < 6 ? hazards[k] * std::pow(jobs / 10.0, exponents[k]) : left;
      left -= probability;
      chi_square += (count[k] - n * probability) * (count[k] - n * probability) / (n * probability);
    }
    INFO(jobs << " jobs: χ² = " << chi_square);
    CHECK(chi_square < 22.46);
  }
}

// Where nothing can support them, only ideas worth more than they cost are kept, the same and in
// the same order. Seen to fail when nothing is left out, and when what is worth less than its
// expected cost is left out instead.
TEST_CASE("ideas that nothing could make worthwhile are left out where there is no programme",
          "[analytic][ideas]") {
  ModelParameters p = sober_parameters();
  for (IdeaParameters* kind : idea_kinds(p)) kind->cost_spread = 1.0, kind->overrun_spread = 0.5;
  for (ProjectKind const kind : kinds) {
    Thinkers all(p, kind, 10, 400), alone = all;
    for (std::size_t row = 0; row < 400; ++row) alone.world.firms.idea_kind[row] = kind;
    have_ideas(alone.world, alone.workspace, false);
    std::vector<Idea> kept;
    for (Idea const& idea : all.workspace.ideas) {
      if (idea.value_keur > idea.cost_keur) kept.push_back(idea);
    }
    REQUIRE(all.workspace.ideas.size() == 400);
    REQUIRE(alone.workspace.ideas.size() == kept.size());
    for (std::size_t k = 0; k < kept.size(); ++k) {
      CHECK(alone.workspace.ideas[k].firm == kept[k].firm);
      CHECK(same_bits(alone.workspace.ideas[k].cost_keur, kept[k].cost_keur));
      CHECK(same_bits(alone.workspace.ideas[k].value_keur, kept[k].value_keur));
    }
  }
}
