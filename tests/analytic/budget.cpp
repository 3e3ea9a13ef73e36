// When the money is gone: a programme with known demand, worked out by hand.
#include <clustress/catch.hpp>

#include "sim/engine/preparation.hpp"
#include "tests/analytic/hand_made.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Every firm has an idea in every quarter in which no project is under way; all cost 8 kEUR, all
// are worth far more, none overruns; a project takes one quarter. So ideas come in quarters 1, 3,
// 5, …
ModelParameters busy_firms() {
  ModelParameters p = still_parameters();
  p.knowledge.persistence = 1.0;
  p.market.sales_elasticity = 0.0;
  p.ideas[ProjectKind::assignment].hazard = 1.0;
  p.ideas[ProjectKind::assignment].size_exponent =
      p.ideas[ProjectKind::assignment].cost_size_exponent =
          p.ideas[ProjectKind::assignment].gain_size_exponent = 0.0;
  p.ideas[ProjectKind::assignment].cost_keur = 8.0;
  p.ideas[ProjectKind::assignment].cost_spread = p.ideas[ProjectKind::assignment].overrun_spread =
      p.projects.optimism_spread = 0.0;
  p.ideas[ProjectKind::assignment].gain = 1e-6;
  p.projects.margin_share = 1e12;
  p.projects.first_time_discount = 1.0;
  p.ideas[ProjectKind::assignment].success_probability = 0.0;
  p.ideas[ProjectKind::assignment].duration_quarters = 1;
  return p;
}

// 20 firms that may apply, two log points above the market's mean of 20 large firms that may not:
// with a slope of 20 the odds of applying are e^30, so all 20 apply.
World market_of_applicants() {
  World world = empty_world(one_region(20 * 310, {0.5}), busy_firms());
  for (int k = 0; k < 20; ++k) {
    // φ a = ±1: jobs stay as they are
    double const sales = 50.0 * std::exp(1.0), large = 1500.0 * std::exp(-1.0);
    add_firm(world, CellRow(0), {10, 2.0, sales, sales, -400});
    add_firm(world, CellRow(0), {300, -2.0, large, large, -400});
  }
  for (std::size_t row = 0; row < 40; ++row) world.firms.idea_kind[row] = ProjectKind::assignment;
  open(world);
  return world;
}

}  // namespace

// Each award is 0.8 · 8 = 6.4 kEUR and 8 % administration, 6.912 kEUR. Twenty of them are 138.24
// kEUR. Released: 505.3 in quarter 1, then 1 a quarter.
//   Q1 505.3 − 138.24 = 367.06   Q3 369.06 − 138.24 = 230.82   Q5 232.82 − 138.24 = 94.58
//   Q7 96.58: 13 awards, 6.724 left, enough for a voucher but not for its administration
//           Q9 8.724: 1 award, 1.812 left
// Seen to fail (a broken contract of the books) without administration in what is affordable.
TEST_CASE("the money is gone in the quarter worked out by hand", "[analytic][programme]") {
  World world = market_of_applicants();
  Variant variant;
  variant.name = "vouchers";
  variant.instruments = {
      small_voucher({{"budget_keur", 513.3},
                     {"budget_path_keur", std::vector<double>{505.3, 1, 1, 1, 1, 1, 1, 1, 1}},
                     {"own_share", 0.2},
                     {"administration_share", 0.08},
                     {"voucher_max_keur", 7.5},
                     {"self_selection", 20.0},
                     {"repeat_after_quarters", std::int64_t{1}},
                     {"payout_delay_quarters", std::int64_t{2}},
                     {"selection", std::string("lottery")}})};
  Programme const programme = programme_of(variant, *world.economy);
  world.office.open_books(1);
  std::int64_t const awards[] = {0, 20, 20, 40, 40, 60, 60, 73, 73, 74};
  std::int64_t const applications[] = {0, 20, 20, 40, 40, 60, 60, 80, 80, 100};
  Cents const free[] = {0,         36'706'000, 36'806'000, 23'082'000, 23'182'000,
                        9'458'000, 9'558'000,  672'400,    772'400,    181'200};
  for (std::size_t q = 1; q <= 9; ++q) {
    run_quarters(world, 1, {&programme, {}, nullptr, nullptr});
    INFO("quarter " << q);
    CHECK(world.office.counts[0].awards == awards[q]);
    CHECK(world.office.counts[0].applications == applications[q]);
    CHECK(world.office.ledger.balance(0, Book::free) == free[q]);
    // Awards of quarters 1, 3, … are paid two quarters later.
    CHECK(world.office.ledger.balance(0, Book::paid) == 640'000 * (q >= 3 ? awards[q - 2] : 0));
  }
}
