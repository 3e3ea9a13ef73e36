// The panel of a run as a file: the same bytes for any threads, shards and stops, nothing lost,
// another panel refused, and the result beside it as if there were none.
#include <cmath>
#include <cstring>
#include <numeric>

#include "analysis/data/result_view.hpp"
#include "analysis/evaluations.hpp"
#include "analysis/panel/evaluations_of_run.hpp"
#include "analysis/panel/firm_panel.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/results/merge.hpp"
#include "sim/results/panel_file.hpp"
#include "sim/results/panel_part.hpp"
#include "tests/unit/study_fixture.hpp"

using namespace clustress;
using namespace clustress::test;
using End = StudyOutcome::End;

namespace {

Scenario panel_study(int replicates, std::vector<std::string> more = {}) {
  more.insert(more.begin(), {"panel.sample_share=0.2", "panel.replicates=3",
                             "panel.stresses=[\"undisturbed\", \"recession\"]"});
  return tiny_study(replicates, std::move(more));
}

// NaN is NaN here.
bool same_columns(PanelTable const& a, PanelTable const& b) {
  auto const same = [](auto const& x, auto const& y) {
    using X = std::decay_t<decltype(x)>;
    if constexpr (std::is_same_v<X, std::decay_t<decltype(y)>>) {
      return x.size() == y.size() &&
             (x.empty() || std::memcmp(x.data(), y.data(), x.size() * sizeof(x[0])) == 0);
    } else {
      return false;
    }
  };
  for (std::size_t k = 0; k < a.columns.size(); ++k) {
    if (!std::visit(same, a.columns[k], b.columns[k])) return false;
  }
  return a.entries == b.entries;
}

}  // namespace

TEST_CASE("a run with a panel writes it, and the result is that of a run without",
          "[study][panel]") {
  TemporaryDirectory const directory;
  StudyOutcome const outcome = run_study(panel_study(4), directory / "r.h5");
  CHECK(outcome.end == End::complete);
  CHECK(outcome.panel == (directory / "r.panel.h5").string());
  run_study(tiny_study(4), directory / "plain.h5");
  CHECK(compare_bits(directory / "r.h5", directory / "plain.h5").empty());
  CHECK_FALSE(std::filesystem::exists(directory / "plain.panel.h5"));
  CHECK_FALSE(std::filesystem::exists(directory / "r.panel.h5.parts"));

  PanelFile const file(directory / "r.panel.h5");
  CHECK(file.units() == std::vector<RunUnit>{{0, 0}, {0, 1}, {0, 2}});  // three replicates of four
  CHECK(file.worlds().size() == 3 * 2);
  CHECK(file.cases() == outcome.panel_cases);
  CHECK(file.cases() > 300);
  CHECK(file.layout().years == std::vector<std::int32_t>{2014, 2015, 2016});
  CHECK(file.layout().years_before == 2);
  CHECK(file.labels("variant")[file.worlds().front().variant] == "broad vouchers");
  PanelTable const first = file.read(file.worlds().front()), unit = file.read(RunUnit{0, 0});
  PanelFile::World const copy = file.worlds()[2];  // it is known by what it is, not by where
  CHECK(same_columns(file.read(copy), file.read(file.worlds()[2])));
  CHECK(first.entries[1] + file.read(file.worlds()[1]).entries[1] == unit.entries[1]);
}

TEST_CASE("a world of a panel is read as an evaluator holds it", "[study][panel]") {
  TemporaryDirectory const directory;
  run_study(panel_study(1), directory / "r.h5");
  PanelFile const file(directory / "r.panel.h5");
  PanelFile::World const& world = file.worlds().front();
  PanelTable const table = file.read(world);
  FirmPanel const panel = read_firm_panel(file, world);
  CHECK(panel.label == "broad vouchers, undisturbed, replicate 0");
  // Rows begin when a firm first lives with the programme; the sums are those of the table.
  std::size_t rows = 0;
  double jobs = 0, sales = 0;
  for (std::size_t one = 0; one < world.cases; ++one) {
    bool has_lived = false;
    for (std::size_t year = 0; year < 3; ++year) {
      std::size_t const row = one * 3 + year;
      has_lived = has_lived || table.values<std::int32_t>(panel_column("alive"))[row] == 1;
      if (!has_lived) continue;
      ++rows;
      jobs += table.values<std::int32_t>(panel_column("jobs"))[row];
      sales += static_cast<double>(table.values<float>(panel_column("value_added"))[row]);
    }
  }
  CHECK(panel.rows() == rows);
  CHECK(std::accumulate(panel.jobs.begin(), panel.jobs.end(), 0.0) == jobs);
  CHECK(std::accumulate(panel.sales.begin(), panel.sales.end(), 0.0) == sales);
  for (OutcomeColumn const& column : outcome_columns)
    CHECK((panel.*column.without).size() == panel.rows());
  // Productivity has the mean 1 over the firms of the year before the programme.
  double sum = 0, weights = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    if (panel.year[row] != 2015 || panel.alive[row] == 0) continue;
    sum += panel.weight[row] * panel.productivity[row];
    weights += panel.weight[row];
  }
  CHECK(std::abs(sum / weights - 1.0) < 1e-12);
}

