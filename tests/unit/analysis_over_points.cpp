// The headline over points, held against numbers worked out by hand: mean and range over points,
// each from its own mean over worlds, prices as ratios of means, and the same in every format.
#include <clustress/catch.hpp>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "analysis/over_points.hpp"
#include "analysis/render/report_text.hpp"
#include "sim/core/errors.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using Catch::Matchers::WithinRel;
using clustress::test::HandMadeResult;
using clustress::test::measure;

namespace {

// "vouchers" brings `jobs` ± 1 net jobs in the only quarter for `keur`, in two pairs of worlds.
ResultView point(double jobs, double keur, bool is_finished = true) {
  HandMadeResult result({"none", "vouchers"}, {"undisturbed"}, 4, 2);
  for (std::size_t r = 0; r < 4; ++r) {
    result.change(1, 0, r, 1, 0, jobs + (r % 2 == 0 ? 1.0 : -1.0));
    result.pay(1, 0, r, 1, keur + static_cast<double>(r % 2));
  }
  if (!is_finished) {
    result.view.complete = false;
    result.view.status.assign(result.view.status.size(), WorldStatus::not_run);
  }
  return result.view;
}

PointsView table(std::size_t points, std::vector<double> weights) {
  PointsView view;
  view.luck = "shared";
  view.parameters = {"model.market.sales_elasticity"};
  view.units = {"elasticity"};
  for (std::uint32_t p = 0; p < points; ++p) {
    view.numbers.push_back(p);
    view.labels.push_back(p == 0 ? "declared" : "point " + std::to_string(p));
    view.values.push_back({static_cast<double>(p)});
    view.overrides.push_back({p == 0 ? "" : std::to_string(p)});
  }
  view.weights = std::move(weights);
  return view;
}

}  // namespace

TEST_CASE("Over points stand the weighted mean and the range of means over worlds", "[analysis]") {
  // Net jobs 40, 100, 10 at the end; a quarter each: 10, 25, 2.5 job-years.
  std::vector<ResultView> const views{point(40, 400), point(100, 800), point(10, 100)};
  Effects const effects = build_effects_over_points(table(3, {0.5, 0.25, 0.25}),
                                                    [&](std::uint32_t p) { return views.at(p); });
  ProgrammeEffects const& e = effects.programmes.at(0);
  CHECK(e.net_jobs.value == 40.0);  // the first block is of point 0
  CHECK(measure(e, "net_jobs/mean_over_points").value == 0.5 * 40 + 0.25 * 100 + 0.25 * 10);
  CHECK(measure(e, "net_jobs/lowest_point").value == 10.0);
  CHECK(measure(e, "net_jobs/lowest_point").note == "point 2, point 2");
  CHECK(measure(e, "net_jobs/highest_point").value == 100.0);
  CHECK(measure(e, "net_jobs/point/1").value == 100.0);
  // Luck is that of one point: t(3) SD / √4, SD² = 4/3 in all of them.
  Measure const one = measure(e, "net_jobs/point/2");
  CHECK_THAT(one.high - one.value, WithinRel(3.18244630528 * std::sqrt(4.0 / 3.0) / 2.0, 1e-9));
  // The mean price is mean outlay over mean job-years, not the mean of prices.
  CHECK_THAT(
      measure(e, "outlay_per_net_job_year/mean_over_points").value,
      WithinRel((0.5 * 400.5 + 0.25 * 800.5 + 0.25 * 100.5) / (0.5 * 10 + 0.25 * 25 + 0.25 * 2.5),
                1e-12));
  CHECK(effects.points.size() == 3);
  CHECK(effects.points[1].overrides ==
        std::vector<std::string>{"model.market.sales_elasticity = 1"});
}

TEST_CASE("A point that is not finished is left out and named", "[analysis]") {
  std::vector<ResultView> const views{point(40, 400), point(100, 800, false), point(10, 100)};
  Effects const effects = build_effects_over_points(table(3, {1.0, 1.0, 1.0}),
                                                    [&](std::uint32_t p) { return views.at(p); });
  CHECK(measure(effects.programmes.at(0), "net_jobs/mean_over_points").value == 25.0);
  CHECK_FALSE(test::has_measure(effects.programmes.at(0), "net_jobs/point/1"));
  CHECK(effects.points.size() == 2);
  REQUIRE_FALSE(effects.warnings.empty());
  CHECK(effects.warnings.back().starts_with("1 of 3 points are left out"));
  CHECK_THROWS_AS(
      build_effects_over_points(table(1, {1.0}), [&](std::uint32_t) { return views.at(1); }),
      UsageError);
}

TEST_CASE("A price that no point gives has no mean of prices and says so", "[analysis]") {
  std::vector<ResultView> const views{point(0, 400), point(0.5, 400)};
  Effects const effects =
      build_effects_over_points(table(2, {1.0, 1.0}), [&](std::uint32_t p) { return views.at(p); });
  ProgrammeEffects const& e = effects.programmes.at(0);
  CHECK(std::isnan(measure(e, "outlay_per_net_job_year/lowest_point").value));
  CHECK(measure(e, "outlay_per_net_job_year/lowest_point").note == "not given at any point");
}

TEST_CASE("Text, csv and json hold the same numbers over points", "[analysis]") {
  std::vector<ResultView> const views{point(40, 400), point(100, 800)};
  Effects const effects =
      build_effects_over_points(table(2, {1.0, 1.0}), [&](std::uint32_t p) { return views.at(p); });
  std::string const csv = effects_csv(effects);
  auto const json = nlohmann::json::parse(effects_json(effects));
  CHECK(json["points"][1]["label"] == "point 1");
  CHECK(json["programmes"][0]["measures"]["net_jobs/mean_over_points"]["value"] == 70.0);
  CHECK(csv.find("vouchers,undisturbed,net_jobs/mean_over_points,70,,,jobs,") != std::string::npos);
  std::string const text = effects_table(effects);
  CHECK(text.find("OVER POINTS") != std::string::npos);
  CHECK(text.find("1, point 1: model.market.sales_elasticity = 1.") != std::string::npos);
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t const end = text.find('\n', begin);
    INFO(text.substr(begin, end - begin));
    CHECK(end - begin <= table_width + 30);  // bytes; characters are checked by the contract test
    begin = end + 1;
  }
}
