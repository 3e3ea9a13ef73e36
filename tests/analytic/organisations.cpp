// Cluster organisations on paper: what comes in is paid out or kept, quality is lost and learned,
// services are few and shared out.
#include "sim/behaviour/organisations.hpp"

#include <algorithm>
#include <clustress/catch.hpp>
#include <set>

#include "sim/statistics/distributions.hpp"
#include "sim/statistics/moments.hpp"
#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Firms of 10 jobs, the first of which are members; nobody joins or leaves unless a test says so.
struct Club {
  World world;
  Workspace workspace;

  static ModelParameters parameters() {
    ModelParameters p = still_parameters();
    p.organisations.leave_hazard = p.organisations.turnover = p.organisations.learning = 0.0;
    return p;
  }
  Club(ModelParameters const& p, std::size_t firms, std::size_t members, double staff,
       std::uint64_t seed = 1) {
    world = empty_world(one_cluster(10.0 * static_cast<double>(firms), staff), p, seed);
    found_organisations(world);
    for (std::size_t k = 0; k < firms; ++k) {
      std::size_t const row = add_firm(world, CellRow(0), {10, 0.0, 50.0, 50.0, -400});
      if (k < members) world.firms.standing[row].set(Standing::member);
    }
    open(world);
    state().join_rate = 0.0;
  }
  ClusterState& state() { return world.clusters[0]; }
  void quarter() {
    ++world.now;
    workspace.fit(world);
    run_organisations(world);
  }
};

}  // namespace

// Balance and wages add up to the money there is: H' + c s' = H + G + fees + P, wages reach
// residents, and c s' never exceeds it. Programme money comes in quarters 3 and 11; in quarter 20
// all members leave, and the fees they paid are gone from then on. Seen to fail when wages stay in
// the balance, when staff is not bound by the money there is, and when fees do not leave the firms.
TEST_CASE("an organisation pays staff with the money it has and keeps the rest, each quarter",
          "[analytic][organisations]") {
  ModelParameters const p = Club::parameters();
  Club club(p, 40, 20, 5.0);
  double const cost = p.organisations.staff_cost_keur,
               grant = 0.6 * cost * 5.0;  // public share 0.6 of the base-year budget
  REQUIRE(club.world.economy->facts.clusters[0].organisation_public_share == 0.6);
  auto const cash = [&club] {
    double sum = 0;
    for (std::size_t row = 0; row < 40; ++row) sum += club.world.firms.cash[row];
    return sum;
  };
  for (int q = 1; q <= 30; ++q) {
    if (q == 20) {
      for (std::size_t row = 0; row < 40; ++row)
        club.world.firms.standing[row].set(Standing::member, false);
    }
    double const programme = q == 3 ? 333.0 : q == 11 ? 50.0 : 0.0;
    club.state().programme_keur = programme;
    double const held = club.state().balance_keur, before = cash();
    double const earned = club.world.regions[0].account.of(Payment::organisation_staff);
    club.quarter();
    double const fees = before - cash(), wages = cost * club.state().staff;
    INFO("quarter " << q << ": fees " << fees << ", wages " << wages << ", balance "
                    << club.state().balance_keur);
    // half of the jobs are in members, as in the facts
    REQUIRE(near(fees, q < 20 ? 0.4 * cost * 5.0 : 0.0));
    REQUIRE(near(club.state().balance_keur + wages, held + grant + fees + programme));
    REQUIRE(club.state().balance_keur >= -1e-9);
    REQUIRE(near(club.world.regions[0].account.of(Payment::organisation_staff) - earned, wages));
  }
  CHECK(near(club.state().staff, 0.6 * 5.0, 1e-2));  // what public money alone pays
}

// One grant P: staff rises in the first quarter by h P/(T_H c), and in the end all of P has been
// paid as wages, staff is back at the base year's and nothing is left: Σ c (s_t − s_0) = P. Seen to
// fail with money that adds to staff but is not used up.
TEST_CASE("a grant to an organisation is all spent on staff, and then staff is what it was",
          "[analytic][organisations]") {
  ModelParameters const p = Club::parameters();
  Club club(p, 40, 20, 5.0);
  double const cost = p.organisations.staff_cost_keur, grant = 400.0;
  club.state().programme_keur = grant;
  double spent = 0;
  for (int q = 1; q <= 60; ++q) {
    club.quarter();
    if (q == 1) {
      double const rise =
          p.organisations.hiring_speed * grant / (p.organisations.spending_quarters * cost);
      CHECK(near(club.state().staff - 5.0, rise));
    }
    spent += cost * (club.state().staff - 5.0);
  }
  INFO("spent " << spent << ", staff " << club.state().staff << ", balance "
                << club.state().balance_keur);
  CHECK(near(spent, grant, 1e-6));
  CHECK(near(club.state().staff, 5.0, 1e-6));
  CHECK(near(club.state().balance_keur, 0.0, 1e-3));
}

