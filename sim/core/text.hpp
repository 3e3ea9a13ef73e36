// sim/core/text.hpp — text from users: the name they probably meant, and what is safe to print.
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

// Whether a text holds a control character: of the terminal (C0, C1), of lines or of direction
// (U+202E turns what follows round); or is not UTF-8.
bool has_controls(std::string_view text);
// Whether a character of it shows on the screen: not of blanks and joiners alone.
bool is_visible(std::string_view text);

// Text that is safe to print: invalid UTF-8 escaped as \xNN, control characters as \xNN or \uNNNN,
// cut to `limit` bytes.
std::string printable(std::string_view text, std::size_t limit = 80);

}  // namespace clustress
