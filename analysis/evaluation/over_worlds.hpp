// analysis/evaluation/over_worlds.hpp — what a design is worth: its estimates over many worlds,
// beside the truth of each.
//
// An evaluation happens once, in one world; over worlds one sees how it would fare: bias, coverage
// (share of worlds whose interval holds the truth), power (share whose p-value is at most alpha),
// and the smallest effect that it would find with 80 % power, (z(1 − α/2) + z(0.8)) · standard
// error = 2.80 standard errors at 5 % (Bloom 1995, Evaluation Review 19). Pure, thread-safe.
#pragma once

#include <functional>

#include "analysis/evaluation/design.hpp"

namespace clustress {

inline constexpr double detectable_power = 0.8;

struct DesignOverWorlds {
  Design const* design = nullptr;
  std::size_t asked = 0;  // worlds
  std::string missing{};  // why a world has no estimate: what is said most often; may be empty
  std::vector<DesignResult> results{};  // of the worlds that have one, in their order
  // Over those worlds; with none, NaN.
  Estimate estimate{}, truth{}, bias{};  // truth and bias NaN where nobody knows
  Estimate coverage{}, power{};          // shares
  std::size_t significant = 0;           // worlds
  double standard_error = not_known;     // mean of what the design says itself
  double spread = not_known;             // standard deviation of its estimates
  double smallest_detectable = not_known;

  [[nodiscard]] std::size_t worlds() const { return results.size(); }
};

// All designs on `worlds` panels, each asked for once, in their order.
std::vector<DesignOverWorlds> evaluate_worlds(std::size_t worlds,
                                              std::function<FirmPanel(std::size_t)> const& panel,
                                              DesignOptions const& options);

// The same from the results of one design, missing ones among them.
DesignOverWorlds summarise(Design const& design, std::vector<DesignResult> results, double alpha);

double detectable_effect(double standard_error, double alpha);

}  // namespace clustress