// E q_{t+1} = (1 − λ)(E q_t − τℓ (E q_t − q_w)) + λ q̄, linear, with q̄ such that the base year's
// q0 is its fixed point: from q_1 the mean is q0 + (q_1 − q0) [(1 − λ)(1 − τℓ)]^t, and from q0 it
// stays. A very good organisation, whose q̄ would lie above 1, learns at λ = d/(1 − q0 + d), d = τℓ
// (q0 − q_w). 4,000 organisations; α = 1e-3 a check, two-sided: z = 3.29. Seen to fail with q̄ = q0
// (nothing makes up for managers who leave), with a gap to make up that ignores that it closes
// after the loss (q̄ = q0 + d/λ: +0.011 here, SE 0.0013), and with q̄ cut at 1 for the very good
// (q0 = 0.9 falls to 0.79).
TEST_CASE("managers who leave take quality with them and learning restores it on average",
          "[analytic][organisations]") {
  ModelParameters p = Club::parameters();
  p.organisations.turnover = p.organisations.learning = 0.1;
  p.organisations.turnover_loss = 0.5;
  p.organisations.weak_quality = 0.2;
  struct Path {
    double base, start, learning;
  };
  for (Path const& path :
       {Path{0.5, 0.5, 0.1}, Path{0.5, 0.9, 0.1}, Path{0.9, 0.9, 0.035 / 0.135}}) {
    WorldFacts facts = one_cluster(10, 5.0);
    facts.clusters[0].organisation_quality = path.base;
    World world = empty_world(facts, p);
    Workspace workspace;
    found_organisations(world);
    std::array<RunningMoments, 41> quality;
    for (std::uint64_t seed = 1; seed <= 4'000; ++seed) {
      world.random = RandomField(seed, 0);
      world.now = 0;
      world.clusters[0].quality.fill(path.start);
      for (std::size_t t = 1; t <= 40; ++t) {
        ++world.now;
        run_organisations(world);
        quality[t].add(world.clusters[0].mean_quality());
      }
    }
    double const kept =
        (1.0 - path.learning) * (1.0 - p.organisations.turnover * p.organisations.turnover_loss);
    for (std::size_t const t : {1UL, 8UL, 40UL}) {
      double const expected =
          path.base + (path.start - path.base) * std::pow(kept, static_cast<double>(t));
      INFO("from " << path.start << " after " << t << ": " << quality[t].mean() << " ± "
                   << quality[t].standard_error());
      CHECK(std::abs(quality[t].mean() - expected) < 3.29 * quality[t].standard_error());
    }
  }
}

