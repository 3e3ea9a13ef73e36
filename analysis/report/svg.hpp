// analysis/report/svg.hpp — marks, a linear scale, ticks and lines of text for charts.
//
// Colours come from classes of the page's style. Coordinates are printed to a tenth of a pixel, so
// that the same numbers give the same bytes. Not thread-safe; no chart knows HTML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clustress {

// From values to pixels.
class Scale {
 public:
  Scale(double low, double high, double from, double to)
      : low_(low), high_(high > low ? high : low + 1.0), from_(from), to_(to) {}
  [[nodiscard]] double operator()(double x) const {
    return from_ + (x - low_) / (high_ - low_) * (to_ - from_);
  }
  [[nodiscard]] double low() const { return low_; }
  [[nodiscard]] double high() const { return high_; }

 private:
  double low_, high_, from_, to_;
};

// Ends and ticks of an axis that holds 0 and all values: steps of 1, 2 or 5 times a power of ten.
struct Axis {
  double low = 0.0, high = 1.0;
  std::vector<double> ticks;
};
Axis axis_of(double low, double high, std::size_t about);
std::string tick_text(double tick);  // never rounded

// Lines of a text that fits into `width` pixels at a size of letters, by an estimate of widths.
std::vector<std::string> lines_of(std::string_view text, double width, double size);
double width_of_text(std::string_view text, double size);

class Svg {
 public:
  // The next mark shows a row of the table behind the chart, counted from 0: the page's script
  // shows its numbers at the mark.
  Svg& of_row(std::size_t row);
  // A place without a mark where `count` rows from `row` on lie side by side, each as wide.
  Svg& of_rows(double x, double y, double width, double height, std::size_t row, std::size_t count);
  Svg& line(double x1, double y1, double x2, double y2, std::string_view css_class);
  Svg& rect(double x, double y, double width, double height, std::string_view css_class);
  Svg& circle(double x, double y, double r, std::string_view css_class);
  Svg& path(std::vector<double> const& x, std::vector<double> const& y, std::string_view css_class);
  // Between two lines over the same places.
  Svg& band(std::vector<double> const& x, std::vector<double> const& low,
            std::vector<double> const& high, std::string_view css_class);
  // Level lines from x1 to x2.
  Svg& rows(double x1, double x2, std::vector<double> const& y, std::string_view css_class);
  // Texts in a group have its class.
  Svg& begin_group(std::string_view css_class);
  Svg& end_group();
  // anchor: "start", "middle", "end"
  Svg& text(double x, double y, std::string_view words, std::string_view css_class,
            std::string_view anchor = "start");
  // All of `lines`, one below the other; returns the y behind the last.
  double texts(double x, double y, std::vector<std::string> const& lines,
               std::string_view css_class);

  // The whole drawing; `describes`: ids of what names and describes it.
  [[nodiscard]] std::string drawing(double width, double height, std::string_view css_class,
                                    std::string_view title, std::string_view describes) const;

 private:
  std::string row_attribute();

  std::string marks_, row_;
};

inline constexpr double wide = 780.0, narrow = 358.0;  // of the two drawings of a chart
inline constexpr double letter = 14.2;  // pixels, of bold names, by which they are broken

}  // namespace clustress
