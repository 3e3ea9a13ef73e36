// Results on disk: locks, full disks, unwritable places, and files that are not results.
#include <hdf5.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <clustress/catch.hpp>
#include <cstring>

#include "sim/core/errors.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/run_output.hpp"
#include "sim/storage/lock.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// A process that runs `action`, says it is ready, and waits to be killed.
class Sleeper {
 public:
  template <class Action>
  explicit Sleeper(Action action) {
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    pid_ = ::fork();
    if (pid_ == 0) {
      action();
      static_cast<void>(::write(ready[1], "x", 1) + 0);
      while (true) ::pause();
    }
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    ::close(ready[0]);
    ::close(ready[1]);
  }
  ~Sleeper() { kill(); }
  Sleeper(Sleeper const&) = delete;
  Sleeper& operator=(Sleeper const&) = delete;
  void kill() {
    if (pid_ > 0) {
      ::kill(pid_, SIGKILL);
      ::waitpid(pid_, nullptr, 0);
    }
    pid_ = -1;
  }
  [[nodiscard]] pid_t pid() const { return pid_; }

 private:
  pid_t pid_ = -1;
};

// A file system of a given size; false if this process may not mount one.
class TinyFileSystem {
 public:
  TinyFileSystem(std::filesystem::path where, char const* options) : where_(std::move(where)) {
    std::filesystem::create_directory(where_);
    mounted_ = ::mount("tmpfs", where_.c_str(), "tmpfs", 0, options) == 0;
  }
  TinyFileSystem(TinyFileSystem const&) = delete;
  TinyFileSystem& operator=(TinyFileSystem const&) = delete;
  ~TinyFileSystem() {
    if (mounted_) ::umount(where_.c_str());
  }
  [[nodiscard]] bool mounted() const { return mounted_; }

 private:
  std::filesystem::path where_;
  bool mounted_ = false;
};

}  // namespace

TEST_CASE("lock: a second writer is refused by process and host, and gets its turn afterwards",
          "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "r.h5";
  Sleeper holder([&] { new RunOutput(path, sample_header(small_layout(), 2)); });
  REQUIRE_THROWS_AS(RunOutput(path, sample_header(small_layout(), 2)), LockedError);
  CHECK(lacking(message_of([&] { RunOutput(path, sample_header(small_layout(), 2)); }),
                {"process " + std::to_string(holder.pid()), "on host "}) == "");
  std::string const name = "process " + std::to_string(holder.pid());
  holder.kill();
  RunOutput const output(path, sample_header(small_layout(), 2));
  REQUIRE(output.messages().size() == 1);
  CHECK(lacking(output.messages().front(), {name, "lock was taken over"}) == "");
}

TEST_CASE("lock: is gone when its holder is", "[results]") {
  TemporaryDirectory const directory;
  {
    OutputLock const lock(directory / "x.lock");
    CHECK(lock.taken_over_from().empty());
    CHECK_THROWS_AS(OutputLock(directory / "x.lock"), LockedError);
  }
  CHECK_FALSE(std::filesystem::exists(directory / "x.lock"));
  spill(directory / "x.lock",
        "pid 999999999\nhost nowhere\n");  // left by a dead process on another machine
  OutputLock const lock(directory / "x.lock");
  CHECK(lock.taken_over_from() == "process 999999999 on host nowhere");
}

TEST_CASE("faults: a full disk stops the run, keeps what is finished and leaves no half file",
          "[results]") {
  TemporaryDirectory const directory;
  TinyFileSystem const disk(directory / "disk", "size=400k");
  if (!disk.mounted()) {
    WARN("no right to mount a file system: not tested with a really full disk");
    return;
  }
  std::filesystem::path const path = directory / "disk/r.h5";
  std::size_t written = 0;
  {
    RunOutput output(path, sample_header(small_layout(), 100));
    std::string message;
    try {
      while (true) {
        write(output, static_cast<std::uint32_t>(written));
        ++written;
      }
    } catch (OutputError const& error) {
      message = error.what();
    }
    REQUIRE(written > 2);
    CHECK(lacking(message, {"No space left on device", "free space",
                            std::to_string(written) + " finished replicates are kept"}) == "");
  }
  CHECK(files_with(parts_directory(path), ".tmp").empty());
  CHECK(ResultFile(path).done().size() + ResultFile(path).failed().size() == written);
  // Still full: assembling what is there fails as cleanly.
  RunOutput output(path, sample_header(small_layout(), static_cast<std::uint32_t>(written)));
  REQUIRE(output.missing().empty());
  CHECK(lacking(message_of([&] { output.finish(); }), {"No space left on device"}) == "");
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK_FALSE(std::filesystem::exists(path.string() + ".tmp"));
  CHECK(output.done().size() == written);
}

