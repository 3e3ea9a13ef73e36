// Results on disk: a run that is killed at any moment loses no finished replicate.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <clustress/catch.hpp>
#include <numeric>

#include "sim/results/part.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/run_output.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

using Replicates = std::vector<std::uint32_t>;

// Runs `action` in a process of its own.
template <class Action>
pid_t in_child(Action action) {
  pid_t const child = ::fork();
  if (child == 0) {
    action();
    ::_exit(0);
  }
  REQUIRE(child > 0);
  return child;
}

void kill_and_wait(pid_t child) {
  ::kill(child, SIGKILL);
  REQUIRE(::waitpid(child, nullptr, 0) == child);
}

}  // namespace

// Parts are finished by rename: a writer killed at any moment leaves whole parts and at most one
// leftover. The child writes replicate after replicate; the parent kills it at different moments
// after it has got on.
TEST_CASE("resume: SIGKILL at any moment loses no finished replicate", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "r.h5";
  std::uint32_t const wanted = 100'000;  // more than it can write before it is killed
  std::size_t finished = 0;
  for (useconds_t later : {0U, 200U, 700U, 1700U}) {
    pid_t const child = in_child([&] {
      RunOutput output(path, sample_header(small_layout(), wanted));
      for (RunUnit const unit : output.missing()) write(output, unit);
    });
    while (files_with(parts_directory(path), ".h5").size() < finished + 3) ::usleep(100);
    ::usleep(later);
    kill_and_wait(child);
    std::size_t intact = 0;
    for (auto const& part : files_with(parts_directory(path), ".h5")) {
      CHECK_NOTHROW(Part(part));
      ++intact;
    }
    CHECK(intact >= finished + 3);
    finished = intact;
  }
  spill(parts_directory(path) / "leftover.h5.tmp", "half");
  spill(path.string() + ".tmp", "half");
  RunOutput output(path, sample_header(small_layout(), static_cast<std::uint32_t>(finished) + 2));
  CHECK(output.done().size() == finished);
  CHECK(files_with(parts_directory(path), ".tmp").empty());
  CHECK_FALSE(std::filesystem::exists(path.string() + ".tmp"));
  for (RunUnit const unit : output.missing()) write(output, unit);
  output.finish();
  write_run(directory / "whole.h5", static_cast<std::uint32_t>(finished) + 2);
  CHECK(compare_bits(path, directory / "whole.h5").empty());
}

// The signal of an exceeded file size limit kills the child after the first 10 kB of its second
// part, which is larger.
TEST_CASE("resume: killed in the middle of writing a part", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "r.h5";
  pid_t const child = in_child([&] {
    RunOutput output(path, sample_header(small_layout(), 3));
    write(output, 0);
    rlimit const small{10'000, 10'000}, none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::setrlimit(RLIMIT_FSIZE, &small);
    ::signal(SIGXFSZ, SIG_DFL);
    write(output, 1);
  });
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFSIGNALED(status));
  CHECK(files_with(parts_directory(path), ".h5").size() == 1);
  REQUIRE(files_with(parts_directory(path), ".tmp").size() == 1);
  CHECK(std::filesystem::file_size(files_with(parts_directory(path), ".tmp")[0]) == 10'000);
  RunOutput const output(path, sample_header(small_layout(), 3));
  CHECK(output.done() == units(Replicates{0}));
  CHECK(output.messages().size() == 1);  // the lock was taken over; a leftover is no damage
  CHECK(files_with(parts_directory(path), ".tmp").empty());
}

TEST_CASE("resume: SIGKILL while the file is assembled leaves either the parts or the whole file",
          "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "r.h5";
  Replicates all(12);
  std::iota(all.begin(), all.end(), 0U);
  write_run(directory / "whole.h5", 12);
  write_some(path, 12, all);
  std::filesystem::copy(parts_directory(path), directory / "saved");
  int killed_before_the_end = 0;
  for (useconds_t later = 0; later < 35'000; later += 5'000) {
    std::filesystem::remove(path);
    std::filesystem::remove_all(parts_directory(path));
    std::filesystem::copy(directory / "saved", parts_directory(path));
    pid_t const child =
        in_child([&] { RunOutput(path, sample_header(small_layout(), 12)).finish(); });
    ::usleep(later);
    kill_and_wait(child);
    if (!std::filesystem::exists(path)) ++killed_before_the_end;
    RunOutput output(path, sample_header(small_layout(), 12));
    CHECK(output.missing().empty());
    output.finish();
    CHECK(slurp(path) == slurp(directory / "whole.h5"));
    CHECK_FALSE(std::filesystem::exists(parts_directory(path)));
  }
  CHECK(killed_before_the_end > 0);
}

TEST_CASE("resume: killed between the finished file and the removal of its parts", "[results]") {
  TemporaryDirectory const directory;
  write_some(directory / "r.h5", 2, {0, 1});
  std::filesystem::copy(parts_directory(directory / "r.h5"), directory / "saved");
  write_run(directory / "r.h5", 2);
  std::filesystem::rename(directory / "saved", parts_directory(directory / "r.h5"));
  RunOutput const output(directory / "r.h5", sample_header(small_layout(), 2));
  CHECK(output.state() == RunState::finished);
  CHECK_FALSE(std::filesystem::exists(parts_directory(directory / "r.h5")));
}
