// Job account and cost of hand-made results.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "analysis/data/cost.hpp"
#include "analysis/effects.hpp"
#include "sim/core/errors.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using clustress::test::HandMadeResult;
using clustress::test::measure;

namespace {

// Two replicates; beneficiaries +40 +44, clusters +3 +5, same market −9 −11, target regions −2 −2,
// other regions +1 −1 at quarter 4. Beneficiaries had 100 before, 110 without.
HandMadeResult with_account(std::vector<std::string> regions = {"here"}) {
  HandMadeResult result({"none", "vouchers"}, {"undisturbed"}, 2, 5, std::move(regions));
  double const delta[2][5] = {{40, 3, -9, -2, 1}, {44, 5, -11, -2, -1}};
  for (std::size_t r = 0; r < 2; ++r) {
    for (std::size_t t = 0; t < 5; ++t) {
      result.jobs(0, 0, r, t) = result.jobs(1, 0, r, t) = 5000.0 + 100.0 * static_cast<double>(r);
    }
    result.value("total", "beneficiary_jobs_before_award", 1, 0, r, 4) = 100.0;
    result.value("total", "beneficiary_jobs_with", 1, 0, r, 4) = 110.0;
    result.value("total", "beneficiary_jobs_without", 1, 0, r, 4) = 110.0;
    for (std::size_t g = 0; g < 5; ++g) result.change(1, 0, r, 4, g, delta[r][g]);
    result.change(1, 0, r, 2, 0, 50.0);
    result.pay(1, 0, r, 2, 300.0);
  }
  return result;
}

}  // namespace

TEST_CASE(
    "the account splits net jobs into direct, displacement and spillover by the signs of the group "
    "means",
    "[analysis]") {
  HandMadeResult result = with_account();
  ProgrammeEffects const a = build_effects(result.view).programmes.at(0);
  CHECK(measure(a, "gross").value == Approx(52.0));  // 110 + 40 − 100 and 110 + 44 − 100: 50, 54
  CHECK(measure(a, "deadweight").value == Approx(10.0));  // 110 − 100
  CHECK(measure(a, "direct").value == Approx(42.0));
  // 10 + 2; other regions have mean 0 and add to neither
  CHECK(measure(a, "displacement").value == Approx(12.0));
  CHECK(measure(a, "spillover").value == Approx(4.0));
  CHECK(measure(a, "net_in_account").value == Approx(34.0));
  CHECK(measure(a, "net_in_account").value == measure(a, "direct").value -
                                                  measure(a, "displacement").value +
                                                  measure(a, "spillover").value);
  CHECK(measure(a, "account_inexact").value == 0);
  CHECK(measure(a, "jobs_delta/same_market").value == Approx(-10.0));
  CHECK(measure(a, "jobs_delta/same_market/continuing").value == Approx(-10.0));
}

TEST_CASE(
    "leakage is not measurable in a world of one region, and the other regions' change elsewhere",
    "[analysis]") {
  HandMadeResult result = with_account();
  CHECK_FALSE(measure(build_effects(result.view).programmes.at(0), "leakage").is_given());
  HandMadeResult two = with_account({"here", "there"});
  CHECK(measure(build_effects(two.view).programmes.at(0), "leakage").value == Approx(0.0));
}

// Each fault alone is seen: a group off by one, parts that do not sum to their group, direct not
// gross − deadweight.
TEST_CASE("an account that does not add up by one job is noticed", "[analysis]") {
  {
    HandMadeResult result = with_account();
    result.jobs(1, 0, 1, 3) += 1.0;
    Effects const e = build_effects(result.view);
    CHECK(measure(e.programmes.at(0), "account_inexact").value == 1);
    REQUIRE(e.warnings.size() == 2);  // the first: few replicates
    CHECK(e.warnings[1].find("does not add up") != std::string::npos);
  }
  {
    HandMadeResult result = with_account();
    result.value("account", "jobs_delta_only_with", 1, 0, 0, 4, 3) += 1.0;
    CHECK(measure(build_effects(result.view).programmes.at(0), "account_inexact").value == 1);
  }
  {
    HandMadeResult result = with_account();
    result.value("total", "beneficiary_jobs_with", 1, 0, 0, 4) += 1.0;
    CHECK(measure(build_effects(result.view).programmes.at(0), "account_inexact").value == 1);
  }
}

// Direct 42 ± 2 (two replicates: t = 12.7, half width 25.4): told from 0, the share is 12/42. With
// direct 40 and 2 it is not.
TEST_CASE("no ratio where the denominator cannot be told from 0", "[analysis]") {
  HandMadeResult result = with_account();
  ProgrammeEffects const sure = build_effects(result.view).programmes.at(0);
  CHECK(measure(sure, "displacement_share").value == Approx(12.0 / 42.0));
  result.change(1, 0, 1, 4, 0, -42.0);
  ProgrammeEffects const unsure = build_effects(result.view).programmes.at(0);
  CHECK(measure(unsure, "direct").value == Approx(21.0));
  CHECK_FALSE(measure(unsure, "displacement_share").is_given());
  CHECK(measure(unsure, "displacement_share").note ==
        "not given: direct jobs cannot be told from 0");
}

