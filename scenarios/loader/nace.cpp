#include "scenarios/loader/nace.hpp"

#include <algorithm>

namespace clustress::loader {
namespace {

constexpr char first_section = 'A', last_section = 'U';

struct Divisions {
  int first, last;
  char section;
};

// Regulation (EC) 1893/2006, annex I.
constexpr Divisions divisions[] = {
    {1, 3, 'A'},   {5, 9, 'B'},   {10, 33, 'C'}, {35, 35, 'D'}, {36, 39, 'E'}, {41, 43, 'F'},
    {45, 47, 'G'}, {49, 53, 'H'}, {55, 56, 'I'}, {58, 63, 'J'}, {64, 66, 'K'}, {68, 68, 'L'},
    {69, 75, 'M'}, {77, 82, 'N'}, {84, 84, 'O'}, {85, 85, 'P'}, {86, 88, 'Q'}, {90, 93, 'R'},
    {94, 96, 'S'}, {97, 98, 'T'}, {99, 99, 'U'}};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_section(char c) {
  return c >= first_section && c <= last_section;
}

}  // namespace

std::optional<char> nace_section(std::string_view code) {
  std::optional<char> named;
  if (!code.empty() && is_section(code.front())) {
    named = code.front();
    code.remove_prefix(1);
    if (code.empty()) return named;
  }
  bool const well_formed =
      code.size() >= 2 && is_digit(code[0]) && is_digit(code[1]) &&
      std::all_of(code.begin(), code.end(), [](char c) { return is_digit(c) || c == '.'; });
  if (!well_formed) return std::nullopt;
  int const division = 10 * (code[0] - '0') + (code[1] - '0');
  for (Divisions const& d : divisions) {
    if (division < d.first || division > d.last) continue;
    return !named || *named == d.section ? std::optional(d.section) : std::nullopt;
  }
  return std::nullopt;
}

bool holds_section(std::string_view sections, char section) {
  for (std::size_t i = 0; i < sections.size(); ++i) {
    bool const range = i + 2 < sections.size() && sections[i + 1] == '-';
    if (sections[i] <= section && section <= sections[range ? i + 2 : i] && is_section(sections[i]))
      return true;
    if (range) i += 2;
  }
  return false;
}

}  // namespace clustress::loader
