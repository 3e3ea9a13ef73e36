// What check says of a world of another size: cells without firms and of few, organisations of less
// than a person, anchor firms.
#include <clustress/catch.hpp>

#include "sim/study/scale_doubts.hpp"
#include "tests/support/scenarios/tiny.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

std::vector<std::string> doubts_at(std::string const& scale, std::string const& more = "") {
  std::string const text =
      with(tiny, "sector_weight = { industry = 1 }\n",
           "sector_weight = { industry = 0.99, services = 0.01 }\norganisation_staff = 3\n");
  return scale_doubts(load_scenario_text(text + more, "tiny.toml", {"world.scale=" + scale}));
}

}  // namespace

TEST_CASE("a world of its declared size is not doubted for its size", "[scale][study]") {
  CHECK(doubts_at("1").empty());
}

TEST_CASE("small cells and small organisations are told", "[scale][study]") {
  // 3,000 persons: industry 900 (99 in the cluster), services 1,500 (1 in the cluster). At a fifth:
  // 160.2, 19.8, 299.8 and 0.2 jobs; 30 firms are 151 jobs, more than the second has.
  auto const doubts = doubts_at("0.2");
  REQUIRE(doubts.size() == 3);
  CHECK(doubts[0].find("1 of 4 cells") != std::string::npos);
  CHECK(doubts[1].find("1 of 3 cells have fewer than 30 firms, with 4.1 % of all jobs") !=
        std::string::npos);
  CHECK(doubts[2].find("1 of 1 cluster organisations") != std::string::npos);
}

TEST_CASE("anchor firms are as many as declared, which is told", "[scale][study]") {
  std::string const stress =
      "[[stress]]\nname = \"anchor\"\nkind = \"anchor_firm_exit\"\nseverity_firms = 2\n";
  auto const doubts = doubts_at("4", stress);
  REQUIRE(doubts.size() == 2);  // the cluster still has a cell of few firms
  CHECK(doubts[1].find("stress \"anchor\" closes as many firms as declared") != std::string::npos);
  CHECK(doubts_at("1", stress).empty());
}
