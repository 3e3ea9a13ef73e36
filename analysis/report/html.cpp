#include "analysis/report/html.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/core/text.hpp"

namespace clustress {

namespace {

constexpr std::size_t label_limit = 2000;

std::string with_entities(std::string_view text) {
  std::string out;
  for (char const c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

std::string escaped(std::string_view text) {
  return with_entities(has_controls(text) ? printable(text, label_limit) : std::string(text));
}

std::string sentence_html(std::string_view text) {
  std::string html = escaped(text);
  replace_all(html, "“", "“<bdi>");
  replace_all(html, "”", "</bdi>”");
  bool is_open = false;
  std::size_t const ticks = static_cast<std::size_t>(std::ranges::count(html, '`'));
  bool const pairs = ticks % 2 == 0 && html.find("<bdi>") == std::string::npos;
  for (std::size_t at = pairs ? html.find('`') : std::string::npos; at != std::string::npos;
       at = html.find('`', at)) {
    html.replace(at, 1, is_open ? "</code>" : "<code>");
    is_open = !is_open;
  }
  return html;
}

std::string escaped_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    out += escaped(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string paragraph_html(std::string_view text, std::string_view css_class) {
  return css_class.empty()
             ? fmt::format("<p>{}</p>\n", sentence_html(text))
             : fmt::format("<p class=\"{}\">{}</p>\n", css_class, sentence_html(text));
}

std::string list_html(std::vector<std::string> const& items) {
  if (items.empty()) return "";
  std::string out = "<ul>\n";
  for (std::string const& item : items) out += fmt::format("<li>{}</li>\n", sentence_html(item));
  return out + "</ul>\n";
}

std::string term_html(std::string_view word, std::string_view text) {
  return fmt::format("<a class=\"term\" href=\"#word-{}\">{}</a>", word, escaped(text));
}

std::string HtmlTable::html() const {
  constexpr std::size_t most_on_one_page = 12;  // rows that paper keeps together
  std::string out = fmt::format(
      "<div class=\"scroll{1}\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\"><table>\n"
      "<caption>{0}</caption>\n<thead><tr>",
      escaped(caption), rows.size() <= most_on_one_page ? " short" : "");
  for (std::string const& head : heads)
    out += fmt::format("<th scope=\"col\">{}</th>", escaped(head));
  out += "</tr></thead>\n<tbody>\n";
  for (std::vector<HtmlCell> const& row : rows) {
    out += "<tr>";
    for (std::size_t i = 0; i < row.size(); ++i) {
      HtmlCell const& cell = row[i];
      if (i == 0) {
        out += fmt::format("<th scope=\"row\"><bdi>{}</bdi></th>", escaped(cell.text));
      } else if (cell.exact && std::isfinite(*cell.exact)) {
        out += fmt::format("<td data-v=\"{}\">{}</td>", *cell.exact + 0.0, escaped(cell.text));
      } else {
        out += fmt::format("<td>{}</td>", escaped(cell.text));
      }
    }
    out += "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

void add_range(std::vector<HtmlCell>& row, std::string value, double exact, std::string low,
               double exact_low, std::string high, double exact_high) {
  row.push_back({std::move(value), exact});
  row.push_back({std::move(low), exact_low});
  row.push_back({std::move(high), exact_high});
}

}  // namespace clustress
