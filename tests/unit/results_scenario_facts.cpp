// Facts of a scenario go to a header and come back from it.
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/results/scenario_facts.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

RunHeader with_two_instruments() {
  RunHeader header = sample_header(small_layout(), 2);
  header.layout.dimensions.push_back({"instrument", {"a", "b"}});
  return header;
}

}  // namespace

// A file with no other channel than labour does not name it, as before there were others.
TEST_CASE("facts of a scenario come back from the header they were written to", "[results]") {
  std::string const channel = GENERATE("labour", "crowding");
  std::string const decomposed = GENERATE("", "all", "orders");
  RunHeader header = with_two_instruments();
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
    facts.submix_of.push_back(v == 1 && !decomposed.empty() ? "mix" : "");
    facts.instruments.emplace_back();
    if (v > 0 && !decomposed.empty()) facts.instruments.back() = {1, 0};
    facts.orders.emplace_back();
    if (v == 2 && decomposed == "orders") facts.orders.back() = {{0, 1}, {1, 0}};
    facts.variants.push_back({"what variant " + std::to_string(v) + " is", 1000.5 * double(v),
                              v == 0 ? QuarterSpan{} : QuarterSpan{1, Quarter(v)}});
  }
  facts.variants.back().regions = {1};  // variants that say nothing stay empty
  for (std::size_t s = 0; s < header.layout.stresses.size(); ++s) {
    facts.stress_kind.push_back("kind " + std::to_string(s));
    facts.stress_severity.push_back(1.5 * static_cast<double>(s));
    facts.stresses.push_back({"what it is", s == 0 ? QuarterSpan{} : QuarterSpan{2, 4}});
  }
  facts.region_nuts = {"DED5", ""};
  facts.sector_nace = {"B-E", "Q", "G"};
  header.layout.dimensions.push_back({"instrument", {"small vouchers", "grants"}});
  facts.instrument_kind = {"innovation_voucher", ""};
  facts.instrument_title = {"pays part of a project", ""};
  bool const has_own = GENERATE(false, true);
  if (has_own) {
    facts.own_firms = 7;
    facts.withheld = {{"instrument", {0, 2}}};  // 2: behind the last label
  }
  facts.world_scale = GENERATE(1.0, 0.5);
  write_facts(facts, header);
  CHECK(read_facts(header) == facts);
  CHECK(header.number("world_scale", -1.0) == (facts.world_scale == 1.0 ? -1.0 : 0.5));
  CHECK_FALSE(lacks_withheld(header));
  header.scenario_toml += "[world]\nfirm_digest = \"0123\"\n";
  CHECK(lacks_withheld(header) == !has_own);
  CHECK((header.column("variant", "channel") == nullptr) == (channel == "labour"));
  CHECK((header.column("variant", "submix_of") == nullptr) == decomposed.empty());
  CHECK((header.column("variant", "instruments") == nullptr) == decomposed.empty());
  CHECK((header.column("variant", "orders") == nullptr) == (decomposed != "orders"));
}

TEST_CASE("a header that says nothing gives empty facts of the right length", "[results]") {
  RunHeader header = sample_header(small_layout(), 2);
  header.columns.clear();
  header.attributes.clear();
  ScenarioFacts const facts = read_facts(header);
  CHECK(facts.is_reference == std::vector<bool>(header.layout.variants.size(), false));
  CHECK(facts.stress_severity == std::vector<double>(header.layout.stresses.size(), 0.0));
  CHECK(facts.target_worlds_share == 0.9);
  CHECK(facts.submix_of == std::vector<std::string>(header.layout.variants.size()));
  CHECK(facts.variants == std::vector<VariantFacts>(header.layout.variants.size()));
  CHECK_FALSE(facts.variants[1].budget_keur.has_value());
  CHECK_FALSE(facts.variants[1].released.has_value());
  CHECK_FALSE(facts.stresses[1].acts.has_value());
}

// Of a file that somebody changed: what cannot be is not known.
TEST_CASE("quarters that no run has are read as not known", "[results]") {
  RunHeader header = sample_header(small_layout(), 2);  // quarters 0 to 4
  auto const acts = [&](double first, double last) {
    header.columns = {{"stress", "first_quarter", "", std::vector<double>{0, first}},
                      {"stress", "last_quarter", "", std::vector<double>{0, last}}};
    return read_facts(header).stresses[1].acts;
  };
  CHECK(acts(2, 4) == QuarterSpan{2, 4});
  CHECK(acts(0, 0) == QuarterSpan{});
  CHECK(acts(2, 5) == std::nullopt);
  CHECK(acts(3, 2) == std::nullopt);
  CHECK(acts(0, 2) == std::nullopt);
  CHECK(acts(NAN, 2) == std::nullopt);
  CHECK(acts(1, 1e300) == std::nullopt);
}

TEST_CASE("a list of instruments that is none is read as empty", "[results]") {
  RunHeader header = with_two_instruments();
  std::size_t const variants = header.layout.variants.size();
  for (std::string const text :
       {"2", "0 ", " 0", "0  1", "0,1", "x", "-1", "0 99999999999999999999"}) {
    INFO(text);
    header.columns = {{"variant", "instruments", "", std::vector<std::string>(variants, text)}};
    CHECK(read_facts(header).instruments.front().empty());
  }
  header.columns = {{"variant", "instruments", "", std::vector<std::string>(variants, "1 0")}};
  CHECK(read_facts(header).instruments.front() == std::vector<std::size_t>{1, 0});
}

TEST_CASE("the sub-mixes of a mix are listed as one", "[results]") {
  CHECK(
      listed_variants({"none", "mix", "a", "b", "other", "c"},
                      {"", "", "mix", "mix", "", "other"}) ==
      std::vector<std::string>{"none", "mix", "2 sub-mixes of mix", "other", "1 sub-mix of other"});
}
