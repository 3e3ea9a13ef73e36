// Joining many shards, and large ones, beside a plain copy of the same bytes. Left out of the
// default run: scripts/merge_campaign.
#include <fmt/core.h>
#include <sys/resource.h>

#include <chrono>
#include <clustress/catch.hpp>
#include <cmath>
#include <cstdio>
#include <initializer_list>

#include "sim/results/merge.hpp"
#include "sim/results/part.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/run_output.hpp"
#include "sim/storage/file_system.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

double seconds_of(auto const& work) {
  auto const begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

// Each file is read, its fingerprint taken, and written durably again.
void copy_with_fingerprint(std::vector<std::filesystem::path> const& paths,
                           std::filesystem::path const& target) {
  for (auto const& path : paths) {
    std::string const bytes = slurp(path);
    CHECK(digest_of(bytes).size() == 32);
    spill(target, bytes);
    sync_file(target);
  }
}

void join(TemporaryDirectory const& directory, std::vector<std::filesystem::path> const& paths,
          std::uint32_t replicates) {
  std::uintmax_t bytes = 0;
  for (auto const& path : paths) bytes += std::filesystem::file_size(path);
  OpenFileLimit const few(20);
  std::filesystem::path const result = directory / "r.h5";
  double const copying = seconds_of([&] { copy_with_fingerprint(paths, directory / "copy"); });
  double const joining = seconds_of([&] {
    merge_shards(paths, result, {false, "clustress merge", {}});
  });
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print(
      "{} shards, {} replicates, {:.1f} MB: joined in {:.2f} s, copied in {:.2f} s (ratio {:.1f}); "
      "peak memory {} MiB\n",
      paths.size(), replicates, static_cast<double>(bytes) * 1e-6, joining, copying,
      joining / copying, usage.ru_maxrss / 1024);
  std::fflush(stdout);
  ResultFile const file(result);
  CHECK(file.complete());
  CHECK(file.replicates().size() == replicates);
}

void join(OutcomeLayout const& layout, std::uint32_t replicates, std::uint32_t of) {
  TemporaryDirectory const directory;
  join(directory, write_shards(directory, layout, replicates, of), replicates);
}

std::vector<std::string> labels(std::string const& name, int count) {
  std::vector<std::string> list;
  for (int i = 1; i <= count; ++i) list.push_back(fmt::format("{} {}", name, i));
  return list;
}

// Worlds, data sets, dimensions and chunks of a result of scenarios/library/leipzig.toml.
OutcomeLayout main_layout() {
  OutcomeLayout layout;
  layout.variants = labels("variant", 9);
  layout.stresses = labels("stress", 4);
  layout.quarters = 41;
  for (auto const& [name, length] :
       std::initializer_list<std::pair<char const*, int>>{{"region", 2},
                                                          {"sector", 11},
                                                          {"cluster", 5},
                                                          {"instrument", 8},
                                                          {"account", 5},
                                                          {"size_class", 4}}) {
    layout.dimensions.push_back({name, labels(name, length)});
  }
  struct Group {
    char const* name;
    int datasets;
    std::vector<std::string> dimensions;
  };
  std::vector<Group> const groups{{"total", 35, {}},
                                  {"region", 30, {"region"}},
                                  {"sector", 22, {"sector"}},
                                  {"region_sector", 22, {"region", "sector"}},
                                  {"cluster", 28, {"cluster"}},
                                  {"instrument", 14, {"instrument"}},
                                  {"instrument_size", 5, {"instrument", "size_class"}},
                                  {"account", 7, {"account"}},
                                  {"evaluation", 5, {}}};
  for (Group const& group : groups) {
    for (std::string const& name : labels("indicator", group.datasets))
      add_dataset(layout, group.name, name, group.dimensions);
  }
  return layout;
}

// The same numbers in every replicate, which compress as well as real ones.
std::vector<std::filesystem::path> write_main_shards(TemporaryDirectory const& directory,
                                                     std::uint32_t of) {
  OutcomeLayout const layout = main_layout();
  Outcome outcome = sample_outcome(layout, 0);
  for (double& value : outcome.values)
    value = std::isfinite(value) ? std::fmod(std::floor(value), 80.0) : 0.0;
  EncodedOutcome encoded = encode(outcome, layout);
  RunHeader header = sample_header(layout, of);
  header.scenario_toml += "# " + std::string(29'000, '-') + "\n";
  header.digest = digest_of(header.scenario_toml);
  std::vector<std::filesystem::path> paths;
  for (std::uint32_t number = 1; number <= of; ++number) {
    header.shard = {number, of};
    encoded.summary.unit.replicate = number - 1;
    paths.emplace_back(shard_path((directory / "r.h5").string(), header.shard));
    RunOutput output(paths.back(), header);
    output.write(encoded);
    output.finish();
  }
  return paths;
}

}  // namespace

TEST_CASE("campaign: a thousand shards of one replicate", "[.campaign]") {
  join(small_layout(), 1000, 1000);
}

TEST_CASE("campaign: a thousand shards of the main scenario", "[.campaign]") {
  TemporaryDirectory const directory;
  join(directory, write_main_shards(directory, 1000), 1000);
}

TEST_CASE("campaign: ten thousand shards of one replicate", "[.campaign]") {
  join(small_layout(), 10'000, 10'000);
}

TEST_CASE("campaign: large shards are joined at the speed of copying", "[.campaign]") {
  join(large_layout(), 64, 8);
}
