// PRIM held against ema_workbench 2.5.2 (Python) on the same cases at the same settings: every step
// of peeling and pasting, the limits, coverage, density and quasi-p-values. How the numbers were
// made: tests/reference/discovery.py. Of its three criteria ours is its default, the gain by case;
// it treats whole numbers apart, which we do not.
#include <clustress/catch.hpp>
#include <cmath>

#include "analysis/discovery/prim.hpp"
#include "tests/support/discovery_cases.hpp"

using namespace clustress;
using Catch::Matchers::WithinRel;
using clustress::test::bryant_lempert;
using clustress::test::made_cases;

namespace {

struct Step {
  std::size_t cases, of_interest, restricted;
  bool operator==(Step const&) const = default;
};

std::vector<Step> steps_of(std::vector<PrimStep> const& steps) {
  std::vector<Step> all;
  for (PrimStep const& s : steps) {
    all.push_back(
        {s.content.cases, s.content.of_interest, restricted(s.box, steps.front().box).size()});
  }
  return all;
}

constexpr std::size_t biomass = 1, elasticity = 5, backstop = 8;

}  // namespace

TEST_CASE("PRIM peels the cases of Bryant & Lempert as ema_workbench does", "[discovery]") {
  Cases const cases = bryant_lempert();
  REQUIRE(cases.size() == 882);
  std::vector<PrimStep> const steps = prim(cases, {0.1, 0.05, 0.05});
  CHECK(steps_of(steps) ==
        std::vector<Step>{{882, 89, 0}, {792, 89, 1}, {710, 89, 2}, {638, 89, 2}, {573, 89, 3},
                          {513, 89, 3}, {458, 89, 3}, {412, 89, 3}, {368, 89, 3}, {329, 89, 3},
                          {296, 89, 3}, {264, 88, 3}, {237, 87, 3}, {213, 86, 3}, {191, 85, 4},
                          {170, 82, 4}, {152, 81, 4}, {136, 78, 4}, {121, 75, 4}, {108, 74, 4},
                          {97, 71, 4},  {87, 67, 4},  {78, 65, 4},  {70, 61, 4},  {63, 57, 4},
                          {56, 52, 5},  {50, 48, 6},  {45, 45, 6}});
  PrimStep const& middle = steps[14];
  CHECK_THAT(middle.content.coverage, WithinRel(0.955056179775, 1e-11));
  CHECK_THAT(middle.content.density, WithinRel(0.44502617801, 1e-11));
  CHECK_THAT(middle.content.mass, WithinRel(0.216553287982, 1e-11));
  Box const& all = steps.front().box;
  CHECK(middle.box[0].low == Approx(72.65));
  CHECK(middle.box[biomass].high == Approx(883.4));
  CHECK(middle.box[elasticity].low == Approx(-0.4485));
  CHECK(middle.box[backstop].low == Approx(117.75));
  auto const p = [&](PrimStep const& s, std::size_t f, std::size_t direction) {
    return quasi_p(cases, s.box, all, f, direction);
  };
  CHECK_THAT(p(middle, 0, 0), WithinRel(0.138299059252, 1e-10));
  CHECK_THAT(p(middle, biomass, 1), WithinRel(0.0118432099584, 1e-10));
  CHECK_THAT(p(middle, elasticity, 0), WithinRel(7.52708198542e-16, 1e-7));
  CHECK_THAT(p(middle, backstop, 0), WithinRel(0.000384481251255, 1e-10));
  CHECK(std::isnan(p(middle, biomass, 0)));
  CHECK_THAT(p(steps[27], 3, 1), WithinRel(0.159296226013, 1e-10));
  CHECK_THAT(p(steps[27], biomass, 1), WithinRel(2.31700252848e-07, 1e-8));
}

