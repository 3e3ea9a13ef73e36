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
      case '~':
      case '$':
        marked += fmt::format("&#{};", static_cast<int>(c));
        break;
      case '\\':
      case '`':
      case '*':
      case '_':
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
    bool const is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return is_word || std::string_view("_.-/:=,+").find(c) != std::string_view::npos;
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
