// Who asks for help to found, on paper: how many lack something, how much, and what they begin
// with.
#include "sim/behaviour/founders.hpp"

#include <algorithm>
#include <clustress/catch.hpp>

#include "sim/behaviour/demography.hpp"
#include "sim/statistics/distributions.hpp"
#include "tests/analytic/hand_made.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Founders of a quarter in a market where 20,000 are expected, of one person each.
std::vector<Idea> founders_of(EntryParameters const& entry) {
  ModelParameters p = still_parameters();
  p.entry = entry;
  p.entry.spin_off_hazard = p.entry.crowding_entry = 0.0;
  p.demography.mean_firm_jobs = 1.0;
  p.demography.entrant_size_exponent = 20.0;
  WorldFacts facts = one_region(400'000, {0.5});
  facts.sectors[0].entry_rate = 0.2;
  World world = empty_world(facts, p);
  add_firm(world, CellRow(0), {1, 0.0, 5.0, 5.0, -400});
  open(world);
  Workspace workspace;
  workspace.fit(world);
  world.now = 1;
  have_founders(world, workspace);
  return workspace.ideas;
}

double gap_of(Idea const& idea) {
  return idea.cost_keur - idea.founder_means_keur;
}

template <class F>
double count(std::vector<Idea> const& ideas, F&& which) {
  return static_cast<double>(std::count_if(ideas.begin(), ideas.end(), which));
}

bool within(double seen, double n, double share) {  // binomial, α = 1e-3
  return seen >= static_cast<double>(binomial_quantile(0.5e-3, static_cast<int>(n), share)) &&
         seen <= static_cast<double>(binomial_quantile(1.0 - 0.5e-3, static_cast<int>(n), share));
}

}  // namespace

// Of 20,000 founders a tenth of the 0.8 without a gap asks, the 0.2 with one all do, and 0.2 would-
// be founders a founder come after them. A gap has mean m C (1 − e^(−1/m)) and is at most C: within
// 4 standard errors, α = 1e-4. Seen to fail when would-be founders are counted among those who find
// it elsewhere, and with a gap that has no bound.
TEST_CASE("most founders lack nothing and rarely ask", "[analytic][founders]") {
  EntryParameters p;
  p.finds_elsewhere = p.would_be_founders = 0.2;
  p.asks_without_need = 0.1;
  p.missing_share = 0.8;
  p.missing_most = 1.0;
  p.start_capital_keur = 30.0;
  std::vector<Idea> const ideas = founders_of(p);
  double const elsewhere = count(ideas, [](Idea const& i) { return i.finds_elsewhere; });
  double const easy = count(ideas, [](Idea const& i) { return gap_of(i) == 0.0; });
  double const would_be = static_cast<double>(ideas.size()) - elsewhere - easy;
  EntryParameters all = p;
  all.finds_elsewhere = 0.0;
  all.asks_without_need = 1.0;
  double const founders = count(founders_of(all), [](Idea const& i) { return gap_of(i) == 0.0; });
  INFO(founders << " founders: " << easy << " ask without need, " << elsewhere
                << " find it elsewhere, " << would_be << " would-be founders");
  CHECK(std::abs(founders - 20'000) < 4.0 * std::sqrt(20'000.0));
  CHECK(within(elsewhere, founders, 0.2));
  CHECK(within(easy, founders - elsewhere, 0.1));
  CHECK(std::abs(would_be - 0.2 * founders) < 4.0 * std::sqrt(0.2 * founders));
  double sum = 0, most = 0;
  for (Idea const& idea : ideas) {
    if (gap_of(idea) == 0.0) continue;
    double const share = gap_of(idea) / idea.cost_keur;
    sum += share;
    most = std::max(most, share);
    REQUIRE(near(idea.cost_keur, 30.0 * idea.jobs));
  }
  double const n = elsewhere + would_be, mean = 0.8 * (1.0 - std::exp(-1.0 / 0.8));
  CHECK(most == 1.0);
  CHECK(std::abs(sum / n - mean) < 4.0 * 0.35 / std::sqrt(n));
}

// The form of before: founders lack nothing and all ask, would-be founders lack Exp(m C) without
// bound. A founder is the same one whatever the shares. Seen to fail when an id counts who asks.
TEST_CASE("who asks is drawn apart from who founds", "[analytic][founders]") {
  EntryParameters before, now;
  before.finds_elsewhere = 0.0;
  before.asks_without_need = 1.0;
  before.missing_share = 0.3;
  before.missing_most = 100.0;
  before.would_be_founders = now.would_be_founders = 0.3;
  std::vector<Idea> const all = founders_of(before), some = founders_of(now);
  CHECK(count(all, [](Idea const& i) { return i.finds_elsewhere; }) == 0.0);
  CHECK(count(all, [](Idea const& i) { return gap_of(i) > i.cost_keur; }) > 0.0);
  for (std::size_t k = 0; k < all.size(); ++k) REQUIRE(all[k].founder == k);
  CHECK(some.size() < all.size());
  for (Idea const& idea : some) {
    REQUIRE(idea.firm == all[idea.founder].firm);
    REQUIRE(idea.jobs == all[idea.founder].jobs);
    REQUIRE((gap_of(idea) == 0.0 || idea.finds_elsewhere || gap_of(all[idea.founder]) > 0.0));
  }
}

// Without a programme nobody asks, and nothing of this moves a bit of the world.
TEST_CASE("without support it does not matter who lacks what", "[analytic][founders]") {
  Scenario few = small_scenario(), many = small_scenario();
  few.model.entry.finds_elsewhere = 0.0;
  many.model.entry.finds_elsewhere = 0.9;
  many.model.entry.asks_without_need = 0.5;
  many.model.entry.missing_share = 2.0;
  many.model.entry.start_capital_keur = 50.0;
  Arm a = begin_arm(few), b = begin_arm(many);
  a.step_until(8);
  b.step_until(8);
  CHECK(same_state(a.world, b.world));
}
