// Two results held against each other: all that their headers differ in is named, bounded.
#include <algorithm>
#include <clustress/catch.hpp>

#include "sim/results/result_file.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

std::size_t lines_of(std::string const& text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1;
}

}  // namespace

TEST_CASE("compare: all that two headers differ in is named", "[results]") {
  TemporaryDirectory const directory;
  RunHeader a = sample_header(small_layout(), 2), b = sample_header(small_layout(), 3);
  b.model_version = "2";
  b.seed = 5;
  b.start_quarter = "2017Q1";
  b.attributes = {{"target_net_jobs", 400.0}, {"title", std::string("a\x1b test")}};
  std::get<std::vector<double>>(b.columns[1].values)[1] = 0.2;
  write_run(directory / "a.h5", a);
  write_run(directory / "b.h5", b);
  std::string const text = compare_bits(directory / "a.h5", directory / "b.h5");
  CHECK(lacking(text, {"the seed is", "the model version is 1 there and 2 here", "start_quarter",
                       "attribute replicates_wanted: 2 and 3", "stress_severity[1] differs",
                       "attribute target_net_jobs: 500 and 400",
                       "attribute title: \"a test\" and \"a\\x1b test\""}) == "");
  CHECK(lines_of(text) == 7);
}

TEST_CASE("compare: of very many differences the first ten are named, and how many more",
          "[results]") {
  TemporaryDirectory const directory;
  RunHeader a = sample_header(small_layout(), 1), b = a;
  for (int k = 0; k < 15; ++k) b.attributes.push_back({"more_" + std::to_string(k), 1.0});
  write_run(directory / "a.h5", a);
  write_run(directory / "b.h5", b);
  std::string const text = compare_bits(directory / "a.h5", directory / "b.h5");
  CHECK(lines_of(text) == 11);
  CHECK(lacking(text, {"attribute more_0 is only in the second", "… and 5 more"}) == "");
}

TEST_CASE("compare: equal headers, then the first value", "[results]") {
  TemporaryDirectory const directory;
  write_run(directory / "a.h5", 2);
  RunOutput output(directory / "b.h5", sample_header(small_layout(), 2));
  write(output, 0);
  Outcome changed = sample_outcome(small_layout(), 1);
  changed.values[small_layout().at(small_layout().datasets[0], 2, 1, 4)] = 1e9;
  output.write(encode(changed, small_layout()));
  output.finish();
  std::string const text = compare_bits(directory / "a.h5", directory / "b.h5");
  CHECK(lacking(text, {"total/jobs: variant \"lottery\"", "replicate 1, quarter 4"}) == "");
  CHECK(lines_of(text) == 1);
}
