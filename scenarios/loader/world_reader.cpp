#include "scenarios/loader/world_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/fact.hpp"
#include "scenarios/loader/names.hpp"
#include "scenarios/loader/own_keys.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

constexpr std::string_view default_source = "default of the program";

bool is_numeric(Kind kind) {
  return kind == Kind::number || kind == Kind::integer || kind == Kind::named_numbers;
}

class WorldReader {
 public:
  WorldReader(Node const& table, Report& report) : table_(table), report_(report) {}

  WorldFacts read() {
    std::size_t const faults_before = report_.count();
    std::vector<std::string> valid = names_of(world_keys());
    valid.insert(valid.end(), {"sector", "region", "cluster", "research_organisation"});
    for (auto const& [key, at, value] : *table_.as<Node::Table>()) {
      if (key == cluster_file_key) {
        report_.fault(at,
                      "cluster_file must stand in a world file or in [world] of a scenario; it "
                      "cannot be --set.");
      } else if (key != "format" && std::find(valid.begin(), valid.end(), key) == valid.end()) {
        report_.unknown(at, "world", "key", key, valid);
      }
    }
    if (auto const* name = text_at(table_, world_keys(), "name", report_)) facts_.name = *name;
    if (auto const* entry = table_.find(scale_name)) {
      if (auto const scale = value_of(scale_key(), entry->value, "world", report_))
        facts_.scale = number_of(*scale);
    }
    auto const sectors = tables_of(table_, "sector", most_sectors, report_);
    auto const regions = tables_of(table_, "region", most_regions, report_);
    auto const clusters = tables_of(table_, "cluster", most_clusters, report_);
    std::size_t const cells = sectors.size() * regions.size() + clusters.size();
    if (cells > most_cells) {
      report_.fault(
          table_.at,
          fmt::format(
              "{} regions × {} sectors + {} clusters are more than {} cells. Use coarser sectors "
              "or regions.",
              regions.size(), sectors.size(), clusters.size(), most_cells));
      return facts_;
    }
    read_all(sectors, "sector", facts_.sectors);
    read_all(regions, "region", facts_.regions);
    read_all(clusters, "cluster", facts_.clusters);
    read_all(tables_of(table_, "research_organisation", most_clusters, report_),
             "research_organisation", facts_.research_organisations);
    check_names();
    if (report_.count() == faults_before) check_across();
    return std::move(facts_);
  }

 private:
  template <class Facts>
  void read_all(std::vector<Node const*> const& tables, std::string const& what,
                std::vector<Facts>& facts) {
    UniqueNames names(what, {}, report_);
    facts.reserve(tables.size());
    for (Node const* table : tables) {
      Facts& one = facts.emplace_back();
      read_one(*table, bind(one), what + "." + std::string(label_of(*table)));
      names.add(one.name, *table);
    }
  }

  // The facts of one table: texts as they stand, numbers with their notes; `path` is
  // "region.Leipzig".
  void read_one(Node const& table, BoundParameters const& parameters, std::string const& path) {
    places_.emplace(path, table.at);
    Node plain;  // the table with every number freed of its source
    plain.at = table.at;
    plain.value = Node::Table{};
    for (auto const& [key, at, value] : *table.as<Node::Table>()) {
      BoundParameter const* parameter = find_parameter(parameters, key);
      if (key == "source") {
        report_.fault(value.at,
                      fmt::format("{}.source must be a text of 1 to 1000 characters.", path));
      } else if (parameter == nullptr || !is_numeric(parameter->info->kind)) {
        plain.get_or_add(key, at) = value;
      }
    }
    // in declared order, so that the notes have one order
    for (BoundParameter const& parameter : parameters) {
      if (!is_numeric(parameter.info->kind)) continue;
      if (auto const* entry = table.find(parameter.info->name)) {
        plain.get_or_add(entry->key, entry->at) =
            freed(entry->value, *parameter.info, path + "." + entry->key);
      } else {
        note_default(parameter, path);
      }
    }
    bind_table(plain, parameters, {}, path, report_);
  }

  // Optional numbers that the file leaves out are assumptions: said so, with the declared range.
  void note_default(BoundParameter const& parameter, std::string const& path) {
    ParameterInfo const& info = *parameter.info;
    if (info.kind != Kind::number || info.presence == Presence::required) return;
    facts_.notes.push_back({path + "." + info.name, std::get<double>(parameter.get()),
                            std::string(default_source), true, info.range});
  }

  Node freed(Node const& value, ParameterInfo const& info, std::string const& path) {
    places_.emplace(path, value.at);
    if (info.kind != Kind::named_numbers) return freed_number(value, info, path);
    if (value.as<Node::Table>() == nullptr) return value;
    named_.push_back({&value, info.name, path});
    Node plain;
    plain.at = value.at;
    plain.value = Node::Table{};
    for (auto const& [key, at, number] : *value.as<Node::Table>()) {
      plain.get_or_add(key, at) = freed_number(number, info, path + "." + key);
    }
    return plain;
  }

  // A number that is no fact is replaced by one in range: its fault has been reported.
  Node freed_number(Node const& value, ParameterInfo const& info, std::string const& path) {
    auto const note = read_fact(value, path, report_);
    auto const* inner = value.find("value");
    Node plain;
    plain.at = inner != nullptr ? inner->value.at : value.at;
    plain.value = note ? note->value : info.range.low;
    plain.has_thousands_mark = (inner != nullptr ? inner->value : value).has_thousands_mark;
    if (note) facts_.notes.push_back(*note);
    return plain;
  }

  // Unknown names where they stand: faults_of would only know the table. Sets, because a file may
  // name very many.
  void check_names() {
    std::vector<std::string> sectors, regions;
    for (SectorFacts const& sector : facts_.sectors) sectors.push_back(sector.name);
    for (RegionFacts const& region : facts_.regions) regions.push_back(region.name);
    std::unordered_set<std::string> const sector_set(sectors.begin(), sectors.end());
    std::unordered_set<std::string> const region_set(regions.begin(), regions.end());
    for (NamedTable const& named : named_) {
      bool const by_sector = named.parameter.starts_with("sector_");
      for (auto const& [key, at, value] : *named.node->as<Node::Table>()) {
        if ((by_sector ? sector_set : region_set).contains(key)) continue;
        report_.unknown(at, named.path, by_sector ? "sector" : "region", key,
                        by_sector ? sectors : regions);
      }
    }
  }

  void check_across() {
    for (std::string const& message : faults_of(facts_)) {
      std::string_view path = std::string_view(message).substr(0, message.find(": "));
      auto place = places_.find(std::string(path));
      while (place == places_.end() && path.rfind('.') != std::string_view::npos) {
        path = path.substr(0, path.rfind('.'));
        place = places_.find(std::string(path));
      }
      report_.fault(place != places_.end() ? place->second : table_.at, message);
    }
  }

  struct NamedTable {
    Node const* node;
    std::string parameter, path;
  };

  Node const& table_;
  Report& report_;
  WorldFacts facts_;
  std::unordered_map<std::string, Position> places_;
  // numbers by name of a sector (parameters sector_…) or region (all others)
  std::vector<NamedTable> named_;
};

}  // namespace

WorldFacts read_world(Node const& table, Report& report) {
  return WorldReader(table, report).read();
}

}  // namespace clustress::loader
