// Stresses of several kinds act together, and names in them are held against the world.
#include <algorithm>
#include <clustress/catch.hpp>

#include "tests/support/scenarios/tiny.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

std::string const every_kind =
    "[[stress.part]]\nkind = \"credit_crunch\"\nsectors = [\"industry\"]\n"
    "[[stress.part]]\nkind = \"energy_price_shock\"\nseverity_percent = 40\n"
    "[[stress.part]]\nkind = \"anchor_firm_exit\"\nseverity_firms = 3\nclusters = [\"Biotech & "
    "Health\"]\n"
    "[[stress.part]]\nkind = \"programme_budget_cut\"\n"
    "[[stress.part]]\nkind = \"demand_recession\"\n";

std::string with_parts(std::string const& parts) {
  return with(tiny, "kind = \"demand_recession\"\n", parts);
}

}  // namespace

TEST_CASE("parts of every kind make one stress", "[loader]") {
  StressCase const combined = load_scenario_text(with_parts(every_kind)).stresses.at(1);
  CHECK(combined.kind == "combined");
  char const* const kinds[] = {"credit_crunch", "energy_price_shock", "anchor_firm_exit",
                               "programme_budget_cut", "demand_recession"};
  REQUIRE(combined.stresses.size() == 5);
  for (std::size_t k = 0; k < 5; ++k) CHECK(combined.stresses[k]->kind_name() == kinds[k]);
  CHECK(combined.severity == 30.0);  // of the first part
  CHECK(combined.stresses[2]->severity() == 3.0);
}

TEST_CASE(
    "a stress names sectors, clusters and regions of the world, or the nearest name is proposed",
    "[loader]") {
  struct Case {
    std::string from, to, message;
  };
  Case const cases[] = {
      {"\"industry\"", "\"industri\"", "Did you mean \"industry\"?"},
      {"\"Biotech & Health\"", "\"Biotech & Helth\"", "Did you mean \"Biotech & Health\"?"},
      {"severity_firms = 3", "severity_firms = 3\nregions = [\"Leipzg\"]",
       "Did you mean \"Leipzig\"?"},
      {"severity_firms = 3", "severity_firms = 101", "severity_firms = 101 is outside [0, 100]"},
      {"severity_firms = 3", "severity_firms = 2.5", "severity_firms is a number"},
      {"severity_percent = 40", "severity_percent = -1",
       "severity_percent = -1 is outside [0, 1000]"},
  };
  for (Case const& one : cases) {
    std::string const parts = with(every_kind, one.from, one.to), text = with_parts(parts);
    auto const faults = faults_in(text);
    INFO("change " << one.from << " -> " << one.to << "\nfaults:\n" << shown(faults));
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].message.find(one.message) != std::string::npos);
  }
}
