#include "analysis/data/class_performance.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "analysis/data/gains.hpp"
#include "analysis/data/numbers.hpp"
#include "analysis/data/withheld.hpp"

namespace clustress {
namespace {

// In text, two tables of two beside each other: more would be too wide.
constexpr std::string_view told_in_tables[][2] = {{"productivity", "rd_spending"},
                                                  {"exports", "innovators"}};
constexpr char no_firms[] = "some world has no firm of the class";

struct ClassPlace {
  std::string_view group;
  std::string label;
  std::size_t entry;
  bool is_withheld;
};

// With less without; and the level without, of quantities that have one.
Figure add_quantity(Section& section, Comparison const& c, Quantity const& q, ClassPlace const& at,
                    MethodOptions const& options) {
  Place const place{at.group, at.entry};
  std::string const name = class_measure(at.group, at.label, q.name),
                    words = part_in_words(gain_split(at.group), at.label);
  auto const text = [&](char const* what) {
    return MeasureText{std::string(q.unit),
                       fmt::format("{}, {}, at the end, {}", q.label, words, what)};
  };
  if (!q.is_relative()) {
    section.add(measure_unless(
        at.is_withheld, name + "/without",
        mean_with_interval(level_without(c.worlds, q, place, c.stress), options.alpha),
        text("without the programme")));
  }
  MeasureText effect = text("with less without the programme");
  if (!is_defined(c.worlds, q, place, c.variant, c.stress))
    return section.add(withheld(name, at.is_withheld ? few_own_firms : no_firms, effect));
  return section.add(measure_unless(
      at.is_withheld, name,
      mean_with_interval(effect_on(c.worlds, q, place, c.variant, c.stress), options.alpha),
      std::move(effect)));
}

void add_kind(Section& section, Comparison const& c, std::string_view group,
              std::vector<Quantity> const& held, MethodOptions const& options) {
  std::string const confidence = confidence_text(options.promised_alpha) + " interval";
  std::vector<Table> tables(std::size(told_in_tables),
                            Table{{{std::string(gain_split(group).title), false}}, {}});
  auto const table_of = [&](Quantity const& q) -> Table* {
    for (std::size_t t = 0; t < tables.size(); ++t) {
      if (std::ranges::find(told_in_tables[t], q.name) != std::end(told_in_tables[t]))
        return &tables[t];
    }
    return nullptr;
  };
  for (Quantity const& q : held) {
    if (Table* const table = table_of(q))
      table->columns.insert(table->columns.end(), {{std::string(q.label)}, {confidence}});
  }
  std::vector<std::string> const labels = c.worlds.view().labels(group);
  for (std::size_t k = 0; k < labels.size(); ++k) {
    ClassPlace const at{group, labels[k], k, c.worlds.view().is_withheld(group, k)};
    for (Table& table : tables) table.rows.push_back({{{labels[k]}}, 1});
    for (Quantity const& q : held) {
      Figure const effect = add_quantity(section, c, q, at, options);
      if (Table* const table = table_of(q)) {
        std::vector<Phrase>& cells = table->rows.back().cells;
        cells.insert(cells.end(), {{effect}, {bounds(effect)}});
      }
    }
  }
  for (Table& table : tables) {
    if (table.columns.size() > 1) section.tables.push_back(std::move(table));
  }
}

std::vector<Quantity> held_of(UsableReplicates const& worlds, std::string_view group) {
  std::vector<Quantity> held;
  if (worlds.view().labels(group).empty()) return held;
  for (Quantity const& q : performance_of_classes()) {
    if (is_held(worlds, q, {group, 0})) held.push_back(q);
  }
  return held;
}

}  // namespace

bool tells_of_classes(std::string_view quantity) {
  return std::ranges::any_of(told_in_tables, [&](auto const& names) {
    return std::ranges::find(names, quantity) != std::end(names);
  });
}

std::string class_measure(std::string_view dimension, std::string_view label,
                          std::string_view quantity) {
  return fmt::format("performance/{}/{}/{}", dimension, label, quantity);
}

void add_performance_of_classes(Section& section, Comparison const& c,
                                MethodOptions const& options) {
  std::vector<std::string_view> missing;
  for (std::string_view const group : classes_of_performance) {
    std::vector<Quantity> const held = held_of(c.worlds, group);
    auto const is_told = [](Quantity const& q) { return tells_of_classes(q.name); };
    if (std::ranges::none_of(held, is_told)) {
      missing.push_back(group == "membership"   ? "members of cluster organisations and others"
                        : group == "size_class" ? "size of firms"
                                                : "age of firms");
    }
    if (!held.empty()) add_kind(section, c, group, held, options);
  }
  if (!missing.empty()) {
    section.notes.push_back(
        {"",
         {fmt::format("Not in this result: performance by {} ([output] splits).",
                      fmt::join(missing, ", "))}});
  }
}

}  // namespace clustress
