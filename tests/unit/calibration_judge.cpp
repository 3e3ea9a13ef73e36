// What is measured is held against what is observed.
#include <clustress/catch.hpp>
#include <cmath>
#include <limits>

#include "calibration/judge.hpp"
#include "calibration/measure.hpp"
#include "sim/core/errors.hpp"

using namespace clustress;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

constexpr auto nothing = [](YearEnd const&) { return 0.0; };
constexpr Target a_band("a", "all", "", {1.0, {0.5, 1.5}}, "by hand", TargetRole::band, nothing);
constexpr Target a_target("b", "all", "", {1.0, {0.5, 1.5}}, "by hand", TargetRole::target,
                          nothing);
constexpr Target another_count("c", "all", "", {1.0, {0.5, 1.5}}, "by hand",
                               TargetRole::other_count, nothing);
constexpr Target of_its_world("d", "all", "", {1.0, {0.5, 1.5}}, "by hand", TargetRole::band,
                              nothing, [](WorldFacts const& facts) -> Observed {
                                double const rate = facts.regions.front().unemployment_rate;
                                return {rate, {0.5 * rate, 2 * rate}};
                              });

WorldFacts facts(double unemployment_rate = 0.1) {
  WorldFacts facts;
  facts.regions.resize(1);
  facts.regions[0].unemployment_rate = unemployment_rate;
  return facts;
}

std::string_view verdict(Target const& target, std::vector<std::vector<double>> const& measured) {
  std::vector<Target const*> const targets{&target};
  return judge(targets, measured, facts()).front().verdict;
}

}  // namespace

TEST_CASE("a band is met by the mean over replicates, its edges included", "[calibration]") {
  CHECK(verdict(a_band, {{0.0}, {1.0}}) == "met");
  CHECK(verdict(a_band, {{0.0}, {0.9}}) == "MISSED");
  CHECK(verdict(a_target, {{2.0}, {1.0}}) == "near");
  CHECK(verdict(a_target, {{2.0}, {1.1}}) == "FAR");
  CHECK(verdict(another_count, {{9.0}, {9.0}}) == "–");
}

// Seen to fail when one replicate is enough for a mean.
TEST_CASE("replicates without the population of a moment are left out, not judged",
          "[calibration]") {
  CHECK(verdict(a_band, {{none}, {1.0}, {1.2}}) == "met");
  CHECK(verdict(a_band, {{none}, {1.0}}) == "no population");
  CHECK(verdict(a_target, {{none}, {none}}) == "no population");
  std::vector<Target const*> const targets{&a_band, &a_target};
  std::vector<std::vector<double>> const measured{{1.0, none}, {2.0, none}};
  auto const judged = judge(targets, measured, facts());
  REQUIRE(judged.size() == 2);  // no row vanishes
  CHECK(judged[0].simulated->value == 1.5);
  CHECK_FALSE(judged[1].simulated);
  Tally const tally = tally_of(judged);
  CHECK(tally.bands == 1);
  CHECK(tally.bands_met == 1);
  CHECK(tally.targets == 1);
  CHECK(tally.targets_near == 0);
}

TEST_CASE("what a world declares of itself is observed there", "[calibration]") {
  std::vector<Target const*> const targets{&of_its_world};
  std::vector<std::vector<double>> const measured{{0.2}, {0.2}};
  CHECK(judge(targets, measured, facts(0.1)).front().verdict == "met");
  CHECK(judge(targets, measured, facts(0.05)).front().verdict == "MISSED");
  CHECK(judge(targets, measured, facts(0.05)).front().observed.value == 0.05);
}

TEST_CASE("a target that is named and not measured is a fault", "[calibration]") {
  std::vector<Target const*> const targets{&a_band, &a_target};
  std::vector<std::vector<double>> const measured{{1.0, 1.0}, {1.0}};
  CHECK_THROWS_AS(judge(targets, measured, facts()), ContractViolation);
}

