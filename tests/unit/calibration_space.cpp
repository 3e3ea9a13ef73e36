// What is left of the cube: against volumes in closed form.
#include <clustress/catch.hpp>
#include <cmath>

#include "calibration/inference/plausible_space.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

IsInside const anywhere = [](auto) { return true; };

// 3 at the surface of a ball in four dimensions around (0.4, 0.5, 0.6, 0.5).
Implausibility ball(double radius) {
  return [radius](std::span<double const> x) {
    double const centre[] = {0.4, 0.5, 0.6, 0.5};
    double squares = 0.0;
    for (std::size_t k = 0; k < 4; ++k) squares += (x[k] - centre[k]) * (x[k] - centre[k]);
    return 3.0 * std::sqrt(squares) / radius;
  };
}

}  // namespace

// The ball of radius r has the volume π²/2 r⁴; distances from its centre have the mean 4/5 r.
// A share through k bars has a relative error of √(9 k/1000) or somewhat more (members of a
// filling are akin): ln share of 8 seeds is tested by its own standard error, t with 7 degrees,
// α 0.001 for each of six.
TEST_CASE("The share that is left is the volume, however small, and evenly filled", "[inference]") {
  for (double const radius : {0.3, 0.03, 0.003}) {
    RunningMoments logs, distances;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
      PlausibleSpace const left = what_stays(whole_cube(4, seed), anywhere, ball(radius), seed);
      REQUIRE_FALSE(left.is_empty);
      CHECK(left.least < 0.1);
      logs.add(std::log(left.share()));
      RunningMoments distance;
      for (Place const& x : left.cloud) distance.add(ball(radius)(x) / 3.0);
      distances.add(distance.mean());
    }
    double const volume = 0.5 * std::acos(-1.0) * std::acos(-1.0) * std::pow(radius, 4);
    INFO("radius " << radius << ", ln share off by " << logs.mean() - std::log(volume) << " ± "
                   << logs.standard_error());
    CHECK(std::abs(logs.mean() - std::log(volume)) < 5.41 * logs.standard_error());
    CHECK(logs.standard_error() < 0.15);
    CHECK(std::abs(distances.mean() - 0.8) < 5.41 * distances.standard_error());
    CHECK(distances.standard_error() < 0.01);
  }
}

TEST_CASE("A second space lies in the first", "[inference]") {
  PlausibleSpace const half = what_stays(
      whole_cube(4, 1), anywhere, [](auto x) { return 6.0 * x[0]; }, 1);
  CHECK(half.share() == Approx(0.5).epsilon(0.01));
  IsInside const in_half = [](auto x) { return 6.0 * x[0] < 3.0; };
  PlausibleSpace const left = what_stays(
      half, in_half, [](auto x) { return 6.0 * (1.0 - x[1]); }, 2);
  CHECK(left.share() == Approx(0.25).epsilon(0.1));
  for (Place const& x : left.cloud) CHECK((x[0] < 0.5 && x[1] > 0.5));
}

TEST_CASE("Nothing left is found as such, with the least implausible place", "[inference]") {
  Implausibility const far = [](auto x) { return 4.0 + ball(0.3)(x); };
  PlausibleSpace const left = what_stays(whole_cube(4, 1), anywhere, far, 1);
  CHECK(left.is_empty);
  CHECK(left.share() == 0.0);
  CHECK(left.best[0] == Approx(0.4).margin(1e-3));
  CHECK(left.least == Approx(4.0).margin(0.02));
  CHECK(left.cloud.size() == places_of_cloud);
}

TEST_CASE("Points are spread as far apart as can be, from others too", "[inference]") {
  std::vector<Place> const cloud{{0.0}, {0.1}, {0.5}, {0.9}, {1.0}};
  CHECK(spread_over(cloud, {{0.0}}, 2) == std::vector<Place>{{1.0}, {0.5}});
  CHECK(spread_over(cloud, {}, 9).size() == 5);
}

}  // namespace clustress
