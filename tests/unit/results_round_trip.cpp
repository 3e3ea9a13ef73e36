// Results on disk: what is written is read back in every bit.
#include <bit>
#include <clustress/catch.hpp>
#include <cmath>
#include <cstdlib>

#include "sim/core/contracts.hpp"
#include "sim/core/errors.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/run_output.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

void run(std::filesystem::path const& path, OutcomeLayout const& layout,
         std::vector<std::uint32_t> const& order) {
  RunOutput output(path, sample_header(layout, static_cast<std::uint32_t>(order.size())));
  for (std::uint32_t r : order) output.write(encode(sample_outcome(layout, r), layout));
  output.finish();
}

// Counts numbers whose bits differ from what sample_value() says for their labels.
std::size_t wrong_bits(ResultFile const& file) {
  std::size_t wrong = 0;
  OutcomeLayout const& layout = file.layout();
  for (DatasetInfo const& d : layout.datasets) {
    std::vector<double> const values = file.read(d.group, d.name);
    if (values.size() != layout.size_of(d) * file.replicates().size()) return values.size() + 1;
    for (std::size_t v = 0; v < layout.variants.size(); ++v)
      for (std::size_t s = 0; s < layout.stresses.size(); ++s)
        for (std::size_t r = 0; r < file.replicates().size(); ++r)
          for (std::size_t q = 0; q < layout.quarters; ++q)
            for (std::size_t e = 0; e < d.entries; ++e) {
              double const expected = sample_value(layout, d, file.replicates()[r], v, s, q, e);
              double const found = values[file.axes().at(0, v, s, r, q, d.entries, e)];
              if (std::bit_cast<std::uint64_t>(expected) != std::bit_cast<std::uint64_t>(found))
                ++wrong;
            }
  }
  return wrong;
}

}  // namespace

