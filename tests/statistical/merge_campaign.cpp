// Joining many shards, and large ones, beside a plain copy of the same bytes. Left out of the default run: scripts/merge_campaign.
#include <fmt/core.h>
#include <sys/resource.h>

#include <chrono>
#include <clustress/catch.hpp>
#include <cstdio>

#include "sim/results/file_system.hpp"
#include "sim/results/merge.hpp"
#include "sim/results/part.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/run_output.hpp"
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
void copy_with_fingerprint(std::vector<std::filesystem::path> const& paths, std::filesystem::path const& target) {
  for (auto const& path : paths) {
    std::string const bytes = slurp(path);
    CHECK(digest_of(bytes).size() == 32);
    spill(target, bytes);
    sync_file(target);
  }
}

void join(OutcomeLayout const& layout, std::uint32_t replicates, std::uint32_t of) {
  TemporaryDirectory const directory;
  std::vector<std::filesystem::path> const paths = write_shards(directory, layout, replicates, of);
  std::uintmax_t bytes = 0;
  for (auto const& path : paths) bytes += std::filesystem::file_size(path);
  OpenFileLimit const few(20);
  std::filesystem::path const result = directory / "r.h5";
  double const copying = seconds_of([&] { copy_with_fingerprint(paths, directory / "copy"); });
  double const joining = seconds_of([&] { merge_shards(paths, result, {false, "clustress merge", {}}); });
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print(
      "{} shards, {} replicates, {:.1f} MB: joined in {:.2f} s, copied in {:.2f} s (ratio {:.1f}); peak memory {} MiB\n",
      of, replicates, static_cast<double>(bytes) * 1e-6, joining, copying, joining / copying, usage.ru_maxrss / 1024);
  std::fflush(stdout);
  ResultFile const file(result);
  CHECK(file.complete());
  CHECK(file.replicates().size() == replicates);
}

}  // namespace

TEST_CASE("campaign: a thousand shards of one replicate", "[.campaign]") {
  join(small_layout(), 1000, 1000);
}

TEST_CASE("campaign: ten thousand shards of one replicate", "[.campaign]") {
  join(small_layout(), 10'000, 10'000);
}

TEST_CASE("campaign: large shards are joined at the speed of copying", "[.campaign]") {
  join(large_layout(), 64, 8);
}