TEST_CASE("and with thinner slices", "[discovery]") {
  std::vector<PrimStep> const steps = prim(bryant_lempert(), {0.05, 0.05, 0.05});
  CHECK(steps_of(steps) ==
        std::vector<Step>{
            {882, 89, 0}, {834, 89, 1}, {792, 89, 1}, {750, 89, 1}, {710, 89, 2}, {672, 89, 2},
            {637, 89, 2}, {602, 89, 2}, {569, 89, 3}, {539, 89, 3}, {511, 89, 3}, {484, 89, 3},
            {459, 89, 3}, {435, 89, 3}, {411, 89, 3}, {390, 89, 3}, {369, 89, 3}, {349, 89, 3},
            {330, 89, 3}, {313, 89, 3}, {297, 89, 3}, {279, 89, 3}, {264, 88, 3}, {250, 88, 3},
            {236, 87, 3}, {224, 87, 3}, {212, 86, 4}, {201, 86, 4}, {189, 84, 4}, {179, 83, 4},
            {170, 82, 4}, {161, 81, 4}, {151, 79, 4}, {143, 77, 4}, {135, 76, 4}, {128, 74, 4},
            {121, 74, 4}, {114, 73, 4}, {108, 71, 4}, {102, 71, 4}, {96, 70, 4},  {91, 68, 4},
            {86, 66, 4},  {81, 64, 4},  {75, 63, 4},  {71, 61, 5},  {67, 59, 6},  {63, 56, 6},
            {59, 54, 7},  {56, 52, 7},  {53, 50, 7},  {49, 47, 7}});
  CHECK(steps.back().box[6].low == Approx(0.16));
  CHECK(steps.back().box[6].high == Approx(1.745));
}

// Seen to fail where a limit cuts ties.
TEST_CASE("PRIM treats ties and categories as ema_workbench does", "[discovery]") {
  Cases const cases = made_cases();
  std::vector<PrimStep> const steps = prim(cases, {0.1, 0.05, 0.05});
  CHECK(steps_of(steps) == std::vector<Step>{{300, 70, 0},
                                             {224, 64, 1},
                                             {149, 55, 1},
                                             {131, 54, 2},
                                             {112, 52, 2},
                                             {94, 50, 2},
                                             {84, 49, 3},
                                             {75, 48, 3},
                                             {67, 47, 3},
                                             {60, 46, 3},
                                             {54, 46, 3},
                                             {48, 45, 3},
                                             {43, 41, 4},
                                             {36, 35, 4},
                                             {24, 24, 4}});
  Box const& all = steps.front().box;
  Box const& seventh = steps[7].box;
  CHECK(seventh[0].low == Approx(0.20103299425));
  CHECK(seventh[1].high == 0.5625);
  CHECK(seventh[3].allowed == std::vector<bool>{false, true, false, true});
  CHECK_THAT(quasi_p(cases, seventh, all, 0, 0), WithinRel(0.0383876878077, 1e-9));
  CHECK_THAT(quasi_p(cases, seventh, all, 1, 1), WithinRel(0.000111984002761, 1e-9));
  CHECK_THAT(quasi_p(cases, seventh, all, 3, 0), WithinRel(1.42817055606e-06, 1e-8));
  CHECK(std::isnan(quasi_p(cases, seventh, all, 3, 1)));
  CHECK(steps.back().box[2].high == Approx(0.914188809));
}

// Seen to fail without pasting.
TEST_CASE("PRIM pastes as ema_workbench does", "[discovery]") {
  Cases const cases = made_cases();
  std::vector<PrimStep> const steps = prim(cases, {0.35, 0.05, 0.05});
  CHECK(steps_of(steps) == std::vector<Step>{{300, 70, 0},
                                             {188, 59, 1},
                                             {140, 57, 2},
                                             {91, 52, 3},
                                             {58, 46, 3},
                                             {38, 35, 3},
                                             {21, 20, 3},
                                             {23, 22, 3},
                                             {25, 24, 3},
                                             {27, 26, 3}});
}

TEST_CASE("the balanced step is the largest harmonic mean of coverage and density", "[discovery]") {
  // 2 k / (n + 70): 90/118 of 48 cases is the largest of those above.
  std::vector<PrimStep> const steps = prim(made_cases(), {0.1, 0.05, 0.05});
  std::size_t best = 0;
  for (std::size_t k = 0; k < steps.size(); ++k) {
    auto const score = [&](std::size_t j) {
      return 2.0 * static_cast<double>(steps[j].content.of_interest) /
             static_cast<double>(steps[j].content.cases + 70);
    };
    if (score(k) > score(best)) best = k;
  }
  CHECK(balanced_step(steps) == best);
  CHECK(steps[best].content.cases == 48);
}

TEST_CASE("cases of one kind, or none, give the box of all", "[discovery]") {
  Cases cases = made_cases();
  cases.of_interest.assign(cases.size(), true);
  CHECK(prim(cases, {}).size() == 1);
  cases.of_interest.assign(cases.size(), false);
  CHECK(prim(cases, {}).size() == 1);
  CHECK(prim(Cases{}, {}).size() == 1);
}
