// Designs in the unit cube: what each promises of its points.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <limits>
#include <set>
#include <string>

#include "calibration/designs/sampling_design.hpp"

using namespace clustress;

namespace {

SamplingDesign named(std::string_view name) {
  for (SamplingDesignFunction const function : sampling_design_catalogue()) {
    if (function().name == name) return function();
  }
  FAIL("no design " << name);
  return {};
}

DesignProblem problem(std::size_t parameters, std::size_t size, std::size_t levels = 0,
                      std::uint64_t seed = 1) {
  DesignProblem one;
  for (std::size_t k = 0; k < parameters; ++k) one.group.push_back(k);
  one.groups = parameters;
  one.size = size;
  one.levels = levels;
  one.seed = seed;
  return one;
}

// Points in each of `shares` equal parts of one coordinate.
std::vector<int> counts(std::vector<double> const& cube, std::size_t width, std::size_t k,
                        std::size_t first, std::size_t points, std::size_t shares) {
  std::vector<int> count(shares, 0);
  for (std::size_t p = first; p < first + points; ++p) {
    double const u = cube[p * width + k];
    REQUIRE(u > 0.0);
    REQUIRE(u < 1.0);
    ++count[static_cast<std::size_t>(u * static_cast<double>(shares))];
  }
  return count;
}

double least_distance(std::vector<double> const& cube, std::size_t width) {
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t a = 0; a < cube.size(); a += width) {
    for (std::size_t b = 0; b < a; b += width) {
      double sum = 0.0;
      for (std::size_t k = 0; k < width; ++k) sum += std::pow(cube[a + k] - cube[b + k], 2);
      least = std::min(least, std::sqrt(sum));
    }
  }
  return least;
}

}  // namespace

TEST_CASE("Sobol points are nets: as many in each share, in one dimension and in two",
          "[unit][design]") {
  std::size_t const width = 6, points = 64;
  std::vector<double> const cube = named("sobol").make(problem(width, 2 * points));
  REQUIRE(cube.size() == 2 * points * width);
  for (std::size_t first : {std::size_t{0}, points}) {
    for (std::size_t k = 0; k < width; ++k)
      CHECK(counts(cube, width, k, first, points, points) == std::vector<int>(points, 1));
  }
  // The first two dimensions are a (0, 6, 2) net: one point in each of 8 × 8, 4 × 16, … boxes.
  for (std::size_t across : {2U, 4U, 8U, 16U, 32U}) {
    std::set<std::pair<int, int>> boxes;
    for (std::size_t p = 0; p < points; ++p) {
      boxes.emplace(static_cast<int>(cube[p * width] * static_cast<double>(across)),
                    static_cast<int>(cube[p * width + 1] * static_cast<double>(points / across)));
    }
    CHECK(boxes.size() == points);
  }
}

TEST_CASE("Sobol points of another seed are others, and more of them leave the first as they are",
          "[unit][design]") {
  SamplingDesign const sobol = named("sobol");
  std::vector<double> const few = sobol.make(problem(3, 10)), many = sobol.make(problem(3, 300));
  CHECK(std::equal(few.begin(), few.end(), many.begin()));
  CHECK(few != sobol.make(problem(3, 10, 0, 2)));
  // A digital shift keeps the exclusive or of two points: here of the 20 leading bits.
  std::vector<double> const other = sobol.make(problem(3, 10, 0, 2));
  auto const bits = [](double u) { return static_cast<std::uint32_t>(u * 0x1p20); };
  for (std::size_t i = 3; i < few.size(); ++i)
    CHECK((bits(few[i]) ^ bits(few[i - 3])) == (bits(other[i]) ^ bits(other[i - 3])));
}

TEST_CASE("a Latin hypercube has one point in each stratum, and points that lie apart",
          "[unit][design]") {
  std::size_t const width = 4, points = 30;
  std::vector<double> const cube = named("latin").make(problem(width, points));
  for (std::size_t k = 0; k < width; ++k)
    CHECK(counts(cube, width, k, 0, points, points) == std::vector<int>(points, 1));
  // Mean least distance of 300 random squares of this size: 0.16.
  CHECK(least_distance(cube, width) > 0.25);
  CHECK(named("latin").make(problem(1, 1)).size() == 1);
}

