// sim/core/money.hpp — programme money in whole cents, so that books balance exactly.
#pragma once

#include <cmath>
#include <cstdint>

namespace clustress {

using Cents = std::int64_t;

inline constexpr double cents_per_keur = 100'000.0;

constexpr double to_keur(Cents cents) {
  return static_cast<double>(cents) / cents_per_keur;
}
// Nearest cent, halves away from zero. |keur| < 9e13.
inline Cents to_cents(double keur) {
  return static_cast<Cents>(std::llround(keur * cents_per_keur));
}

}  // namespace clustress
