// Own firms from a CSV file: read as they stand, all faults at their places, only a digest kept.
#include <algorithm>
#include <clustress/catch.hpp>

#include "sim/world/economy.hpp"
#include "tests/support/scenarios/tables.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

bool same(OwnFirm const& a, OwnFirm const& b) {
  return a.id == b.id && a.region == b.region && a.sector == b.sector && a.cluster == b.cluster &&
         a.jobs == b.jobs && a.founded == b.founded && a.member == b.member &&
         a.exporter == b.exporter && a.rd_keur == b.rd_keur;
}

}  // namespace

TEST_CASE("firms are read as they stand", "[loader]") {
  Tables const tables(good);
  auto const scenario = tables.load();
  auto const& firms = scenario.world.own_firms;
  REQUIRE(firms.size() == 3);
  auto const with_jobs = [&](int jobs) {
    return *std::find_if(firms.begin(), firms.end(),
                         [&](OwnFirm const& firm) { return firm.jobs == jobs; });
  };
  OwnFirm const alpha = with_jobs(40), beta = with_jobs(3), gamma = with_jobs(20);
  CHECK(alpha.cluster == ClusterRow(0));
  CHECK(alpha.member);
  CHECK(alpha.exporter == true);
  CHECK(alpha.rd_keur == 12.5);
  CHECK(beta.sector == SectorRow(0));
  CHECK_FALSE(beta.cluster);
  CHECK_FALSE(beta.exporter);
  CHECK_FALSE(gamma.member);
  // Starts 2016Q1, so 2015Q4 is quarter 0 and 2015Q3, the middle of the year, quarter −1.
  CHECK(beta.founded == -1);
  CHECK(alpha.founded == -1 - 4 * 16);
  CHECK(gamma.founded == -1 - 4 * 145);
}

TEST_CASE("order and form of the table do not matter, its contents do", "[loader]") {
  std::string const excel =
      "\xEF\xBB\xBFID;Region;NACE;Jobs;Founding year;RD keur;Cluster;Member;Exports\r\n"
      "gamma;Leipzig;services;20;1870;;;;\r\n\r\n"
      "\"alpha\";Leipzig;industry;40;1999;12,5;\"Biotech & Health\";true;1\r\n"
      "# a line for people\r\n"
      "beta;Leipzig;C26.1;3;2015;;;;\r\n";
  auto const one = Tables(good).load(), two = Tables(excel).load();
  REQUIRE(two.world.own_firms.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) CHECK(same(one.world.own_firms[i], two.world.own_firms[i]));
  CHECK(one.digest == two.digest);
  auto const changed = Tables(with(good, "40", "41")).load(),
             renamed = Tables(with(good, "beta", "delta")).load();
  auto const without = Tables(good, scenario_text("")).load();
  CHECK(one.digest != changed.digest);
  CHECK(one.digest != renamed.digest);
  CHECK(one.digest != without.digest);
  // firms come at release: one cache serves all
  CHECK(one.population_key == changed.population_key);
  CHECK(one.population_key == without.population_key);
}

TEST_CASE("the effective scenario names the firms by digest only", "[loader]") {
  Tables const tables(good);
  auto const scenario = tables.load();
  for (char const* const secret : {"alpha", "beta", "gamma", "firms.csv", "1999"}) {
    CHECK(scenario.effective_toml.find(secret) == std::string::npos);
  }
  CHECK(scenario.effective_toml.find("firm_digest = \"" + scenario.world.own_firms_digest + "\"") !=
        std::string::npos);
  auto const faults = faults_in(scenario.effective_toml);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].message.find("own firms without their file") != std::string::npos);
  std::string const file =
      "world.firm_file=\"" + (tables.directory().path() / "firms.csv").string() + "\"";
  CHECK(load_scenario_text(scenario.effective_toml, "again.toml", {file}).digest ==
        scenario.digest);
  tables.directory().write("firms.csv", with(good, "40", "41"));
  auto const other = faults_in(scenario.effective_toml, {file});
  REQUIRE(other.size() == 1);
  CHECK(other[0].message.find("not this one") != std::string::npos);
}