// Means 1.0 and 3.0 of {0, 2} and {2, 4}: standard error 1 each. Seen to fail when the error of the
// simulated mean is left out.
TEST_CASE("a distance is told in errors of what is observed and of the mean", "[calibration]") {
  constexpr Uncertainty known{2.0, 2.0, Grounds::source, "by hand"};
  constexpr Target missed("e", "all", "", {-5.0, {-6.0, 0.5}, known}, "by hand", TargetRole::band,
                          nothing);
  constexpr Target demanded("f", "all", "", {0.0, {0.0, 1.0}, {0.0, 0.0, Grounds::definition, ""}},
                            "by hand", TargetRole::band, nothing);
  std::vector<Target const*> const targets{&missed, &demanded, &a_target, &a_band};
  std::vector<std::vector<double>> const measured{{0.0, 2.0, 2.0, none}, {2.0, 4.0, 4.0, none}};
  auto const judged = judge(targets, measured, facts());
  CHECK(judged[0].distance == Approx(6.0 / 3.0));
  CHECK_FALSE(judged[1].distance);  // nothing is observed
  CHECK_FALSE(judged[3].distance);
  auto const bands = outside(judged, TargetRole::band);
  REQUIRE(bands.size() == 2);  // a band without a population is not missed
  CHECK(bands[0]->target == &missed);
  CHECK(bands[1]->target == &demanded);
  REQUIRE(outside(judged, TargetRole::target).size() == 1);
  CHECK(outside(judged, TargetRole::other_count).empty());
}

TEST_CASE("a band is as wide as its source allows", "[calibration]") {
  Range const by_errors = widest_band({1.0, {}, {0.3, 0.4, Grounds::source, ""}});
  CHECK(by_errors.low == 0.0);
  CHECK(by_errors.high == 2.0);
  Range const told = widest_band({1.0, {}, {0.3, 0.4, Grounds::source, "", Range{0.5, 1.1}}});
  CHECK(told.low == 0.5);
  CHECK(told.high == 1.1);
  Range const demanded = widest_band({0.0, {}, {0.0, 0.0, Grounds::definition, ""}});
  CHECK(demanded.contains(1e300));
  CHECK(demanded.contains(-1e300));
}

TEST_CASE("a figure of the study stands in the place of the catalogue's",
          "[calibration][observed]") {
  ObservedFigure own;
  own.moment = "a", own.source = "Office 2024", own.value = 2.0, own.spread = 0.3;
  own.standard_error = 0.4;
  std::vector<Target const*> const targets{&a_band, &a_target};
  std::vector<std::vector<double>> const measured{{2.8, 2.8}, {3.0, 3.0}};
  auto const usual = judge(targets, measured, facts());
  CHECK(usual[0].verdict == "MISSED");
  CHECK(usual[0].source == "by hand");
  auto const judged = judge(targets, measured, facts(), std::span(&own, 1));
  // Two errors, √(0.3² + 0.4²) = 0.5 each, on either side; 2.9 is in 1 to 3.
  CHECK(judged[0].observed.value == 2.0);
  CHECK(judged[0].observed.band.low == Approx(1.0));
  CHECK(judged[0].observed.band.high == Approx(3.0));
  CHECK(judged[0].verdict == "met");
  CHECK(judged[0].source == "Office 2024");
  CHECK(judged[0].observed.known.grounds == Grounds::source);
  // 0.9 / √(0.25 + 0.01): the mean of 2.8 and 3.0 has the standard error 0.1.
  CHECK(*judged[0].distance == Approx(0.9 / std::sqrt(0.26)));
  CHECK(judged[1].verdict == "FAR");  // the other keeps its own
  CHECK(judged[1].observed.value == 1.0);
  own.band = {1.5, 2.5};
  CHECK(judge(targets, measured, facts(), std::span(&own, 1))[0].verdict == "MISSED");
}

TEST_CASE("another count of which the study has a figure is a target, and fits are told of it",
          "[calibration][observed]") {
  ObservedFigure own;
  own.moment = "c", own.source = "Office 2024", own.value = 9.0, own.spread = 1.0;
  std::vector<Target const*> const targets{&another_count};
  std::vector<std::vector<double>> const measured{{9.0}, {9.0}};
  CHECK(judge(targets, measured, facts())[0].role == TargetRole::other_count);
  auto const judged = judge(targets, measured, facts(), std::span(&own, 1));
  CHECK(judged[0].role == TargetRole::target);
  CHECK(judged[0].verdict == "near");
  CHECK(tally_of(judged).targets_near == 1);
}
