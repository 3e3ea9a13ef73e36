// calibration/inference/differential_evolution.hpp — draws of a density over the unit cube.
//
// Differential evolution Monte Carlo (ter Braak 2006, Statistics and Computing 16(3)): each of N
// chains proposes x + γ (x_a − x_b) + e with two other chains a and b and takes it by Metropolis'
// rule, so that the chains themselves tell scale and direction of steps. γ = 2.38/√(2d), 1 in every
// tenth generation (from one mode to another); e is uniform within ±1e-4; places outside the cube
// have no density. The first round of generations is thrown away. In it a chain that is lost goes
// to the place of the best: one whose log density stays for a hundred generations more than two
// interquartile ranges below the lower quartile of all chains' means (after Vrugt et al. 2009,
// International Journal of Nonlinear Sciences and Numerical Simulation 10(3), who take the chain's
// own mean; so a chain in a long tail is left alone). The last round is kept: a round is followed
// by one twice as long while split R̂ of any parameter (Gelman et al. 2013, 11.4) is above
// `settled_r_hat`. Deterministic by seed. Pure; thread-safe if the functions are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "calibration/inference/place.hpp"

namespace clustress {

struct PosteriorSample {
  std::vector<Place> points;  // [kept generation · chains + chain], equally weighted
  std::size_t chains = 0;
  Place highest;  // of all places that chains were in
  double highest_log_density = 0.0;
  double r_hat = 0.0;     // largest of all parameters; 1 is settled
  double accepted = 0.0;  // share of proposals, in the last round
};

inline constexpr double settled_r_hat = 1.05;
inline constexpr int first_round = 1000, longest_round = 4000, kept_every = 5;  // generations

// How many chains there should be.
std::size_t chains_for(std::size_t dimensions);

// One chain a start, three or more, with finite density. `is_inside` is asked only of places that
// would be taken otherwise. Starts without density are a contract violation.
PosteriorSample sample_by_differential_evolution(LogDensity const& log_density,
                                                 IsInside const& is_inside,
                                                 std::vector<Place> starts, std::uint64_t seed);

// `count` of the sample, from all generations and chains alike; no more than there are.
std::vector<Place> spread_of(PosteriorSample const& sample, std::size_t count);

}  // namespace clustress
