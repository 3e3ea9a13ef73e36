// Results on disk: a run goes on where it stopped, whatever stopped it, and never takes a wrong or damaged replicate for
// its own.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <numeric>

#include "sim/core/errors.hpp"
#include "sim/results/part.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/run_output.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

using Replicates = std::vector<std::uint32_t>;

void write(RunOutput& output, std::uint32_t replicate) {
  output.write(encode(sample_outcome(output.layout(), replicate), output.layout()));
}

void run(std::filesystem::path const& path, std::uint32_t replicates, int horizon = 4) {
  RunOutput output(path, sample_header(small_layout(), replicates, horizon));
  for (std::uint32_t r : output.missing()) write(output, r);
  output.finish();
}

// Some replicates done, then stopped without finishing.
void run_some(std::filesystem::path const& path, std::uint32_t replicates, Replicates const& some) {
  RunOutput output(path, sample_header(small_layout(), replicates));
  for (std::uint32_t r : some) write(output, r);
}

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

bool any(std::vector<std::string> const& messages, std::string const& part) {
  return std::any_of(messages.begin(), messages.end(), [&](auto const& m) { return m.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("resume: a stopped run goes on with the missing replicates and ends with the same file", "[results]") {
  TemporaryDirectory const directory;
  run(directory / "whole.h5", 4);
  run_some(directory / "r.h5", 4, {2, 0});
  CHECK_FALSE(std::filesystem::exists(directory / "r.h5"));
  {
    RunOutput output(directory / "r.h5", sample_header(small_layout(), 4));
    CHECK(output.state() == RunState::resumed);
    CHECK(output.done() == Replicates{0, 2});
    CHECK(output.missing() == Replicates{1, 3});
    write(output, 3);
    write(output, 1);
    output.finish();
  }
  CHECK(slurp(directory / "r.h5") == slurp(directory / "whole.h5"));
}

// The parts lie in the order of their replicates: of the first session, the third, the second.
TEST_CASE("resume: an unfinished run says what its last session said", "[results]") {
  TemporaryDirectory const directory;
  auto const session = [&](std::string const& started, std::string const& rule, std::uint32_t replicate) {
    RunHeader header = sample_header(small_layout(), 4);
    header.started = started;
    if (!rule.empty()) header.attributes.push_back({"precision", rule});
    RunOutput output(directory / "r.h5", header);
    write(output, replicate);
  };
  session("2026-01-01T00:00:00Z", "", 0);
  session("2026-01-02T00:00:00Z", "5", 2);
  session("2026-01-03T00:00:00Z", "ranking", 1);
  CHECK(ResultFile(directory / "r.h5").header().text("precision") == "ranking");
}

TEST_CASE("resume: an unfinished run can be read, with NaN for what is missing", "[results]") {
  TemporaryDirectory const directory;
  run_some(directory / "r.h5", 4, {2});
  ResultFile const file(directory / "r.h5");
  CHECK_FALSE(file.complete());
  CHECK(file.missing() == Replicates{0, 1, 3});
  CHECK(lacking(file.description(), {"INCOMPLETE, 1 of 4"}) == "");
  auto const jobs = file.read("region", "jobs");
  DatasetInfo const& d = *file.find("region", "jobs");
  CHECK(std::isnan(jobs[file.at(d, 0, 0, 1, 0, 0)]));
  std::size_t known = 0;
  for (std::size_t q = 0; q < 5; ++q) {
    double const value = jobs[file.at(d, 1, 1, 2, q, 1)];
    double const expected = sample_value(file.layout(), d, 2, 1, 1, q, 1);
    CHECK((value == expected || (std::isnan(value) && std::isnan(expected))));
    known += std::isnan(value) ? 0 : 1;
  }
  CHECK(known > 0);
  // One part alone is readable too, on its own replicate axis.
  ResultFile const part(files_with(parts_directory(directory / "r.h5"), ".h5").at(0));
  CHECK(part.replicates() == Replicates{2});
  CHECK_FALSE(part.complete());
}

TEST_CASE("resume: a finished run says so and changes nothing", "[results]") {
  TemporaryDirectory const directory;
  run(directory / "r.h5", 3);
  std::string const before = slurp(directory / "r.h5");
  for (std::uint32_t wanted : {3U, 2U}) {
    RunOutput output(directory / "r.h5", sample_header(small_layout(), wanted));
    CHECK(output.state() == RunState::finished);
    CHECK(output.missing().empty());
    output.finish();
  }
  CHECK(slurp(directory / "r.h5") == before);
  CHECK_FALSE(std::filesystem::exists(parts_directory(directory / "r.h5")));
}

TEST_CASE("resume: more replicates extend a finished file, which stays whole until the longer one is ready", "[results]") {
  TemporaryDirectory const directory;
  run(directory / "whole.h5", 5);
  run(directory / "r.h5", 2);
  std::string const before = slurp(directory / "r.h5");
  {
    RunOutput output(directory / "r.h5", sample_header(small_layout(), 5));
    CHECK(output.state() == RunState::extended);
    CHECK(output.missing() == Replicates{2, 3, 4});
    write(output, 4);
  }
  CHECK(slurp(directory / "r.h5") == before);
  run(directory / "r.h5", 5);
  CHECK(compare_bits(directory / "r.h5", directory / "whole.h5").empty());
  CHECK(slurp(directory / "r.h5") == slurp(directory / "whole.h5"));
}

TEST_CASE("resume: replicates beyond those wanted now are kept for later", "[results]") {
  TemporaryDirectory const directory;
  run_some(directory / "r.h5", 8, {0, 7});
  run(directory / "r.h5", 2);
  CHECK(ResultFile(directory / "r.h5").replicates() == Replicates{0, 1});
  RunOutput output(directory / "r.h5", sample_header(small_layout(), 8));
  CHECK(output.missing() == Replicates{2, 3, 4, 5, 6});
}

TEST_CASE("resume: another scenario is refused by the first differing key, and discarded only with force", "[results]") {
  TemporaryDirectory const directory;
  bool const finished = GENERATE(true, false);
  if (finished) {
    run(directory / "r.h5", 2);
  } else {
    run_some(directory / "r.h5", 2, {1});
  }
  RunHeader const other = sample_header(small_layout(), 2, 12);
  REQUIRE_THROWS_AS(RunOutput(directory / "r.h5", other), UsageError);
  CHECK(lacking(message_of([&] { RunOutput(directory / "r.h5", other); }),
                {"[simulation] horizon_quarters is 4 there and 12 here", "--force"}) == "");
  CHECK(ResultFile(directory / "r.h5").header().digest == sample_header(small_layout(), 2).digest);  // nothing was changed
  RunOutput output(directory / "r.h5", other, OtherResults::discard);
  CHECK(any(output.messages(), "discarded"));
  CHECK(output.state() == RunState::fresh);
  CHECK(output.missing() == Replicates{0, 1});
  CHECK_FALSE(std::filesystem::exists(directory / "r.h5"));
  CHECK(files_with(parts_directory(directory / "r.h5"), ".h5").empty());
}

TEST_CASE("resume: the same scenario with other data sets is another run", "[results]") {
  TemporaryDirectory const directory;
  run_some(directory / "r.h5", 2, {1});
  OutcomeLayout layout = small_layout();
  add_dataset(layout, "total", "wages", {});
  CHECK(lacking(message_of([&] { RunOutput(directory / "r.h5", sample_header(layout, 2)); }),
                {"/total/wages is only here"}) == "");
}

TEST_CASE("resume: differences of two scenarios are named by section and key", "[results]") {
  std::string const base = "a = 1\n[x]\nb = [\n  1,\n  2,\n]\n[[y]]\nc = \"u\"\n[[y]]\nc = \"v\"\n";
  auto const changed = [&](std::string const& from, std::string const& to) {
    std::string text = base;
    text.replace(text.find(from), from.size(), to);
    return first_toml_difference(base, text);
  };
  CHECK(first_toml_difference(base, base).empty());
  CHECK(changed("a = 1", "a = 2") == "a is 1 there and 2 here");
  CHECK(lacking(changed("  2,", "  3,"), {"[x] b"}) == "");
  CHECK(changed("\"v\"", "\"w\"") == "[[y]] 2 c is \"v\" there and \"w\" here");
  CHECK(changed("a = 1\n", "") == "a is only there");
  CHECK(changed("[x]", "d = 3\n[x]") == "d is only here");
  CHECK(changed("[[y]]\nc = \"v\"\n", "") == "[[y]] 2 is only there");
}

// Parts are finished by rename: a writer killed at any moment leaves whole parts and at most one leftover. The child writes
// replicate after replicate; the parent kills it at different moments after it has got on.
TEST_CASE("resume: SIGKILL at any moment loses no finished replicate", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "r.h5";
  std::uint32_t const wanted = 100'000;  // more than it can write before it is killed
  std::size_t finished = 0;
  for (useconds_t later : {0U, 200U, 700U, 1700U}) {
    pid_t const child = in_child([&] {
      RunOutput output(path, sample_header(small_layout(), wanted));
      for (std::uint32_t r : output.missing()) write(output, r);
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
  for (std::uint32_t r : output.missing()) write(output, r);
  output.finish();
  run(directory / "whole.h5", static_cast<std::uint32_t>(finished) + 2);
  CHECK(compare_bits(path, directory / "whole.h5").empty());
}

// The signal of an exceeded file size limit kills the child after the first 10 kB of its second part, which is larger.
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
  CHECK(output.done() == Replicates{0});
  CHECK(output.messages().size() == 1);  // the lock was taken over; a leftover is no damage
  CHECK(files_with(parts_directory(path), ".tmp").empty());
}

TEST_CASE("resume: SIGKILL while the file is assembled leaves either the parts or the whole file", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "r.h5";
  Replicates all(12);
  std::iota(all.begin(), all.end(), 0U);
  run(directory / "whole.h5", 12);
  run_some(path, 12, all);
  std::filesystem::copy(parts_directory(path), directory / "saved");
  int killed_before_the_end = 0;
  for (useconds_t later = 0; later < 35'000; later += 5'000) {
    std::filesystem::remove(path);
    std::filesystem::remove_all(parts_directory(path));
    std::filesystem::copy(directory / "saved", parts_directory(path));
    pid_t const child = in_child([&] { RunOutput(path, sample_header(small_layout(), 12)).finish(); });
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
  run_some(directory / "r.h5", 2, {0, 1});
  std::filesystem::copy(parts_directory(directory / "r.h5"), directory / "saved");
  run(directory / "r.h5", 2);
  std::filesystem::rename(directory / "saved", parts_directory(directory / "r.h5"));
  RunOutput const output(directory / "r.h5", sample_header(small_layout(), 2));
  CHECK(output.state() == RunState::finished);
  CHECK_FALSE(std::filesystem::exists(parts_directory(directory / "r.h5")));
}