TEST_CASE("a trajectory of Morris moves each group once, by 2/3 on four levels", "[unit][design]") {
  DesignProblem one = problem(5, 200, 4);
  one.group = {0, 1, 2, 1, 3};  // two move together
  one.groups = 4;
  std::vector<double> const cube = named("morris").make(one);
  REQUIRE(cube.size() == 200 * 5 * 5);
  std::vector<int> at_level(4, 0);
  for (std::size_t t = 0; t < 200; ++t) {
    std::set<std::size_t> moved;
    for (std::size_t step = 0; step < 4; ++step) {
      std::set<std::size_t> groups;
      for (std::size_t k = 0; k < 5; ++k) {
        double const from = cube[(t * 5 + step) * 5 + k], to = cube[(t * 5 + step + 1) * 5 + k];
        if (step == 0) ++at_level[static_cast<std::size_t>(std::lround(from * 3.0))];
        CHECK(std::abs(from * 3.0 - std::round(from * 3.0)) < 1e-12);
        if (from == to) continue;
        CHECK(std::abs(to - from) == Approx(2.0 / 3.0));
        groups.insert(one.group[k]);
      }
      REQUIRE(groups.size() == 1);
      moved.insert(*groups.begin());
    }
    CHECK(moved.size() == 4);
  }
  // 1,000 draws over four levels: 250 each, standard deviation 13.7
  for (int const count : at_level) CHECK(std::abs(count - 250) < 4 * 13.7);
  DesignProblem longer = one;
  longer.size = 201;
  std::vector<double> const more = named("morris").make(longer);
  CHECK(std::equal(cube.begin(), cube.end(), more.begin()));
  one.levels = 3;
  CHECK_FALSE(named("morris").fault(one).empty());
}

TEST_CASE("a row of Saltelli is A, B, and A with one group of B", "[unit][design]") {
  DesignProblem one = problem(3, 16);
  one.group = {0, 1, 0};
  one.groups = 2;
  std::vector<double> const cube = named("saltelli").make(one);
  REQUIRE(cube.size() == 16 * 4 * 3);
  for (std::size_t r = 0; r < 16; ++r) {
    auto const at = [&](std::size_t point, std::size_t k) { return cube[(r * 4 + point) * 3 + k]; };
    for (std::size_t k = 0; k < 3; ++k) {
      CHECK(at(0, k) != at(1, k));
      CHECK(at(2, k) == at(one.group[k] == 0 ? 1 : 0, k));
      CHECK(at(3, k) == at(one.group[k] == 1 ? 1 : 0, k));
    }
  }
  one.size = 17;
  std::vector<double> const more = named("saltelli").make(one);
  CHECK(std::equal(cube.begin(), cube.end(), more.begin()));
}

TEST_CASE("a grid has every combination, one at a time moves one group from end to end",
          "[unit][design]") {
  std::vector<double> const grid = named("grid").make(problem(2, 0, 3));
  CHECK(grid == std::vector<double>{0.0, 0.0, 0.0, 0.5, 0.0, 1.0, 0.5, 0.0, 0.5, 0.5, 0.5, 1.0, 1.0,
                                    0.0, 1.0, 0.5, 1.0, 1.0});
  DesignProblem one = problem(3, 0, 2);
  one.group = {0, 1, 0};
  one.groups = 2;
  std::vector<double> const single = named("one_at_a_time").make(one);
  REQUIRE(single.size() == 12);
  std::string text;
  for (double const u : single) text += std::isnan(u) ? "." : u == 0.0 ? "0" : "1";
  CHECK(text == "0.01.1.0..1.");
}

TEST_CASE("every design has a name, a meaning, and as many points as it says",
          "[contract][design]") {
  std::set<std::string_view> names;
  for (SamplingDesignFunction const function : sampling_design_catalogue()) {
    SamplingDesign const design = function();
    INFO(design.name);
    CHECK(names.insert(design.name).second);
    CHECK_FALSE(design.meaning.empty());
    if (design.make == nullptr) continue;
    DesignProblem const one = problem(3, design.usual_size, design.usual_levels);
    CHECK(design.make(one).size() == static_cast<std::size_t>(3.0 * design.count(one)));
    if (design.fault != nullptr) CHECK(design.fault(one).empty());
  }
  CHECK(names.size() == 7);
}
