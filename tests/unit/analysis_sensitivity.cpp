// Which parameters matter, from a result: outputs by name, places of points, what to find out first
// in words, moments from a file, and what a file may lack.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "analysis/sensitivities.hpp"
#include "sim/core/errors.hpp"
#include "sim/storage/hdf5.hpp"
#include "sim/storage/seal.hpp"
#include "tests/support/scratch_files.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using Catch::Matchers::WithinAbs;
using clustress::test::HandMadeResult;

namespace {

constexpr std::size_t points = 60, worlds = 4;

// Parameter x goes from 0 to 1 over the points, z turns round and round, k is "a" or "b", w is the
// same everywhere.
double x_of(std::uint32_t p) {
  return (p - 1.0) / (points - 1.0);
}
double z_of(std::uint32_t p) {
  return std::fmod(0.618 * p, 1.0);
}

PointsView table(std::size_t count = points) {
  PointsView view;
  view.luck = "shared";
  view.parameters = {"model.x", "model.z", "model.k", "model.w"};
  view.units = {"", "", "", ""};
  view.groups = {"", "", "", ""};
  view.axes = {count + 1, 4, 1, worlds, 2};
  for (std::uint32_t p = 0; p <= count; ++p) {
    view.numbers.push_back(p);
    view.labels.push_back("");
    view.weights.push_back(1.0);
    view.values.push_back({x_of(p), z_of(p), std::nan(""), 5.0});
    view.overrides.push_back({"x", "z", p % 2 == 0 ? "\"a\"" : "\"b\"", "5"});
  }
  return view;
}

// Over one quarter, for a million euro each, "a" brings 20 net jobs everywhere, "b" 40 x, plus
// 4 where k is "b"; luck moves the worlds by −3 −1 1 3 in both.
ResultView result(std::uint32_t p) {
  HandMadeResult made({"none", "a", "b", "transfer"}, {"undisturbed"}, worlds, 2);
  for (std::size_t r = 0; r < worlds; ++r) {
    double const luck = 2.0 * static_cast<double>(r) - 3.0;
    made.change(1, 0, r, 1, 0, 20.0 + luck);
    made.change(2, 0, r, 1, 0, 40.0 * x_of(p) + (p % 2 == 0 ? 0.0 : 4.0) + luck);
    for (std::size_t v : {1, 2, 3}) made.pay(v, 0, r, 1, 1000.0);
  }
  made.view.point = p;
  return made.view;
}

DesignFacts facts() {
  DesignFacts facts;
  facts.totals = {"jobs"};
  return facts;
}

StudyOutputs outputs_on(std::vector<std::string> const& on) {
  return study_outputs(table(), facts(), result, on);
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

std::vector<std::string> names(StudyOutputs const& outputs) {
  std::vector<std::string> all;
  for (StudyOutput const& o : outputs.outputs) all.push_back(o.name);
  return all;
}

std::string refusal(auto const& action) {
  try {
    action();
  } catch (UsageError const& error) {
    return error.what();
  }
  return "";
}

OutputSensitivity of(StudyOutputs const& outputs, std::size_t k = 0) {
  std::vector<IndexMethod const*> methods;
  for (IndexMethodFunction const m : index_method_catalogue()) methods.push_back(&m());
  return sensitivity_of(outputs.study, outputs.outputs.at(k), methods, {});
}

}  // namespace

TEST_CASE("outputs are asked for by name or a part of it", "[analysis][sensitivity]") {
  CHECK(names(outputs_on({"net_jobs"})) ==
        std::vector<std::string>{"a/undisturbed/net_jobs", "b/undisturbed/net_jobs",
                                 "transfer/undisturbed/net_jobs"});
  CHECK(names(outputs_on({"b/undisturbed"})).size() == 5);  // four effects and /total/jobs
  CHECK(names(outputs_on({"none/undisturbed/total/jobs"})).size() == 1);
  // Without a name: effects of programmes that are no reference.
  CHECK(names(outputs_on({})).size() == 8);
  std::string const fault = refusal([] { outputs_on({"net_job"}); });
  CHECK(fault ==
        "--on net_job: no output has this name or part of a name. Did you mean \"net_jobs\"?");
}

TEST_CASE("outputs hold effects and levels, world by world", "[analysis][sensitivity]") {
  StudyOutputs const effect = outputs_on({"b/undisturbed/net_jobs"});
  StudyOutput const& jobs = effect.outputs.front();
  CHECK(jobs.words == "net jobs at the end of “b”, undisturbed");
  REQUIRE(jobs.values.size() == points * worlds);
  CHECK_THAT(jobs.at(0, 1), WithinAbs(4.0 - 1.0, 1e-9));  // point 1: x = 0, k = "b"
  CHECK_THAT(jobs.at(points - 1, 3), WithinAbs(40.0 + 3.0, 1e-9));
  // The same as a data set of /total; without a programme its level.
  StudyOutputs const total = outputs_on({"total/jobs"});
  CHECK_THAT(total.outputs.at(2).at(0, 1), WithinAbs(3.0, 1e-9));
  CHECK(total.outputs.at(0).at(0, 1) == 0.0);
  CHECK(total.outputs.at(0).words == "jobs at the end, without a programme, undisturbed");
}

TEST_CASE("places come from values where there is no cube, categories from words",
          "[analysis][sensitivity]") {
  StudyOutputs const outputs = outputs_on({"net_jobs"});
  StudyInputs const& inputs = outputs.study.inputs;
  CHECK(inputs.parameters == std::vector<std::string>{"model.x", "model.z", "model.k"});
  CHECK(outputs.fixed == std::vector<std::string>{"model.w"});
  CHECK_FALSE(inputs.is_cube);
  CHECK(inputs.is_category == std::vector<bool>{false, false, true});
  CHECK((inputs.places[0].front() == 0.0 && inputs.places[0].back() == 1.0));
  CHECK(inputs.places[2][0] == 1.0);  // "a" before "b"
  // A cube of the file counts where all points have one; point 0 never has.
  DesignFacts with_cube = facts();
  for (std::uint32_t p = 0; p <= points; ++p) {
    double const u = p == 0 ? std::nan("") : p / 100.0;
    with_cube.cube.push_back({u, u * u, u / 2.0, u});
  }
  std::vector<std::string> const on{"net_jobs"};
  StudyInputs const cube = study_outputs(table(), with_cube, result, on).study.inputs;
  CHECK(cube.is_cube);
  CHECK(std::abs(cube.places[1][9] - 0.01) < 1e-12);
}

// b's net jobs: V of 40 x over 60 points is 1600 · 61 / (12 · 59), that of 0 and 4 is 4 · 60/59.
TEST_CASE("what to find out first is said in words", "[analysis][sensitivity]") {
  StudyOutputs const outputs = outputs_on({"b/undisturbed/net_jobs"});
  std::vector<OutputSensitivity> const all{of(outputs)};
  REQUIRE(all[0].shares.size() == 2);
  double const vx = 1600.0 * 61.0 / (12.0 * 59.0) * 59.0 / 60.0, vk = 4.0;
  CHECK(all[0].shares[0].parameter == "model.x");
  CHECK_THAT(all[0].shares[0].share, WithinAbs(vx / (vx + vk), 1e-3));
  CHECK(all[0].shares[1].parameter == "model.k");
  CHECK_THAT(all[0].shares[0].at_high - all[0].shares[0].at_low, WithinAbs(32.0, 0.6));
  std::vector<ChoiceUnderStress> const choices = choices_of(outputs, 0.05);
  std::string const text = words(what_first_section(outputs, all, choices));
  INFO(text);
  CHECK(text.find("Find out model.x first: known, it would take away 97 % of the doubt about net "
                  "jobs at the end of “b”, undisturbed. Then model.k (3 %).") != std::string::npos);
  CHECK(text.find("The same at all points: model.w.") != std::string::npos);
  // b is best on average (22 to 20); a is where 40 x + 4 k < 20. Who knows x takes a below one
  // half.
  REQUIRE(choices.size() == 1);
  ProgrammeChoice const& c = choices[0].choice;
  CHECK(outputs.programmes[c.best] == "b");
  CHECK_THAT(c.known[0].changes, WithinAbs(27.0 / 60.0, 0.02));
  CHECK(c.known[1].changes == 0.0);  // z does nothing
  CHECK(c.known[2].changes == 0.0);  // k alone never turns it round
  // A quarter of a job-year a job and million euro: mean over x of max(0, 20 − 40 x − 2) / 4.
  CHECK_THAT(c.known[0].gain, WithinAbs(18.0 * 18.0 / 80.0 / 4.0, 0.05));
  CHECK(text.find("Undisturbed, for each million euro, “b” brings most on average") !=
        std::string::npos);
  CHECK(text.find("Who knew one of them would choose: model.x otherwise at 4") !=
        std::string::npos);
}

TEST_CASE("each output has its table, and methods that do not fit say why",
          "[analysis][sensitivity]") {
  StudyOutputs const outputs = outputs_on({"b/undisturbed/net_jobs"});
  OutputSensitivity const one = of(outputs);
  REQUIRE(one.first_given() != nullptr);
  CHECK(one.first_given()->method->name() == "regression");
  Section const section = sensitivity_section(one, true);
  CHECK(section.title == "Net jobs at the end of “b”, undisturbed");
  std::string const text = words(section);
  INFO(text);
  CHECK(text.find("Doubt is 9") != std::string::npos);
  CHECK(text.find("Below noise: model.z.") != std::string::npos);
  CHECK(text.find("Not given, Sobol' indices: the points are not those of a Saltelli design.") !=
        std::string::npos);
  REQUIRE(section.tables.size() == 2);  // regression, PAWN
  CHECK(section.tables[0].rows.size() == 2);
  // A programme that is the same everywhere has no indices.
  OutputSensitivity const flat = of(outputs_on({"a/undisturbed/net_jobs"}));
  CHECK(flat.first_given() != nullptr);  // luck varies it, points do not
  CHECK(flat.shares.empty());
}

TEST_CASE("results without points, and with too few, are told so", "[analysis][sensitivity]") {
  std::vector<std::string> const on{"net_jobs"};
  CHECK(refusal([&] {
          study_outputs(table(0), facts(), result, on);
        }).find("one point: nothing varies") != std::string::npos);
  PointsView same = table(3);
  for (auto& row : same.values) row = {1.0, 1.0, std::nan(""), 5.0};
  for (auto& row : same.overrides) row = {"1", "1", "\"a\"", "5"};
  CHECK(refusal([&] { study_outputs(same, facts(), result, on); }).find("no parameter varies") !=
        std::string::npos);
  StudyOutputs const few = study_outputs(table(4), facts(), result, on);
  std::vector<OutputSensitivity> const all{of(few, 1)};
  std::string const text = words(what_first_section(few, all, {}));
  CHECK(
      text.find("What makes the doubt cannot be told: a regression on 3 parameters takes 9 points, "
                "here are 4") != std::string::npos);
}

TEST_CASE("a point without a finished world is left out and named", "[analysis][sensitivity]") {
  std::vector<std::string> const on{"net_jobs"};
  StudyOutputs const outputs = study_outputs(
      table(), facts(),
      [](std::uint32_t p) {
        ResultView view = result(p);
        if (p == 7) view.status.assign(view.status.size(), WorldStatus::failed);
        return view;
      },
      on);
  REQUIRE(outputs.warnings.size() == 2);
  CHECK(outputs.warnings[0] ==
        "1 of 60 points are left out, because no world of theirs is done: 7");
  CHECK(std::isnan(outputs.outputs[0].at(6, 0)));
  CHECK(of(outputs, 1).points == points - 1);
}

TEST_CASE("moments are read from a sealed file", "[analysis][sensitivity][results]") {
  test::TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "moments.h5";
  std::vector<double> const values{1, 2, 3, std::nan(""), 5, 6};
  {
    hdf5::Handle file = hdf5::create_file(path.string(), hdf5::file_access());
    hdf5::Handle const group = hdf5::create_group(file.get(), "moments");
    hdf5::Handle const moment = hdf5::put_values(group.get(), "entry_rate", {3, 2}, H5T_IEEE_F64LE,
                                                 H5T_NATIVE_DOUBLE, values.data());
    hdf5::put_attribute(moment.get(), "units", "share");
  }
  append_seal(path);
  std::vector<MomentTable> const moments = read_moments(path, 3, 2);
  REQUIRE(moments.size() == 1);
  CHECK((moments[0].name == "entry_rate" && moments[0].unit == "share"));
  CHECK((moments[0].values[4] == 5.0 && std::isnan(moments[0].values[3])));
  CHECK_THROWS_AS(read_moments(path, 2, 2), OutputError);
  CHECK(read_moments(directory / "none.h5", 3, 2).empty());
  // They are outputs by their name, point 0 left out.
  DesignFacts with = facts();
  with.moments = {{"entry_rate", "share", "", std::vector<double>((points + 1) * worlds, 0.0)}};
  for (std::size_t k = 0; k < with.moments[0].values.size(); ++k)
    with.moments[0].values[k] = static_cast<double>(k);
  std::vector<std::string> const on{"entry_rate"};
  StudyOutputs const outputs = study_outputs(table(), with, result, on);
  CHECK(names(outputs) == std::vector<std::string>{"moments/entry_rate"});
  CHECK(outputs.outputs[0].at(0, 1) == 5.0);
  CHECK(outputs.values_by_stress.empty());
}
