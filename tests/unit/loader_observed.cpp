// Figures that a study gives itself: what [[observed]] says, what is refused, and that it is no
// part of a run's identity.
#include <clustress/catch.hpp>

#include "tests/support/outcome_fixture.hpp"
#include "tests/support/scenarios/one_fault.hpp"
#include "tests/support/scenarios/tiny.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

std::string observed(std::string const& moment, std::string const& unit, std::string const& rest) {
  return "\n[[observed]]\nmoment = \"" + moment + "\"\nunit = \"" + unit + "\"\n" + rest + "\n";
}

std::string const source = "source = \"Office \\\"A\\\", 2024\"\n";
std::string const entry_figure =
    observed("entry_rate", "per year", "value = 0.08\nstandard_error = 0.01\n" + source);

void check_refused(std::string const& figure, std::string const& place,
                   std::string const& message) {
  check_fault(tiny + figure, place, message);
}

}  // namespace

TEST_CASE("a study gives figures of its own", "[loader][observed]") {
  Scenario const study = load_scenario_text(
      tiny + entry_figure +
      observed("mean_size", "persons", "value = 6\nspread = 0.5\nband = [5.5, 6.5]\n" + source));
  REQUIRE(study.observed.size() == 2);
  CHECK(study.observed[0].moment == "entry_rate");
  CHECK(study.observed[0].value == 0.08);
  CHECK(study.observed[0].standard_error == 0.01);
  CHECK(study.observed[0].source == "Office \"A\", 2024");
  CHECK(study.observed[0].band.empty());
  CHECK(study.observed[1].spread == 0.5);
  CHECK(study.observed[1].band == std::vector<double>{5.5, 6.5});
}

TEST_CASE("what is observed changes no run, and its file keeps it", "[loader][observed]") {
  Scenario const without = load_scenario_text(tiny),
                 with_figure = load_scenario_text(tiny + entry_figure);
  CHECK(with_figure.digest == without.digest);
  CHECK(with_figure.population_key == without.population_key);
  Scenario const again = load_scenario_text(with_figure.effective_toml);
  REQUIRE(again.observed.size() == 1);
  CHECK(again.observed[0].value == 0.08);
  CHECK(again.observed[0].source == with_figure.observed[0].source);
  CHECK(again.effective_toml == with_figure.effective_toml);
  CHECK(without.effective_toml.find("[[observed]]") == std::string::npos);
}

TEST_CASE("figures of a study lie on those that it extends, by moment", "[loader][observed]") {
  TemporaryDirectory const directory;
  std::ofstream(directory.path() / "base.toml")
      << tiny << entry_figure
      << observed("mean_size", "persons", "value = 6\nspread = 0.5\n" + source);
  auto const study = (directory.path() / "study.toml").string();
  std::ofstream(study) << "format = 1\nextends = \"base.toml\"\n"
                       << observed("entry_rate", "per year",
                                   "value = 0.1\nspread = 0.02\nsource = \"Register 2023\"\n");
  Scenario const scenario = load_scenario(study);
  REQUIRE(scenario.observed.size() == 2);
  CHECK(scenario.observed[0].value == 0.1);
  CHECK(scenario.observed[0].standard_error == 0.0);  // a new figure has errors of its own
  CHECK(scenario.observed[0].source == "Register 2023");
  CHECK(scenario.observed[1].moment == "mean_size");
  CHECK(load_scenario(study, {"observed.entry_rate.value=0.09"}).observed[0].value == 0.09);
}

TEST_CASE("points of a study keep its figures", "[loader][observed]") {
  Scenario const study = load_scenario_text(
      tiny + entry_figure + "\n[[point]]\nset = { \"model.market.sales_elasticity\" = 3 }\n");
  CHECK(scenario_at(study, 1).observed.size() == 1);
}

TEST_CASE("figures that are none are refused at their place", "[loader][observed]") {
  std::string const good = "value = 0.08\nspread = 0.01\n" + source;
  check_refused(observed("entry_rte", "per year", good), "\"entry_rte\"",
                "Did you mean \"entry_rate\"?");
  check_refused(with(entry_figure, "unit = \"per year\"\n", ""), "\"entry_rate\"",
                "no unit. Add unit = \"per year\"");
  check_refused(observed("entry_rate", "percent", good), "\"percent\"",
                "counted in \"per year\", not in \"percent\"");
  check_refused(observed("entry_rate", "per year", "value = 8.1\nspread = 1\n" + source), "8.1",
                "Write 8 % as 0.08");
  check_refused(observed("entry_rate", "per year", "value = 0.08\nspread = -0.01\n" + source),
                "-0.01", "spread");
  check_refused(observed("entry_rate", "per year", "value = 0.08\n" + source), "0.08", "no error");
  check_refused(observed("entry_rate", "per year", "value = 0.08\nspread = 0.01\n"), "[[observed]]",
                "source");
  check_refused(observed("drift_jobs", "per year", good), "\"drift_jobs\"", "nothing is observed");
  check_refused(observed("unemployment", "share", good), "\"unemployment\"", "world declares");
  check_refused(entry_figure + with(entry_figure, "0.08", "0.07"),
                "\"entry_rate\"\nunit = \"per year\"\nvalue = 0.07", "twice");
}

TEST_CASE("a band holds its figure and is no wider than its errors allow", "[loader][observed]") {
  auto const banded = [](std::string const& band) {
    return observed(
        "entry_rate", "per year",
        "value = 0.08\nstandard_error = 0.006\nspread = 0.008\nband = " + band + "\n" + source);
  };
  // Two errors: 2 · √(0.006² + 0.008²) = 0.02.
  CHECK(load_scenario_text(tiny + banded("[0.06, 0.1]")).observed.size() == 1);
  check_refused(banded("[0.059, 0.1]"), "[0.059", "0.06 to 0.1");
  check_refused(banded("[0.06, 0.101]"), "[0.06", "wider than two errors");
  check_refused(banded("[0.081, 0.1]"), "[0.081", "does not hold");
  check_refused(banded("[0.09, 0.07]"), "[0.09", "two numbers");
  check_refused(banded("[0.08]"), "[0.08]", "two numbers");
}
