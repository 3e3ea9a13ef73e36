// sim/core/text.hpp — finding the name a user probably meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace clustress {

// Number of insertions, deletions, substitutions and swaps of neighbours that turn one word into
// the other (optimal string alignment; Damerau 1964, Levenshtein 1966). O(|a|·|b|).
std::size_t edit_distance(std::string_view a, std::string_view b);

// The closest of `names` if it is near enough to be a slip (at most a third of the word, at least 2
// edits allowed).
std::optional<std::string> nearest_name(std::string_view word,
                                        std::vector<std::string> const& names);

// " Did you mean \"x\"?" or the list of valid names if none is near (at most 12 shown).
std::string suggestion(std::string_view word, std::vector<std::string> const& names);

// Text that is safe to print: control characters and invalid UTF-8 escaped as \xNN, cut to `limit`
// bytes.
std::string printable(std::string_view text, std::size_t limit = 80);

}  // namespace clustress
