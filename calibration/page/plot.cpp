#include "calibration/page/plot.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/contracts.hpp"

namespace clustress::page {
namespace {

constexpr int low_place = 5, high_place = 15, width = 21;

}  // namespace

std::string plot(Range const& band, double observed, std::optional<double> simulated) {
  CLUSTRESS_REQUIRE(band.low < band.high && band.contains(observed),
                    "a band holds what is observed");
  // Bounded before it is rounded, so that a mean however far away has a place.
  auto const place = [&](double x) {
    double const share = (x - band.low) / (band.high - band.low);
    double const at = low_place + share * (high_place - low_place);
    return static_cast<int>(std::lround(std::clamp(at, -1.0, static_cast<double>(width))));
  };
  std::string line(width, '.');
  for (int k = low_place + 1; k < high_place; ++k) line[static_cast<std::size_t>(k)] = '-';
  line[low_place] = '[';
  line[high_place] = ']';
  auto const set = [&](int at, char mark) { line[static_cast<std::size_t>(at)] = mark; };
  int const of_observed = place(observed);
  set(of_observed, 'o');
  if (!simulated) return line;
  // What is out of the band never stands on its end.
  int at = place(*simulated);
  if (*simulated > band.high) at = std::max(at, high_place + 1);
  if (*simulated < band.low) at = std::min(at, low_place - 1);
  if (at < 0) {
    set(0, '<');
  } else if (at >= width) {
    set(width - 1, '>');
  } else {
    set(at, at == of_observed ? '*' : 'x');
  }
  return line;
}

}  // namespace clustress::page
