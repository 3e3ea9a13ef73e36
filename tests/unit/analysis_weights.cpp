// Points of unequal weight: means, luck and doubt, chances and what goes with a parameter are by
// weight, and points alike are as before.
#include <clustress/catch.hpp>
#include <cmath>
#include <random>

#include "analysis/answer/points_answer.hpp"
#include "analysis/doubt_by_parameter.hpp"
#include "analysis/over_points.hpp"
#include "analysis/render/first_screen.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using clustress::test::HandMadeResult;
using clustress::test::measure;

namespace {

// Two programmes of 1,000 kEUR over one quarter; luck moves both worlds by 3 jobs, up and down.
ResultView point(std::uint32_t number, double a, double b) {
  HandMadeResult result({"none", "a", "b"}, {"undisturbed"}, 2, 2);
  for (std::size_t r = 0; r < 2; ++r) {
    double const luck = r == 0 ? 3.0 : -3.0;
    result.change(1, 0, r, 1, 0, a + luck);
    result.change(2, 0, r, 1, 0, b + luck);
    for (std::size_t v : {1, 2}) result.pay(v, 0, r, 1, 1000.0);
  }
  result.view.point = number;
  return result.view;
}

// The first is that of point 0.
PointsView table(std::vector<double> const& weights) {
  PointsView view;
  view.luck = "own";
  view.design = ensemble_design;
  view.parameters = {"model.demand.fall_percent"};
  view.units = {"%"};
  for (std::uint32_t p = 0; p < weights.size(); ++p) {
    view.numbers.push_back(p);
    view.labels.push_back("");
    view.weights.push_back(weights[p]);
    view.values.push_back({static_cast<double>(p)});
    view.overrides.push_back({p == 0 ? "" : std::to_string(p)});
  }
  return view;
}

ResultView ten_p(std::uint32_t p) {
  return point(p, 10.0 * p, 35.0);
}

// Of sums of weights 1: 0.3 on point 6, 0.14 on each of 1 to 5.
std::vector<double> const six{0.0, 0.14, 0.14, 0.14, 0.14, 0.14, 0.3};

}  // namespace

// a brings 10 p jobs, b 35: a is ahead at points 4, 5, 6, of weight 0.58.
TEST_CASE("chances, means and doubt over points are by weight", "[analysis][doubt][weights]") {
  Effects const e = build_effects_over_points(table(six), ten_p);
  ProgrammeEffects const& a = e.programmes.at(0);
  double const mean = 0.14 * 150.0 + 0.3 * 60.0;
  CHECK(measure(a, "net_jobs/mean_over_points").value == Approx(mean));
  CHECK(measure(a, "doubt/over_points/net_jobs").value == Approx(mean));
  CHECK(measure(a, "doubt/ahead_of/b").value == Approx(0.58));
  CHECK(measure(a, "doubt/behind/b").value == Approx(0.42));
  CHECK(measure(a, "doubt/ahead_of/b").note == "3 of 6 points, by weight");
  CHECK(measure(a, "doubt/stands/best/points").value == 3.0);
  CHECK(measure(a, "doubt/stands/best/share").value == Approx(0.58));
  CHECK(measure(a, "doubt/stands/best/share_told").value == Approx(1.0));
  // Luck of a world 18, of the mean of a point 9: what the points' means would differ by anyway is
  // (1 − Σ w²) 9.
  double squares = 0.0, spread = 0.0;
  for (std::size_t p = 1; p < six.size(); ++p) {
    squares += six[p] * six[p];
    spread += six[p] * std::pow(10.0 * static_cast<double>(p) - mean, 2);
  }
  CHECK(measure(a, "doubt/variance_of_luck/net_jobs").value == Approx(18.0));
  CHECK(measure(a, "doubt/variance_of_doubt/net_jobs").value ==
        Approx(spread / (1.0 - squares) - 9.0));
  CHECK(e.point_weights.are_draws);
  CHECK(e.point_weights.is_weighted);
  CHECK(e.point_weights.effective == Approx(1.0 / squares));
}

TEST_CASE("an answer by weight tells chances and how much its points tell",
          "[analysis][answer][weights]") {
  PointsView view = table(six);
  view.not_identified = {"model.demand.fall_percent"};
  Effects const e = build_effects_over_points(view, ten_p);
  PointsAnswer const a = points_answer_of(e);
  CHECK(a.first() == 0);
  CHECK(points_sentences(a)[0] ==
        "Which programme is best for each euro hangs on what is assumed: undisturbed, of 100 parts "
        "of the chance, “a” has 58 and “b” has 42.");
  CHECK(doubt_sentences(a).back() ==
        "The data do not pin down model.demand.fall_percent: of it the points know little more "
        "than the prior.");
  std::string const screen = first_screen_over_points(e);
  CHECK(screen.find("tell as much as 5 alike") != std::string::npos);
}