TEST_CASE("a panel has the same bytes for any threads, shards and stops", "[study][panel]") {
  TemporaryDirectory const directory;
  run_study(panel_study(4), directory / "r.h5");
  std::string const bytes = slurp(directory / "r.panel.h5");

  run_study(panel_study(4), directory / "two.h5", {.threads = 2});
  CHECK(slurp(directory / "two.panel.h5") == bytes);

  // Stopped after the first replicate that is stored, then gone on.
  StopFlag stop{false};
  Recorder recorder;
  recorder.on_activity = [&](Activity now, Progress const&) { stop = now == Activity::simulating; };
  CHECK(run_study(panel_study(4), directory / "s.h5", {}, &recorder, stop).end == End::stopped);
  run_study(panel_study(1), directory / "s.h5");
  CHECK(PanelFile(directory / "s.panel.h5").units().size() == 1);
  run_study(panel_study(4), directory / "s.h5");
  CHECK(slurp(directory / "s.panel.h5") == bytes);

  std::vector<std::filesystem::path> shards;
  for (std::uint32_t number = 1; number <= 2; ++number)
    shards.emplace_back(
        run_study(panel_study(4), directory / "m.h5", {.shard = {number, 2}}).result);
  CHECK(merge_shards(shards, directory / "m.h5", {}).panel_cases > 0);
  CHECK(slurp(directory / "m.panel.h5") == bytes);

  std::filesystem::remove(panel_path(shards[1]));
  std::filesystem::remove(directory / "m.h5");
  CHECK_THROWS_WITH(merge_shards(shards, directory / "m.h5", {}),
                    Catch::Contains("m.shard-2-of-2.panel.h5: is not there"));
  CHECK_FALSE(std::filesystem::exists(directory / "m.h5"));
}

TEST_CASE("a panel can be asked for when the result is there", "[study][panel]") {
  TemporaryDirectory const directory;
  run_study(panel_study(4), directory / "r.h5");
  run_study(tiny_study(4), directory / "later.h5");
  std::string const result = slurp(directory / "later.h5");
  Recorder recorder;
  StudyOutcome const outcome = run_study(panel_study(4), directory / "later.h5", {}, &recorder);
  CHECK(outcome.end == End::complete);
  CHECK(recorder.events.front() == "begins 3");
  CHECK(slurp(directory / "later.h5") == result);
  CHECK(slurp(directory / "later.panel.h5") == slurp(directory / "r.panel.h5"));
  // And once it is there, there is nothing to do.
  Recorder again;
  CHECK(run_study(panel_study(4), directory / "later.h5", {}, &again).end == End::already_complete);
  CHECK(again.events.empty());

  // A baseline has no firms: the panel simulates them.
  StudyOptions options;
  options.baseline = (directory / "r.h5").string();
  Recorder served;
  run_study(tiny_study(4, {"panel.sample_share=0.2"}, short_text + second_variant),
            directory / "b.h5", options, &served);
  run_study(tiny_study(4, {"panel.sample_share=0.2"}, short_text + second_variant),
            directory / "p.h5");
  CHECK(slurp(directory / "b.panel.h5") == slurp(directory / "p.panel.h5"));
}

TEST_CASE("a panel of other choices or a damaged part is found", "[study][panel]") {
  TemporaryDirectory const directory;
  run_study(panel_study(2), directory / "r.h5");
  CHECK_THROWS_WITH(run_study(panel_study(2, {"panel.years_before=1"}), directory / "r.h5"),
                    Catch::Contains("[panel] years_before is 5 there and 1 here"));
  StudyOptions forced;
  forced.other_results = OtherResults::discard;
  run_study(panel_study(2, {"panel.years_before=1"}), directory / "r.h5", forced);
  CHECK(PanelFile(directory / "r.panel.h5").layout().years_before == 1);

  PanelFile const file(directory / "r.panel.h5");
  PanelTable const unit = file.read(RunUnit{0, 1});
  std::filesystem::create_directory(directory / "parts");
  std::filesystem::path const part = write_panel_part(directory / "parts", file.layout(), unit);
  CHECK(same_columns(read_panel_part(part, file.layout()), unit));
  std::string bytes = slurp(part);
  for (std::size_t const place : {std::size_t{3}, bytes.size() / 2, bytes.size() - 70}) {
    std::string damaged = bytes;
    damaged[place] = static_cast<char>(damaged[place] ^ 1);
    spill(part, damaged);
    CHECK_THROWS_WITH(read_panel_part(part, file.layout()), Catch::Contains("damaged"));
  }
  PanelLayout other = file.layout();
  other.digest = std::string(32, '0');
  spill(part, bytes);
  CHECK_THROWS_WITH(read_panel_part(part, other), Catch::Contains("no part of this panel"));
}