// Last payment in quarter 2 with 50 net jobs in both worlds; at the end 33 and 35: 34/50.
TEST_CASE("persistence is net jobs at the end over those at the last payment", "[analysis]") {
  HandMadeResult result = with_account();
  ProgrammeEffects const a = build_effects(result.view).programmes.at(0);
  CHECK(measure(a, "persistence").value == Approx(34.0 / 50.0));
  CHECK(measure(a, "last_payment").value == 2.0);
  for (std::size_t r = 0; r < 2; ++r) result.pay(1, 0, r, 4, 1.0);
  Measure const to_the_end = measure(build_effects(result.view).programmes.at(0), "persistence");
  CHECK_FALSE(to_the_end.is_given());
  CHECK(to_the_end.note == "not given: payments run to the end");
}

TEST_CASE("a result without an account has effects, and says what is left out", "[analysis]") {
  HandMadeResult result = with_account();
  result.drop("account", "jobs_delta");
  Effects const e = build_effects(result.view);
  CHECK(test::section_of(e.programmes.at(0), "job_account") == nullptr);
  CHECK(e.programmes.at(0).net_jobs.value == Approx(34.0));
  REQUIRE_FALSE(e.skipped.empty());
  CHECK(std::ranges::count(e.skipped, "Job account (the result has no /account/jobs_delta)") == 1);
}

// Paid 300, administration 20 and a called guarantee of 30, over two instruments, one of them
// absent (NaN) in the books.
TEST_CASE("public outlay is paid plus administration plus called guarantees, over instruments",
          "[analysis]") {
  HandMadeResult result = with_account();
  for (std::size_t r = 0; r < 2; ++r) {
    for (std::size_t t = 0; t < 5; ++t) {
      result.value("instrument", "administration_cents", 1, 0, r, t, 0) = 20.0 * 100'000.0;
      result.value("instrument", "called_guarantees_cents", 1, 0, r, t, 0) =
          t == 4 ? 30.0 * 100'000.0 : 0.0;
      for (char const* book :
           {"paid_cents", "administration_cents", "called_guarantees_cents", "committed_cents"}) {
        result.value("instrument", book, 1, 0, r, t, 1) = std::nan("");
      }
    }
    result.value("instrument", "committed_cents", 1, 0, r, 4, 0) = 7.0 * 100'000.0;
  }
  ProgrammeEffects const p = build_effects(result.view).programmes.at(0);
  CHECK(p.cash_outlay_keur.value == Approx(350.0));
  CHECK(p.committed_keur.value == Approx(7.0));
  CHECK_FALSE(p.private_cofinancing_keur);
  CHECK(p.cost_per_job.ratio.value == Approx(350.0 / 34.0));
}

TEST_CASE("cost of jobs that are certain has a bounded interval", "[analysis]") {
  Cost const c = cost_per({100, 110, 90, 100}, {10, 11, 9, 10.5}, 0.05);
  CHECK(c.reading == CostReading::interval);
  CHECK(c.ratio.value == Approx(400.0 / 40.5));
  CHECK(explanation(c, "net jobs").empty());
}

// Outlay 100 in every world, jobs 3 and −1 in turn: mean 1, s² = 16/3, s²/4 = 4/3, t(0.975, 3) =
// 3.18245. With constant outlay the bound is outlay over the upper end of the jobs' interval: 100 /
// (1 + 3.18245 √(4/3)) = 21.39.
TEST_CASE("if jobs may be 0 the cost is a lower bound", "[analysis]") {
  Cost const c = cost_per({100, 100, 100, 100}, {3, -1, 3, -1}, 0.05);
  CHECK(c.reading == CostReading::at_least);
  CHECK(c.at_least == Approx(100.0 / (1.0 + 3.182446 * std::sqrt(4.0 / 3.0))).epsilon(1e-6));
  CHECK(
      explanation(c, "net jobs") ==
      "net jobs cannot be told from 0; if the programme creates any, one costs at least 21.4 kEUR");
}

TEST_CASE("no price where jobs are lost, or never there, or nothing is spent", "[analysis]") {
  CHECK(cost_per({100, 110, 90}, {-10, -11, -9}, 0.05).reading == CostReading::jobs_lost);
  CHECK(cost_per({100, 110, 90}, {0, 0, 0}, 0.05).reading == CostReading::no_jobs);
  CHECK(cost_per({0, 0, 0}, {0, 0, 0}, 0.05).reading == CostReading::nothing_spent);
  CHECK(cost_per({0, 0, 0}, {1, 2, 3}, 0.05).reading == CostReading::nothing_spent);
  Cost const nothing = cost_per({100, -90, 10}, {-10, 11, -1}, 0.05);
  CHECK(nothing.reading == CostReading::at_least);
  CHECK(nothing.at_least == 0.0);
  CHECK(explanation(nothing, "net jobs").find("no bound") != std::string::npos);
}

TEST_CASE("discount factors fall by the yearly rate every four quarters", "[analysis]") {
  CHECK(discount_factor(0.03, 0) == 1.0);
  CHECK(discount_factor(0.03, 4) == Approx(1.0 / 1.03));
  CHECK(discount_factor(0.0, 40) == 1.0);
}
