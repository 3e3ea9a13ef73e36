// The economic cost of guarantees and the losses by age, from books with numbers made by hand.
#include <clustress/catch.hpp>
#include <cmath>
#include <limits>

#include "analysis/effects.hpp"
#include "analysis/render/report_text.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using clustress::test::HandMadeResult;
using clustress::test::measure;
using clustress::test::section_of;

namespace {

constexpr double cents = 100'000.0;  // of a kEUR

// Four worlds, two quarters, 1 % a quarter. 110 kEUR are guaranteed in quarter 1, 50 of them for
// young firms; 100 are held back at its end, so X = 100; by the end of quarter 2, 2 or 6 are called
// (of young firms 1.5 or 4.5), 60 are held back, and 90 or 110 are to come. Administration 1 in
// quarter 1; net jobs 9 or 11. The variant has one instrument of the two.
HandMadeResult guarantees() {
  HandMadeResult result({"none", "a", "b"}, {"undisturbed"}, 4, 3);
  result.view.discount_rate = std::pow(1.01, 4.0) - 1.0;
  for (char const* name :
       {"guarantees_given_cents", "guarantees_given_young_cents", "called_guarantees_young_cents",
        "guarantee_reserve_cents", "guarantee_reserve_to_come_cents"}) {
    for (std::size_t r = 0; r < 4; ++r) {
      for (std::size_t t = 0; t < 3; ++t)
        result.value("instrument", name, 1, 0, r, t, 1) = std::numeric_limits<double>::quiet_NaN();
    }
  }
  for (std::size_t r = 0; r < 4; ++r) {
    auto const book = [&](char const* name, std::size_t t, double keur) {
      result.value("instrument", name, 1, 0, r, t) = keur * cents;
    };
    double const called = r % 2 == 0 ? 2.0 : 6.0, to_come = r < 2 ? 90.0 : 110.0;
    for (std::size_t t = 1; t < 3; ++t) {
      book("guarantees_given_cents", t, 110.0);
      book("guarantees_given_young_cents", t, 50.0);
      book("administration_cents", t, 1.0);
      result.jobs(1, 0, r, t) = r % 2 == 0 ? 9.0 : 11.0;
    }
    book("guarantee_reserve_cents", 1, 100.0);
    book("guarantee_reserve_cents", 2, 60.0);
    book("guarantee_reserve_to_come_cents", 1, 700.0);
    book("guarantee_reserve_to_come_cents", 2, to_come);
    book("called_guarantees_cents", 2, called);
    book("called_guarantees_young_cents", 2, 0.75 * called);
  }
  return result;
}

}  // namespace

// h = 4 / 100; 100 to come on average, so 4 are called later; each world's own calls move it by
// 1 · (C − 4) and its 90 or 110 by 0.04: 1.6, 5.6, 2.4, 6.4, s = 2.355, ± 3.182 · 2.355 / 2. Held:
// 1 % of 100 in quarter 2, and of 100 to come. Outlay 1/1.01 + 4/1.01²; job-years 10/4 a quarter.
// Seen to fail when what is held back now counts as what was, when the loss rate is taken world by
// world, when later quarters hold no capital, and without discounting.
TEST_CASE("economic cost of guarantees: outlay, calls to come and capital held", "[analysis]") {
  HandMadeResult const result = guarantees();
  Effects const e = build_effects(result.view);
  double const d1 = 1.0 / 1.01, d2 = d1 * d1, outlay = d1 + 4.0 * d2;
  auto const of = [&](char const* name) { return measure(e.programmes[0], name); };
  CHECK(of("cash_outlay").value == Approx(outlay));
  CHECK(of("calls_later").value == Approx(4.0 * d2));
  CHECK(of("calls_later").high == Approx((4.0 + 3.7476) * d2).epsilon(1e-4));
  CHECK(of("capital_held").value == Approx(0.01 * d2 * (100.0 + 100.0)));
  double const cost = outlay + 4.0 * d2 + 2.0 * d2;
  CHECK(of("economic_cost").value == Approx(cost));
  double const years = 2.5 * (d1 + d2);
  CHECK(of("cash_outlay_per_net_job_year").value == Approx(outlay / years));
  CHECK(of("economic_cost_per_net_job_year").value == Approx(cost / years));
  CHECK(of("economic_cost_per_net_job_year").low < cost / years);
  CHECK(of("economic_cost_per_net_job_year").high > cost / years);
}

// 3 of 50 and 1 of 60 are called; 4 and 4 later of 110 are lost.
TEST_CASE("losses of guarantees by age of the firm at the grant", "[analysis]") {
  HandMadeResult const result = guarantees();
  Effects const e = build_effects(result.view);
  auto const of = [&](char const* name) { return measure(e.programmes[0], name).value; };
  CHECK(of("guaranteed_young") == Approx(50.0));
  CHECK(of("guaranteed_old") == Approx(60.0));
  CHECK(of("called_share_young") == Approx(3.0 / 50.0));
  CHECK(of("called_share_old") == Approx(1.0 / 60.0));
  CHECK(of("guarantees_open") == Approx(60.0));
  CHECK(of("lost_share") == Approx(8.0 / 110.0));
}

// The table shows both costs; a programme without guarantees has no such section, even if it pays.
TEST_CASE("guarantees are spoken of only where a programme guarantees", "[analysis]") {
  HandMadeResult result = guarantees();
  result.pay(2, 0, 0, 1, 100.0);
  Effects const e = build_effects(result.view);
  REQUIRE(section_of(e.programmes[0], "guarantees") != nullptr);
  CHECK(section_of(e.programmes[1], "guarantees") == nullptr);
  std::string const text = effects_table(e);
  CHECK(text.find("= economic cost") != std::string::npos);
  CHECK(text.find("below three years") != std::string::npos);
}
