// analysis/data/money.hpp — where the money of a programme is at the end, and why some found no
// use. In kEUR, not discounted, one number a replicate:
//
//   released = paid + promised + held + came back + no use
//
// Paid holds administration and called guarantees. Held is the reserve of open guaranteed loans. A
// reserve that was held and is free again because loans were repaid *came back*: it was used, for a
// guarantee is no payment. It is the most that was paid, promised and held at a time, less that at
// the end; of instruments without guarantees nothing comes back, for an award that lapsed found no
// use. Pure functions of the view; OutputError if a book is missing.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/data/usable_replicates.hpp"

namespace clustress {

struct Money {
  // released, came_back and no_use are empty where the result does not hold what was released
  std::vector<double> released, paid, promised, held, came_back, no_use;
  [[nodiscard]] std::vector<double> used() const;  // paid, promised, held or came back
};

// Of one instrument of a variant; an instrument that the variant does not have has 0.
Money money_of(UsableReplicates const& worlds, std::size_t variant, std::size_t stress,
               std::size_t instrument);
// Of all of them.
Money money_of(UsableReplicates const& worlds, std::size_t variant, std::size_t stress);

// Places of the instruments for which money is released, or was spent where that is not known.
std::vector<std::size_t> funded_instruments(UsableReplicates const& worlds, std::size_t variant,
                                            std::size_t stress);

// Why awards are not used or not paid: data sets of /instrument, and words.
struct UnusedReason {
  std::string_view dataset;
  std::string_view head;     // of a column
  std::string_view meaning;  // of the measure
  std::string_view words;    // "5 {}" in a sentence
  bool is_lapse = true;      // else the project was started, and not paid
};
std::span<UnusedReason const> unused_reasons();

// What the result tells of why money found no use, such as "10 of 100 awards lapsed"; of the
// instrument of which most is left. Empty where nothing is left.
std::string why_no_use(UsableReplicates const& worlds, std::size_t variant, std::size_t stress);

}  // namespace clustress
