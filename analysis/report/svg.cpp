#include "analysis/report/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/answer/figures.hpp"
#include "analysis/report/html.hpp"

namespace clustress {

namespace {

constexpr double line_height = 16.0;

// To a tenth, without a useless zero or a negative one.
std::string px(double x) {
  double const tenth = std::round(x * 10.0) / 10.0;
  if (tenth == 0.0) return "0";
  std::string text = fmt::format("{:.1f}", tenth);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

// Tenths of a pixel as SVG takes them in few letters: "16.7", "-.3".
std::string few_letters(long tenths) {
  std::string text = px(static_cast<double>(std::abs(tenths)) / 10.0);
  if (text.starts_with("0.")) text.erase(0, 1);
  return tenths < 0 ? "-" + text : text;
}

// From point to point by steps, each the difference of rounded places: no error adds up.
std::string points(std::vector<double> const& x, std::vector<double> const& y, bool backwards) {
  std::string d;
  long at_x = 0, at_y = 0;
  for (std::size_t k = 0; k < x.size(); ++k) {
    std::size_t const i = backwards ? x.size() - 1 - k : k;
    long const to_x = std::lround(x[i] * 10.0), to_y = std::lround(y[i] * 10.0);
    if (k == 0) {
      d += (backwards ? "L" : "M") + px(x[i]) + " " + px(y[i]) + "l";
    } else {
      std::string const dx = few_letters(to_x - at_x), dy = few_letters(to_y - at_y);
      bool const is_first = d.ends_with("l");
      d +=
          (is_first || dx.starts_with("-") ? "" : " ") + dx + (dy.starts_with("-") ? "" : " ") + dy;
    }
    at_x = to_x;
    at_y = to_y;
  }
  if (d.ends_with("l")) d.pop_back();
  return d;
}

double width_of_letter(unsigned char first) {
  if (first >= 0xE3) return 1.05;  // wide scripts and signs
  if (first >= 0xC0) return 0.65;
  if (std::string_view("WMmw@%").find(static_cast<char>(first)) != std::string_view::npos)
    return 0.95;
  if (first >= 'A' && first <= 'Z') return 0.72;
  if (std::string_view("iljtfrI.,:;'|!() ").find(static_cast<char>(first)) !=
      std::string_view::npos)
    return 0.36;
  return 0.57;
}

bool is_inside_letter(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

Axis axis_of(double low, double high, std::size_t about) {
  low = std::min(low, 0.0);
  high = std::max(high, 0.0);
  if (!(high > low)) high = low + 1.0;
  double const raw = (high - low) / static_cast<double>(about);
  double const power = std::pow(10.0, std::floor(std::log10(raw)));
  double step = 10.0 * power;
  for (double const times : {1.0, 2.0, 5.0}) {
    if (times * power >= raw) {
      step = times * power;
      break;
    }
  }
  Axis axis;
  double const first = std::floor(low / step), last = std::ceil(high / step);
  for (double k = first; k <= last; k += 1.0) axis.ticks.push_back(k * step);
  axis.low = first * step;
  axis.high = last * step;
  return axis;
}

std::string tick_text(double tick) {
  if (tick == std::round(tick)) return whole_figure(tick);
  std::string text = fmt::format("{:.6g}", std::abs(tick));
  return (tick < 0.0 ? "−" : "") + text;
}

double width_of_text(std::string_view text, double size) {
  double width = 0.0;
  for (char const c : text) {
    if (!is_inside_letter(c)) width += width_of_letter(static_cast<unsigned char>(c)) * size;
  }
  return width;
}

std::vector<std::string> lines_of(std::string_view text, double width, double size) {
  std::vector<std::string> lines;
  std::string line;
  auto const end_line = [&] {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    if (!line.empty()) lines.push_back(std::move(line));
    line.clear();
  };
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t const blank = std::min(text.find(' ', at), text.size() - 1);
    std::string_view word = text.substr(at, blank - at + 1);
    at = blank + 1;
    if (width_of_text(line, size) + width_of_text(word, size) > width) end_line();
    while (width_of_text(word, size) > width) {
      std::size_t cut = 1;
      while (cut < word.size() &&
             (is_inside_letter(word[cut]) || width_of_text(word.substr(0, cut + 1), size) <= width))
        ++cut;
      lines.emplace_back(word.substr(0, cut));
      word.remove_prefix(cut);
    }
    line += word;
  }
  end_line();
  return lines.empty() ? std::vector<std::string>{""} : lines;
}

std::string Svg::row_attribute() {
  std::string const text = row_.empty() ? "" : fmt::format(" data-r=\"{}\"", row_);
  row_.clear();
  return text;
}

Svg& Svg::of_row(std::size_t row) {
  row_ = fmt::format("{}", row);
  return *this;
}

Svg& Svg::of_rows(double x, double y, double width, double height, std::size_t row,
                  std::size_t count) {
  row_ = fmt::format("{}\" data-n=\"{}", row, count);
  return rect(x, y, width, height, "rows");
}

Svg& Svg::line(double x1, double y1, double x2, double y2, std::string_view css_class) {
  std::string const to = px(y1) == px(y2)   ? "H" + px(x2)
                         : px(x1) == px(x2) ? "V" + px(y2)
                                            : "L" + px(x2) + " " + px(y2);
  marks_ += fmt::format("<path class=\"{}\" d=\"M{} {}{}\"{}/>", css_class, px(x1), px(y1), to,
                        row_attribute());
  return *this;
}

Svg& Svg::rect(double x, double y, double width, double height, std::string_view css_class) {
  marks_ +=
      fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>", css_class,
                  px(x), px(y), px(std::max(width, 0.0)), px(height), row_attribute());
  return *this;
}

Svg& Svg::circle(double x, double y, double r, std::string_view css_class) {
  marks_ += fmt::format("<circle class=\"{}\" cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>", css_class, px(x),
                        px(y), px(r), row_attribute());
  return *this;
}

Svg& Svg::path(std::vector<double> const& x, std::vector<double> const& y,
               std::string_view css_class) {
  marks_ += fmt::format("<path class=\"{}\" d=\"{}\"/>", css_class, points(x, y, false));
  return *this;
}

Svg& Svg::band(std::vector<double> const& x, std::vector<double> const& low,
               std::vector<double> const& high, std::string_view css_class) {
  marks_ += fmt::format("<path class=\"{}\" d=\"{}{}Z\"/>", css_class, points(x, low, false),
                        points(x, high, true));
  return *this;
}

Svg& Svg::text(double x, double y, std::string_view words, std::string_view css_class,
               std::string_view anchor) {
  marks_ += "<text";
  std::string_view const at = anchor == "middle" ? "mid" : anchor == "end" ? "end" : "";
  if (!css_class.empty() || !at.empty()) {
    marks_ +=
        fmt::format(" class=\"{}{}{}\"", css_class, css_class.empty() || at.empty() ? "" : " ", at);
  }
  marks_ += fmt::format(" x=\"{}\" y=\"{}\">{}</text>", px(x), px(y), escaped(words));
  return *this;
}

Svg& Svg::begin_group(std::string_view css_class) {
  marks_ += fmt::format("<g class=\"{}\">", css_class);
  return *this;
}

Svg& Svg::end_group() {
  marks_ += "</g>";
  return *this;
}

Svg& Svg::rows(double x1, double x2, std::vector<double> const& y, std::string_view css_class) {
  if (y.empty()) return *this;
  marks_ += fmt::format("<path class=\"{}\" d=\"", css_class);
  for (double const at : y) marks_ += fmt::format("M{} {}H{}", px(x1), px(at), px(x2));
  marks_ += "\"/>";
  return *this;
}

double Svg::texts(double x, double y, std::vector<std::string> const& lines,
                  std::string_view css_class) {
  for (std::string const& line : lines) {
    text(x, y, line, css_class);
    y += line_height;
  }
  return y;
}

std::string Svg::drawing(double width, double height, std::string_view css_class,
                         std::string_view title, std::string_view describes) const {
  return fmt::format(
      "<svg class=\"{0}\" viewBox=\"0 0 {1} {2}\" width=\"{1}\" height=\"{2}\" role=\"img\" "
      "aria-label=\"{3}\" aria-describedby=\"{4}\">{5}</svg>\n",
      css_class, px(width), px(height), escaped(title), describes, marks_);
}

}  // namespace clustress
