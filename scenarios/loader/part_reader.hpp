// scenarios/loader/part_reader.hpp — one instrument or stress from its table: kind from a
// catalogue, then its own parameters.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/report.hpp"
#include "sim/core/text.hpp"
#include "sim/world/facts.hpp"

namespace clustress::loader {

// Names that parameters may point to; nothing is checked while the world is not known.
class WorldNames {
 public:
  WorldNames() = default;
  explicit WorldNames(WorldFacts const& world);

  // Reports unknown names in the lists `sectors`, `strategic_sectors`, `clusters` and `regions` of
  // a table.
  void check(Node const& table, std::string const& context, Report& report) const;

 private:
  struct Names {
    std::vector<std::string> listed;
    std::unordered_set<std::string> set;
  };
  void check_list(Node const& table, std::string_view key, std::string_view what,
                  Names const& names, std::string const& context, Report& report) const;

  bool known_ = false;
  Names sectors_, regions_, clusters_;
};

template <class Product>
std::vector<std::string> kinds_of(std::span<EntryFunction<Product> const> catalogue) {
  std::vector<std::string> kinds;
  for (auto const entry : catalogue) kinds.emplace_back(entry().kind);
  return kinds;
}

// The part with its defaults, under today's name of the kind; nothing if the catalogue has none
// that is, or was, called so.
template <class Product>
std::optional<Part<Product>> part_of(std::span<EntryFunction<Product> const> catalogue,
                                     std::string_view kind) {
  for (auto const entry : catalogue) {
    auto const& known = entry();
    if (known.kind == kind || (!known.former_kind.empty() && known.former_kind == kind))
      return Part<Product>{std::string(known.kind), known.blueprint()};
  }
  return std::nullopt;
}

// Nothing if the kind is missing or unknown; a part with other faults is returned, and they are
// reported.
template <class Product>
std::optional<Part<Product>> read_part(Node const& table,
                                       std::span<EntryFunction<Product> const> catalogue,
                                       std::vector<std::string> own_keys,
                                       std::string const& context, WorldNames const& names,
                                       Report& report) {
  auto const* kind = table.find("kind");
  auto const* text = kind != nullptr ? kind->value.template as<std::string>() : nullptr;
  if (text == nullptr) {
    std::string const known = fmt::format("{}", fmt::join(kinds_of(catalogue), ", "));
    report.fault(kind != nullptr ? kind->value.at : table.at,
                 fmt::format("{}: no kind. Give kind = \"…\", one of: {}.", context, known));
    return std::nullopt;
  }
  auto part = part_of(catalogue, *text);
  if (!part) {
    report.unknown(kind->value.at, context, "kind", *text, kinds_of(catalogue));
    return std::nullopt;
  }
  own_keys.emplace_back("kind");
  std::size_t const faults_before = report.count();
  bind_table(table, part->blueprint->parameters(), std::move(own_keys), context, report);
  names.check(table, context, report);
  // checks across parameters make sense only when each is right
  if (report.count() == faults_before) {
    for (std::string const& fault : part->blueprint->faults())
      report.fault(table.at, fmt::format("{}: {}", context, fault));
  }
  return part;
}

}  // namespace clustress::loader
