// Results on disk: shards of a run hold their share of the replicates, and joined they are the run
// in every bit; nothing that is missing, damaged or of another run gets in unseen.
#include <algorithm>
#include <clustress/catch.hpp>

#include "sim/core/errors.hpp"
#include "sim/results/merge.hpp"
#include "sim/results/part.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/run_output.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

using Paths = std::vector<std::filesystem::path>;
using Replicates = std::vector<std::uint32_t>;

void run(std::filesystem::path const& path, std::uint32_t replicates, Shard shard = {},
         int horizon = 4) {
  RunHeader header = sample_header(small_layout(), replicates, horizon);
  header.shard = shard;
  write_run(path, header);
}

Paths run_shards(TemporaryDirectory const& directory, std::uint32_t replicates, std::uint32_t of) {
  return write_shards(directory, small_layout(), replicates, of);
}

Merged merge(Paths const& shards, std::filesystem::path const& result, bool partial = false) {
  return merge_shards(shards, result, {partial, "clustress merge", {}});
}

void flip_a_bit(std::filesystem::path const& path) {
  std::string bytes = slurp(path);
  bytes[bytes.size() / 2] ^= 1;
  spill(path, bytes);
}

}  // namespace

TEST_CASE("merge: the name of a shard is derived from the result's", "[results]") {
  CHECK(shard_path("a/r.h5", {2, 7}) == "a/r.shard-2-of-7.h5");
  CHECK(shard_path("result", {1, 2}) == "result.shard-1-of-2.h5");
  CHECK(shard_path("r.h5", {1, 1}) == "r.h5");
}

TEST_CASE("merge: shard I of N holds the replicates r with r mod N = I - 1", "[results]") {
  TemporaryDirectory const directory;
  Paths const paths = run_shards(directory, 8, 3);
  CHECK(ResultFile(paths[0]).replicates() == Replicates{0, 3, 6});
  CHECK(ResultFile(paths[1]).replicates() == Replicates{1, 4, 7});
  CHECK(ResultFile(paths[2]).replicates() == Replicates{2, 5});
  CHECK(ResultFile(paths[2]).complete());
  CHECK(lacking(ResultFile(paths[2]).description(), {"shard 3 of 3", "complete, 2 replicates"}) ==
        "");
}

// Replicate 3 has a failed world; two of the shards are empty.
TEST_CASE("merge: shards make the bits of one run, in any order", "[results]") {
  TemporaryDirectory const directory;
  std::uint32_t const of = GENERATE(1U, 2U, 7U);
  run(directory / "whole.h5", 5);
  Paths paths = run_shards(directory, 5, of);
  std::reverse(paths.begin(), paths.end());
  std::filesystem::path const result = directory / "joined.h5";
  Merged const merged = merge(paths, result);
  CHECK(merged.shards == of);
  CHECK(merged.units == 5);
  CHECK(merged.failed_worlds == 1);
  CHECK(compare_bits(result, directory / "whole.h5") == "");
  CHECK(ResultFile(result).header().history.back().find("clustress merge") != std::string::npos);
  std::string const before = slurp(result);
  CHECK(merge(paths, result).was_there);
  CHECK(slurp(result) == before);
}

TEST_CASE("merge: stopped and extended shards make the bits of one run", "[results]") {
  TemporaryDirectory const directory;
  run(directory / "whole.h5", 9);
  Paths paths = run_shards(directory, 4, 2);
  merge(paths, directory / "joined.h5");
  {
    RunHeader header = sample_header(small_layout(), 9);
    header.shard = {1, 2};
    RunOutput output(paths[0], header);
    CHECK(output.state() == RunState::extended);
    CHECK(output.missing() == units(Replicates{4, 6, 8}));
    write(output, 6);
  }
  run(paths[0], 9, {1, 2});
  CHECK(lacking(message_of([&] { merge(paths, directory / "other.h5"); }),
                {"4 replicates", "of 9", "--replicates"}) == "");
  run(paths[1], 9, {2, 2});
  merge(paths, directory / "joined.h5");
  CHECK(compare_bits(directory / "joined.h5", directory / "whole.h5") == "");
}