TEST_CASE("all faults of a table come in one pass, each at its place", "[loader]") {
  std::string const bad =
      "id,region,sector,jobs,founding_year,cluster,member,exports,rd_keur\n"
      "alpha,Leipzg,industri,0,1999,Biotech,yes,,\n"
      "alpha,Leipzig,services,2.5,2016,,yes,yes,-1\n"
      "beta,Leipzig,84.11,x,1x,,maybe,,\n"
      ",Leipzig,services,1\n"
      ",Leipzig,services,1,2000,,,,\n";
  CHECK(Tables(bad).faults() ==
        "firms.csv:2:7: unknown region \"Leipzg\". Did you mean \"Leipzig\"?\n"
        "firms.csv:2:14: unknown sector \"industri\". Did you mean \"industry\"?\n"
        "firms.csv:2:23: jobs = \"0\" is not between 1 and 10000000. Write digits, without "
        "thousands separators.\n"
        "firms.csv:2:30: unknown cluster \"Biotech\". Valid names: Biotech & Health.\n"
        "firms.csv:3:1: id \"alpha\" is taken already, in line 2. Give each firm its own.\n"
        "firms.csv:3:24: jobs = \"2.5\" is not a whole number. Round it.\n"
        "firms.csv:3:28: founding_year = \"2016\" is not between 1015 and 2015. Write digits, "
        "without thousands separators.\n"
        "firms.csv:3:34: member, but of no cluster. Name the cluster, or write no.\n"
        "firms.csv:3:38: firms of the sector \"services\" do not export in this world "
        "(outside_share below 0.3, or no "
        "foreign_share). "
        "Write no, or leave it empty.\n"
        "firms.csv:3:42: rd_keur = \"-1\" is not between 0 and 1000000000. Write digits, without "
        "thousands separators.\n"
        "firms.csv:4:14: NACE section O is in no sector of the world. Leave the firm out, or give "
        "the name of a sector.\n"
        "firms.csv:4:20: jobs = \"x\" is no number between 1 and 10000000. Write digits, without "
        "thousands separators.\n"
        "firms.csv:4:22: founding_year = \"1x\" is no number between 1015 and 2015. Write digits, "
        "without thousands "
        "separators.\n"
        "firms.csv:4:26: member = \"maybe\". Write yes or no.\n"
        "firms.csv:5:1: 4 fields where the header names 9. The separator here is ','.\n"
        "firms.csv:6:1: id must be a text of 1 to 100 characters.\n");
}

TEST_CASE("thousands separators are refused, in firms and in clusters", "[loader]") {
  std::string const head = "id;region;sector;jobs;founding_year\n";
  for (std::string const jobs : {"3.000", "3,000", "2.400"}) {
    CHECK(Tables(head + "a;Leipzig;industry;" + jobs + ";2000\n").faults() ==
          "firms.csv:2:20: jobs = \"" + jobs +
              "\" is no number between 1 and 10000000. Write digits, without thousands "
              "separators.\n");
  }
  CHECK(cluster_faults(
            "name;region;jobs;sector_weight.industry;source\nMetal;Leipzig;1.200;1;register\n") ==
        "clusters.csv:2:15: cluster.Metal.jobs is a text. Write { value = …, source = \"…\" }; in "
        "a CSV table digits, "
        "without "
        "thousands separators.\n");
}

TEST_CASE("an unknown sector is the only fault of an exporter in it", "[loader]") {
  // Sector 0 here is one that does not export.
  std::string const swapped = with(scenario_text(), "outside_share = 0.6", "outside_share = 0.1");
  CHECK(Tables("id,region,sector,jobs,founding_year,exports\na,Leipzig,industri,5,2000,yes\n",
               swapped)
            .faults() ==
        "firms.csv:2:11: unknown sector \"industri\". Did you mean \"industry\"?\n");
}

TEST_CASE("a digest of firms holds whenever the simulation starts", "[loader]") {
  Tables const tables(good);
  std::string const digest = tables.load().world.own_firms_digest;
  for (char const* const start : {"2015Q2", "2015Q3", "2015Q4", "2016Q2", "2020Q1"}) {
    CAPTURE(start);
    CHECK(tables.load({std::string("simulation.start=") + start}).world.own_firms_digest == digest);
  }
  Tables const other(with(good, "2015", "2014"));
  CHECK(other.load().world.own_firms_digest != digest);
}

