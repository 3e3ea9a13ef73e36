// sim/engine/decomposition.hpp — the sub-mixes that tell what each instrument of a mix adds.
//
// A sub-mix holds some of the instruments of a mix, not none and not all. Of up to
// `most_instruments_apart` instruments all 2^n − 2 are run. Beyond, orders in which the instruments
// join are drawn, each with its reverse (antithetic: what joins early in one joins late in the
// other; Mitchell, Cooper, Frank & Holmes 2022, Journal of Machine Learning Research 23), and the
// sub-mixes on their way are run, each once. Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/parameters.hpp"

namespace clustress {

using Submix = std::vector<std::size_t>;        // places of instruments in the mix, ascending
using JoiningOrder = std::vector<std::size_t>;  // all places of the mix, first the first to join

inline constexpr std::size_t most_instruments_apart = 5;
inline constexpr std::size_t most_instruments_drawn = 60;

// What the table [[decompose]] says.
struct Decomposition {
  std::string variant;
  int orders = 0;             // drawn; even; 0 = none, all sub-mixes are run
  bool all_submixes = false;  // of more than most_instruments_apart instruments

  static void describe(ParameterTable<Decomposition>& table);
};

// All of a mix of 2 to 20 instruments, fewer instruments first, then by place.
std::vector<Submix> all_submixes(std::size_t instruments);

// `number`, even, of them: one drawn and its reverse, and so on; each further pair leaves those
// before as they are. Keyed by the seed of the run and the name of the mix.
std::vector<JoiningOrder> joining_orders(std::size_t instruments, std::size_t number,
                                         std::uint64_t seed, std::string_view mix);
// Those that the orders pass through, each once, in the order of all_submixes().
std::vector<Submix> submixes_on(std::vector<JoiningOrder> const& orders);

}  // namespace clustress
