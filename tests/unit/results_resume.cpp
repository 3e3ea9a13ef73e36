// Results on disk: a run goes on where it stopped, whatever stopped it, and never takes a wrong or
// damaged replicate for its own.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/core/errors.hpp"
#include "sim/results/part.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/run_output.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

using Replicates = std::vector<std::uint32_t>;

bool any(std::vector<std::string> const& messages, std::string const& part) {
  return std::any_of(messages.begin(), messages.end(),
                     [&](auto const& m) { return m.find(part) != std::string::npos; });
}

}  // namespace

TEST_CASE("resume: a stopped run goes on with the missing replicates and ends with the same file",
          "[results]") {
  TemporaryDirectory const directory;
  write_run(directory / "whole.h5", 4);
  write_some(directory / "r.h5", 4, {2, 0});
  CHECK_FALSE(std::filesystem::exists(directory / "r.h5"));
  {
    RunOutput output(directory / "r.h5", sample_header(small_layout(), 4));
    CHECK(output.state() == RunState::resumed);
    CHECK(output.done() == units(Replicates{0, 2}));
    CHECK(output.missing() == units(Replicates{1, 3}));
    write(output, 3);
    write(output, 1);
    output.finish();
  }
  CHECK(slurp(directory / "r.h5") == slurp(directory / "whole.h5"));
}

// The parts lie in the order of their replicates: of the first session, the third, the second.
TEST_CASE("resume: an unfinished run says what its last session said", "[results]") {
  TemporaryDirectory const directory;
  auto const session = [&](std::string const& started, std::string const& rule,
                           std::uint32_t replicate) {
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
  write_some(directory / "r.h5", 4, {2});
  ResultFile const file(directory / "r.h5");
  CHECK_FALSE(file.complete());
  CHECK(file.missing() == units(Replicates{0, 1, 3}));
  CHECK(lacking(file.description(), {"INCOMPLETE, 1 of 4"}) == "");
  auto const jobs = file.read("region", "jobs");
  DatasetInfo const& d = *file.find("region", "jobs");
  CHECK(std::isnan(jobs[file.axes().at(0, 0, 0, 1, 0, d.entries, 0)]));
  std::size_t known = 0;
  for (std::size_t q = 0; q < 5; ++q) {
    double const value = jobs[file.axes().at(0, 1, 1, 2, q, d.entries, 1)];
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
  write_run(directory / "r.h5", 3);
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

TEST_CASE(
    "resume: more replicates extend a finished file, which stays whole until the longer one is "
    "ready",
    "[results]") {
  TemporaryDirectory const directory;
  write_run(directory / "whole.h5", 5);
  write_run(directory / "r.h5", 2);
  std::string const before = slurp(directory / "r.h5");
  {
    RunOutput output(directory / "r.h5", sample_header(small_layout(), 5));
    CHECK(output.state() == RunState::extended);
    CHECK(output.missing() == units(Replicates{2, 3, 4}));
    write(output, 4);
  }
  CHECK(slurp(directory / "r.h5") == before);
  write_run(directory / "r.h5", 5);
  CHECK(compare_bits(directory / "r.h5", directory / "whole.h5").empty());
  CHECK(slurp(directory / "r.h5") == slurp(directory / "whole.h5"));
}

TEST_CASE("resume: replicates beyond those wanted now are kept for later", "[results]") {
  TemporaryDirectory const directory;
  write_some(directory / "r.h5", 8, {0, 7});
  write_run(directory / "r.h5", 2);
  CHECK(ResultFile(directory / "r.h5").replicates() == Replicates{0, 1});
  RunOutput output(directory / "r.h5", sample_header(small_layout(), 8));
  CHECK(output.missing() == units(Replicates{2, 3, 4, 5, 6}));
}

TEST_CASE(
    "resume: another scenario is refused by the first differing key, and discarded only with force",
    "[results]") {
  TemporaryDirectory const directory;
  bool const finished = GENERATE(true, false);
  if (finished) {
    write_run(directory / "r.h5", 2);
  } else {
    write_some(directory / "r.h5", 2, {1});
  }
  RunHeader const other = sample_header(small_layout(), 2, 12);
  REQUIRE_THROWS_AS(RunOutput(directory / "r.h5", other), UsageError);
  CHECK(lacking(message_of([&] { RunOutput(directory / "r.h5", other); }),
                {"[simulation] horizon_quarters is 4 there and 12 here", "--force"}) == "");
  CHECK(ResultFile(directory / "r.h5").header().digest ==
        sample_header(small_layout(), 2).digest);  // nothing was changed
  RunOutput output(directory / "r.h5", other, OtherResults::discard);
  CHECK(any(output.messages(), "discarded"));
  CHECK(output.state() == RunState::fresh);
  CHECK(output.missing() == units(Replicates{0, 1}));
  CHECK_FALSE(std::filesystem::exists(directory / "r.h5"));
  CHECK(files_with(parts_directory(directory / "r.h5"), ".h5").empty());
}

TEST_CASE("resume: the same scenario with other data sets is another run", "[results]") {
  TemporaryDirectory const directory;
  write_some(directory / "r.h5", 2, {1});
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