TEST_CASE("a damaged part of a panel is set aside and simulated again", "[study][panel]") {
  TemporaryDirectory const directory;
  run_study(panel_study(3), directory / "whole.h5");
  PanelFile const whole(directory / "whole.panel.h5");
  std::filesystem::path const parts = directory / "r.panel.h5.parts";
  std::filesystem::create_directory(parts);
  std::filesystem::path const part =
      write_panel_part(parts, whole.layout(), whole.read(RunUnit{0, 0}));
  std::string bytes = slurp(part);
  bytes[bytes.size() / 3] ^= 1;
  spill(part, bytes);
  Recorder recorder;
  run_study(panel_study(3), directory / "r.h5", {}, &recorder);
  CHECK(recorder.all<OutputFinding>().size() == 2);
  CHECK(std::filesystem::exists(part.string() + ".damaged"));
  CHECK(slurp(directory / "r.panel.h5") == slurp(directory / "whole.panel.h5"));
}

TEST_CASE("what [panel] asks for is checked", "[study][panel]") {
  CHECK_THROWS_WITH(tiny_study(1, {"panel.stresses=[\"recesion\"]"}),
                    Catch::Contains("\"recession\""));
  CHECK_THROWS_WITH(tiny_study(1, {"panel.stresses=[]"}), Catch::Contains("names none"));
  CHECK_THROWS(tiny_study(1, {"panel.sample_share=1.5"}));
  CHECK(tiny_study(1, {"panel.replicates=2"}).digest == tiny_study(1).digest);
  CHECK(load_scenario_text(short_text + "\n[panel]\n", "t.toml").panel.is_wanted);
  CHECK_FALSE(load_scenario_text(short_text, "t.toml").panel.is_wanted);
}

namespace {

Effects effects_of(ResultFile const& file, std::filesystem::path const& path) {
  Effects effects = build_effects(view_of(file, path.string()));
  add_evaluations_beside(effects, path, 0);
  return effects;
}

std::vector<Measure> evaluated(Effects const& effects) {
  std::vector<Measure> all;
  for (ProgrammeEffects const& e : effects.programmes) {
    for (Measure const& m : measures_of(e)) {
      if (m.name.starts_with("evaluation/")) all.push_back(m);
    }
  }
  return all;
}

bool same_values(std::vector<Measure> const& a, std::vector<Measure> const& b) {
  return std::ranges::equal(a, b, [](Measure const& x, Measure const& y) {
    return x.name == y.name && std::memcmp(&x.value, &y.value, sizeof(double)) == 0;
  });
}

}  // namespace

// What evaluate_worlds finds in the same worlds, one after the other.
TEST_CASE("the panel beside a result is evaluated under each stress that it follows",
          "[study][panel]") {
  TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "r.h5";
  run_study(panel_study(3), path);
  ResultFile const file(path);
  PanelFile const panel(directory / "r.panel.h5");
  Effects effects, again;
  with_threads(1, [&] { effects = effects_of(file, path); });
  with_threads(2, [&] { again = effects_of(file, path); });
  CHECK(same_values(evaluated(effects), evaluated(again)));
  CHECK(effects.has_panel);
  CHECK(effects.evaluation_note.empty());
  REQUIRE(effects.programmes.size() == 2);  // undisturbed and recession
  for (ProgrammeEffects const& e : effects.programmes) {
    std::vector<FirmPanel> worlds;
    for (PanelFile::World const& world : panel.worlds()) {
      if (panel.labels("stress")[world.stress] == e.stress)
        worlds.push_back(read_firm_panel(panel, world));
    }
    REQUIRE(worlds.size() == 3);
    auto const found = evaluate_worlds(3, [&](std::size_t w) { return worlds[w]; }, {});
    REQUIRE(e.sections.back().method == evaluation_method);
    CHECK(e.sections.back().measures.size() > 20);
    CHECK(same_values(e.sections.back().measures, evaluation_section_of(found, {}).measures));
  }
}

TEST_CASE("a panel that is missing, foreign or damaged gives a sentence and no number",
          "[study][panel]") {
  TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "r.h5", panel = directory / "r.panel.h5";
  run_study(tiny_study(2), path);
  ResultFile const file(path);
  auto const note = [&](std::string_view words, std::size_t warnings) {
    INFO(words);
    Effects const plain = build_effects(view_of(file, path.string()));
    Effects const effects = effects_of(file, path);
    CHECK_FALSE(effects.has_panel);
    CHECK(effects.evaluation_note.find(words) != std::string::npos);
    CHECK(effects.warnings.size() == plain.warnings.size() + warnings);
    CHECK(evaluated(effects).empty());
  };
  note("Put [panel] into the scenario", 0);
  run_study(panel_study(2, {"simulation.seed=77"}), directory / "other.h5");
  std::filesystem::copy_file(directory / "other.panel.h5", panel);
  note("it is of another run", 1);
  std::string bytes = slurp(panel);
  bytes[bytes.size() / 2] ^= 1;
  std::ofstream(panel, std::ios::binary) << bytes;
  note("is left out", 1);
  std::ofstream(panel, std::ios::binary) << "no panel";
  note("is left out", 1);
}
