// analysis/report/charts/shares.cpp — shares of a hundred, a bar each.
#include <array>

#include "analysis/answer/figures.hpp"
#include "analysis/report/charts/charts.hpp"

namespace clustress {

std::string shares_chart(std::vector<ShareBar> const& bars, ChartFrame const& f) {
  constexpr std::array<std::string_view, 4> parts{"share-1", "share-2", "share-3", "share-4"};
  Svg svg;
  double y = 0.0;
  std::size_t row = 0;
  for (ShareBar const& bar : bars) {
    y = svg.texts(4.0, y + 14.0, lines_of(bar.name, f.width - 8.0, letter), "name") - 8.0;
    std::vector<double> hundred;
    for (double const s : bar.shares) hundred.push_back(100.0 * s);
    std::vector<long long> const whole = adding_up(hundred);
    Scale const x(0.0, 100.0, 4.0, f.width - 4.0);
    double from = 0.0;
    for (std::size_t i = 0; i < bar.shares.size() && i < parts.size(); ++i) {
      double const to = from + hundred[i];
      svg.of_row(row).rect(x(from), y, x(to) - x(from), 24.0, parts[i]);
      if (x(to) - x(from) > 26.0) {
        svg.text((x(from) + x(to)) / 2.0, y + 16.0, whole_figure(static_cast<double>(whole[i])),
                 i % 2 == 0 ? "on-dark" : "on-light", "middle");
      }
      from = to;
    }
    y += 34.0;
    ++row;
  }
  return svg.drawing(f.width, y, f.css_class(), f.title, f.described);
}

}  // namespace clustress
