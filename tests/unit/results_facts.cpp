// What a result says of its scenario beyond names comes back from the file, from parts and from
// merged shards, and not at a point where it is another.
#include <clustress/catch.hpp>

#include "analysis/data/result_view.hpp"
#include "sim/results/merge.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/scenario_facts.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

RunHeader told_header(std::uint32_t replicates) {
  RunHeader header = sample_header(small_layout(), replicates);
  header.attributes.clear();
  ScenarioFacts facts;
  facts.is_reference = {false, false, true};
  facts.channel_of = facts.channel = {"", "", ""};
  facts.stress_kind = {"", "demand_recession"};
  facts.stress_severity = {0.0, 10.0};
  facts.variants = {{"", 0.0, QuarterSpan{}},
                    {"many small projects", 1000.0, QuarterSpan{1, 3}},
                    {"", 1000.0, QuarterSpan{1, 3}}};
  facts.stresses = {{"no stress", QuarterSpan{}}, {"demand falls", QuarterSpan{2, 4}}};
  facts.region_nuts = {"DED5", "DED2"};
  facts.sector_nace = {"B-E", "", "G"};
  write_facts(facts, header);
  header.world_numbers = WorldNumbers{
      5, {{"region.Görlitz.hoarding", 0.6, 0.4, 0.8, 0.25}, {"sector.trade.x", -1, -2, 0, 1}}};
  return header;
}

void check_told(RunHeader const& header) {
  RunHeader const told = told_header(2);
  CHECK(read_facts(header) == read_facts(told));
  CHECK(header.world_numbers == told.world_numbers);
}

}  // namespace

TEST_CASE("facts and assumed numbers come back from a file and from parts", "[results]") {
  TemporaryDirectory const directory;
  write_run(directory / "r.h5", told_header(2));
  ResultFile const file(directory / "r.h5");
  CHECK(file.header().format_version == 3);
  check_told(file.header());
  RunOutput unfinished(directory / "u.h5", told_header(2));
  write(unfinished, 0);
  check_told(ResultFile(directory / "u.h5").header());
  RunHeader none = told_header(2);
  none.world_numbers = WorldNumbers{7, {}};
  write_run(directory / "none.h5", none);
  CHECK(ResultFile(directory / "none.h5").header().world_numbers == none.world_numbers);
}

TEST_CASE("two results are told apart by their facts, by name", "[results]") {
  TemporaryDirectory const directory;
  write_run(directory / "a.h5", told_header(2));
  RunHeader other = told_header(2);
  std::erase_if(other.columns, [](LabelColumn const& c) { return c.name == "nuts"; });
  for (LabelColumn& column : other.columns) {
    if (column.name == "budget_keur") std::get<std::vector<double>>(column.values)[1] = 1001;
  }
  other.world_numbers->assumed.front().high = 0.9;
  write_run(directory / "b.h5", other);
  std::string const text = compare_bits(directory / "a.h5", directory / "b.h5");
  CHECK(lacking(text, {"region_nuts is only in the first", "variant_budget_keur[1] differs",
                       "assumed numbers"}) == "");
}

// Seen to fail without Survey::learn.
TEST_CASE("shards that say less and shards that say more merge to what is known", "[results]") {
  TemporaryDirectory const directory;
  auto const shard = [&](RunHeader header, std::uint32_t number) {
    header.shard = {number, 2};
    std::filesystem::path const path = shard_path((directory / "r.h5").string(), header.shard);
    write_run(path, header);
    return path;
  };
  RunHeader before = told_header(2);
  before.columns.resize(2);
  before.world_numbers.reset();
  merge_shards({shard(before, 1), shard(told_header(2), 2)}, directory / "r.h5", {});
  check_told(ResultFile(directory / "r.h5").header());
}

TEST_CASE("a point that sets keys of programmes or stresses has no facts of them", "[results]") {
  TemporaryDirectory const directory;
  RunHeader header = told_header(1);
  double const none = std::numeric_limits<double>::quiet_NaN();
  header.points.parameters = {{"variant.vouchers.instrument.1.budget_keur", "kEUR", "", ""},
                              {"stress.recession 10 %.severity_percent", "%", "", ""}};
  header.points.points = {{"declared", {"", ""}, {1000, 10}, {none, none}, 0.3},
                          {"richer", {"2000", ""}, {2000, 10}, {none, none}, 0.3},
                          {"harder", {"", "20"}, {1000, 20}, {none, none}, 0.4}};
  header.points_wanted = 3;
  write_run(directory / "r.h5", header);
  ResultFile const file(directory / "r.h5");
  auto const at = [&](std::uint32_t point) { return view_of(file, "r.h5", point); };
  CHECK(at(0).facts_of_variant(1).budget_keur == 1000.0);
  CHECK(at(0).facts_of_stress(1).acts == QuarterSpan{2, 4});
  CHECK(at(1).facts_of_variant(1) == VariantFacts{"many small projects", {}, {}});
  CHECK(at(1).facts_of_stress(1).acts == QuarterSpan{2, 4});
  CHECK(at(2).facts_of_variant(1).budget_keur == 1000.0);
  CHECK(at(2).facts_of_stress(1) == StressFacts{"demand falls", {}});
}