TEST_CASE("merge: missing and damaged shards are named, and left out with partial", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const result = directory / "joined.h5";
  Paths paths = run_shards(directory, 8, 4);
  flip_a_bit(paths[1]);
  paths[3] = directory / "r.shard-9.h5";
  CHECK_THROWS_AS(merge(paths, result), OutputError);
  CHECK(lacking(message_of([&] { merge(paths, result); }),
                {paths[1].string() + ": the file is damaged", paths[3].string() + ": is not there",
                 "missing: shards 2, 4 of 4", "--partial"}) == "");
  CHECK_FALSE(std::filesystem::exists(result));
  Merged const merged = merge(paths, result, true);
  CHECK(merged.left_out.size() == 3);
  CHECK(merged.shards == 2);
  ResultFile const file(result);
  CHECK(file.replicates() == Replicates{0, 2, 4, 6});
  CHECK_FALSE(file.complete());
  CHECK(lacking(file.description(), {"INCOMPLETE, 4 of 8"}) == "");
  // Later the rest comes: by merge, and as well by a run of the whole.
  std::filesystem::copy(result, directory / "run on.h5");
  std::filesystem::remove(paths[1]);
  merge(run_shards(directory, 8, 4), result);
  run(directory / "run on.h5", 8);
  run(directory / "whole.h5", 8);
  CHECK(compare_bits(result, directory / "whole.h5") == "");
  CHECK(compare_bits(directory / "run on.h5", directory / "whole.h5") == "");
}

TEST_CASE("merge: a shard that cannot be read is a fault like any other", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const result = directory / "joined.h5";
  Paths paths = run_shards(directory, 4, 2);
  paths.push_back(directory / "loop.h5");
  std::filesystem::create_symlink("loop.h5", paths[2]);
  paths.push_back(directory / "faulty.h5");  // reads as from a broken disk
  std::filesystem::create_symlink("/proc/self/mem", paths[3]);
  CHECK(lacking(message_of([&] { merge(paths, result); }),
                {paths[2].string(), paths[3].string(), "--partial"}) == "");
  Merged const merged = merge(paths, result, true);
  CHECK(merged.left_out.size() == 2);
  CHECK(merged.units == 4);
}

TEST_CASE("merge: a run that stops early finishes a partial result with gaps", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const result = directory / "joined.h5";
  merge({run_shards(directory, 8, 2)[0]}, result, true);  // 0, 2, 4, 6
  {
    RunOutput output(result, sample_header(small_layout(), 8));
    write(output, 1);
    output.conclude(3, {});
    CHECK(output.missing().empty());
    output.finish();
  }
  CHECK(ResultFile(result).replicates() == Replicates{0, 1, 2, 4, 6});
  CHECK(ResultFile(result).header().replicates == 3);
}

