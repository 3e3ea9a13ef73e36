// Evaluations of asked points: the same numbers as measure_targets of the same scenario, refusals
// as answers, luck, warm starts; and the summary over replicates against numbers by hand.
#include <tbb/task_arena.h>

#include <algorithm>
#include <array>
#include <bit>
#include <clustress/catch.hpp>
#include <cmath>
#include <fstream>

#include "calibration/evaluation.hpp"
#include "scenarios/loader/loader.hpp"
#include "tests/support/scenarios/tiny.hpp"
#include "tests/support/scratch_files.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

StopFlag const go_on{false};
constexpr char scale[] = "model.market.shock_scale";

std::string const quick = R"(
[simulation]
spin_up_quarters = 40
populations = 2
burn_in_quarters = 8
horizon_quarters = 28
replicates = 2
)";

// A study on disk, asked by its shock scale.
struct Study {
  TemporaryDirectory directory;
  std::string path = (directory / "study.toml").string();
  EvaluatedStudy study;

  explicit Study(EvaluationPlan plan = {.replicates = 2}, std::string const& more = "")
      : study(AskedPoints(written(path, more)), plan) {
    study.name_parameters({scale});
  }
  static std::string const& written(std::string const& path, std::string const& more) {
    std::ofstream(path) << tiny << quick << more;
    return path;
  }
  [[nodiscard]] Evaluation at(double value, std::string const& id = "1") const {
    return study.evaluate(id, std::array{value}, go_on);
  }
};

void check_same(std::vector<std::vector<double>> const& a,
                std::vector<std::vector<double>> const& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t r = 0; r < a.size(); ++r) {
    REQUIRE(a[r].size() == b[r].size());
    for (std::size_t k = 0; k < a[r].size(); ++k)
      CHECK(std::bit_cast<std::uint64_t>(a[r][k]) == std::bit_cast<std::uint64_t>(b[r][k]));
  }
}

std::vector<std::vector<double>> validated(std::string const& path,
                                           std::vector<std::string> const& set) {
  Scenario const scenario = load_scenario(path, set);
  Preparation const preparation = prepare(scenario, go_on);
  std::vector<std::vector<double>> measured;
  for (std::uint32_t r = 0; r < 2; ++r)
    measured.push_back(measure_targets(scenario, preparation, r, Experiments::left_out, go_on));
  return measured;
}

}  // namespace

TEST_CASE("an evaluation is the measurement of the scenario with the values set", "[calibration]") {
  Study const asked;
  Evaluation const moved = asked.at(0.36);
  CHECK(moved.status == EvaluationStatus::done);
  CHECK(moved.start == PopulationStart::cold);
  check_same(moved.measured, validated(asked.path, {std::string(scale) + "=0.36"}));
  std::string const declared = load_scenario(asked.path).digest;
  CHECK(asked.study.points().declared().digest == declared);
  // of the declared value: from the populations that all such points share
  check_same(asked.at(asked.study.points().declared().model.market.shock_scale).measured,
             validated(asked.path, {}));
}

TEST_CASE("evaluations are the same bits on one thread and on two, in any order", "[calibration]") {
  Study const asked;
  std::vector<Evaluation> first, second;
  tbb::task_arena(1).execute([&] {
    for (double const value : {0.3, 0.36}) first.push_back(asked.at(value));
  });
  tbb::task_arena(2).execute([&] {
    for (double const value : {0.36, 0.3}) second.push_back(asked.at(value));
  });
  check_same(first[0].measured, second[1].measured);
  check_same(first[1].measured, second[0].measured);
}

TEST_CASE("a point that cannot be had is an answer with its cause", "[calibration]") {
  Study const asked;
  for (double const value : {-1.0, 1e9, double(NAN), double(INFINITY)}) {
    CAPTURE(value);
    Evaluation const none = asked.at(value);
    CHECK(none.status == EvaluationStatus::refused);
    CHECK(none.cause.find("shock_scale") != std::string::npos);
    CHECK(none.measured.empty());
  }
  CHECK(asked.at(0.3).status == EvaluationStatus::done);
}

TEST_CASE("luck of its own is of the id alone, and can be met again by its seed", "[calibration]") {
  Study const asked({.replicates = 2, .luck = Luck::own});
  Evaluation const one = asked.at(0.3, "a"), same = asked.at(0.3, "a"), other = asked.at(0.3, "b");
  check_same(one.measured, same.measured);
  CHECK(one.seed != other.seed);
  CHECK(one.measured != other.measured);
  check_same(one.measured, validated(asked.path, {std::string(scale) + "=0.3",
                                                  "simulation.seed=" + std::to_string(one.seed)}));
}

TEST_CASE("a warm start holds the populations of the declared point", "[calibration]") {
  Study const warm({.replicates = 2, .start = PopulationStart::warm, .warm_quarters = 20});
  Study const cold;
  Evaluation const moved = warm.at(0.36);
  CHECK(moved.start == PopulationStart::warm);
  CHECK(moved.status == EvaluationStatus::done);
  CHECK(moved.measured != cold.at(0.36).measured);
  check_same(moved.measured, warm.at(0.36).measured);  // whatever was measured before
  // by hand: every population twenty quarters on under the new value, then measured
  Scenario const scenario = load_scenario(warm.path, {std::string(scale) + "=0.36"});
  Preparation const base = prepare(load_scenario(warm.path), go_on);
  Preparation const held = warm_start_of(scenario, base, 20, go_on).preparation;
  check_same({moved.measured[1]},
             {measure_targets(scenario, held, 1, Experiments::left_out, go_on)});
  // the declared values need no hold
  double const declared = warm.study.points().declared().model.market.shock_scale;
  CHECK(warm.at(declared).start == PopulationStart::cold);
  check_same(warm.at(declared).measured, cold.at(declared).measured);
}

