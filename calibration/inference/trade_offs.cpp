#include "calibration/inference/trade_offs.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/statistics/moments.hpp"

namespace clustress {

std::vector<std::string> trade_offs_of(std::span<CalibrationParameter const> parameters,
                                       std::vector<Place> const& places) {
  std::vector<std::string> sentences;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    for (std::size_t j = i + 1; j < parameters.size(); ++j) {
      RunningCovariance both;
      for (Place const& x : places) both.add(x[i], x[j]);
      double const r = both.correlation();
      if (!(std::abs(r) > least_told_correlation)) continue;
      sentences.push_back(
          fmt::format("{} and {} are told apart badly: correlation {:.2f} in the posterior",
                      parameters[i].name, parameters[j].name, r));
    }
  }
  return sentences;
}

}  // namespace clustress
