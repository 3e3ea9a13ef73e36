// Runs that end before they are done, and those that find out themselves when they are: stop,
// deadline, memory, precision. What is missing is done by the next run, with the same bits.
#include <atomic>
#include <thread>

#include "tests/unit/study_fixture.hpp"

using namespace clustress;
using namespace clustress::test;
using End = StudyOutcome::End;

TEST_CASE("a run that is stopped keeps what is done, and goes on to the same bits", "[study]") {
  TemporaryDirectory const directory;
  Scenario const scenario = tiny_study(12);
  StopFlag stop{false};
  Recorder recorder;
  std::jthread stopper;
  recorder.on_activity = [&](Activity now, Progress const& live) {
    if (now != Activity::simulating) return;
    stopper = std::jthread([&stop, &live](std::stop_token const& over) {
      while (live.units < 2 && !over.stop_requested()) std::this_thread::yield();
      stop = true;
    });
  };
  StudyOutcome const first = run_study(scenario, directory / "r.h5", {}, &recorder, stop);
  CHECK(first.end == End::stopped);
  CHECK_FALSE(first.is_complete());
  CHECK(first.done >= 2);
  CHECK(first.done < 12);
  CHECK(first.wanted == 12);
  CHECK(recorder.events.back() == "ends " + std::to_string(first.done));
  CHECK_FALSE(std::filesystem::exists(directory / "r.h5"));

  StudyOutcome const second = run_study(scenario, directory / "r.h5");
  CHECK(second.end == End::complete);
  CHECK(second.simulated == 12 - first.done);
  run_study(scenario, directory / "whole.h5");
  CHECK(compare_bits(directory / "r.h5", directory / "whole.h5").empty());
}

TEST_CASE("a stop before the populations are made leaves nothing and harms nothing", "[study]") {
  TemporaryDirectory const directory;
  StopFlag const stop{true};
  Recorder recorder;
  CHECK(run_study(tiny_study(2), directory / "r.h5", {}, &recorder, stop).end == End::stopped);
  CHECK(recorder.events == std::vector<std::string>{"begins 2", "populations", "ends 0"});
  CHECK(run_study(tiny_study(2), directory / "r.h5").end == End::complete);
}

TEST_CASE("after its deadline a run begins no replicate", "[study]") {
  TemporaryDirectory const directory;
  Recorder recorder;
  StudyOutcome const outcome = run_study(tiny_study(3), directory / "r.h5",
                                         {.deadline = std::chrono::steady_clock::now()}, &recorder);
  CHECK(outcome.end == End::deadline);
  CHECK(outcome.done == 0);
  CHECK(outcome.wanted == 3);
  CHECK(recorder.events.back() == "ends 0");
  CHECK(run_study(tiny_study(3), directory / "r.h5").end == End::complete);
}

TEST_CASE("little memory means fewer replicates at once, and the same bits", "[study]") {
  TemporaryDirectory const directory;
  Scenario const scenario = tiny_study(3);
  StudyObserver silent;
  // The refusal says what would do.
  std::string const refusal =
      message_of([&] { StudyRun(scenario, "r.h5", {.threads = 8, .memory_bytes = 1.0}, silent); });
  double const least = std::stod(refusal.substr(refusal.rfind(' '))) * (1 << 20);
  Recorder recorder;
  run_study(scenario, directory / "r.h5", {.threads = 8, .memory_bytes = least}, &recorder);
  REQUIRE(recorder.all<MemoryBound>().size() == 1);
  MemoryBound const bound = recorder.all<MemoryBound>()[0];
  CHECK(bound.in_flight >= 1);
  CHECK(bound.in_flight < bound.usual);
  CHECK(bound.usual == 9);
  CHECK(bound.allowed_bytes == least);
  CHECK(bound.needed_bytes <= least);
  Recorder roomy;
  run_study(scenario, directory / "whole.h5", {.memory_bytes = 1e12}, &roomy);
  CHECK(roomy.notes.empty());
  CHECK(compare_bits(directory / "r.h5", directory / "whole.h5").empty());
}

TEST_CASE("a run with a precision ends at the first look that meets it", "[study]") {
  TemporaryDirectory const directory;
  // long enough for the first vouchers to be paid and to make a difference between worlds
  std::vector<std::string> const longer = {"simulation.horizon_quarters=12"};
  Scenario const scenario = tiny_study(64, longer);
  Recorder recorder;
  StudyOutcome const outcome =
      run_study(scenario, directory / "r.h5", {.precision = "10000"}, &recorder);
  CHECK(outcome.end == End::complete);
  CHECK(outcome.done == 32);
  CHECK(outcome.wanted == 32);
  REQUIRE(outcome.stopping.has_value());
  CHECK(outcome.stopping->reached);
  CHECK(outcome.stopping->looks == std::vector<std::size_t>{32});
  REQUIRE(recorder.all<PrecisionLook>().size() == 1);
  CHECK(recorder.all<PrecisionLook>()[0].replicates == 32);
  CHECK(recorder.all<PrecisionLook>()[0].ends_run);

  // One that is never met goes to the maximum, and takes what is there.
  Recorder further;
  StudyOutcome const whole =
      run_study(scenario, directory / "r.h5", {.precision = "0.001"}, &further);
  CHECK(whole.done == 64);
  CHECK(whole.simulated == 32);
  CHECK_FALSE(whole.stopping->reached);
  REQUIRE(further.all<PrecisionLook>().size() == 2);
  CHECK_FALSE(further.all<PrecisionLook>()[0].ends_run);
  // An extension keeps what the precision said of itself.
  run_study(tiny_study(65, longer), directory / "r.h5");
  CHECK(ResultFile(directory / "r.h5").header().text("precision") == "0.001");
}

TEST_CASE("a deadline within a run with a precision says that it is not done", "[study]") {
  TemporaryDirectory const directory;
  StudyOutcome const outcome =
      run_study(tiny_study(64), directory / "r.h5",
                {.deadline = std::chrono::steady_clock::now(), .precision = "5"});
  CHECK(outcome.end == End::deadline);
  CHECK_FALSE(outcome.stopping.has_value());
}
