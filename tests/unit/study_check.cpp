// What is known of a run before it is made: its size, and what its world assumes.
#include "sim/study/assumptions.hpp"
#include "sim/study/doubts.hpp"
#include "sim/study/money_plan.hpp"
#include "sim/study/run_size.hpp"
#include "tests/unit/study_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

FactNote assumed(std::string path, double value, double low, double high) {
  FactNote note;
  note.path = std::move(path);
  note.value = value;
  note.assumed = true;
  note.range = {low, high};
  return note;
}

}  // namespace

TEST_CASE("assumptions come by the width of their range and the jobs they are about", "[study]") {
  WorldFacts facts;
  facts.regions.resize(2);
  facts.regions[0].name = "Large";
  facts.regions[0].employed_persons = 8000;
  facts.regions[0].sector_share = {{"trade", 0.25}};
  facts.regions[1].name = "Small";
  facts.regions[1].employed_persons = 2000;
  facts.regions[1].sector_share = {{"trade", 0.5}};
  facts.clusters.resize(1);
  facts.clusters[0].name = "Metal";
  facts.clusters[0].jobs = 500;
  facts.research_organisations.resize(2);
  facts.research_organisations[0] = {"Lab", "Small", 1, {}};
  facts.research_organisations[1] = {"School", "Small", 1, {}};
  FactNote sourced = assumed("region.Large.a", 1, 0, 1);
  sourced.assumed = false;
  facts.notes = {sourced,
                 assumed("region.Small.a", 1, 1, 2),               // 0.2 × 0.5
                 assumed("region.Large.b", 1, 0.9, 1),             // 0.8 × 0.1
                 assumed("sector.trade.c", 1, 0, 1),               // 0.3 × 1
                 assumed("cluster.Metal.d", -1, -1, 1),            // 0.05 × 2
                 assumed("research_organisation.Lab.e", 1, 0, 1),  // 0.1 × 1
                 assumed("other", 0, 0, 0)};                       // 1 × 0
  std::vector<std::string> order;
  std::vector<double> weights;
  for (Assumption const& one : assumptions_of(facts)) {
    order.push_back(one.note->path);
    weights.push_back(one.weight());
  }
  CHECK(order == std::vector<std::string>{"sector.trade.c", "region.Small.a", "cluster.Metal.d",
                                          "research_organisation.Lab.e", "region.Large.b",
                                          "other"});
  CHECK(weights[0] == Approx(0.3));
  CHECK(weights[2] == Approx(0.1));
  CHECK(weights[4] == Approx(0.08));
}

TEST_CASE("the size of a run counts its worlds and quarters", "[study]") {
  Scenario const scenario = tiny_study(3);
  RunSize const size = run_size(scenario, 1);
  CHECK(size.worlds == 2 * 2 * 3);
  CHECK(size.cells > 1);
  CHECK(size.firms > 100);
  // Two populations of 12 quarters; replicates with 8 of burn-in and 4 worlds of 4.
  CHECK(size.firm_quarters == Approx(size.firms * (2 * 12 + 3 * (8 + 4 * 4))));
  CHECK(size.seconds > 0);
  CHECK(size.memory_bytes > 1e6);
  CHECK(run_size(tiny_study(6000), 1).result_bytes ==
        Approx(2 * run_size(tiny_study(3000), 1).result_bytes));
}

// The tiny world's firms produce some 200 million euro a year; 1,000 kEUR in one year are no doubt.
TEST_CASE("a valid scenario that is probably not meant so is doubted", "[study]") {
  auto const doubt = [](std::vector<std::string> more, std::string const& text = short_text) {
    std::string all;
    for (std::string const& one : doubts_of(tiny_study(1, std::move(more), text)))
      all += one + "\n";
    return all;
  };
  std::string const budget = "variant.1.instrument.1.budget_keur=";
  std::string const delay = "variant.1.instrument.1.payout_delay_quarters=";
  CHECK(doubt({"simulation.horizon_quarters=12"}) == "");
  CHECK(lacking(doubt({budget + "8"}), {"8 kEUR are 8000 euro"}) == "");
  CHECK(lacking(doubt({budget + "0"}), {"has no money"}) == "");
  CHECK(lacking(doubt({budget + "1000000"}), {"1000000 kEUR (1000 million euro) in 4 quarters are",
                                              "target regions produce"}) == "");
  CHECK(lacking(doubt({delay + "4"}), {"1000 of 1000 kEUR can be paid only after the last quarter",
                                       "payout_delay_quarters = 4, horizon_quarters = 4"}) == "");
  CHECK(lacking(doubt({budget + "50"}, short_text + second_variant),
                {"budgets lie far apart", "has 50 kEUR, \"money\" 1000"}) == "");
  CHECK(lacking(doubt({"stress.recession.severity_percent=0"}), {"severity 0 changes nothing"}) ==
        "");
  CHECK(lacking(doubt({"stress.recession.severity_percent=0.045"}), {"next to nothing", "4.5"}) ==
        "");
}

