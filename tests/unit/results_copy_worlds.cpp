// Worlds moved between runs with other variants: every number stands at its labels, and what a
// variant does not have is 0.
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/results/copy_worlds.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/run_output.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

OutcomeLayout layout_with(std::vector<std::string> variants, std::vector<std::string> instruments) {
  OutcomeLayout layout;
  layout.variants = std::move(variants);
  layout.stresses = {"undisturbed", "recession"};
  layout.quarters = 3;
  layout.dimensions = {{"region", {"Leipzig", "Halle"}},
                       {"instrument", std::move(instruments)},
                       {"size_class", {"s", "l"}}};
  add_dataset(layout, "total", "jobs", {});
  add_dataset(layout, "region", "jobs", {"region"});
  add_dataset(layout, "instrument", "paid", {"instrument"});
  add_dataset(layout, "instrument_size", "projects", {"instrument", "size_class"});
  return layout;
}

// A number that names its place: variant and instrument by their first letters, the rest by
// position.
double number_at(OutcomeLayout const& layout, DatasetInfo const& d, std::size_t v, std::size_t s,
                 std::size_t q, std::size_t e) {
  bool const by_instrument = d.group.starts_with("instrument");
  std::size_t const width = d.group == "instrument_size" ? 2 : 1;
  double const label = by_instrument ? layout.dimensions[1].labels[e / width][0] : 0;
  double const entry = static_cast<double>(by_instrument ? e % width : e);
  return layout.variants[v][0] * 1e6 + label * 1e3 + static_cast<double>(s * 100 + q * 10) + entry;
}

Outcome numbered(OutcomeLayout const& layout) {
  Outcome outcome = empty_outcome(layout, {0, 5});
  for (DatasetInfo const& d : layout.datasets) {
    for (std::size_t v = 0; v < layout.variants.size(); ++v) {
      for (std::size_t s = 0; s < 2; ++s) {
        for (std::size_t q = 0; q < 3; ++q) {
          for (std::size_t e = 0; e < d.entries; ++e)
            outcome.values[layout.at(d, v, s, q, e)] = number_at(layout, d, v, s, q, e);
        }
      }
    }
  }
  outcome.status.assign(outcome.status.size(), WorldStatus::done);
  return outcome;
}

}  // namespace

TEST_CASE("worlds: values are moved by the labels of variant and instrument", "[results]") {
  OutcomeLayout const there = layout_with({"none", "a", "b"}, {"x", "y"});
  OutcomeLayout const here = layout_with({"none", "c", "b", "a"}, {"y", "new", "x"});
  Outcome from = numbered(there);
  from.status[1 * 2 + 1] = WorldStatus::failed;
  from.cause[1 * 2 + 1] = "why";
  Outcome to = empty_outcome(here, {0, 5});
  for (std::string const variant : {"none", "a", "b"}) copy_worlds(variant, from, there, to, here);
  for (DatasetInfo const& d : here.datasets) {
    for (std::size_t v = 0; v < 4; ++v) {
      for (std::size_t s = 0; s < 2; ++s) {
        for (std::size_t q = 0; q < 3; ++q) {
          for (std::size_t e = 0; e < d.entries; ++e) {
            double const value = to.values[here.at(d, v, s, q, e)];
            std::size_t const width = d.group == "instrument_size" ? 2 : 1;
            bool const is_new = d.group.starts_with("instrument") && e / width == 1;
            bool const failed = v == 3 && s == 1;
            if (v == 1 || (failed && is_new)) {
              CHECK(std::isnan(value));
            } else {
              CHECK(value == (is_new ? 0.0 : number_at(here, d, v, s, q, e)));
            }
          }
        }
      }
    }
  }
  CHECK(to.status == std::vector<WorldStatus>{WorldStatus::done, WorldStatus::done,
                                              WorldStatus::not_run, WorldStatus::not_run,
                                              WorldStatus::done, WorldStatus::done,
                                              WorldStatus::done, WorldStatus::failed});
  CHECK(to.cause[7] == "why");
}

TEST_CASE("worlds: a run without instruments gives zeros by instrument", "[results]") {
  OutcomeLayout const there = without_empty(layout_with({"none"}, {})),
                      here = layout_with({"none", "a"}, {"x"});
  CHECK(first_difference_but_variants(there, here) == "");
  Outcome to = empty_outcome(here, {0, 5});
  copy_worlds("none", numbered(there), there, to, here);
  CHECK(to.values[here.at(here.datasets[3], 0, 1, 2, 1)] == 0.0);
  CHECK(to.values[here.at(here.datasets[0], 0, 1, 2)] ==
        number_at(here, here.datasets[0], 0, 1, 2, 0));
}

TEST_CASE("worlds: layouts may differ in variants and instruments only", "[results]") {
  OutcomeLayout const there = layout_with({"none", "a"}, {"x"});
  CHECK(first_difference_but_variants(there, layout_with({"none", "b", "a"}, {"y", "x"})) == "");
  OutcomeLayout other = layout_with({"none", "a"}, {"x"});
  add_dataset(other, "total", "wages", {});
  CHECK(lacking(first_difference_but_variants(there, other), {"/total/wages is only here"}) == "");
  other = layout_with({"none", "a"}, {"x"});
  add_dataset(other, "instrument", "wages", {"instrument"});
  CHECK(lacking(first_difference_but_variants(there, other), {"/instrument/wages is only here"}) ==
        "");
}

TEST_CASE("worlds: one bit or one status that differs is seen", "[results]") {
  OutcomeLayout const layout = layout_with({"none", "a"}, {"x"});
  Outcome const one = numbered(layout);
  for (DatasetInfo const& d : layout.datasets) {
    Outcome other = one;
    double& value = other.values[layout.at(d, 1, 1, 2, d.entries - 1)];
    value = std::nextafter(value, 0.0);
    CHECK(same_worlds(0, one, other, layout));
    CHECK_FALSE(same_worlds(1, one, other, layout));
  }
  Outcome other = one;
  other.status[0] = WorldStatus::failed;
  CHECK_FALSE(same_worlds(0, one, other, layout));
}

TEST_CASE("worlds: one replicate is read as it was written, from a file and from parts",
          "[results]") {
  TemporaryDirectory const directory;
  bool const finished = GENERATE(true, false);
  OutcomeLayout const layout = small_layout();
  RunOutput output(directory / "r.h5", sample_header(layout, 4));
  for (std::uint32_t r : {2U, 0U, 3U, 1U}) output.write(encode(sample_outcome(layout, r), layout));
  if (finished) output.finish();
  ResultFile const file(directory / "r.h5");
  Outcome const outcome = file.read_unit({0, 3}), expected = sample_outcome(layout, 3);
  CHECK(outcome.status == expected.status);
  CHECK(outcome.cause == expected.cause);
  Outcome moved = empty_outcome(layout, {0, 3});
  for (std::size_t v = 0; v < layout.variants.size(); ++v) {
    copy_worlds(layout.variants[v], outcome, file.layout(), moved, layout);
    CHECK(same_worlds(v, moved, expected, layout));
  }
}
