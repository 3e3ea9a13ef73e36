// The view of a real result file equals what was written, and of an unfinished run what is there so
// far.
#include <unistd.h>

#include <clustress/catch.hpp>
#include <cmath>
#include <filesystem>
#include <string>

#include "analysis/effects.hpp"
#include "sim/core/errors.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/run_output.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
namespace fs = std::filesystem;

namespace {

struct Directory {
  fs::path path = fs::temp_directory_path() / ("clustress-view-" + std::to_string(getpid()));
  Directory() { fs::create_directories(path); }
  ~Directory() { fs::remove_all(path); }
};

RunHeader header_of(std::uint32_t replicates) {
  RunHeader header;
  OutcomeLayout& layout = header.layout;
  layout.variants = {"none", "vouchers"};
  layout.stresses = {"undisturbed", "recession"};
  layout.quarters = 3;
  layout.dimensions = {{"region", {"here"}}, {"instrument", {"vouchers"}}};
  auto const add = [&](char const* group, char const* name, std::vector<std::string> dimensions) {
    DatasetInfo d{group, name, "persons", "a measure", std::move(dimensions), 1, layout.size};
    layout.size += layout.size_of(d);
    layout.datasets.push_back(std::move(d));
  };
  add("total", "jobs", {});
  for (char const* book :
       {"paid_cents", "administration_cents", "called_guarantees_cents", "committed_cents"}) {
    add("instrument", book, {"instrument"});
  }
  header.scenario_toml = "format = 1\n";
  header.digest = "00112233445566778899aabbccddeeff";
  header.seed = 1;
  header.replicates = replicates;
  header.start_quarter = "2016Q1";
  header.columns = {
      {"stress", "kind", "kind of stress", std::vector<std::string>{"", "demand_recession"}},
      {"stress", "severity", "severity", std::vector<double>{0.0, 0.1}},
      {"variant", "reference", "for comparison", std::vector<std::string>{"no", "yes"}}};
  header.attributes = {{"title", std::string("A title")},
                       {"target_net_jobs", 12.0},
                       {"target_price_keur_per_job", 40.0},
                       {"target_worlds_share", 0.75},
                       {"discount_rate", 0.02}};
  return header;
}

// jobs = 1000 r + 100 s + 10 v + t; replicate 2 fails in its last world.
Outcome outcome_of(OutcomeLayout const& layout, std::uint32_t r) {
  Outcome outcome;
  outcome.unit.replicate = r;
  outcome.status.assign(4, WorldStatus::done);
  outcome.cause.assign(4, "");
  outcome.values.assign(layout.size, 0.0);
  for (std::size_t v = 0; v < 2; ++v) {
    for (std::size_t s = 0; s < 2; ++s) {
      for (std::size_t t = 0; t < 3; ++t) {
        outcome.values[layout.at(layout.datasets[0], v, s, t)] =
            1000.0 * r + 100.0 * static_cast<double>(s) + 10.0 * static_cast<double>(v) +
            static_cast<double>(t);
      }
    }
  }
  if (r == 2) {
    outcome.status[3] = WorldStatus::failed;
    outcome.cause[3] = "for the test";
  }
  return outcome;
}

}  // namespace

TEST_CASE("a view of a result file", "[analysis][results]") {
  Directory const directory;
  fs::path const path = directory.path / "result.h5";
  RunHeader const header = header_of(3);
  {
    RunOutput output(path, header);
    for (std::uint32_t r = 0; r < 3; ++r) {
      output.write(encode(outcome_of(output.layout(), r), output.layout()));
      if (r == 1) {
        ResultFile const unfinished(path);
        ResultView const view = view_of(unfinished, "result.h5");
        CHECK_FALSE(view.complete);
        CHECK(view.replicates_wanted == 3);
        Effects const e = build_effects(view);
        CHECK(e.replicates_used == 2);
        CHECK_FALSE(e.complete);
        CHECK(e.programmes.at(0).net_jobs.value == 10.0);
      }
    }
    output.finish();
  }
  ResultFile const file(path);
  ResultView const view = view_of(file, "result.h5");
  CHECK(view.complete);
  CHECK(view.title == "A title");
  CHECK(view.digest == header.digest);
  CHECK(view.start_quarter == "2016Q1");
  CHECK(view.variants == header.layout.variants);
  CHECK(view.labels("region") == std::vector<std::string>{"here"});
  CHECK(view.reference == std::vector<bool>{false, true});
  CHECK(view.target_net_jobs == 12.0);
  CHECK(view.target_price_keur_per_job == 40.0);
  CHECK(view.target_worlds_share == 0.75);
  CHECK(view.discount_rate == 0.02);
  CHECK(view.status[(1 * 2 + 1) * 3 + 2] == WorldStatus::failed);
  CHECK_FALSE(view.read("total", "no_such_thing"));
  DatasetValues const jobs = *view.read("total", "jobs");
  CHECK(jobs.values[view.at(jobs, 1, 1, 2, 1)] == 2111.0);
  CHECK(jobs.unit == "persons");

  CHECK_THROWS_AS(build_effects(view), UsageError);  // 1 of 12 worlds failed
  EffectOptions options;
  options.allow_failed = true;
  Effects const e = build_effects(view, options);
  CHECK(e.replicates_used == 2);
  CHECK(e.programmes.at(1).net_jobs.value == 10.0);
  CHECK_FALSE(test::has_measure(e.programmes.at(0), "gross"));
}

TEST_CASE("which variant is a channel run stands in the file; without the column none is",
          "[analysis][results]") {
  for (bool const says : {true, false}) {
    Directory const directory;
    RunHeader header = header_of(1);
    if (says)
      header.columns.push_back(
          {"variant", "channel_of", "repeats", std::vector<std::string>{"", "none"}});
    RunOutput output(directory.path / "result.h5", header);
    output.write(encode(outcome_of(output.layout(), 0), output.layout()));
    output.finish();
    ResultFile const file(directory.path / "result.h5");
    CHECK(view_of(file, "result.h5").channel_of ==
          std::vector<std::string>{"", says ? "none" : ""});
  }
}
