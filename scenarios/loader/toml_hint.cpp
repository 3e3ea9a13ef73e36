#include "scenarios/loader/toml_hint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>

namespace clustress::loader {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  std::size_t const first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// Without a comment; a # inside a text is rare in a line that is at fault.
std::string_view value_of(std::string_view line) {
  std::size_t const equals = line.find('=');
  if (equals == std::string_view::npos) return {};
  std::string_view const value = line.substr(equals + 1);
  return trimmed(value.substr(0, value.find('#')));
}

bool is_list(std::string_view value) {
  return value.starts_with('[') || value.starts_with('{');
}

// "4,5" as "4.5", if it is digits, one comma and digits.
std::string with_point(std::string_view value) {
  std::size_t const comma = value.find(',');
  bool const is_number =
      comma != std::string_view::npos && comma > 0 && comma + 1 < value.size() &&
      std::ranges::all_of(value, [](char c) { return is_digit(c) || c == ',' || c == '-'; }) &&
      std::ranges::count(value, ',') == 1;
  if (!is_number) return "";
  std::string text(value);
  text[comma] = '.';
  return text;
}

// "8.000.000" or "8 000" as "8000000", "8000": digits with marks between thousands.
std::string without_marks(std::string_view value) {
  std::string digits;
  std::size_t group = 0, marks = 0;  // digits since the last mark
  for (char const c : value) {
    if (is_digit(c)) {
      digits += c;
      ++group;
    } else if ((c == '.' || c == ',' || c == ' ' || c == '\'') && (marks == 0 || group == 3)) {
      ++marks;
      group = 0;
    } else {
      return "";
    }
  }
  return marks > 0 && group == 3 ? digits : "";
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

std::string hint_of_value(std::string_view value) {
  if (value.empty()) return "";
  if (std::string const number = with_point(value); !number.empty())
    return fmt::format("Decimals are written with a point: {}. ", number);
  if (is_digit(value.front()) && value.ends_with('%'))
    return "A share is a number such as 0.9, a percentage one without its sign. ";
  if (std::string const number = without_marks(value); !number.empty())
    return fmt::format("Numbers have no marks between thousands: {}. ", number);
  if (is_one_of(value, {"yes", "Yes", "True", "TRUE", "on"})) return "Write true. ";
  if (is_one_of(value, {"no", "No", "False", "FALSE", "off"})) return "Write false. ";
  if (value.starts_with('"') && value.find('\\') != std::string_view::npos)
    return "In double quotes \\ begins an escape: write paths with /, or in single quotes. ";
  if (value.starts_with('"') && std::ranges::count(value, '"') % 2 == 1)
    return "A quotation mark is missing. ";
  if (is_letter(value.front())) return "Texts stand in quotes. ";
  if (is_digit(value.front()) && is_letter(value.back()))
    return "Write the number alone: its unit is in the name of the key. ";
  return "";
}

}  // namespace

std::string_view line_of(std::string_view text, std::size_t number) {
  for (; number > 1; --number) {
    std::size_t const end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  return text.substr(0, text.find('\n'));
}

std::string toml_hint(std::string_view line, std::string_view description) {
  if (description.find("redefine existing table") != std::string_view::npos)
    return "What may come several times has double brackets each time, such as [[variant]]. ";
  for (std::string_view const quote : {"“", "”", "„", "«", "»", "‘", "’"}) {
    if (line.find(quote) != std::string_view::npos) return "Use straight quotes: \"text\". ";
  }
  std::string_view const words = trimmed(line);
  if (words.starts_with(';') || words.starts_with("//")) return "Comments begin with #. ";
  std::string_view const value = value_of(line);
  if (!value.empty() && !is_list(value)) {
    if (std::string hint = hint_of_value(trimmed(value.substr(0, value.find(';')))); !hint.empty())
      return hint;
    if (value.find(';') != std::string_view::npos) return "Comments begin with #. ";
  }
  bool const has_colon = line.find(':') != std::string_view::npos;
  if (line.find('=') == std::string_view::npos && has_colon)
    return "Write = between key and value. ";
  return "";
}

}  // namespace clustress::loader
