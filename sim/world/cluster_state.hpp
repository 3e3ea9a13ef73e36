// sim/world/cluster_state.hpp — a cluster as an actor: its organisation, its members, and where it
// stands in its life cycle.
#pragma once

#include <array>
#include <cstdint>

#include "sim/world/hold_mean.hpp"

namespace clustress {

// Five dimensions of the European label scheme for cluster organisations.
enum class QualityDimension : std::uint8_t {
  structure,
  governance,
  financing,
  services,
  recognition
};
inline constexpr std::size_t quality_dimensions = 5;

enum class Phase : std::uint8_t { emergence, growth, sustainment, decline };

struct ClusterState {
  // organisation
  double staff = 0;                                  // full-time persons at work for it
  double balance_keur = 0;                           // money it holds
  double programme_keur = 0;                         // received from the programme in the quarter
  std::array<double, quality_dimensions> quality{};  // each in [0, 1]
  double join_rate = 0.05;                           // j_k, a year; found in the hold
  std::int64_t members = 0;                          // firms
  std::int64_t member_jobs = 0;
  std::int64_t services = 0;  // delivered in the quarter
  // life cycle
  double heterogeneity = 0;  // spread of its firms' positions in knowledge space
  double growth = 0;         // smoothed growth of its jobs, log points a quarter
  std::int64_t jobs = 0;     // at the end of the last quarter
  std::int64_t firms = 0;
  HoldMean firms_mean;  // over the last quarters of burn-in
  HoldMean heterogeneity_mean;
  double base_firms = 0;
  double base_heterogeneity = 0;
  Phase phase = Phase::sustainment;

  [[nodiscard]] double mean_quality() const {
    double sum = 0;
    for (double q : quality) sum += q;
    return sum / static_cast<double>(quality_dimensions);
  }
};

}  // namespace clustress
