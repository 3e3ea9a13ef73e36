#include "calibration/inference/conflict.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "calibration/inference/climb.hpp"
#include "calibration/inference/plausible_space.hpp"

namespace clustress {

namespace {

constexpr std::size_t partners_tried = 10;

class Conflicts {
 public:
  Conflicts(EmulatedMoments const& emulated, Place const& x, std::uint64_t seed)
      : emulated_(emulated), places_(whole_cube(x.size(), seed).cloud) {
    places_.push_back(x);
    for (Place const& place : places_) sizes_.push_back(emulated.implausibilities(place));
  }

  // How small the larger |I| of two moments can be.
  [[nodiscard]] double least(std::size_t a, std::size_t b) const {
    auto const larger = [&](std::vector<double> const& of) { return std::max(of[a], of[b]); };
    std::size_t best = 0;
    for (std::size_t k = 0; k < places_.size(); ++k) {
      if (larger(sizes_[k]) < larger(sizes_[best])) best = k;
    }
    LogDensity const depth = [&](std::span<double const> x) {
      return -larger(emulated_.implausibilities(x));
    };
    IsInside const anywhere = [](std::span<double const>) { return true; };
    double const from_best = depth(highest_near(depth, anywhere, places_[best], 1.0));
    return -std::max(from_best, depth(highest_near(depth, anywhere, places_.back(), 1.0)));
  }

 private:
  EmulatedMoments const& emulated_;
  std::vector<Place> places_;  // the last is the one in question
  std::vector<std::vector<double>> sizes_;
};

}  // namespace

std::vector<std::size_t> worst_moments(EmulatedMoments const& emulated, std::span<double const> x) {
  std::vector<double> const sizes = emulated.implausibilities(x);
  std::vector<std::size_t> order = emulated.trained().used;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
  return order;
}

std::string conflict_at(std::span<FittedMoment const> moments, EmulatedMoments const& emulated,
                        Place const& x, std::uint64_t seed) {
  std::vector<double> const sizes = emulated.implausibilities(x);
  std::vector<std::size_t> const worst = worst_moments(emulated, x);
  Conflicts const conflicts(emulated, x, seed);
  std::size_t const first = worst[0];
  double const alone = conflicts.least(first, first);
  if (alone >= largest_plausible) {
    return fmt::format(
        "{} is {:.1f} standard deviations off or more everywhere{}", moments[first].name, alone,
        worst.size() < 2
            ? ""
            : fmt::format("; next is {} with {:.1f}", moments[worst[1]].name, sizes[worst[1]]));
  }
  if (worst.size() < 2) return moments[first].name + " alone is far off";
  std::size_t other = worst[1];
  double apart = 0.0;
  for (std::size_t k = 1; k < std::min(worst.size(), partners_tried + 1); ++k) {
    double const least = conflicts.least(first, worst[k]);
    if (least > apart) apart = least, other = worst[k];
  }
  std::string const at =
      fmt::format("{} is {:.1f} and {} {:.1f} standard deviations off", moments[first].name,
                  sizes[first], moments[other].name, sizes[other]);
  if (apart < largest_plausible) {
    return at + "; any two moments can be met, but not all together";
  }
  return fmt::format(
      "{}; each can be met, but they exclude each other: one of them is {:.1f} off "
      "wherever it is",
      at, apart);
}

}  // namespace clustress
