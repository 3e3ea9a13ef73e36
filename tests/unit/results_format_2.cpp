// Results on disk: a file of format version 2 is read, says of the facts it lacks that they are not
// known, and is the same in every bit as one of today, which an extension of it becomes.
#include <clustress/catch.hpp>

#include "sim/core/version.hpp"
#include "sim/results/result_file.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// Four replicates of the small layout, as "sample file for other programs" wrote them.
std::filesystem::path kept() {
  return std::filesystem::path(CLUSTRESS_SOURCE_DIR) / "tests/support/format_2/result.h5";
}

}  // namespace

TEST_CASE("format 2: the same bits as a run of today", "[results]") {
  static_assert(result_format_version == 3, "keep a file of the format before in tests/support");
  ResultFile const file(kept());
  CHECK(file.complete());
  CHECK(file.failed() == units({3}));
  TemporaryDirectory const directory;
  write_run(directory / "now.h5", 4);
  CHECK(compare_bits(kept(), directory / "now.h5") == "");
}

TEST_CASE("format 2: an extension writes today's format, and the same bits", "[results]") {
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
