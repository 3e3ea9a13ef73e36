// calibration/inference/conflict.hpp — which moments cannot be met, alone or together.
//
// Searched for on the emulators: the least |I| of one moment, and the least that the larger |I| of
// two moments takes, from the best of 1,000 places of the cube and from the place in question.
// Pure, thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "calibration/inference/emulated_moments.hpp"

namespace clustress {

// The numbers of moments with emulators, the most implausible at `x` first.
std::vector<std::size_t> worst_moments(EmulatedMoments const& emulated, std::span<double const> x);

// Why `x`, the best that there is, is implausible: in a sentence that names two moments (one, if no
// more have emulators) and says whether they exclude each other. `moments` as in the emulators.
std::string conflict_at(std::span<FittedMoment const> moments, EmulatedMoments const& emulated,
                        Place const& x, std::uint64_t seed);

}  // namespace clustress
