// analysis/data/submixes.hpp — the sub-mixes of a mix that a result holds, and their worth.
//
// Nothing of a mix that was not decomposed, or where the facts of the result do not fit together.
// Pure functions of the view, thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "analysis/data/usable_replicates.hpp"

namespace clustress {

struct Submixes {
  std::vector<std::size_t> instruments;  // of the mix, as places of their labels
  // Variant by the bits of its instruments among those of the mix; 0 is the world without any.
  std::map<std::uint64_t, std::size_t> variant;
  // In which they join, as places in `instruments`; empty = every sub-mix is there.
  std::vector<std::vector<std::size_t>> orders;

  [[nodiscard]] std::size_t count() const { return instruments.size(); }
  [[nodiscard]] bool has_all() const { return orders.empty(); }
};
std::optional<Submixes> submixes_of(ResultView const& view, std::size_t variant);

// Of one quantity, paired with the world without a programme.
using Worth = std::function<std::vector<double>(std::size_t variant)>;  // one number a replicate

struct Contributions {
  std::vector<double> whole;  // of the mix, one number a replicate
  // By instrument, one number a replicate: Shapley values, which add up to `whole` in each.
  std::vector<std::vector<double>> shapley;
  // By instrument, of sub-mixes drawn: standard error of the mean over replicates that is due to
  // the orders drawn; of pairs of orders, so it needs two.
  std::vector<double> order_error;
  // Where every sub-mix is there: the instrument alone, and the mix less the mix without it.
  std::vector<std::vector<double>> alone, last;
  // Pairs (0, 1), (0, 2), …, (1, 2), …
  std::vector<std::vector<double>> interactions;
};
// Formulas: sim/statistics/shapley.hpp.
Contributions contributions_of(Submixes const& submixes, Worth const& worth);

}  // namespace clustress