TEST_CASE("paths and digests have the declared length", "[loader]") {
  CHECK(Tables(good, scenario_text("firm_file = \"\"\nfirm_digest = \"" + std::string(65, '0') +
                                   "\"\ncluster_file = \"" + std::string(4097, 'x') + "\"\n"))
            .faults() ==
        "tiny.toml:5:13: firm_file must have 1 to 4096 characters.\n"
        "tiny.toml:6:15: firm_digest must have 0 to 64 characters.\n"
        "tiny.toml:7:16: cluster_file must have 1 to 4096 characters.\n");
}

TEST_CASE("columns are checked before the firms", "[loader]") {
  CHECK(Tables("id,region,sectr,jobs,jobs\n").faults() ==
        "firms.csv:1:1: no column \"sector\". Add it.\n"
        "firms.csv:1:1: no column \"founding_year\". Add it.\n"
        "firms.csv:1:11: unknown column \"sectr\". Did you mean \"sector\"?\n"
        "firms.csv:1:22: a second column \"jobs\". Keep one of them.\n");
  CHECK(Tables("").faults() ==
        "firms.csv: empty. The first line names the columns: id, region, sector, jobs, "
        "founding_year, ….\n");
  CHECK(Tables("id,region,nace,jobs,founding_year\n").faults() ==
        "firms.csv: no firm below the header. Give one firm a line.\n");
}

TEST_CASE("values in a column without a name are one fault a column", "[loader]") {
  std::string const nameless =
      "a value in a column without a name. Name the column in the header, or take it out.\n";
  CHECK(Tables("id,,region,sector,jobs,founding_year,,\na,,Leipzig,industry,5,2000,,\nb,x,Leipzig,"
               "industry,5,2000,,\n"
               "c,y,Leipzig,industry,5,2000,z,\n")
            .faults() == "firms.csv:3:3: " + nameless + "firms.csv:4:29: " + nameless);
  CHECK(cluster_faults(
            "name;region;jobs;sector_weight.industry;;source\nMetal;Leipzig;120;1;x;register\n") ==
        "clusters.csv:2:21: " + nameless);
}

TEST_CASE("own firms have no more jobs than their cell", "[loader]") {
  // Declared: 0.3 × 3000 − 100 = 800 in industry outside clusters.
  std::string const head = "id,region,sector,jobs,founding_year\n";
  CHECK(Tables(head + "a,Leipzig,industry,500,2000\nb,Leipzig,industry,300,2000\n")
            .load()
            .world.own_firms.size() == 2);
  std::string const faults =
      Tables(head + "a,Leipzig,industry,500,2000\nb,Leipzig,industry,301,2000\n").faults();
  CHECK(faults.find("firms.csv:2:1: the firms of the sector industry in Leipzig, outside clusters "
                    "have 801 jobs, the world "
                    "declares 800 there.") == 0);
  std::string const in_cluster =
      "id,region,sector,jobs,founding_year,cluster\na,Leipzig,services,1,2000,Biotech & Health\n";
  CHECK(Tables(in_cluster)
            .faults()
            .find("in cluster \"Biotech & Health\" have 1 jobs, the world declares 0 there") !=
        std::string::npos);
}

TEST_CASE("declared jobs of cells are those of the economy", "[loader]") {
  auto const scenario = load_scenario_text(tiny);
  Economy const economy(scenario.world, scenario.model);
  auto const declared = declared_jobs(scenario.world);
  CHECK(declared.size() == economy.cells.size());
  for (Cell const& cell : economy.cells)
    CHECK(declared.at({cell.region, cell.sector, cell.cluster}) == cell.target_jobs);
}

TEST_CASE("a missing table is a fault of the key that names it", "[loader]") {
  std::string const faults =
      Tables(good, scenario_text("firm_file = \"none.csv\"\ncluster_file = 3\n")).faults();
  CHECK(faults.find("none.csv\": there is no such file. Check the path.") != std::string::npos);
  CHECK(faults.find("cluster_file is an integer") != std::string::npos);
}
