// Further clusters from a CSV file: the rules of firms, and then clusters like others.
#include <clustress/catch.hpp>

#include "tests/support/scenarios/tables.hpp"

using namespace clustress;
using namespace clustress::test;

TEST_CASE("a table of clusters is held to the rules of firms", "[loader]") {
  CHECK(
      cluster_faults("name;region;jobs;sector_weight.industry;sector weight.industry;Jobs;source\n"
                     "Metal;Leipzig;120;1;0.5;130;register\n") ==
      "clusters.csv:1:41: a second column \"sector weight.industry\". Keep one of them.\n"
      "clusters.csv:1:64: a second column \"Jobs\". Keep one of them.\n");
  CHECK(cluster_faults("name;region\n") ==
        "clusters.csv: no cluster below the header. Give one cluster a line.\n");
  CHECK(cluster_faults("") ==
        "clusters.csv: empty. The first line names the columns: name, region, ….\n");
  CHECK(cluster_faults("name;region\nM\xFC;x\n") ==
        "clusters.csv:2:2: byte 0xfc is not valid UTF-8. Save the file as UTF-8 text.\n");
  CHECK(cluster_faults("name;region;jobs\nMetal;Leipzig\n") ==
        "clusters.csv:2:1: 2 fields where the header names 3. The separator here is ';'.\n");
}

TEST_CASE("clusters from a table are clusters like others", "[loader]") {
  std::string const rows =
      "name;region;jobs;organisation_staff;sector_weight.industry;sector_weight.services;source\n"
      "Metal;Leipzig;150;2,5;0,8;0,2;register 2016\n";
  Tables tables(good, scenario_text("cluster_file = \"clusters.csv\"\n"));
  tables.directory().write("clusters.csv", rows);
  auto const scenario = tables.load({"world.cluster.Metal.jobs=120"});
  REQUIRE(scenario.world.clusters.size() == 2);
  ClusterFacts const& metal = scenario.world.clusters[1];
  CHECK(metal.name == "Metal");
  CHECK(metal.jobs == 120);
  CHECK(metal.organisation_staff == 2.5);
  CHECK(metal.sector_weight == NamedNumbers{{"industry", 0.8}, {"services", 0.2}});
  CHECK(scenario.effective_toml.find("register 2016") != std::string::npos);

  tables.directory().write(
      "clusters.csv",
      "name;region;jobs;organisation_stuff;sector_weight.industry;sector_weight;source\n"
      "Metal;Leipzg;many;2;0,8;;register\n"
      "Biotech & Health;Leipzig;3;;;;\n");
  std::string const faults = tables.faults();
  for (char const* const fault :
       {"clusters.csv:1:18: unknown column \"organisation_stuff\". Did you mean "
        "\"organisation_staff\"?",
        "clusters.csv:1:60: unknown column \"sector_weight\".",
        "clusters.csv:2:14: cluster.Metal.jobs is a text",
        "clusters.csv:3:1: cluster name \"Biotech & Health\" is taken already",
        "cluster.Biotech & Health.jobs = 3 has no source"}) {
    CAPTURE(fault, faults);
    CHECK(faults.find(fault) != std::string::npos);
  }
}
