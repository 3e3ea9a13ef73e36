// Over points: luck and doubt apart, and where one programme loses to another, on results whose
// answer is known.
#include <clustress/catch.hpp>
#include <cmath>
#include <string>

#include "analysis/over_points.hpp"
#include "analysis/point_factors.hpp"
#include "analysis/render/report_text.hpp"
#include "sim/statistics/variance_components.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using clustress::test::HandMadeResult;
using clustress::test::measure;
using clustress::test::section_of;

namespace {

constexpr std::size_t worlds = 4;

// Two programmes that pay 1,000 kEUR each; over one quarter a brings `a`, b brings `b` net jobs.
// Luck moves worlds by −3 −1 1 3 jobs, the same for both, times `luck`.
ResultView point(std::uint32_t number, double a, double b, double luck = 1.0) {
  HandMadeResult result({"none", "a", "b"}, {"undisturbed"}, worlds, 2);
  for (std::size_t r = 0; r < worlds; ++r) {
    double const by_luck = luck * (2.0 * static_cast<double>(r) - 3.0);
    result.change(1, 0, r, 1, 0, a + by_luck);
    result.change(2, 0, r, 1, 0, b + by_luck);
    for (std::size_t v : {1, 2}) result.pay(v, 0, r, 1, 1000.0);
  }
  result.view.point = number;
  return result.view;
}

// Demand falls by p·10/n % at point p, and credit is "tight" at every third point.
PointsView table(std::size_t points, char const* luck) {
  PointsView view;
  view.luck = luck;
  view.parameters = {"model.demand.fall_percent", "model.credit.kind", "stress.other.severity"};
  view.units = {"%", "", ""};
  for (std::uint32_t p = 0; p <= points; ++p) {
    view.numbers.push_back(p);
    view.labels.push_back("point " + std::to_string(p));
    view.weights.push_back(1.0);
    double const fall = 10.0 * p / static_cast<double>(points);
    view.values.push_back({fall, std::nan(""), static_cast<double>(p)});
    view.overrides.push_back({std::to_string(fall),
                              p == 0       ? ""
                              : p % 3 == 0 ? "\"tight\""
                                           : "\"easy\"",
                              "1"});
  }
  return view;
}

std::string words(Section const& section) {
  std::string text;
  for (Note const& note : section.notes) {
    for (Piece const& piece : note.text) {
      if (auto const* said = std::get_if<std::string>(&piece)) text += *said;
    }
    text += "\n";
  }
  return text;
}

}  // namespace

// Net jobs of a at five points 10 20 30 40 50, with own luck of variance 20/3 in each: the mean
// squares are 4·250 and 20/3, so doubt (1000 − 20/3)/4. Shared, luck is the same in all worlds:
// nothing is left of the rest, and doubt is 250.
TEST_CASE("the spread over points is split in luck and doubt", "[analysis][doubt]") {
  auto const view = [](std::uint32_t p) { return point(p, p == 0 ? 1000.0 : 10.0 * p, 7.0); };
  for (bool const shared : {false, true}) {
    Effects const e = build_effects_over_points(table(5, shared ? "shared" : "own"), view);
    ProgrammeEffects const& a = e.programmes.at(0);
    double const luck = 20.0 / 3.0, doubt = shared ? 250.0 : 250.0 - luck / 4.0;
    CHECK(measure(a, "doubt/variance_of_luck/net_jobs").value == Approx(luck));
    CHECK(measure(a, "doubt/variance_of_doubt/net_jobs").value == Approx(doubt));
    CHECK(measure(a, "doubt/share/net_jobs").value == Approx(doubt / (doubt + luck)));
    Measure const over = measure(a, "doubt/over_points/net_jobs");
    CHECK(over.value == Approx(30.0));  // the declared point is no draw
    double const of_mean = shared ? 250.0 / 5.0 + luck / 4.0 : doubt / 5.0 + luck / 20.0;
    // Degrees of Satterthwaite: 4 where luck is shared. With own luck 3.95565, t = 2.78876595: that
    // range ends at 78.168, that of a point's mean with luck, t(4) √(1000 · (1 + 1/5) / 4), at
    // 78.089.
    double const t = 2.77644511;
    double const variance = shared ? doubt + of_mean : 1000.0 * 1.2 / 4.0;
    CHECK(over.high == Approx(30.0 + t * std::sqrt(variance)));
    CHECK(over.high <= 30.0 + (shared ? t : 2.78876595) * std::sqrt(doubt + of_mean) + 1e-9);
    // b is the same at all points: no doubt.
    CHECK(measure(e.programmes.at(1), "doubt/share/net_jobs").value == Approx(0.0).margin(1e-12));
  }
}

