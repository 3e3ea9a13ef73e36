// The rule of run --precision: how it is written, where it looks, what it decides, and what a
// result says about it.
#include <clustress/catch.hpp>
#include <cmath>

#include "analysis/data/precision.hpp"
#include "analysis/effects.hpp"
#include "analysis/render/report_text.hpp"
#include "sim/results/run_header.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using Catch::Matchers::WithinAbs;
using clustress::test::HandMadeResult;

namespace {

// mean ± 1 in turn: over n worlds the standard deviation is √(n / (n − 1)), there is no skewness.
std::vector<double> alternating(double mean, std::size_t n, double spread = 1.0) {
  std::vector<double> values;
  for (std::size_t i = 0; i < n; ++i) values.push_back(mean + (i % 2 == 0 ? spread : -spread));
  return values;
}

bool is_reached(char const* rule, std::vector<StressEffects> const& effects, std::size_t look = 0) {
  return assess(PrecisionPlan(*parse_precision(rule), 128), look, effects).reached;
}

}  // namespace

TEST_CASE("a precision is written as jobs or a share or the ranking", "[analysis][precision]") {
  for (char const* text : {"5", "0.5", "10%", "7%", "ranking", "ranking:5", "ranking:2.5%"}) {
    INFO(text);
    REQUIRE(parse_precision(text));
    CHECK(text_of(*parse_precision(text)) == text);
  }
  CHECK(parse_precision("10 %")->size == 10.0);
  CHECK(parse_precision("10 %")->relative);
  for (char const* text : {"", "0", "-5", "x", "5x", "%", "nan", "inf", "rank",
                           "ranking:", "ranking:x", "ranking5", "5:5", "1e999"}) {
    INFO(text);
    CHECK_FALSE(parse_precision(text));
  }
}

TEST_CASE("looks double from 32 and end with the maximum", "[analysis][precision]") {
  using Looks = std::vector<std::size_t>;
  CHECK(PrecisionPlan(*parse_precision("5"), 256).looks() == Looks{32, 64, 128, 256});
  CHECK(PrecisionPlan(*parse_precision("5"), 100).looks() == Looks{32, 64, 100});
  CHECK(PrecisionPlan(*parse_precision("5"), 33).looks() == Looks{32, 33});
  CHECK(PrecisionPlan(*parse_precision("5"), 20, 4).looks() == Looks{4, 8, 16, 20});
}

// t(0.98, 31) = 2.1438 (tables: 2.1438 between 30 and 35 degrees), s/√32 = 1/√31: the half width is
// 0.38504.
TEST_CASE("a width is reached by the widest interval of all programmes and stresses",
          "[analysis][precision]") {
  std::vector<StressEffects> effects{
      {"undisturbed", {"a", "b"}, {alternating(5, 32), alternating(-20, 32, 0.5)}}};
  CHECK(is_reached("0.386", effects));
  CHECK_FALSE(is_reached("0.384", effects));
  // Of the largest effect, 20 jobs.
  CHECK(is_reached("1.93%", effects));
  CHECK_FALSE(is_reached("1.92%", effects));
  effects.push_back({"recession", {"a", "b"}, {alternating(5, 32), alternating(-20, 32, 2.0)}});
  CHECK_FALSE(is_reached("0.386", effects));
  CHECK(is_reached("0.772", effects));
  Assessment const a = assess(PrecisionPlan(*parse_precision("0.385"), 128), 0, effects);
  CHECK(a.text ==
        "net jobs of b under recession are known to ± 0.770, wanted ± 0.385; about 128 replicates "
        "are needed");
}

// One world of 32 with 32 jobs, none elsewhere: G = 30/√31 = 5.39, so that the interval counts 5 ·
// 5.39/√32 = 4.76 times.
TEST_CASE("skewed effects need more", "[analysis][precision]") {
  std::vector<double> skewed(32, 0.0);
  skewed[7] = 32.0;
  std::vector<StressEffects> const effects{{"undisturbed", {"a"}, {skewed}}};
  double const half = 2.1438 * 1.0;  // s/√n = √32/√32
  CHECK_FALSE(is_reached("2.2", effects));
  CHECK_FALSE(is_reached(std::to_string(half * 4.75).c_str(), effects));
  CHECK(is_reached(std::to_string(half * 4.78).c_str(), effects));
  // Widths are 4.763 · 2.1438 = 10.21 and fall as 1/n: 32 · 10.21/2.2 = 148.5; where they fall
  // below those without skewness it is 32 · (2.1438/0.1)² = 14\u00a0707 that counts.
  auto const text_for = [](char const* rule, std::vector<StressEffects> const& of) {
    return assess(PrecisionPlan(*parse_precision(rule), 128), 0, of).text;
  };
  std::string const known =
      "net jobs of a under undisturbed are known to ± 10.2 (they are skewed), wanted ± ";
  CHECK(text_for("2.2", effects) == known + "2.20; about 149 replicates are needed");
  CHECK(text_for("0.1", effects) == known + "0.100; about 14\u00a0707 replicates are needed");
  // Not skewed, 0.385 · 20 = 7.70: narrower, but 32 · (7.70/2.2)² = 392 are needed.
  std::vector<StressEffects> const both{
      {"undisturbed", {"a", "b"}, {skewed, alternating(0, 32, 20.0)}}};
  CHECK(text_for("2.2", both) ==
        "net jobs of b under undisturbed are known to ± 7.70, wanted ± 2.20; about 392 replicates "
        "are needed");
}

