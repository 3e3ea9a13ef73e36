// Effects of hand-made results whose answers are worked out beside each test.
#include <clustress/catch.hpp>
#include <cmath>
#include <limits>

#include "analysis/effects.hpp"
#include "sim/core/errors.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using clustress::test::HandMadeResult;
using clustress::test::has_measure;
using clustress::test::measure;

// Levels differ by 1,000 between replicates and by 500 between stresses; effects are 1 2 3
// undisturbed and −1 −2 −3 under stress.
TEST_CASE("net jobs are paired with the world without programme under the same stress",
          "[analysis]") {
  HandMadeResult result({"none", "vouchers"}, {"undisturbed", "recession"}, 3, 2);
  for (std::size_t r = 0; r < 3; ++r) {
    double const d = static_cast<double>(r) + 1.0, level = 1000.0 * d;
    result.jobs(0, 0, r, 1) = level;
    result.jobs(1, 0, r, 1) = level + d;
    result.jobs(0, 1, r, 1) = level - 500.0;
    result.jobs(1, 1, r, 1) = level - 500.0 - d;
  }
  Effects const e = build_effects(result.view);
  REQUIRE(e.programmes.size() == 2);
  CHECK(e.programmes[0].stress == "undisturbed");
  CHECK(e.programmes[0].net_jobs.value == Approx(2.0));
  // Differences 1 2 3: s = 1, t(0.975, 2) = 4.30265.
  CHECK(e.programmes[0].net_jobs.interval.low ==
        Approx(2.0 - 4.30265 / std::sqrt(3.0)).epsilon(1e-5));
  CHECK(e.programmes[1].stress == "recession");
  CHECK(e.programmes[1].net_jobs.value == Approx(-2.0));
  // Var{1001, 2002, 3003} = 1001², Var{1000, 2000, 3000} = 1000², Var{1, 2, 3} = 1.
  CHECK(measure(e.programmes[0], "variance_reduction/net_jobs").value ==
        Approx(1001.0 * 1001.0 + 1e6));
}

// ΔJ = 4 8 12 at the ends of three quarters: job-years (4 + 8 + 12)/4 = 6; quarter 0 does not
// count. With 21 % a year the factor of quarter t is 1.21^(−t/4) = 1.1^(−t/2).
TEST_CASE("net job-years sum quarters and are discounted by quarter", "[analysis]") {
  HandMadeResult result({"none", "vouchers"}, {"undisturbed"}, 2, 4);
  result.view.discount_rate = 0.21;
  for (std::size_t r = 0; r < 2; ++r) {
    for (std::size_t t = 1; t <= 3; ++t) result.jobs(1, 0, r, t) = 4.0 * static_cast<double>(t);
    result.pay(1, 0, r, 2, 110.0);
  }
  ProgrammeEffects const p = build_effects(result.view).programmes.at(0);
  CHECK(p.net_job_years.value == Approx(6.0));
  double const discounted = 1.0 / std::pow(1.1, 0.5) + 2.0 / 1.1 + 3.0 / std::pow(1.1, 1.5);
  CHECK(p.discounted_job_years.value == Approx(discounted));
  CHECK(p.outlay_keur.value == Approx(100.0));  // 110 paid in quarter 2, over 1.1
  CHECK(p.cash_outlay_keur.value == Approx(110.0));
  CHECK(p.cost_per_job_year.ratio.value == Approx(100.0 / discounted));
  CHECK(p.cost_per_job.ratio.value == Approx(100.0 / 12.0));
}