// a is ahead of b at points 1 and 2, behind at 4 and 5, equal at 3; luck is common and drops out,
// so each is beyond luck. A quarter of a job-year a job, a million euro.
TEST_CASE("how often a programme beats another over points", "[analysis][doubt]") {
  auto const view = [](std::uint32_t p) { return point(p, 30.0, 10.0 * p, 0.0); };
  Effects const e = build_effects_over_points(table(5, "own"), view);
  ProgrammeEffects const& a = e.programmes.at(0);
  CHECK(measure(a, "doubt/ahead_of/b").value == 0.4);
  CHECK(measure(a, "doubt/ahead_of/b").note == "2 of 5 points");
  CHECK(measure(a, "doubt/behind/b").value == 0.4);
  CHECK(measure(a, "doubt/ahead_beyond_luck_of/b").value == 0.4);
  CHECK(measure(a, "doubt/over_points/ahead_of/b").value == Approx(0.0).margin(1e-12));
  CHECK(measure(a, "doubt/ahead_of/none").value == 1.0);
  CHECK(measure(e.programmes.at(1), "doubt/ahead_of/a").value == 0.4);
}

// b loses to a beyond a fall of 4 % where credit is tight: of 60 points 12.
TEST_CASE("where a programme loses is said in a sentence", "[analysis][doubt]") {
  auto const view = [](std::uint32_t p) {
    bool const loses = 10.0 * p / 60.0 > 4.0 && p % 3 == 0;
    return point(p, 20.0, loses ? 10.0 : 30.0);
  };
  Effects const e = build_effects_over_points(table(60, "shared"), view);
  ProgrammeEffects const& a = e.programmes.at(0);
  Section const* found = section_of(a, "discovery");
  REQUIRE(found != nullptr);
  std::string const text = words(*found);
  INFO(text);
  CHECK(text.find("Undisturbed, “a” beats “b” where model.demand.fall_percent is above 4.") !=
        std::string::npos);
  CHECK(text.find("% and model.credit.kind is \"tight\" (12 of 12 such points; elsewhere 0 of "
                  "48).") != std::string::npos);
  CHECK(text.find("stress.other") == std::string::npos);  // it cannot act here
  CHECK(measure(a, "discovery/b/coverage").value == 1.0);
  CHECK(measure(a, "discovery/b/density").value == 1.0);
  CHECK(measure(a, "discovery/b/points_behind").value == 48.0);
  CHECK(measure(a, "discovery/b/mean_in_box").value == Approx(2.5));
  CHECK(measure(a, "discovery/b/mean_outside").value == Approx(-2.5));
  CHECK(text.find("“a” is at no point behind “none”") != std::string::npos);
  // The pair is searched once.
  Section const* other = section_of(e.programmes.at(1), "discovery");
  REQUIRE(other != nullptr);
  CHECK(words(*other).find("“a”") == std::string::npos);
  // Text shows it whole.
  std::string const shown = effects_table(e, false, Accounts::first_stress, "discovery");
  CHECK(shown.find("WHERE IT FAILS") != std::string::npos);
  CHECK(shown.find("“a” beats “b” where") != std::string::npos);
}