TEST_CASE("weights that are all the same are none, and a point without weight is no draw",
          "[analysis][doubt][weights]") {
  Effects const ones = build_effects_over_points(table({0, 1, 1, 1, 1, 1, 1}), ten_p),
                sixths = build_effects_over_points(
                    table({0, 1 / 6.0, 1 / 6.0, 0.1 + 1 / 15.0, 1 / 6.0, 1 / 6.0, 0.3 / 1.8}),
                    ten_p),
                without = build_effects_over_points(table({0, 0.2, 0.2, 0.2, 0.2, 0.2, 0}), ten_p),
                five = build_effects_over_points(table({0, 0.2, 0.2, 0.2, 0.2, 0.2}), ten_p);
  for (char const* name : {"doubt/over_points/net_jobs", "doubt/share/net_jobs", "doubt/ahead_of/b",
                           "doubt/stands/best/points", "doubt/stands/best/share"}) {
    CAPTURE(name);
    CHECK(measure(ones.programmes.at(0), name).value ==
          measure(sixths.programmes.at(0), name).value);
    CHECK(measure(without.programmes.at(0), name).value ==
          measure(five.programmes.at(0), name).value);
  }
  CHECK_FALSE(sixths.point_weights.is_weighted);
  CHECK(measure(ones.programmes.at(0), "doubt/ahead_of/b").note == "3 of 6 points");
}

// 0.9 on one of six points tells as much as 1.2 alike: no split, and no breach of its conditions.
TEST_CASE("weight on few points is too little to tell luck from doubt",
          "[analysis][doubt][weights]") {
  Effects const e =
      build_effects_over_points(table({0.0, 0.9, 0.02, 0.02, 0.02, 0.02, 0.02}), ten_p);
  CHECK_FALSE(test::has_measure(e.programmes.at(0), "doubt/share/net_jobs"));
  CHECK(first_screen_over_points(e).find("tell as much as 1 alike") != std::string::npos);
}

// Weights 2 1 | 1 2 of values 0 2 | 6 6 count as 36/10 cases, each weight times 0.6. About the mean
// of all, 10/3, squares are 0.6 (2 (10/3)² + (4/3)² + 3 (8/3)²) = 27.2, within groups 0.6 · 24/9.
TEST_CASE("what weighted groups explain", "[statistics][weights]") {
  using Group = std::vector<WeightedCase>;
  std::vector<Group> const groups{{{0, 2}, {2, 1}}, {{6, 1}, {6, 2}}};
  Explained const e = explained_by_group(groups);
  CHECK(e.share == Approx((25.6 - 1.0) / 27.2));
  CHECK(e.chance == Approx(f_tail(25.6, 1.0, 1.6)));
  std::vector<Group> const alike{{{1, 3}, {3, 3}}, {{5, 3}, {7, 3}}};
  CHECK(explained_by_group(alike).share == Approx(0.7));
  CHECK(explained_by_group(alike).chance == Approx(1.0 - std::sqrt(8.0) / std::sqrt(10.0)));
  std::vector<Group> const few{{{0, 100}, {1, 1}}, {{6, 1}, {7, 1}}};  // as 1.06 cases
  CHECK(explained_by_group(few).chance == 1.0);
}

// A mean that follows x over ten points of hardly any weight, and is apart from x over the others.
TEST_CASE("what goes with a parameter where there is no weight does not count",
          "[statistics][weights]") {
  std::vector<double> x, means, weights;
  for (int p = 0; p < 20; ++p) {
    x.push_back(p);
    means.push_back(p < 10 ? -100.0 + 10.0 * p : p % 2);
    weights.push_back(p < 10 ? 1e-6 : 1.0);
  }
  Factor const factor{"x", "", x};
  CHECK(shares_by_parameter({factor}, means).at(0).explained.chance < 0.001);
  CHECK(shares_by_parameter({factor}, means, weights).at(0).explained.chance > 0.2);
}

// Weights e^(0.7 N) of 100 points, 1,000 times: chance is below 0.05 in no more than 5 of 100
// (α = 0.0001: 3.7 standard errors above), and where the parameter does half of it in nearly all.
TEST_CASE("a parameter that does nothing is told by weight no more often than chance would",
          "[statistics][weights]") {
  std::mt19937_64 generator(3);
  std::normal_distribution<double> normal;
  constexpr int draws = 1000, points = 100;
  int idle = 0, busy = 0;
  for (int k = 0; k < draws; ++k) {
    std::vector<double> x, nothing, half, weights;
    for (int p = 0; p < points; ++p) {
      x.push_back(normal(generator));
      nothing.push_back(normal(generator));
      half.push_back(x.back() + normal(generator));
      weights.push_back(std::exp(0.7 * normal(generator)));
    }
    Factor const factor{"x", "", x};
    idle += shares_by_parameter({factor}, nothing, weights).at(0).explained.chance <= 0.05;
    busy += shares_by_parameter({factor}, half, weights).at(0).explained.chance <= 0.05;
  }
  CHECK(idle <= draws * (0.05 + 3.7 * std::sqrt(0.05 * 0.95 / draws)));
  CHECK(busy > 0.95 * draws);
}
