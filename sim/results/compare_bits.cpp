// sim/results/compare_bits.cpp — are two results the same in every bit? For tests of
// reproducibility and for finding the first place where two runs part.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <iterator>
#include <type_traits>

#include "sim/core/text.hpp"
#include "sim/results/point_table.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {
namespace {

bool same_bits(double a, double b) {
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

std::string text_difference(char const* what, std::string const& a, std::string const& b) {
  return a == b ? "" : fmt::format("attribute {}: \"{}\" and \"{}\"", what, a, b);
}

template <class T>
bool same_value(T const& a, T const& b) {
  return a == b;
}
template <>
bool same_value(double const& a, double const& b) {
  return same_bits(a, b);
}

bool same_variant(std::variant<double, std::string> const& a,
                  std::variant<double, std::string> const& b) {
  if (a.index() != b.index()) return false;
  return a.index() == 0 ? same_bits(std::get<0>(a), std::get<0>(b)) : a == b;
}

template <class T>
std::size_t first_unequal(std::vector<T> const& a, std::vector<T> const& b) {
  std::size_t i = 0;
  while (i < a.size() && i < b.size() && same_value(a[i], b[i])) ++i;
  return i;  // both sizes if equal
}

std::string column_difference(LabelColumn const& a, LabelColumn const& b) {
  std::string const name = a.dimension + "_" + a.name;
  if (a.values.index() != b.values.index() || a.long_name != b.long_name)
    return fmt::format("column {} is another one", name);
  return std::visit(
      [&](auto const& values) -> std::string {
        auto const& others = std::get<std::decay_t<decltype(values)>>(b.values);
        std::size_t const i = first_unequal(values, others);
        return i == values.size() && i == others.size() ? ""
                                                        : fmt::format("{}[{}] differs", name, i);
      },
      a.values);
}

// By name: what only one has, and what has other values.
std::vector<std::string> column_differences(RunHeader const& a, RunHeader const& b) {
  std::vector<std::string> list;
  for (LabelColumn const& left : a.columns) {
    LabelColumn const* const right = b.column(left.dimension, left.name);
    std::string text = right == nullptr
                           ? fmt::format("{}_{} is only in the first", left.dimension, left.name)
                           : column_difference(left, *right);
    if (!text.empty()) list.push_back(std::move(text));
  }
  for (LabelColumn const& right : b.columns) {
    if (a.column(right.dimension, right.name) == nullptr)
      list.push_back(fmt::format("{}_{} is only in the second", right.dimension, right.name));
  }
  return list;
}

std::string shown(NamedValue const& attribute) {
  return std::visit(
      [](auto const& value) -> std::string {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, double>) {
          return fmt::format("{}", value);
        } else {
          return fmt::format("\"{}\"", printable(value));
        }
      },
      attribute.value);
}

// By name: what only one has, and what has other values.
std::vector<std::string> attribute_differences(RunHeader const& a, RunHeader const& b) {
  std::vector<std::string> list;
  for (NamedValue const& left : a.attributes) {
    auto const right = std::ranges::find(b.attributes, left.name, &NamedValue::name);
    if (right == b.attributes.end()) {
      list.push_back(fmt::format("attribute {} is only in the first", left.name));
    } else if (!same_variant(left.value, right->value)) {
      list.push_back(fmt::format("attribute {}: {} and {}", left.name, shown(left), shown(*right)));
    }
  }
  for (NamedValue const& right : b.attributes) {
    if (std::ranges::find(a.attributes, right.name, &NamedValue::name) == a.attributes.end())
      list.push_back(fmt::format("attribute {} is only in the second", right.name));
  }
  return list;
}

std::vector<std::string> header_differences(RunHeader const& a, RunHeader const& b) {
  std::vector<std::string> list = differences(a, b);
  auto const add = [&](std::string text) {
    if (!text.empty()) list.push_back(std::move(text));
  };
  add(text_difference("start_quarter", a.start_quarter, b.start_quarter));
  if (a.replicates != b.replicates)
    add(fmt::format("attribute replicates_wanted: {} and {}", a.replicates, b.replicates));
  if (a.points_wanted != b.points_wanted)
    add(fmt::format("attribute points_wanted: {} and {}", a.points_wanted, b.points_wanted));
  if (design_digest(a.points) != design_digest(b.points))
    add("values, weights or facts of the points differ");
  if (a.world_numbers != b.world_numbers) add("the assumed numbers of the world differ");
  std::ranges::move(column_differences(a, b), std::back_inserter(list));
  std::ranges::move(attribute_differences(a, b), std::back_inserter(list));
  return list;
}

// One line each, the first of many.
std::string lines_of(std::vector<std::string> const& list) {
  constexpr std::size_t most = 10;
  std::size_t const shown = std::min(list.size(), most);
  std::string text =
      fmt::format("{}", fmt::join(list.begin(), list.begin() + std::ptrdiff_t(shown), "\n"));
  if (shown < list.size()) text += fmt::format("\n… and {} more", list.size() - shown);
  return text;
}

// "variant "x", stress "y", replicate 3": where a world stands, with its point if there are
// several.
std::string world_name(ResultFile const& file, RunUnit unit, std::size_t variant,
                       std::size_t stress) {
  return fmt::format("variant \"{}\", stress \"{}\", {}", file.layout().variants[variant],
                     file.layout().stresses[stress], text_of(unit, file.axes().points));
}

std::string status_difference(ResultFile const& a, ResultFile const& b) {
  if (a.points() != b.points()) return "they hold other points";
  if (a.replicates() != b.replicates()) return "they hold other replicates";
  for (std::size_t i = 0; i < a.summaries().size(); ++i) {
    UnitSummary const& left = a.summaries()[i];
    UnitSummary const& right = b.summaries()[i];
    for (std::size_t world = 0; world < left.status.size(); ++world) {
      auto const [variant, stress] = a.axes().variant_and_stress(world);
      if (left.status[world] != right.status[world])
        return "status/world: " + world_name(a, left.unit, variant, stress);
      if (left.cause[world] != right.cause[world])
        return "status/cause: " + world_name(a, left.unit, variant, stress);
    }
    if (std::size_t const k = first_unequal(left.moments, right.moments);
        k < std::max(left.moments.size(), right.moments.size())) {
      return fmt::format("moments/{}: {}", a.layout().moments.at(k).name,
                         text_of(left.unit, a.axes().points));
    }
  }
  return "";
}

std::string values_difference(ResultFile const& a, ResultFile const& b) {
  for (DatasetInfo const& d : a.layout().datasets) {
    std::vector<double> const left = a.read(d.group, d.name);
    std::vector<double> const right = b.read(d.group, d.name);
    std::size_t const i = first_unequal(left, right);
    if (i == left.size()) continue;
    ValuePlace const place = a.axes().place_of(i, d.entries);
    return fmt::format("{}/{}: {}, quarter {}, entry {}: {} and {}", d.group, d.name,
                       world_name(a, {a.points()[place.point], a.replicates()[place.replicate]},
                                  place.variant, place.stress),
                       place.quarter, place.entry, left[i], right[i]);
  }
  return "";
}

}  // namespace

std::string compare_bits(std::filesystem::path const& path_a, std::filesystem::path const& path_b) {
  ResultFile const a(path_a);
  ResultFile const b(path_b);
  if (auto const list = header_differences(a.header(), b.header()); !list.empty())
    return lines_of(list);
  if (std::string text = status_difference(a, b); !text.empty()) return text;
  return values_difference(a, b);
}

}  // namespace clustress