TEST_CASE("results: a small and a chunked layout are read back bit for bit", "[results]") {
  TemporaryDirectory const directory;
  OutcomeLayout const layout = GENERATE(small_layout(), large_layout());
  run(directory / "r.h5", layout, {2, 0, 1});  // out of order
  ResultFile const file(directory / "r.h5");
  CHECK(file.replicates() == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(wrong_bits(file) == 0);
  CHECK(file.warnings().empty());
  CHECK(file.complete());
  CHECK_FALSE(std::filesystem::exists(parts_directory(directory / "r.h5")));
  CHECK_FALSE(std::filesystem::exists(lock_file(directory / "r.h5")));
}

TEST_CASE("results: header, labels, status and causes are read back", "[results]") {
  TemporaryDirectory const directory;
  OutcomeLayout const layout = small_layout();
  run(directory / "r.h5", layout, {0, 1, 2, 3});
  ResultFile const file(directory / "r.h5");
  RunHeader const expected = sample_header(layout, 4);
  CHECK(first_difference(file.header(), expected).empty());
  CHECK(file.header().seed == expected.seed);
  CHECK(file.header().columns == expected.columns);
  CHECK(file.header().attributes == expected.attributes);
  CHECK(file.header().number("target_net_jobs", 0.0) == 500.0);
  CHECK(file.header().history == expected.history);
  CHECK(file.header().started == expected.started);
  CHECK(file.layout().variants == layout.variants);
  CHECK(file.layout().stresses == layout.stresses);
  CHECK(file.layout().quarters == layout.quarters);
  REQUIRE(file.layout().dimensions.size() == 3);  // cluster has no labels
  CHECK(file.layout().dimensions[0].labels == layout.dimensions[0].labels);
  CHECK(file.find("cluster", "jobs") == nullptr);
  REQUIRE(file.find("region_sector", "jobs") != nullptr);
  CHECK(file.find("region_sector", "jobs")->dimensions ==
        std::vector<std::string>{"region", "sector"});
  // Of 4 replicates the fixture fails the last world of replicate 3.
  CHECK(file.done() == units({0, 1, 2}));
  CHECK(file.failed() == units({3}));
  CHECK(file.status(0, 2, 1, 3) == WorldStatus::failed);
  CHECK(file.status(0, 2, 0, 3) == WorldStatus::done);
  CHECK(file.cause(0, 2, 1, 3) == "ledger out of balance by 1 cent in quarter 3 (größer)");
  CHECK(file.summaries()[2].firm_quarters == 1002);
  CHECK(file.summaries()[2].cpu_seconds == 0.5);
  CHECK(file.summaries()[2].peak_firms == 72);
  CHECK(file.summaries()[2].peak_memory_bytes == 1'000'002);
}

TEST_CASE("results: an absent data set is named with the nearest one", "[results]") {
  TemporaryDirectory const directory;
  run(directory / "r.h5", small_layout(), {0});
  CHECK(lacking(message_of([&] {
                  static_cast<void>(ResultFile(directory / "r.h5").read("total", "job"));
                }),
                {"Did you mean \"total/jobs\""}) == "");
}

TEST_CASE(
    "results: no chunk exceeds 1 MiB unless one quarter does, and the whole data set is covered "
    "once",
    "[results]") {
  OutcomeLayout const layout = large_layout();
  for (DatasetInfo const& d : layout.datasets) {
    ChunkShape const shape = chunk_shape(layout, d);
    CHECK(shape.variants * shape.stresses * shape.quarters * d.entries * sizeof(double) <=
          largest_chunk);
  }
  // cell: 5 variants × 3 stresses × 84,000 bytes: 4 variants fit into 1 MiB, evenly 3 + 2.
  CHECK(chunk_shape(layout, layout.datasets[0]).variants == 3);
  // place: 448,000 bytes a world: 2 stresses fit (2 + 1).
  CHECK(chunk_shape(layout, layout.datasets[1]).variants == 1);
  CHECK(chunk_shape(layout, layout.datasets[1]).stresses == 2);
  OutcomeLayout one = layout;
  one.quarters = 40;  // place: 2,560,000 bytes a world: 16 quarters fit, evenly 14 + 14 + 12
  CHECK(chunk_shape(one, one.datasets[1]).quarters == 14);
  std::vector<double> covered(layout.size, 0.0);
  for (EncodedChunk const& chunk : chunk_plan(layout)) {
    DatasetInfo const& d = layout.datasets[chunk.dataset];
    ChunkShape const shape = chunk_shape(layout, d);
    for (std::size_t v = chunk.variant;
         v < std::min(chunk.variant + shape.variants, layout.variants.size()); ++v)
      for (std::size_t s = chunk.stress;
           s < std::min(chunk.stress + shape.stresses, layout.stresses.size()); ++s)
        for (std::size_t q = chunk.quarter;
             q < std::min(chunk.quarter + shape.quarters, layout.quarters); ++q)
          for (std::size_t e = 0; e < d.entries; ++e) covered[layout.at(d, v, s, q, e)] += 1.0;
  }
  CHECK(std::count(covered.begin(), covered.end(), 1.0) ==
        static_cast<std::ptrdiff_t>(covered.size()));
}

TEST_CASE("results: the same outcomes give the same file, in whatever order they were written",
          "[results]") {
  TemporaryDirectory const directory;
  OutcomeLayout const layout = small_layout();
  run(directory / "a.h5", layout, {0, 1, 2, 3, 4});
  {
    RunOutput output(directory / "b.h5", sample_header(layout, 5));
    std::vector<EncodedOutcome> batch;
    for (std::uint32_t r : {3U, 1U}) batch.push_back(encode(sample_outcome(layout, r), layout));
    output.write(batch);
    for (std::uint32_t r : {4U, 2U, 0U}) output.write(encode(sample_outcome(layout, r), layout));
    output.finish();
  }
  CHECK(compare_bits(directory / "a.h5", directory / "b.h5").empty());
  {
    RunOutput output(directory / "c.h5", sample_header(layout, 5));
    for (std::uint32_t r : {4U, 2U, 0U, 3U, 1U})
      output.write(encode(sample_outcome(layout, r), layout));
    output.finish();
  }
  CHECK(slurp(directory / "a.h5") == slurp(directory / "c.h5"));
}

TEST_CASE("results: permuted variants and stresses give permuted results", "[results]") {
  TemporaryDirectory const directory;
  OutcomeLayout layout = small_layout();
  std::swap(layout.variants[0], layout.variants[2]);
  std::swap(layout.stresses[0], layout.stresses[1]);
  run(directory / "p.h5", layout, {1, 0});
  ResultFile const file(directory / "p.h5");
  CHECK(wrong_bits(file) == 0);
  CHECK(file.layout().variants.front() == "lottery");
}

TEST_CASE("results: compare_bits names the first difference and ignores what tells sessions apart",
          "[results]") {
  TemporaryDirectory const directory;
  OutcomeLayout const layout = small_layout();
  run(directory / "a.h5", layout, {0, 1});
  RunHeader header = sample_header(layout, 2);
  header.host = "elsewhere";
  header.started = "2027-02-02T02:02:02Z";
  header.command_line = "another";
  header.history = {"another"};
  auto const write = [&](Outcome const& second) {
    std::filesystem::remove(directory / "b.h5");
    RunOutput output(directory / "b.h5", header);
    output.write(encode(sample_outcome(layout, 0), layout));
    output.write(encode(second, layout));
    output.finish();
    return compare_bits(directory / "a.h5", directory / "b.h5");
  };
  Outcome outcome = sample_outcome(layout, 1);
  outcome.cpu_seconds = 99.0;
  outcome.peak_memory_bytes = 1;
  CHECK(write(outcome).empty());
  // +0.0 and -0.0 are equal numbers with different bits.
  std::size_t place = 0;
  while (!(outcome.values[place] == 0.0 && std::signbit(outcome.values[place]))) ++place;
  outcome.values[place] = 0.0;
  CHECK(lacking(write(outcome), {"replicate 1"}) == "");
  outcome = sample_outcome(layout, 1);
  outcome.values[layout.at(layout.datasets[3], 1, 1, 4, 5)] += 1.0;
  CHECK(lacking(write(outcome),
                {"region_sector/jobs: variant \"vouchers\", stress \"recession 10 %\", "
                 "replicate 1, quarter 4, entry 5"}) == "");
  outcome = sample_outcome(layout, 1);
  outcome.status[1] = WorldStatus::failed;
  CHECK(lacking(write(outcome),
                {"status/world: variant \"none\", stress \"recession 10 %\", replicate 1"}) == "");
}

TEST_CASE("results: an outcome of the wrong shape is a contract violation", "[results]") {
  OutcomeLayout const layout = small_layout();
  Outcome outcome = sample_outcome(layout, 0);
  outcome.values.pop_back();
  CHECK_THROWS_AS(encode(outcome, layout), ContractViolation);
  outcome = sample_outcome(layout, 0);
  outcome.cause.clear();
  CHECK_THROWS_AS(encode(outcome, layout), ContractViolation);
}

TEST_CASE("results: a reserved or doubled name is a contract violation", "[results]") {
  TemporaryDirectory const directory;
  OutcomeLayout layout = small_layout();
  layout.datasets[0].group = "status";
  RunOutput output(directory / "r.h5", sample_header(layout, 1));
  CHECK_THROWS_AS(output.write(encode(sample_outcome(layout, 0), layout)), ContractViolation);
}

// Written for the Python readers (tests/system/test_readers.py), which name the path in the
// environment.
TEST_CASE("results: sample file for other programs", "[.sample]") {
  char const* const path = std::getenv("CLUSTRESS_SAMPLE_RESULT");
  REQUIRE(path != nullptr);
  run(path, small_layout(), {0, 1, 2, 3});
}
