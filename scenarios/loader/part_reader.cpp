#include "scenarios/loader/part_reader.hpp"

namespace clustress::loader {
namespace {

template <class Names, class Facts>
void collect(Names& names, std::vector<Facts> const& facts) {
  for (Facts const& one : facts) {
    names.listed.push_back(one.name);
    names.set.insert(one.name);
  }
}

}  // namespace

WorldNames::WorldNames(WorldFacts const& world) : known_(true) {
  collect(sectors_, world.sectors);
  collect(regions_, world.regions);
  collect(clusters_, world.clusters);
}

void WorldNames::check(Node const& table, std::string const& context, Report& report) const {
  if (!known_) return;
  check_list(table, "sectors", "sector", sectors_, context, report);
  check_list(table, "strategic_sectors", "sector", sectors_, context, report);
  check_list(table, "clusters", "cluster", clusters_, context, report);
  check_list(table, "regions", "region", regions_, context, report);
}

void WorldNames::check_list(Node const& table, std::string_view key, std::string_view what,
                            Names const& names, std::string const& context, Report& report) const {
  auto const* entry = table.find(key);
  auto const* items = entry != nullptr ? entry->value.as<Node::Array>() : nullptr;
  if (items == nullptr) return;
  for (Node const& item : *items) {
    auto const* name = item.as<std::string>();
    // a wrong kind is reported by the binder
    if (name == nullptr || names.set.contains(*name)) continue;
    report.unknown(item.at, fmt::format("{}, {}", context, key), what, *name, names.listed);
  }
}

}  // namespace clustress::loader
