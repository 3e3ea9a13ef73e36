// Results on disk: a file of format version 1, written by the program before points, is read by
// name, extended, and compared as one of today.
#include <clustress/catch.hpp>

#include "analysis/data/result_view.hpp"
#include "sim/results/compare_values.hpp"
#include "sim/results/merge.hpp"
#include "sim/results/result_file.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Four replicates of the small layout, as "sample file for other programs" writes them.
std::filesystem::path kept(std::string const& name = "result.h5") {
  return std::filesystem::path(CLUSTRESS_SOURCE_DIR) / "tests/support/format_1" / name;
}

}  // namespace

TEST_CASE("format 1: one point, all of its values", "[results]") {
  ResultFile const file(kept());
  CHECK(file.complete());
  CHECK(file.points() == std::vector<std::uint32_t>{0});
  CHECK(file.header().points.parameters.empty());
  CHECK(file.header().points_wanted == 1);
  CHECK(file.failed() == units({3}));
  ResultView const view = view_of(file, "result.h5");
  CHECK(view.points_total == 1);
  TemporaryDirectory const directory;
  write_run(directory / "now.h5", 4);
  CHECK(compare_bits(kept(), directory / "now.h5") == "");
  ValueComparison const same = compare_values(kept(), directory / "now.h5");
  CHECK(same.is_equal());
  CHECK(same.worlds == 24);
  CHECK(same.equal_values == same.values);
  CHECK(same.only_in_first.empty());
}

TEST_CASE("format 1: an extension writes today's format, and the same bits", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::copy(kept(), directory / "r.h5");
  RunOutput output(directory / "r.h5", sample_header(small_layout(), 6));
  CHECK(output.state() == RunState::extended);
  CHECK(output.missing() == units({4, 5}));
  for (RunUnit const unit : output.missing()) write(output, unit);
  output.finish();
  write_run(directory / "whole.h5", 6);
  CHECK(compare_bits(directory / "r.h5", directory / "whole.h5") == "");
}

TEST_CASE("format 1: a run that the program before left unfinished goes on", "[results]") {
  // Replicates 0 and 2 of four are in parts of format 1.
  TemporaryDirectory const directory;
  std::filesystem::copy(kept("parts"), directory / "r.h5.parts");
  {
    ResultFile const unfinished(directory / "r.h5");
    CHECK(unfinished.warnings().empty());
    CHECK(unfinished.missing() == units({1, 3}));
  }
  RunOutput output(directory / "r.h5", sample_header(small_layout(), 4));
  CHECK(output.state() == RunState::resumed);
  CHECK(output.messages().empty());
  CHECK(output.missing() == units({1, 3}));
  for (RunUnit const unit : output.missing()) write(output, unit);
  output.finish();
  CHECK(compare_bits(directory / "r.h5", kept()) == "");
}

TEST_CASE("format 1: shards are merged, with each other and with those of today", "[results]") {
  TemporaryDirectory const directory;
  auto const old = [](char const* number) {
    return kept(std::string("r.shard-") + number + "-of-2.h5");
  };
  Merged const merged = merge_shards({old("1"), old("2")}, directory / "both.h5", {});
  CHECK(merged.units == 4);
  CHECK(merged.left_out.empty());
  CHECK(compare_bits(directory / "both.h5", kept()) == "");
  auto const now = write_shards(directory, small_layout(), 4, 2);
  merge_shards({old("1"), now[1]}, directory / "mixed.h5", {});
  CHECK(compare_bits(directory / "mixed.h5", kept()) == "");
}

TEST_CASE("format 1: a shard is extended", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::copy(kept("r.shard-1-of-2.h5"), directory / "r.shard-1-of-2.h5");
  RunHeader header = sample_header(small_layout(), 6);
  header.shard = {1, 2};
  write_run(directory / "r.shard-1-of-2.h5", header);
  header.shard = {2, 2};
  write_run(directory / "r.shard-2-of-2.h5", header);
  merge_shards({directory / "r.shard-1-of-2.h5", directory / "r.shard-2-of-2.h5"},
               directory / "r.h5", {});
  write_run(directory / "whole.h5", 6);
  CHECK(compare_bits(directory / "r.h5", directory / "whole.h5") == "");
}

TEST_CASE("compare by name: what only one has is told, and a changed value is found", "[results]") {
  TemporaryDirectory const directory;
  OutcomeLayout other = small_layout();
  other.variants = {"none", "lottery", "grants"};
  other.dimensions[0].labels = {"Görlitz", "Leipzig"};
  write_run(directory / "a.h5", 2);
  write_run(directory / "b.h5", sample_header(other, 3));
  ValueComparison const result = compare_values(directory / "a.h5", directory / "b.h5");
  CHECK(result.only_in_first == std::vector<std::string>{"variant \"vouchers\""});
  CHECK(result.only_in_second == std::vector<std::string>{"variant \"grants\"", "replicate \"2\""});
  CHECK(result.worlds == 8);  // none and lottery, two stresses, two replicates
  // /total has no labels; the order of the regions is another, and so are their numbers' places.
  for (DatasetDifference const& difference : result.differences)
    CHECK(difference.name.starts_with("/region"));
  Outcome changed = sample_outcome(small_layout(), 1);
  changed.values[small_layout().at(small_layout().datasets[0], 2, 1, 4)] = 1e9;
  {
    RunOutput output(directory / "c.h5", sample_header(small_layout(), 2));
    output.write(encode(sample_outcome(small_layout(), 0), small_layout()));
    output.write(encode(changed, small_layout()));
    output.finish();
  }
  ValueComparison const found = compare_values(directory / "a.h5", directory / "c.h5");
  CHECK_FALSE(found.is_equal());
  CHECK(found.values - found.equal_values == 1);
  CHECK(found.equal_worlds == found.worlds - 1);
  REQUIRE(found.differences.size() == 1);
  CHECK(lacking(found.differences[0].first,
                {"variant \"lottery\", stress \"recession 10 %\", replicate 1, quarter 4"}) == "");
}
