#include "calibration/page/markdown.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "sim/core/contracts.hpp"
#include "sim/core/text.hpp"

namespace clustress::page {
namespace {

constexpr std::size_t longest = 400;

std::string row(Cells const& cells) {
  return fmt::format("| {} |\n", fmt::join(cells, " | "));
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_within_word(std::string const& text, std::size_t k) {
  return k > 0 && k + 1 < text.size() && is_letter(text[k - 1]) && is_letter(text[k + 1]);
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string marked;
  std::string const shown = printable(text, longest);
  for (std::size_t k = 0; k < shown.size(); ++k) {
    char const c = shown[k];
    switch (c) {
      case '&':  // an entity, if no blank follows
        marked += k + 1 < shown.size() && shown[k + 1] != ' ' ? "&amp;" : "&";
        break;
      case '<':
        marked += "&lt;";
        break;
      case '>':
        marked += "&gt;";
        break;
      case '_':  // emphasis, if not within a word
        marked += is_within_word(shown, k) ? "_" : "\\_";
        break;
      case '~':
      case '$':
        marked += fmt::format("&#{};", static_cast<int>(c));
        break;
      case '\\':
      case '`':
      case '*':
      case '[':
      case ']':
      case '#':
      case '|':
        marked += '\\';
        [[fallthrough]];
      default:
        marked += c;
    }
  }
  return marked;
}

std::string code(std::string_view text) {
  bool const is_plain = !text.empty() && std::ranges::all_of(text, [](char c) {
    return is_letter(c) || std::string_view("_.-/:=,+").find(c) != std::string_view::npos;
  });
  return is_plain && text.size() <= longest ? fmt::format("`{}`", text) : escaped(text);
}

std::string table(Cells const& head, std::vector<Cells> const& rows) {
  std::string text = row(head) + row(Cells(head.size(), "---"));
  for (Cells const& cells : rows) {
    CLUSTRESS_REQUIRE(cells.size() == head.size(), "a cell a column");
    text += row(cells);
  }
  return text;
}

std::string number(double x) {
  if (std::isnan(x)) return "–";
  std::string text = fmt::format("{:.4g}", x == 0.0 ? 0.0 : x);
  if (text.front() == '-') text.replace(0, 1, "−");
  return text;
}

std::string range(double low, double high) {
  return std::isnan(low) || std::isnan(high) ? "–"
                                             : fmt::format("{} to {}", number(low), number(high));
}

}  // namespace clustress::page
