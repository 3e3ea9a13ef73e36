// analysis/render/phrase_text.hpp — words and figures of a section as text. Pure, thread-safe.
#pragma once

#include <cstddef>
#include <string>

#include "analysis/data/section.hpp"

namespace clustress {

struct PhrasePlace {
  std::size_t value, bounds;  // widths at most
  bool breaks;                // lines may break inside a figure
};

// Control characters of words are escaped.
std::string phrase_text(Phrase const& phrase, Section const& section, PhrasePlace const& at);

}  // namespace clustress
