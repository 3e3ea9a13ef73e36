#include "sim/core/text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>

namespace clustress {
namespace {

// Length of the valid UTF-8 sequence at the start of `text`, 0 if there is none.
std::size_t utf8_length(std::string_view text) {
  auto const lead = static_cast<unsigned char>(text.front());
  std::size_t const length = lead < 0x80                   ? 1
                             : lead >= 0xC2 && lead < 0xE0 ? 2
                             : lead >= 0xE0 && lead < 0xF0 ? 3
                             : lead >= 0xF0 && lead < 0xF5 ? 4
                                                           : 0;
  if (length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return 0;
  }
  return length;
}

// The code point of a valid sequence.
std::uint32_t code_point(std::string_view sequence) {
  auto const lead = static_cast<unsigned char>(sequence.front());
  if (sequence.size() == 1) return lead;
  std::uint32_t code = lead & (0x7FU >> sequence.size());
  for (char const c : sequence.substr(1))
    code = (code << 6U) | (static_cast<unsigned char>(c) & 0x3FU);
  return code;
}

bool is_between(std::uint32_t code, std::uint32_t first, std::uint32_t last) {
  return first <= code && code <= last;
}

// Controls of the terminal (C0, C1), of lines (U+2028, U+2029) and of direction.
bool is_control(std::uint32_t code) {
  return code < 0x20 || is_between(code, 0x7F, 0x9F) || code == 0x061C ||
         is_between(code, 0x200E, 0x200F) || is_between(code, 0x2028, 0x202E) ||
         is_between(code, 0x2066, 0x2069);
}

// Blanks of any width, joiners, fillers, marks of byte order: nothing on the screen.
bool is_invisible(std::uint32_t code) {
  return code == 0x20 || code == 0xA0 || code == 0xAD || code == 0x034F || code == 0x115F ||
         code == 0x1160 || code == 0x1680 || code == 0x180E || is_between(code, 0x2000, 0x200D) ||
         code == 0x202F || is_between(code, 0x205F, 0x2064) || code == 0x2800 || code == 0x3000 ||
         code == 0x3164 || is_between(code, 0xFE00, 0xFE0F) || code == 0xFEFF || code == 0xFFA0 ||
         is_between(code, 0xE0000, 0xE01EF);
}

}  // namespace

bool has_controls(std::string_view text) {
  while (!text.empty()) {
    std::size_t const length = utf8_length(text);
    if (length == 0 || is_control(code_point(text.substr(0, length)))) return true;
    text.remove_prefix(length);
  }
  return false;
}

bool is_visible(std::string_view text) {
  while (!text.empty()) {
    std::size_t const length = utf8_length(text);
    if (length == 0 || !is_invisible(code_point(text.substr(0, length)))) return true;
    text.remove_prefix(length);
  }
  return false;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      std::size_t const substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, substituted});
      bool const swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::optional<std::string> nearest_name(std::string_view word,
                                        std::vector<std::string> const& names) {
  if (word.size() > 100) return std::nullopt;
  std::size_t best = std::max<std::size_t>(2, word.size() / 3) + 1;
  std::optional<std::string> nearest;
  for (std::string const& name : names) {
    std::size_t const distance = edit_distance(word, name);
    if (distance < best) {
      best = distance;
      nearest = name;
    }
  }
  return nearest;
}

std::string suggestion(std::string_view word, std::vector<std::string> const& names) {
  if (auto const nearest = nearest_name(word, names))
    return fmt::format(" Did you mean \"{}\"?", *nearest);
  if (names.empty()) return "";
  std::size_t const shown = std::min<std::size_t>(12, names.size());
  return fmt::format(
      " Valid names: {}{}.",
      fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), ", "),
      shown < names.size() ? ", …" : "");
}

std::string printable(std::string_view text, std::size_t limit) {
  std::string shown;
  while (!text.empty()) {
    std::size_t const length = utf8_length(text);
    std::string_view const sequence = text.substr(0, std::max<std::size_t>(length, 1));
    std::uint32_t const code =
        length == 0 ? static_cast<unsigned char>(text.front()) : code_point(sequence);
    bool const plain = length > 0 && !is_control(code);
    std::string const piece = plain        ? std::string(sequence)
                              : length > 1 ? fmt::format("\\u{:04x}", code)
                                           : fmt::format("\\x{:02x}", code);
    if (shown.size() + piece.size() > limit) return shown + "…";
    shown += piece;
    text.remove_prefix(sequence.size());
  }
  return shown;
}

}  // namespace clustress