TEST_CASE("merge: a division into very many shards has its own replicates only", "[results]") {
  RunHeader header = sample_header(small_layout(), 4);
  header.shard = {3, 0xFFFF'FFFF};
  CHECK(header.wanted() == units(Replicates{2}));  // 2 + 0xFFFFFFFF does not become 1
  TemporaryDirectory const directory;
  run(directory / "most.h5", 1, {1, most_shards});
  CHECK(ResultFile(directory / "most.h5").complete());
  CHECK(lacking(message_of([&] {
                  run(directory / "more.h5", 1, {1, most_shards + 1});
                }),
                {"its shard does not exist"}) == "");
}

// Not the memory for billions of numbers. Seen to fail without the bound.
TEST_CASE("merge: a shard that wants more replicates than a scenario may have is a fault",
          "[results]") {
  TemporaryDirectory const directory;
  RunHeader header = sample_header(small_layout(), most_replicates + 1);
  EncodedOutcome const outcome = encode(sample_outcome(header.layout, 0), header.layout);
  std::filesystem::path const path = write_part(directory.path(), header, std::span(&outcome, 1));
  CHECK(lacking(message_of([&] { Part const part(path); }),
                {"more replicates than a scenario may have"}) == "");
}

TEST_CASE("merge: a shard that is still running is named", "[results]") {
  TemporaryDirectory const directory;
  Paths const paths = run_shards(directory, 4, 2);
  std::filesystem::rename(paths[1], directory / "away.h5");
  std::filesystem::create_directory(parts_directory(paths[1]));
  CHECK(lacking(message_of([&] { merge(paths, directory / "joined.h5"); }),
                {paths[1].string() + ": is not finished"}) == "");
}

TEST_CASE("merge: shards of other runs and divisions, and the same twice, are refused",
          "[results]") {
  TemporaryDirectory const directory;
  Paths const paths = run_shards(directory, 4, 2);
  std::filesystem::path const other = directory / "other.h5", result = directory / "joined.h5";
  auto const refusal = [&](Paths const& shards) {
    CHECK_THROWS_AS(merge(shards, result), UsageError);
    CHECK_FALSE(std::filesystem::exists(result));
    return message_of([&] { merge(shards, result); });
  };
  run(other, 4, {2, 2}, 12);
  CHECK(lacking(refusal({paths[0], other}),
                {other.string(), "[simulation] horizon_quarters is 4 there and 12 here"}) == "");
  std::filesystem::remove(other);
  run(other, 4, {2, 3});
  CHECK(lacking(refusal({paths[0], other}), {other.string(), "one of 3 shards", "one of 2"}) == "");
  std::filesystem::copy(paths[0], directory / "copy.h5");
  CHECK(lacking(refusal({paths[0], paths[1], directory / "copy.h5"}),
                {"copy.h5: is shard 1 of 2", paths[0].string()}) == "");
}

TEST_CASE("merge: what lies at the output path is never lost", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const result = directory / "joined.h5";
  Paths const paths = run_shards(directory, 4, 2);
  run(result, 4, {}, 12);
  std::string before = slurp(result);
  CHECK(lacking(message_of([&] { merge(paths, result); }), {"horizon_quarters", "-o"}) == "");
  CHECK(lacking(message_of([&] { merge(paths, paths[0]); }), {"shard"}) == "");
  CHECK(slurp(result) == before);
  std::filesystem::remove(result);
  run(result, 4);
  before = slurp(result);
  CHECK(merge({paths[0]}, result, true).was_there);  // a part of what is there
  CHECK(slurp(result) == before);
  std::filesystem::remove(result);
  merge({paths[1]}, result, true);
  before = slurp(result);
  CHECK_THROWS_AS(merge({paths[0]}, result, true), UsageError);
  CHECK(slurp(result) == before);
}

// As the looks of a --precision: without them its intervals would be taken at another level.
TEST_CASE("merge: what the result or its parts say beside the shards is kept", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const result = directory / "joined.h5";
  RunHeader looked = sample_header(small_layout(), 4);
  looked.attributes.push_back({"precision", std::string("5")});
  SECTION("result") {
    write_run(result, looked);
  }
  SECTION("parts") {
    RunOutput output(result, looked);
    write(output, 2);
  }
  CHECK_FALSE(merge(run_shards(directory, 6, 2), result).was_there);
  RunHeader const header = ResultFile(result).header();
  CHECK(header.text("precision") == "5");
  CHECK(header.attributes.size() == looked.attributes.size());
}

TEST_CASE("merge: sixty shards are joined with twenty open files", "[results]") {
  TemporaryDirectory const directory;
  Paths const paths = run_shards(directory, 40, 60);  // twenty are empty
  {
    OpenFileLimit const few(20);
    merge(paths, directory / "joined.h5");
  }
  run(directory / "whole.h5", 40);
  CHECK(compare_bits(directory / "joined.h5", directory / "whole.h5") == "");
}