TEST_CASE("faults: a limit on file sizes stops parts and the final file cleanly", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "r.h5";
  RunOutput output(path, sample_header(small_layout(), 6));
  for (std::uint32_t r = 0; r < 5; ++r) write(output, r);
  {
    FileSizeLimit const limit(10'000);
    CHECK(lacking(message_of([&] { write(output, 5); }),
                  {"File too large", "5 finished replicates are kept"}) == "");
  }
  CHECK(files_with(parts_directory(path), ".tmp").empty());
  write(output, 5);
  {
    FileSizeLimit const limit(60'000);
    CHECK(lacking(message_of([&] { output.finish(); }),
                  {"File too large", "6 finished replicates are kept"}) == "");
  }
  CHECK_FALSE(std::filesystem::exists(path.string() + ".tmp"));
  output.finish();
  CHECK(ResultFile(path).complete());
}

TEST_CASE("faults: a place that cannot be written is an error at once", "[results]") {
  TemporaryDirectory const directory;
  spill(directory / "file", "x");
  RunHeader const header = sample_header(small_layout(), 1);
  CHECK(lacking(message_of([&] { RunOutput(directory / "no/such/r.h5", header); }),
                {"No such file or directory", "make the directory"}) == "");
  REQUIRE_THROWS_AS(RunOutput(directory / "file/r.h5", header), OutputError);
  std::filesystem::create_directory(directory / "d.h5");
  CHECK(lacking(message_of([&] { RunOutput(directory / "d.h5", header); }), {"is not a file"}) ==
        "");
}

TEST_CASE("faults: a directory that vanishes during the run", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "sub/r.h5";
  std::filesystem::create_directory(directory / "sub");
  RunOutput output(path, sample_header(small_layout(), 2));
  write(output, 0);
  std::filesystem::remove_all(directory / "sub");
  CHECK(lacking(message_of([&] { write(output, 1); }),
                {"No such file or directory", "0 finished replicates are kept"}) == "");
}

TEST_CASE("faults: what is not a result is never overwritten, not even with force", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "r.h5";
  std::string const content =
      GENERATE(std::string(), std::string("my thesis"), std::string("\x89HDF\r\n\x1a\nrubbish"));
  spill(path, content);
  for (OtherResults other : {OtherResults::refuse, OtherResults::discard}) {
    REQUIRE_THROWS_AS(RunOutput(path, sample_header(small_layout(), 1), other), OutputError);
  }
  CHECK(slurp(path) == content);
  REQUIRE_THROWS_AS(ResultFile(path), OutputError);
}

TEST_CASE("faults: reading what is not there, and HDF5 files of others", "[results]") {
  TemporaryDirectory const directory;
  REQUIRE_THROWS_AS(ResultFile(directory / "nothing.h5"), OutputError);
  std::filesystem::create_directory(directory / "empty.parts");
  CHECK(lacking(message_of([&] { ResultFile(directory / "empty.parts"); }),
                {"nothing is finished yet"}) == "");
  CHECK(lacking(message_of([&] { ResultFile(directory.path()); }), {"is a directory"}) == "");
  hid_t const file =
      H5Fcreate((directory / "other.h5").c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT);
  H5Fclose(file);
  CHECK(lacking(message_of([&] { ResultFile(directory / "other.h5"); }),
                {"not a result of clustress"}) == "");
}

TEST_CASE("faults: a finished file cut at any length is an error, not a crash", "[results]") {
  TemporaryDirectory const directory;
  write_run(directory / "r.h5", 2);
  std::string const whole = slurp(directory / "r.h5");
  for (std::size_t size = 0; size + 64 < whole.size(); size += 997) {
    spill(directory / "cut.h5", whole.substr(0, size));
    CHECK_THROWS_AS(ResultFile(directory / "cut.h5"), OutputError);
  }
  CHECK_NOTHROW(ResultFile(directory / "r.h5"));
}

TEST_CASE(
    "faults: a finished file with a flipped byte or without its seal is an error, not a crash",
    "[results]") {
  TemporaryDirectory const directory;
  write_run(directory / "r.h5", 2);
  std::string const whole = slurp(directory / "r.h5");
  for (std::size_t place = 0; place < whole.size(); place += 1009) {
    std::string bytes = whole;
    bytes[place] = static_cast<char>(bytes[place] ^ 0x55);
    spill(directory / "bad.h5", bytes);
    CHECK_THROWS_AS(ResultFile(directory / "bad.h5"), OutputError);
  }
  spill(directory / "bad.h5", whole.substr(0, whole.size() - 64));
  CHECK(lacking(message_of([&] { ResultFile(directory / "bad.h5"); }), {"without the seal"}) == "");
  spill(directory / "bad.h5", whole + "x");
  CHECK(lacking(message_of([&] { ResultFile(directory / "bad.h5"); }), {"without the seal"}) == "");
}
