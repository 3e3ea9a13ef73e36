#include "sim/results/layout_digest.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/digest.hpp"

namespace clustress {
namespace {

// Texts behind their lengths: no two lists give the same bytes.
std::string packed(std::vector<std::string> const& texts) {
  std::string bytes;
  for (std::string const& text : texts) {
    bytes += fmt::format("{}:", text.size());
    bytes += text;
  }
  return bytes;
}

std::string bytes_of(std::vector<std::string> const& texts) {
  return packed(texts);
}

std::string bytes_of(std::vector<double> const& numbers) {
  return {reinterpret_cast<char const*>(numbers.data()), numbers.size() * sizeof(double)};
}

std::string description_of(LabelColumn const& column) {
  std::string const kind = std::to_string(column.values.index());
  std::string const values =
      std::visit([](auto const& list) { return bytes_of(list); }, column.values);
  return packed({"column", column.dimension, column.name, column.long_name, kind, values});
}

bool has_values(LabelColumn const& column) {
  return std::visit([](auto const& list) { return !list.empty(); }, column.values);
}

}  // namespace

std::string layout_digest(OutcomeLayout const& layout, std::vector<LabelColumn> const& columns) {
  OutcomeLayout const kept = without_empty(layout);
  std::vector<std::string> items{packed({"variants", packed(kept.variants)}),
                                 packed({"stresses", packed(kept.stresses)}),
                                 packed({"quarters", std::to_string(kept.quarters)})};
  for (Dimension const& d : kept.dimensions)
    items.push_back(packed({"dimension", d.name, packed(d.labels)}));
  for (DatasetInfo const& d : kept.datasets) {
    items.push_back(
        packed({"data set", d.group, d.name, d.unit, d.long_name, packed(d.dimensions)}));
  }
  for (MomentInfo const& m : kept.moments)
    items.push_back(packed({"moment", m.name, m.unit, m.long_name}));
  for (LabelColumn const& column : columns) {
    if (has_values(column)) items.push_back(description_of(column));
  }
  std::ranges::sort(items);
  return digest_of(packed(items));
}

}  // namespace clustress
