// A study with a design from start to end: its points and moments in the file, the same bits by
// shards and by extension, refused points kept.
#include <bit>
#include <cmath>

#include "calibration/measure.hpp"
#include "sim/results/merge.hpp"
#include "sim/study/sweep_findings.hpp"
#include "tests/unit/study_fixture.hpp"

using namespace clustress;
using namespace clustress::test;
using End = StudyOutcome::End;

namespace {

std::string const two = R"(
[[uncertain]]
parameter = "model.market.sales_elasticity"
[[uncertain]]
parameter = "model.market.shock_scale"
)";

Scenario sweep_of(std::string const& design, int replicates = 1, std::string const& about = two) {
  return tiny_study(replicates, {}, short_text + about + "\n[design]\n" + design);
}

std::string const moments = "measure = [\"moments\"]\n";

}  // namespace

TEST_CASE("a sweep leaves points, priors, cube and moments in its file", "[study][design]") {
  TemporaryDirectory const directory;
  Scenario const study = sweep_of("method = \"saltelli\"\nrows = 1\nseed = 3\n" + moments, 2);
  StudyOutcome const outcome = run_study(study, directory / "r.h5");
  CHECK(outcome.end == End::complete);
  CHECK(outcome.done == 2 * 5);  // the declared point, A, B and two of A with one of B

  ResultFile const file(directory / "r.h5");
  PointTable const& table = file.header().points;
  CHECK(table.design == "saltelli");
  CHECK(file.header().number("design_seed", 0) == 3.0);
  CHECK(file.header().number("design_rows", 0) == 1.0);
  CHECK(table.parameters.at(0).prior == "log_uniform 1 to 4");
  CHECK(table.points.at(0).weight == 0.0);
  CHECK(table.points.at(1).weight == 0.25);
  CHECK(std::isnan(table.points[0].cube.at(0)));
  CHECK(table.points[3].cube.at(0) == table.points[2].cube.at(0));
  CHECK(table.points[3].cube.at(1) == table.points[1].cube.at(1));
  CHECK(table.points[4].values.at(1) == study.points.all[4].values[1]);

  CHECK(file.layout().datasets.empty());
  std::vector<Target const*> const targets = measured_targets(Experiments::left_out);
  REQUIRE(file.layout().moments.size() == targets.size());
  // What is stored is what calibration measures at that point.
  Scenario const at = scenario_at(study, 4);
  std::vector<double> const expected =
      measure_targets(at, prepare(at, never_stop), 1, Experiments::left_out, never_stop);
  UnitSummary const& unit = *file.summary({4, 1});
  for (std::size_t k = 0; k < targets.size(); ++k) {
    auto const place =
        std::ranges::find(file.layout().moments, targets[k]->name, &MomentInfo::name);
    REQUIRE(place != file.layout().moments.end());
    double const stored =
        unit.moments.at(static_cast<std::size_t>(place - file.layout().moments.begin()));
    INFO(targets[k]->name);
    CHECK(std::bit_cast<std::uint64_t>(stored) == std::bit_cast<std::uint64_t>(expected[k]));
  }
}

TEST_CASE("shards of a sweep joined, and a sweep extended, have the bits of the whole",
          "[study][design]") {
  TemporaryDirectory const directory;
  std::string const six = "method = \"sobol\"\npoints = 6\n" + moments;
  run_study(sweep_of(six, 2), directory / "whole.h5");
  std::vector<std::filesystem::path> shards;
  for (std::uint32_t number = 1; number <= 3; ++number) {
    StudyOptions options;
    options.shard = {number, 3};
    shards.emplace_back(run_study(sweep_of(six, 2), directory / "joined.h5", options).result);
  }
  merge_shards(shards, directory / "joined.h5", {});
  CHECK(compare_bits(directory / "whole.h5", directory / "joined.h5").empty());

  run_study(sweep_of("method = \"sobol\"\npoints = 3\n" + moments), directory / "longer.h5");
  run_study(sweep_of(six, 2), directory / "longer.h5");
  CHECK(compare_bits(directory / "whole.h5", directory / "longer.h5").empty());
  CHECK_THROWS_AS(run_study(sweep_of(six + "seed = 2\n", 2), directory / "longer.h5"), UsageError);
  CHECK_THROWS_AS(run_study(sweep_of(six + "experiments = true\n", 2), directory / "longer.h5"),
                  UsageError);
}

TEST_CASE("moments beside effects change none of them", "[study][design]") {
  TemporaryDirectory const directory;
  std::string const three = "method = \"latin\"\npoints = 3\n";
  run_study(sweep_of(three), directory / "both.h5");
  run_study(sweep_of(three + "measure = [\"effects\"]\n"), directory / "effects.h5");
  ResultFile const both(directory / "both.h5"), effects(directory / "effects.h5");
  CHECK(both.read("total", "jobs") == effects.read("total", "jobs"));
  CHECK(effects.layout().moments.empty());
  SweepFindings const findings = sweep_findings(both);
  CHECK(findings.points == 3);
  CHECK(findings.effects.size() == 2);  // one programme, undisturbed and in the recession
  CHECK_FALSE(findings.moments.empty());
  CHECK(findings.moments.front().strength() >= findings.moments.back().strength());
}

TEST_CASE("a refused point is stored with its cause, and the others are done", "[study][design]") {
  TemporaryDirectory const directory;
  std::string const about =
      "\n[[uncertain]]\nparameter = \"variant.1.instrument.1.start_quarter\"\nrange = [1, 300]\n";
  Scenario const study = sweep_of("method = \"one_at_a_time\"\n", 1, about);
  REQUIRE_FALSE(study.points.all.at(2).refusal.empty());
  StudyOutcome const outcome = run_study(study, directory / "r.h5");
  CHECK(outcome.end == End::complete);
  CHECK(outcome.failed_worlds == 0);
  ResultFile const file(directory / "r.h5");
  CHECK(file.status(1, 1, 0, 0) == WorldStatus::done);
  CHECK(file.status(2, 0, 0, 0) == WorldStatus::refused);
  CHECK(file.cause(2, 1, 1, 0) == study.points.all[2].refusal);
  CHECK(std::isnan(file.summary({2, 0})->moments.front()));
  CHECK(sweep_findings(file).refused == 1);
  CHECK(run_study(study, directory / "r.h5").end == End::already_complete);
}
