#include "analysis/data/adding_up.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "analysis/data/numbers.hpp"

namespace clustress {

std::vector<long long> adding_up(std::span<double const> parts) {
  return adding_up(parts, std::llround(std::accumulate(parts.begin(), parts.end(), 0.0)));
}

std::vector<long long> adding_up(std::span<double const> parts, long long sum) {
  long long missing = sum;
  std::vector<long long> whole;
  std::vector<std::size_t> order;
  for (double const part : parts) {
    whole.push_back(static_cast<long long>(std::floor(part)));
    missing -= whole.back();
    order.push_back(order.size());
  }
  std::ranges::stable_sort(order, std::ranges::greater(),
                           [&](std::size_t i) { return parts[i] - std::floor(parts[i]); });
  for (std::size_t i = 0; i < order.size() && missing > 0; ++i, --missing) ++whole[order[i]];
  for (std::size_t i = order.size(); i-- > 0 && missing < 0; ++missing) --whole[order[i]];
  return whole;
}

std::vector<Figure> adding_up(Section const& section, std::vector<Figure> parts_and_whole) {
  std::vector<double> values;
  for (Figure const& figure : parts_and_whole)
    values.push_back(section.measures.at(figure.measure).value);
  if (!std::ranges::all_of(values, [](double x) { return std::isfinite(x); })) {
    return parts_and_whole;
  }
  double most = 0.0;
  for (double const x : values) most = std::max(most, std::abs(x));
  int const decimals = decimals_of(most);
  double const steps = std::pow(10.0, decimals);  // exact
  values.pop_back();
  for (double& x : values) x *= steps;
  std::vector<long long> whole = adding_up(values);
  whole.push_back(std::accumulate(whole.begin(), whole.end(), 0LL));
  for (std::size_t k = 0; k < parts_and_whole.size(); ++k) {
    Figure& figure = parts_and_whole[k];
    figure.shown = Shown::adding_up;
    figure.rounded = static_cast<double>(whole[k]) / steps;
    figure.decimals = decimals;
  }
  return parts_and_whole;
}

}  // namespace clustress