// 1000 · (0.3 · 50 + 0.5 · 70) and 2000 · 0.1 · 50.
TEST_CASE("value added of the target regions, of the first one if none is named", "[study]") {
  WorldFacts facts;
  for (auto const& [name, keur] : {std::pair{"x", 50.0}, std::pair{"y", 70.0}}) {
    SectorFacts& sector = facts.sectors.emplace_back();
    sector.name = name;
    sector.value_added_per_job_keur = keur;
  }
  facts.regions.resize(2);
  facts.regions[0].name = "A";
  facts.regions[0].employed_persons = 1000;
  facts.regions[0].sector_share = {{"x", 0.3}, {"y", 0.5}};
  facts.regions[1].name = "B";
  facts.regions[1].employed_persons = 2000;
  facts.regions[1].sector_share = {{"x", 0.1}};
  Variant variant;
  CHECK(value_added_keur(facts, variant) == Approx(50'000));
  variant.regions = {"B"};
  CHECK(value_added_keur(facts, variant) == Approx(10'000));
  variant.regions = {"A", "B"};
  CHECK(value_added_keur(facts, variant) == Approx(60'000));
}

// Doubted beyond 5 % of what is produced while money is released, and beyond ten times another
// budget; references, which take the largest, and names that are the same are no doubts.
TEST_CASE("doubts begin where they say", "[study]") {
  auto const doubt = [](std::vector<std::string> more, std::string const& text = short_text) {
    more.emplace_back("simulation.horizon_quarters=12");
    std::string all;
    for (std::string const& one : doubts_of(tiny_study(1, std::move(more), text)))
      all += one + "\n";
    return all;
  };
  std::string const first = "variant.1.instrument.1.",
                    budget = first + "budget_keur=", two_years = first + "duration_quarters=8";
  Scenario const scenario = tiny_study(1);
  double const produced = 2.0 * value_added_keur(scenario.world, scenario.variants.at(1));
  CHECK(doubt({two_years, budget + std::to_string(0.049 * produced)}) == "");
  CHECK(lacking(doubt({two_years, budget + std::to_string(0.051 * produced)}),
                {"in 8 quarters are 5 % of what"}) == "");
  CHECK(doubt({budget + "101"}, short_text + second_variant) == "");
  CHECK(lacking(doubt({budget + "99"}, short_text + second_variant), {"lie far apart"}) == "");
  // A recession after all money is released still tests what is left of it.
  CHECK(doubt({"stress.recession.start_quarter=6"}) == "");
  CHECK(doubt({}, short_text + with(second_variant, "\"transfer\"", "\"innovation_voucher\"")) ==
        "");
  std::string const small = doubt({budget + "8", "simulation.reference_programmes=true"});
  CHECK(small.find("8 kEUR are 8000 euro") == small.rfind("8 kEUR are 8000 euro"));
  CHECK(small.find("8 kEUR are 8000 euro") != std::string::npos);
}

TEST_CASE("the span of a release is that of its money", "[study]") {
  Scenario const scenario =
      tiny_study(1, {"simulation.horizon_quarters=12", "variant.1.instrument.1.start_quarter=3"});
  CHECK(release_span(scenario.variants.at(1), 12) == QuarterSpan{3, 6});
  CHECK(release_span(scenario.variants.at(0), 12).is_empty());
  CHECK(budget_keur(scenario.variants.at(1)) == 1000.0);
}

TEST_CASE("a stress that never acts or cuts nothing is doubted, and names alike are", "[study]") {
  auto const doubt = [](std::vector<std::string> more, std::string const& text = short_text) {
    more.emplace_back("simulation.horizon_quarters=12");
    std::string all;
    for (std::string const& one : doubts_of(tiny_study(1, std::move(more), text)))
      all += one + "\n";
    return all;
  };
  CHECK(
      lacking(doubt({"world.sector.industry.cyclicality=0", "world.sector.services.cyclicality=0"}),
              {"stress \"recession\" never acts within 12 quarters"}) == "");
  // Money is released in the quarters 1 to 4.
  std::string const cut =
      short_text + "[[stress]]\nname = \"cut\"\nkind = \"programme_budget_cut\"\nstart_quarter = ";
  CHECK(doubt({}, cut + "4") == "");
  CHECK(lacking(doubt({}, cut + "5"), {"\"cut\" begins in quarter 5", "\"broad vouchers\"",
                                       "(quarter 4)", "changes nothing"}) == "");
  std::string const same = with(second_variant, "\"money\"", "\"Broad Vouchers\"");
  CHECK(lacking(doubt({}, short_text + same),
                {"variants \"broad vouchers\" and \"Broad Vouchers\" differ by capital letters"}) ==
        "");
}

TEST_CASE("quarters have dates", "[study]") {
  CalendarQuarter const start{2016, 1};
  CHECK(to_string(QuarterSpan{5, 17}, start) == "2017Q1 to 2020Q1");
  CHECK(to_string(QuarterSpan{4, 4}, start) == "2016Q4");
  CHECK(to_string(QuarterSpan{}, start).empty());
  CHECK(to_string(QuarterSpan{1, 2}, "2016Q4") == "2016Q4 to 2017Q1");
  CHECK(to_string(QuarterSpan{1, 2}, "soon") == "quarters 1 to 2");
}

TEST_CASE("clusters have two stable sizes where entry feeds on firms strongly enough", "[study]") {
  CHECK_FALSE(has_two_cluster_sizes(tiny_study(1)));
  CHECK(has_two_cluster_sizes(tiny_study(
      1,
      {"model.entry.spontaneous=0.01", "model.entry.augmented=2", "model.entry.critical_mass=1"})));
}
