// sim/results/fact_columns.hpp — how facts of a scenario stand in the columns and attributes of a
// result's header: lists of places and spans of quarters as text and numbers. What is not as it was
// written is read as absent. Pure functions, thread-safe.
#pragma once

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/results/run_header.hpp"
#include "sim/results/scenario_facts.hpp"

namespace clustress {

// Files without another channel do not name it.
inline constexpr char const* only_channel_once = "labour";
inline constexpr char own_firms_name[] = "own_firms", withheld_prefix[] = "withheld_",
                      world_scale_name[] = "world_scale";
inline constexpr double unknown_number = std::numeric_limits<double>::quiet_NaN();

// The values of a column, one for each label; empty ones where the file does not have it.
template <class Value>
std::vector<Value> values_of(RunHeader const& header, std::string_view dimension,
                             std::string_view name, std::size_t labels, Value absent = {}) {
  LabelColumn const* const column = header.column(dimension, name);
  auto const* const values =
      column != nullptr ? std::get_if<std::vector<Value>>(&column->values) : nullptr;
  std::vector<Value> result = values != nullptr ? *values : std::vector<Value>{};
  result.resize(labels, absent);
  return result;
}

std::size_t labels_of(OutcomeLayout const& layout, std::string_view dimension);

using Places = std::vector<std::size_t>;

std::string text_of(Places const& places);              // "0 2 3"
std::string text_of(std::vector<Places> const& lists);  // "0 1 2, 2 1 0"

// Nothing of a text that is not made of numbers below `most`; of a set, of one out of order.
Places places_of(std::string_view text, std::size_t most);
Places set_of(std::string_view text, std::size_t most);
std::vector<Places> orders_of(std::string_view text, std::size_t most);

// A span as two columns of numbers, <prefix>first_quarter and <prefix>last_quarter.
struct SpanColumns {
  std::string dimension, prefix, what;

  void write(std::vector<std::optional<QuarterSpan>> const& spans, RunHeader& header) const;
  [[nodiscard]] std::vector<std::optional<QuarterSpan>> read(RunHeader const& header,
                                                             std::size_t labels) const;
};

SpanColumns const& release_columns();
SpanColumns const& acting_columns();

}  // namespace clustress