// ⌊s (1 − β) n q⌋ services, to members only, one each: a member served either loses its mark of a
// bad borrower or gains. Of those served a fifth gets advice on finance and 0.3 a link to research;
// the others' gain has mean q ḡ. α = 1e-3 each. Seen to fail with services to all firms of the
// cluster, with two draws for one member, and with the brokers' time counted twice.
TEST_CASE("services are as many as staff can deliver, to members only, one each",
          "[analytic][organisations]") {
  ModelParameters p = Club::parameters();
  p.organisations.service_gain = 0.05;
  p.organisations.hiring_speed = 0.0;  // staff is what the test sets
  Club club(p, 8'000, 4'000, 4.0);
  FirmTable& firms = club.world.firms;
  double const quality = club.state().mean_quality();
  for (double const staff_wanted : {4.0, 1'000.0, 1e6}) {
    for (std::size_t row = 0; row < 8'000; ++row) {
      firms.standing[row].set(Standing::constrained);
      firms.assignment_gain[row] = firms.research_link[row] = 0.0F;
    }
    club.state().balance_keur = 1e9;
    club.state().staff = staff_wanted;
    club.quarter();
    double const exact = club.state().staff * (1.0 - p.organisations.brokerage_share) *
                         p.organisations.services_per_staff * quality;
    auto const expected = static_cast<std::int64_t>(std::min(4'000.0, std::floor(exact)));
    std::size_t served = 0, finance = 0, research = 0;
    RunningMoments gain;
    for (std::size_t row = 0; row < 8'000; ++row) {
      bool const freed = !firms.standing[row].has(Standing::constrained),
                 gained = firms.assignment_gain[row] > 0;
      if (row >= 4'000) REQUIRE((!freed && !gained));
      REQUIRE(!(freed && gained));
      served += freed || gained ? 1 : 0;
      finance += freed ? 1 : 0;
      research += firms.research_link[row] > 0 ? 1 : 0;
      if (gained && firms.research_link[row] == 0.0F)
        gain.add(static_cast<double>(firms.assignment_gain[row]));
    }
    CHECK(club.state().services == expected);
    CHECK(static_cast<std::int64_t>(served) == expected);
    if (served < 4'000) continue;
    CHECK(finance >= binomial_quantile(0.5e-3, served, 0.2));
    CHECK(finance <= binomial_quantile(1.0 - 0.5e-3, served, 0.2));
    CHECK(research >= binomial_quantile(0.5e-3, served, 0.3));
    CHECK(research <= binomial_quantile(1.0 - 0.5e-3, served, 0.3));
    CHECK(std::abs(gain.mean() - quality * p.organisations.service_gain) <
          3.29 * gain.standard_error());
  }
}

// The same draws give members of one person what they give members of L_b = 5: the gain ends with
// evidence; ten gain (10/5)^−q of it. Seen to fail without the bound.
TEST_CASE("services bring firms below the least size of evidence no more",
          "[analytic][organisations]") {
  auto const gain_of = [](std::int32_t jobs) {
    ModelParameters p = Club::parameters();
    p.projects.gain_size_least = 5.0;
    p.organisations.service_gain = 0.05;
    Club club(p, 400, 400, 1'000.0);
    for (std::size_t row = 0; row < 400; ++row) club.world.firms.jobs[row] = jobs;
    club.state().balance_keur = 1e9;
    club.quarter();
    double sum = 0;
    for (std::size_t row = 0; row < 400; ++row)
      sum += static_cast<double>(club.world.firms.assignment_gain[row]);
    return sum;
  };
  double const exponent = ModelParameters{}.ideas[ProjectKind::assignment].gain_size_exponent;
  REQUIRE(gain_of(10) > 0.0);
  CHECK(gain_of(1) == gain_of(5));
  CHECK(near(gain_of(5) / gain_of(10), std::pow(0.5, -exponent), 1e-5));
}

// Three services among twelve members: each is served with chance 1/4 a quarter. 2,000 quarters, α
// = 1e-3 over all twelve by Bonferroni, exact binomial. Who is served does not depend on rows, and
// with more staff the same and others are. Seen to fail with members served in the order of rows,
// and with a draw that does not change with the quarter.
TEST_CASE("who is served is a lottery among members", "[analytic][organisations]") {
  ModelParameters p = Club::parameters();
  p.organisations.brokerage_share = 0.0;
  p.organisations.services_per_staff = 2.0;
  p.organisations.hiring_speed = 0.0;
  Club club(p, 24, 12, 3.0), larger(p, 24, 12, 3.0), reordered(p, 24, 12, 3.0);
  for (Club* one : {&club, &larger, &reordered}) one->state().quality.fill(0.5);
  for (std::size_t row = 0; row < 6; ++row)
    std::swap(reordered.world.firms.id[row], reordered.world.firms.id[11 - row]);
  auto const served = [](Club& one, double staff) {
    std::set<std::uint64_t> ids;
    one.state().staff = staff;
    one.state().balance_keur = 1e6;
    FirmTable& firms = one.world.firms;
    for (std::size_t row = 0; row < 24; ++row)
      firms.standing[row].set(Standing::constrained), firms.assignment_gain[row] = 0.0F;
    one.quarter();
    for (std::size_t row = 0; row < 24; ++row) {
      if (firms.assignment_gain[row] > 0 || !firms.standing[row].has(Standing::constrained))
        ids.insert(to_number(firms.id[row]));
    }
    return ids;
  };
  // Hiring is off: staff is what the test sets. Capacity 3.0 × 2 × 0.5 = 3, and 5.
  std::vector<std::size_t> times(12, 0);
  for (int q = 0; q < 2'000; ++q) {
    auto const three = served(club, 3.0), five = served(larger, 5.0), same = served(reordered, 3.0);
    REQUIRE((three.size() == 3 && five.size() == 5));
    REQUIRE(std::includes(five.begin(), five.end(), three.begin(), three.end()));
    REQUIRE(three == same);
    for (std::size_t row = 0; row < 12; ++row)
      times[row] += three.count(to_number(club.world.firms.id[row]));
  }
  for (std::size_t const n : times) {
    CHECK(n >= binomial_quantile(0.5e-3 / 12, 2'000, 0.25));
    CHECK(n <= binomial_quantile(1.0 - 0.5e-3 / 12, 2'000, 0.25));
  }
}

// A member knows of a call with 1 + a_O Π q times the chance of others, Π = min(1, staff). Seen to
// fail with an organisation that counts fully with any staff.
TEST_CASE("members hear of calls as far as their organisation has staff, up to one person",
          "[analytic][organisations]") {
  ModelParameters p = Club::parameters();
  p.organisations.awareness = 2.0;
  Club club(p, 4, 2, 3.0);
  club.state().quality.fill(0.5);
  for (auto const& [staff, factor] : {std::pair{0.0, 1.0}, {0.25, 1.25}, {1.0, 2.0}, {3.0, 2.0}}) {
    club.state().staff = staff;
    CHECK(std::abs(awareness_factor(club.world, 0, 0) - factor) < 1e-12);
    CHECK(awareness_factor(club.world, 3, 0) == 1.0);
  }
}