TEST_CASE("a ranking is settled when every pair is told apart or does not matter",
          "[analysis][precision]") {
  auto const under = [](double a, double b, double c) {
    std::vector<double> flat(32, c);
    return StressEffects{
        "undisturbed", {"a", "b", "c"}, {alternating(a, 32), alternating(b, 32, 2.0), flat}};
  };
  // Differences a − b, a − c, b − c vary by ∓1, ±1, ±2; at the first look of 128 the level is 1e-4,
  // t(31) = 4.462 (R: qt).
  double const far = 4.47 * 2.0 / std::sqrt(31.0), near = 4.45 * 2.0 / std::sqrt(31.0);
  CHECK(is_reached("ranking", {under(10, 5, 5 - far)}));
  CHECK_FALSE(is_reached("ranking", {under(10, 5, 5 - near)}));
  CHECK_FALSE(is_reached("ranking", {under(10, 5, 5 - far), under(10, 5, 5)}));
  CHECK(is_reached("ranking:1.61", {under(10, 5, 5)}));  // 4.462 · 2/√31 = 1.603
  CHECK_FALSE(is_reached("ranking:1.59", {under(10, 5, 5)}));
  CHECK(is_reached("ranking:17%", {under(10, 5, 5)}));  // of 10 jobs
  // The same in every world is the same.
  StressEffects const twins{"undisturbed", {"a", "b"}, {alternating(3, 32), alternating(3, 32)}};
  CHECK(is_reached("ranking", {twins}));
}

// t(0.975) at the last look would do; the level reported after the looks does not reach as far.
TEST_CASE("what is settled is told from 0 at the level that is reported", "[analysis][precision]") {
  for (std::size_t const maximum : {33U, 64U, 100U, 256U, 1000U, 4096U}) {
    PrecisionPlan const plan(*parse_precision("ranking"), maximum);
    CHECK(plan.alpha() < 0.045);
    CHECK(plan.alpha() > 0.03);
    for (std::size_t k = 0; k < plan.looks().size(); ++k) {
      CHECK(plan.alpha_at(k) <= plan.alpha());
      CHECK(plan.alpha_at(k) > 0.0);
    }
  }
}

TEST_CASE("effects without two finished replicates decide nothing", "[analysis][precision]") {
  CHECK_FALSE(is_reached("1000", {{"undisturbed", {"a"}, {{1.0}}}}));
  CHECK_FALSE(is_reached("1000", {{"undisturbed", {"a"}, {{}}}}));
}

TEST_CASE("a result says how it was stopped and its intervals are taken at that level",
          "[analysis][precision]") {
  Stopping const stopping{"ranking:5", 512, 0.03, {32, 64, 128}, true};
  RunHeader header;
  CHECK_FALSE(stopping_of(header));
  header.attributes = attributes_of(stopping);
  CHECK(*stopping_of(header) == stopping);
  CHECK(stopping_text(stopping, 128, true) ==
        "--precision ranking:5 looked at 32, 64 and 128 replicates (of at most 512) and was met at "
        "128.");
  CHECK(stopping_text(stopping, 200, true).ends_with("The run was extended to 200 afterwards."));
  CHECK(stopping_text({"5", 64, 0.04, {32, 64}, false}, 64, true) ==
        "--precision 5 looked at 32 and 64 replicates and was NOT met: 64 is the maximum.");
  CHECK(stopping_text({"5", 64, 0.04}, 64, false) ==
        "--precision 5 has not stopped the run yet (at most 64 replicates).");
  CHECK(stopping_text({"5", 64, 0.04}, 40, true) ==
        "--precision 5 did not stop the run (at most 64 replicates): it was completed without, at "
        "40.");

  HandMadeResult result({"none", "a", "b", "transfer"}, {"undisturbed"}, 3, 2);
  for (std::size_t r = 0; r < 3; ++r) {
    result.jobs(1, 0, r, 1) = 1.0 + static_cast<double>(r);
    result.jobs(2, 0, r, 1) = 5.0 + 3.0 * static_cast<double>(r);
  }
  CHECK(effects_table(build_effects(result.view)).find("Stopping") == std::string::npos);
  CHECK(test::section_of(build_effects(result.view).programmes.at(1), "ranking") == nullptr);
  result.view.stopping = stopping;
  Effects const e = build_effects(result.view);
  CHECK(e.alpha == 0.05);  // what is promised
  // Differences 1 2 3: s = 1; t(0.985, 2) = 5.6428 (x = t/√(2 + t²) solves x = 0.97 for two
  // degrees: t = 0.97 √(2/(1 − 0.97²))).
  double const t = 0.97 * std::sqrt(2.0 / (1.0 - 0.97 * 0.97));
  CHECK_THAT(e.programmes.at(0).net_jobs.interval.high, WithinAbs(2.0 + t / std::sqrt(3.0), 1e-6));
  // b leads with 8 over 2; b − a is 4, 6, 8. The reference is not ranked.
  Measure const lead = test::measure(e.programmes.at(1), "net_jobs_ahead_of_next");
  CHECK(lead.note == "next: a");
  CHECK(lead.value == 6.0);
  CHECK_THAT(lead.low, WithinAbs(6.0 - 2.0 * t / std::sqrt(3.0), 1e-6));
  CHECK_FALSE(test::has_measure(e.programmes.at(0), "net_jobs_ahead_of_next"));
  CHECK(test::section_of(e.programmes.at(2), "ranking") == nullptr);
  std::string const table = effects_table(e);
  CHECK(table.find("Stopping  --precision ranking:5 looked at 32, 64 and 128") !=
        std::string::npos);
  CHECK(table.find("taken at 97 %") != std::string::npos);
  CHECK(table.find("RANKING") <
        table.find("  b                                             8.00        6.00"));
  CHECK(effects_csv(e).find("\n,,result/stopping,") == effects_csv(e).find('\n'));
  CHECK(effects_json(e).find("\"taken_at\": 0.97") != std::string::npos);
}