// Replicate 2 failed at the second point, replicate 0 at the third.
TEST_CASE("points that share luck are split over the worlds that all of them have",
          "[analysis][doubt]") {
  using Values = std::vector<std::vector<double>>;
  Values const values{{1, 2, 3, 4}, {10, 20, 40}, {200, 300, 400}};
  std::vector<std::vector<std::size_t>> worlds_of{{0, 1, 2, 3}, {0, 1, 3}, {1, 2, 3}};
  CHECK(of_common_worlds(values, worlds_of) == Values{{2, 4}, {20, 40}, {200, 400}});
  worlds_of[2] = {0, 2, 4};
  CHECK(of_common_worlds(values, worlds_of).empty());  // one world alone
}

// A severity of one stress is no reason under another; a name with a blank stands in quotes.
TEST_CASE("factors are what varies and can act under the stress", "[analysis][doubt]") {
  PointsView points = table(3, "own");
  points.parameters = {"stress.\"deep recession\".severity_percent", "stress.deep.severity_percent",
                       "model.still.value"};
  for (std::size_t p = 0; p < 4; ++p) {
    double const x = static_cast<double>(p);
    points.values[p] = {x, x, 7.0};
  }
  PointStudy study{points, {}, {}, {}, "none", {"undisturbed", "deep recession", "deep"}};
  for (std::size_t p = 1; p < 4; ++p) study.samples.push_back({0, p, {}, {}});
  CHECK(factors_of(study, {0, 1, 2}, 0).empty());
  std::vector<Factor> const first = factors_of(study, {0, 1, 2}, 1),
                            second = factors_of(study, {0, 2}, 2);
  REQUIRE((first.size() == 1 && second.size() == 1));
  CHECK(first[0].name == points.parameters[0]);
  CHECK(second[0].name == points.parameters[1]);
  CHECK(second[0].values == std::vector<double>{1.0, 3.0});
  // In words, each form of a limit.
  std::vector<Factor> const factors{
      {"a", "%", {0, 9}}, {"b", "share", {0, 9}}, {"c", "", {0, 2}, {"x", "y", "z"}}};
  Box const all{{0, 9}, {0, 9}, {0, 0, {true, true, true}}};
  CHECK(words_of({{2.5, 9}, {0, 9}, {0, 0, {true, false, true}}}, all, factors) ==
        "a is above 2.50 % and c is x or z");
  CHECK(words_of({{0, 9}, {2, 4}, all[2]}, all, factors) == "b is between 2.00 and 4.00");
  CHECK(words_of({{0, 4}, {0, 9}, all[2]}, all, factors) == "a is below 4.00 %");
}

TEST_CASE("too few points get a sentence and no number", "[analysis][doubt]") {
  auto const view = [](std::uint32_t p) { return point(p, 20.0, p % 2 == 0 ? 10.0 : 30.0); };
  Effects const e = build_effects_over_points(table(4, "shared"), view);
  ProgrammeEffects const& a = e.programmes.at(0);
  Section const* doubt = section_of(a, "doubt");
  REQUIRE(doubt != nullptr);
  CHECK(doubt->tables.empty());
  CHECK_FALSE(test::has_measure(a, "doubt/share/net_jobs"));
  CHECK(words(*doubt).find("from 5 points on beside the declared one; here are 4") !=
        std::string::npos);
  Section const* found = section_of(a, "discovery");
  REQUIRE(found != nullptr);
  CHECK(words(*found).find("“b” at 2 of 4 points: too few to say where. It takes 30 points, and 5 "
                           "of each kind") != std::string::npos);
  CHECK_FALSE(test::has_measure(a, "discovery/b/density"));
  // One world a point has no luck to tell from doubt.
  auto const single = [](std::uint32_t p) {
    HandMadeResult result({"none", "a"}, {"undisturbed"}, 1, 2);
    result.change(1, 0, 0, 1, 0, 10.0 * p);
    result.view.point = p;
    return result.view;
  };
  Effects const one = build_effects_over_points(table(6, "own"), single);
  CHECK_FALSE(measure(one.programmes.at(0), "doubt/share/net_jobs").is_given());
}
