#include "sim/results/fact_columns.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>
#include <functional>
#include <utility>

namespace clustress {
namespace {

// Quarters of the run, in order; or none at all. Anything else is not what was written.
bool is_span(double first, double last, std::size_t quarters) {
  if (first == 0.0 && last == 0.0) return true;
  return first >= 1.0 && first <= last && last < static_cast<double>(quarters);
}

}  // namespace

std::size_t labels_of(OutcomeLayout const& layout, std::string_view dimension) {
  auto const found = std::ranges::find(layout.dimensions, dimension, &Dimension::name);
  return found == layout.dimensions.end() ? 0 : found->labels.size();
}

std::string text_of(Places const& places) {
  return fmt::format("{}", fmt::join(places, " "));
}

std::string text_of(std::vector<Places> const& lists) {
  std::string text;
  for (Places const& one : lists) text += (text.empty() ? "" : ", ") + text_of(one);
  return text;
}

Places places_of(std::string_view text, std::size_t most) {
  Places places;
  while (!text.empty()) {
    std::size_t place = most;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), place);
    if (error != std::errc() || place >= most) return {};
    places.push_back(place);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.empty()) break;
    if (text.front() != ' ' || text.size() == 1) return {};
    text.remove_prefix(1);
  }
  return places;
}

Places set_of(std::string_view text, std::size_t most) {
  Places places = places_of(text, most);
  bool const rises = std::ranges::adjacent_find(places, std::greater_equal()) == places.end();
  return rises ? places : Places{};
}

std::vector<Places> orders_of(std::string_view text, std::size_t most) {
  std::vector<Places> orders;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find(", "), text.size());
    orders.push_back(places_of(text.substr(0, end), most));
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return orders;
}

void SpanColumns::write(std::vector<std::optional<QuarterSpan>> const& spans,
                        RunHeader& header) const {
  std::vector<double> first, last;
  for (auto const& span : spans) {
    first.push_back(span ? span->first : unknown_number);
    last.push_back(span ? span->last : unknown_number);
  }
  header.columns.push_back(
      {dimension, prefix + "first_quarter", "first quarter " + what, std::move(first)});
  header.columns.push_back(
      {dimension, prefix + "last_quarter", "last quarter " + what, std::move(last)});
}

std::vector<std::optional<QuarterSpan>> SpanColumns::read(RunHeader const& header,
                                                          std::size_t labels) const {
  auto const first =
      values_of<double>(header, dimension, prefix + "first_quarter", labels, unknown_number);
  auto const last =
      values_of<double>(header, dimension, prefix + "last_quarter", labels, unknown_number);
  std::vector<std::optional<QuarterSpan>> spans(labels);
  for (std::size_t k = 0; k < labels; ++k) {
    if (is_span(first[k], last[k], header.layout.quarters))
      spans[k] = {static_cast<Quarter>(first[k]), static_cast<Quarter>(last[k])};
  }
  return spans;
}

SpanColumns const& release_columns() {
  static SpanColumns const columns{"variant", "release_",
                                   "in which money is released; 0 = none is"};
  return columns;
}

SpanColumns const& acting_columns() {
  static SpanColumns const columns{"stress", "", "in which it acts; 0 = it never does"};
  return columns;
}

}  // namespace clustress
