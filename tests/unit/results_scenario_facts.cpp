// Facts of a scenario go to a header and come back from it.
#include <clustress/catch.hpp>

#include "sim/results/scenario_facts.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

// A file with no other channel than labour does not name it, as before there were others.
TEST_CASE("facts of a scenario come back from the header they were written to", "[results]") {
  std::string const channel = GENERATE("labour", "crowding");
  RunHeader header = sample_header(small_layout(), 2);
  header.attributes.clear();
  ScenarioFacts facts;
  facts.title = "a title";
  facts.world = "a world";
  facts.target_net_jobs = 12.0;
  facts.target_price_keur_per_job = 34.0;
  facts.target_worlds_share = 0.56;
  facts.discount_rate = 0.078;
  for (std::size_t v = 0; v < header.layout.variants.size(); ++v) {
    facts.is_reference.push_back(v == 1);
    facts.channel_of.push_back(v == 2 ? "one" : "");
    facts.channel.push_back(v == 2 ? channel : "");
  }
  for (std::size_t s = 0; s < header.layout.stresses.size(); ++s) {
    facts.stress_kind.push_back("kind " + std::to_string(s));
    facts.stress_severity.push_back(1.5 * static_cast<double>(s));
  }
  for (Dimension const& dimension : header.layout.dimensions) {
    if (dimension.name != "instrument") continue;
    for (std::string const& label : dimension.labels)
      facts.instrument_kind.push_back("kind of " + label);
  }
  write_facts(facts, header);
  CHECK(read_facts(header) == facts);
  CHECK((header.column("variant", "channel") == nullptr) == (channel == "labour"));
}

TEST_CASE("a header that says nothing gives empty facts of the right length", "[results]") {
  RunHeader header = sample_header(small_layout(), 2);
  header.columns.clear();
  header.attributes.clear();
  ScenarioFacts const facts = read_facts(header);
  CHECK(facts.is_reference == std::vector<bool>(header.layout.variants.size(), false));
  CHECK(facts.stress_severity == std::vector<double>(header.layout.stresses.size(), 0.0));
  CHECK(facts.target_worlds_share == 0.9);
}