TEST_CASE("a programme that does nothing has effects of exactly 0 and no cost", "[analysis]") {
  HandMadeResult result({"none", "nothing"}, {"undisturbed"}, 4, 3);
  for (std::size_t r = 0; r < 4; ++r) {
    for (std::size_t t = 0; t < 3; ++t)
      result.jobs(0, 0, r, t) = result.jobs(1, 0, r, t) = 1000.0 + 7.0 * static_cast<double>(r * t);
  }
  ProgrammeEffects const p = build_effects(result.view).programmes.at(0);
  for (Estimate const& e : {p.net_jobs, p.net_job_years, p.discounted_job_years, p.outlay_keur}) {
    CHECK(e.value == 0.0);
    CHECK(e.interval.low == 0.0);
    CHECK(e.interval.high == 0.0);
  }
  CHECK(p.cost_per_job.reading == CostReading::nothing_spent);
  for (char const* name : {"direct", "displacement", "spillover", "net_in_account"}) {
    CHECK(measure(p, name).value == 0.0);
    CHECK(measure(p, name).high == 0.0);
  }
  CHECK_FALSE(measure(p, "displacement_share").is_given());
  CHECK(measure(p, "account_inexact").value == 0.0);
  CHECK_FALSE(measure(p, "variance_reduction/net_jobs").is_given());
  CHECK_FALSE(has_measure(p, "job_years_per_meur"));
  CHECK_FALSE(has_measure(p, "projects"));
  CHECK_FALSE(has_measure(p, "effect_on_winners"));
}

// 200 replicates × 2 variants = 400 worlds, one failed: 0.25 %. Its replicate has the only effect,
// so the effect is gone.
TEST_CASE("a failed world removes its replicate from every comparison", "[analysis]") {
  HandMadeResult result({"none", "a", "b"}, {"undisturbed"}, 200, 2);
  result.jobs(1, 0, 17, 1) = 1e6;
  result.jobs(2, 0, 17, 1) = std::nan("");
  result.view.status[(2 * 1 + 0) * 200 + 17] = WorldStatus::failed;
  Effects const e = build_effects(result.view);
  CHECK(e.replicates_used == 199);
  CHECK(e.worlds_failed == 1);
  CHECK(e.worlds_run == 600);
  CHECK(e.programmes[0].net_jobs.value == 0.0);
  CHECK(e.programmes[0].passing.count == 199);
  REQUIRE(e.warnings.size() == 1);
  CHECK(e.warnings[0].find("1 of 600 worlds failed") != std::string::npos);
}

// 7 of 600 worlds are 1.17 %, 6 are exactly 1 %, which is not more.
TEST_CASE("more than one failure in a hundred worlds is refused unless allowed", "[analysis]") {
  HandMadeResult result({"none", "a", "b"}, {"undisturbed"}, 200, 2);
  for (std::size_t r = 0; r < 6; ++r) result.view.status[r] = WorldStatus::failed;
  CHECK_NOTHROW(build_effects(result.view));
  result.view.status[6] = WorldStatus::failed;
  CHECK_THROWS_AS(build_effects(result.view), UsageError);
  CHECK_THROWS_WITH(build_effects(result.view), Catch::Contains("--allow-failed"));
  EffectOptions options;
  options.allow_failed = true;
  CHECK(build_effects(result.view, options).replicates_used == 193);
}

TEST_CASE("replicates that are not run yet are left out; none finished is an error", "[analysis]") {
  HandMadeResult result({"none", "a"}, {"undisturbed"}, 4, 2);
  result.view.complete = false;
  result.view.status[1 * 4 + 3] = WorldStatus::not_run;
  Effects const e = build_effects(result.view);
  CHECK(e.replicates_used == 3);
  CHECK(e.worlds_failed == 0);
  CHECK_FALSE(e.complete);
  result.view.status.assign(8, WorldStatus::not_run);
  CHECK_THROWS_AS(build_effects(result.view), UsageError);
}

TEST_CASE("one replicate gives values without intervals", "[analysis]") {
  HandMadeResult result({"none", "a"}, {"undisturbed"}, 1, 2);
  result.jobs(1, 0, 0, 1) = 5.0;
  result.pay(1, 0, 0, 1, 100.0);
  Effects const e = build_effects(result.view);
  CHECK(e.programmes[0].net_jobs.value == 5.0);
  CHECK_FALSE(e.programmes[0].net_jobs.told_from_zero());
  CHECK(e.programmes[0].cost_per_job.reading == CostReading::not_enough_worlds);
  CHECK(e.programmes[0].cost_per_job.ratio.value == Approx(20.0));
  CHECK_FALSE(has_measure(e.programmes[0], "variance_reduction/net_jobs"));
}

