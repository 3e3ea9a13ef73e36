// sim/statistics/shapley.hpp — what each player of a cooperative game adds, and each pair beyond
// both.
//
// A game gives the worth v(S) of every set S of n players; it is a list of 2^n numbers, and the
// bits of a place are the players in the set. With s = |S| and Δ_i v(S) = v(S ∪ i) − v(S)
//
//   φ_i  = Σ_{S ⊆ N∖i}  s! (n − s − 1)! / n!        Δ_i v(S)                    (Shapley 1953)
//   I_ij = Σ_{S ⊆ N∖ij} s! (n − s − 2)! / (n − 1)!  [Δ_i v(S ∪ j) − Δ_i v(S)]
//
// the mean of Δ_i over all orders in which players join, and the Shapley interaction index
// (Grabisch & Roubens 1999, International Journal of Game Theory 28, 547–565): how much more the
// two are worth together than apart, the mean over all orders of the others and the pair as one. Σ
// φ_i = v(N) − v(∅); a player who adds nothing to any set has exactly φ_i = 0 and I_ij = 0; players
// who add the same have the same φ; I_ij = I_ji. Sums are of whole multiples of the worths and
// divided once: where worths are multiples of a power of two, as jobs are, n! φ adds up to the bit,
// otherwise to rounding. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace clustress {

inline constexpr std::size_t most_players = 18;  // whose factorial is a whole number of a double

// By player. `game`: 2^players finite numbers, 1 to most_players players.
std::vector<double> shapley_values(std::span<double const> game, std::size_t players);

// Of the pairs (0, 1), (0, 2), …, (1, 2), …; of two players or more.
std::vector<double> shapley_interactions(std::span<double const> game, std::size_t players);

// Of one order: what each player added when joining, by player. `worth`: of the players that have
// joined, from none to all. The mean over orders drawn at random is an unbiased estimate of φ and
// adds up as φ does (Castro, Gómez & Tejada 2009, Computers & Operations Research 36).
std::vector<double> marginal_contributions(std::span<std::size_t const> order,
                                           std::span<double const> worth);

}  // namespace clustress