TEST_CASE("points that change the world start cold", "[calibration]") {
  TemporaryDirectory const directory;
  std::string const path = (directory / "study.toml").string();
  std::ofstream(path) << tiny << quick;
  EvaluatedStudy study(AskedPoints(path),
                       {.replicates = 1, .start = PopulationStart::warm, .warm_quarters = 8});
  study.name_parameters({"world.region.Leipzig.employed_persons"});
  CHECK(study.evaluate("1", std::array{2500.0}, go_on).start == PopulationStart::cold);
}

TEST_CASE("paths that name nothing are refused with the nearest name", "[calibration]") {
  TemporaryDirectory const directory;
  std::string const path = (directory / "study.toml").string();
  std::ofstream(path) << tiny << quick;
  EvaluatedStudy study{AskedPoints(path)};
  CHECK_THROWS_WITH(study.name_parameters({"model.market.shock_scala"}),
                    Catch::Contains("Did you mean \"shock_scale\"?"));
  EvaluatedStudy twice{AskedPoints(path)};
  CHECK_THROWS_WITH(twice.name_parameters({scale, scale}),
                    Catch::Contains("column 2 sets this already"));
}

TEST_CASE("asked to stop, an evaluation ends without an answer", "[calibration]") {
  Study const asked;
  StopFlag const stop{true};
  CHECK_THROWS_AS(asked.study.evaluate("1", std::array{0.3}, stop), Stopped);
}

// By hand: (1, 2, 6) has mean 3 and variance 7; the second moment is missing once, so 4 and 8 give
// mean 6, variance 8, and with 1 and 6 the covariance (−2.5 · −2 + 2.5 · 2) / 1 = 10.
TEST_CASE("moments are summed up over the replicates that have them", "[calibration]") {
  std::vector<std::vector<double>> const rows{{1, 4, NAN}, {2, NAN, NAN}, {6, 8, 5}};
  MomentSummary const summary = summary_of(rows);
  CHECK(summary.count == std::vector<std::size_t>{3, 2, 1});
  CHECK(summary.mean == std::vector<double>{3, 6, 5});
  CHECK(summary.variance[0] == 7.0);
  CHECK(summary.variance[1] == 8.0);
  CHECK(std::isnan(summary.variance[2]));
  CHECK(summary.standard_error[0] == std::sqrt(7.0 / 3));
  CHECK(summary.standard_error[1] == 2.0);
  CHECK(std::isnan(summary.standard_error[2]));
  CHECK(summary.covariance[1] == 10.0);
  CHECK(summary.covariance[3] == 10.0);
  CHECK(std::isnan(summary.covariance[2]));
  CHECK(summary_of({}).mean.empty());
}

// Mean size answers slowest. Populations of their own make the replicates independent, cold and
// warm: |z| < 3.5 has α = 0.0005. Held for four quarters only, the same comparison sees the
// difference.
TEST_CASE("held long enough, warm populations are those of a cold start", "[calibration]") {
  constexpr std::uint32_t replicates = 16;
  auto const mean_size = [&](PopulationStart start, int quarters) {
    TemporaryDirectory const directory;
    std::string const path = (directory / "study.toml").string();
    std::ofstream(path) << tiny_head
                        << with(with(quick, "populations = 2", "populations = 16"),
                                "spin_up_quarters = 40", "spin_up_quarters = 240")
                        << with(tiny_world, "employed_persons = 3000", "employed_persons = 6000");
    EvaluatedStudy study(AskedPoints(path),
                         {.replicates = replicates,
                          .luck = start == PopulationStart::warm ? Luck::own : Luck::shared,
                          .start = start,
                          .warm_quarters = quarters});
    study.name_parameters({scale});
    Evaluation const at = study.evaluate("1", std::array{0.36}, go_on);
    auto const found = std::ranges::find(study.moments(), "mean_size", &Target::name);
    auto const k = static_cast<std::size_t>(found - study.moments().begin());
    MomentSummary const summary = summary_of(at.measured);
    return std::pair(summary.mean[k], summary.standard_error[k]);
  };
  auto const [cold, error] = mean_size(PopulationStart::cold, 0);
  auto const z = [&](int quarters) {
    auto const [warm, error_of_warm] = mean_size(PopulationStart::warm, quarters);
    return std::abs(warm - cold) / std::hypot(error, error_of_warm);
  };
  CHECK(z(160) < 3.5);
  CHECK(z(4) > 3.5);
}

TEST_CASE("points of one named luck have the same draws, of another not",
          "[calibration][evaluation]") {
  Study const own({.replicates = 2, .luck = Luck::own});
  auto const at = [&](std::string const& id, std::string const& luck) {
    AskedPoint point = own.study.points().point(id, std::array{0.3});
    point.luck = luck;
    return own.study.evaluate(point, go_on);
  };
  Evaluation const one = at("1", "7"), other = at("2", "7"), apart = at("3", "8");
  CHECK(one.seed == other.seed);
  check_same(one.measured, other.measured);
  CHECK(apart.seed != one.seed);
  CHECK(at("7", "").seed == one.seed);  // without a name that of the id
}