// Target 10 jobs at no more than 50 kEUR each. 9 jobs for 400 kEUR fail the number alone; 11, 12
// and 30 jobs for 600 kEUR need 12: 11 fails the price alone.
TEST_CASE("a world passes when both targets are met; the share has a Wilson interval",
          "[analysis]") {
  HandMadeResult result({"none", "a"}, {"undisturbed"}, 4, 2);
  result.view.target_net_jobs = 10.0;
  result.view.target_price_keur_per_job = 50.0;
  double const jobs[] = {9.0, 11.0, 12.0, 30.0};
  for (std::size_t r = 0; r < 4; ++r) {
    result.jobs(1, 0, r, 1) = jobs[r];
    result.pay(1, 0, r, 1, r == 0 ? 400.0 : 600.0);
  }
  ProgrammeEffects const p = build_effects(result.view).programmes.at(0);
  CHECK(p.passing.value == Approx(0.5));
  CHECK(p.passing.interval.low == Approx(share_with_interval(2, 4).interval.low));
  CHECK(p.verdict == Verdict::missed);  // 2 of 4: at most 0.85, wanted 0.9
  result.jobs(1, 0, 0, 1) = result.jobs(1, 0, 1, 1) = 30.0;
  // 4 of 4: at least 0.51
  CHECK(build_effects(result.view).programmes.at(0).verdict == Verdict::open);
  result.view.target_worlds_share = 0.5;
  CHECK(build_effects(result.view).programmes.at(0).verdict == Verdict::met);
}

TEST_CASE("a missing data set or number is named", "[analysis]") {
  HandMadeResult result({"none", "a"}, {"undisturbed"}, 2, 2);
  result.jobs(1, 0, 0, 1) = std::nan("");
  CHECK_THROWS_WITH(build_effects(result.view),
                    Catch::Contains("/total/jobs") && Catch::Contains("\"a\""));
  result.drop("total", "jobs");
  CHECK_THROWS_AS(build_effects(result.view), OutputError);
  CHECK_THROWS_WITH(build_effects(result.view),
                    Catch::Contains("hand-made.h5") && Catch::Contains("/total/jobs"));
}

TEST_CASE("variants in another order give the same effects", "[analysis]") {
  auto const make = [](std::size_t a, std::size_t b) {
    HandMadeResult result(a == 1 ? std::vector<std::string>{"none", "a", "b"}
                                 : std::vector<std::string>{"none", "b", "a"},
                          {"undisturbed"}, 3, 2);
    for (std::size_t r = 0; r < 3; ++r) {
      result.jobs(a, 0, r, 1) = 3.0 + static_cast<double>(r);
      result.jobs(b, 0, r, 1) = -2.0 * static_cast<double>(r);
    }
    return build_effects(result.view);
  };
  Effects const one = make(1, 2), other = make(2, 1);
  CHECK(one.programmes[0].net_jobs.value == other.programmes[1].net_jobs.value);
  CHECK(one.programmes[1].net_jobs.interval.low == other.programmes[0].net_jobs.interval.low);
}

TEST_CASE("jobs in delivery are reported apart when recorded", "[analysis]") {
  HandMadeResult result({"none", "a"}, {"undisturbed"}, 2, 2);
  CHECK_FALSE(has_measure(build_effects(result.view).programmes.at(0), "delivery_jobs"));
  result.make("total", "delivery_jobs", 1);
  result.value("total", "delivery_jobs", 1, 0, 0, 1) = 2.0;
  ProgrammeEffects const p = build_effects(result.view).programmes.at(0);
  CHECK(measure(p, "delivery_jobs").value == Approx(1.0));
  CHECK(measure(p, "delivery_job_years").value ==
        Approx(0.25));  // one quarter, one of two worlds: 2 / 4 / 2
  CHECK(p.net_jobs.value == 0.0);
}
