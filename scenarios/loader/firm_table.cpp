#include "scenarios/loader/firm_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "scenarios/loader/nace.hpp"
#include "sim/core/text.hpp"
#include "sim/model/own_firms.hpp"

namespace clustress::loader {
namespace {

constexpr double most_jobs = 1e7, most_rd_keur = 1e9;
constexpr int oldest_years = 1000;
constexpr std::size_t longest_id = 100;

enum Column : std::size_t {
  id,
  region,
  sector,
  jobs,
  founding_year,
  cluster,
  member,
  exports,
  rd_keur,
  columns
};
std::vector<std::string> const column_names = {
    "id", "region", "sector", "jobs", "founding_year", "cluster", "member", "exports", "rd_keur"};
constexpr std::size_t required_columns = cluster;  // those before it

using Rows = std::unordered_map<std::string, std::size_t>;

template <class Facts>
std::vector<std::string> names_of(std::vector<Facts> const& items) {
  std::vector<std::string> names;
  for (Facts const& item : items) names.push_back(item.name);
  return names;
}
Rows rows_of(std::vector<std::string> const& names) {
  Rows rows;
  for (std::size_t i = 0; i < names.size(); ++i) rows.emplace(names[i], i);
  return rows;
}

class FirmReader {
 public:
  FirmReader(TableFile& table, CalendarQuarter start, ModelParameters const& model,
             WorldFacts& facts, Report& report)
      : table_(table),
        start_(start),
        model_(model),
        facts_(facts),
        report_(report),
        region_names_(names_of(facts.regions)),
        sector_names_(names_of(facts.sectors)),
        cluster_names_(names_of(facts.clusters)),
        region_rows_(rows_of(region_names_)),
        sector_rows_(rows_of(sector_names_)),
        cluster_rows_(rows_of(cluster_names_)) {}

  void read(bool consistent) {
    std::size_t const faults_before = report_.count();
    if (!read_header()) return;
    std::vector<CsvField> record;
    while (table_.next(record)) read_firm(record);
    if (consistent && report_.count() == faults_before) check_room();
  }

 private:
  struct Place {
    Position at;  // of the first firm of a cell
    std::int64_t jobs = 0;
  };

  bool read_header() {
    std::vector<CsvField> const& header = table_.header();
    std::size_t const faults_before = report_.count();
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (header[i].text.empty()) continue;
      std::string const plain = column_name(header[i].text);
      std::string const& name = plain == "nace" ? column_names[sector] : plain;
      auto const known = std::find(column_names.begin(), column_names.end(), name);
      if (known == column_names.end()) {
        report_.unknown(header[i].at, "", "column", header[i].text, column_names);
        continue;
      }
      auto& place = place_[static_cast<std::size_t>(known - column_names.begin())];
      if (place)
        report_.fault(header[i].at, fmt::format("a second column \"{}\". Keep one of them.", name));
      place = i;
    }
    for (std::size_t c = 0; c < required_columns; ++c) {
      if (!place_[c])
        report_.fault(header.front().at, fmt::format("no column \"{}\". Add it.", column_names[c]));
    }
    return report_.count() == faults_before;
  }

  void read_firm(std::vector<CsvField> const& record) {
    record_ = &record;
    std::size_t const faults_before = report_.count();
    OwnFirm firm;
    read_id(firm);
    if (auto const row = named(region, region_rows_, region_names_)) firm.region = RegionRow(*row);
    bool const has_sector = read_sector(firm);
    if (auto const value = whole_number(jobs, 1, most_jobs))
      firm.jobs = static_cast<std::int32_t>(*value);
    read_founded(firm);
    if (!text(cluster).empty()) read_cluster(firm);
    firm.member = truth(member).value_or(false);
    if (firm.member) check_member(firm);
    firm.exporter = truth(exports);
    if (has_sector && firm.exporter.value_or(false)) check_exports(firm);
    if (!text(rd_keur).empty()) firm.rd_keur = number(rd_keur, 0, most_rd_keur);
    if (report_.count() != faults_before) return;
    Place& place = places_[{firm.region, firm.sector, firm.cluster}];
    if (place.jobs == 0) place.at = record.front().at;
    place.jobs += firm.jobs;
    facts_.own_firms.push_back(firm);
  }

  [[nodiscard]] CsvField const* field(Column column) const {
    return place_[column] ? &(*record_)[*place_[column]] : nullptr;
  }
  [[nodiscard]] std::string_view text(Column column) const {
    CsvField const* const found = field(column);
    return found != nullptr ? std::string_view(found->text) : std::string_view();
  }
  void fault(Column column, std::string const& message) {
    report_.fault(field(column)->at, message);
  }

  void read_id(OwnFirm& firm) {
    std::string const& name = field(id)->text;
    if (name.empty() || name.size() > longest_id) {
      return fault(id, fmt::format("id must be a text of 1 to {} characters.", longest_id));
    }
    auto const [first, is_new] = lines_.emplace(name, field(id)->at.line);
    if (!is_new) {
      return fault(id,
                   fmt::format("id \"{}\" is taken already, in line {}. Give each firm its own.",
                               printable(name), first->second));
    }
    firm.id = own_firm_id(name);
  }

  std::optional<std::size_t> named(Column column, Rows const& rows,
                                   std::vector<std::string> const& names) {
    auto const found = rows.find(field(column)->text);
    if (found != rows.end()) return found->second;
    report_.unknown(field(column)->at, "", column_names[column], field(column)->text, names);
    return std::nullopt;
  }

  bool read_sector(OwnFirm& firm) {
    auto const section = nace_section(text(sector));
    if (!section || sector_rows_.contains(field(sector)->text)) {
      auto const row = named(sector, sector_rows_, sector_names_);
      if (row) firm.sector = SectorRow(*row);
      return row.has_value();
    }
    for (std::size_t s = 0; s < facts_.sectors.size(); ++s) {
      if (!holds_section(facts_.sectors[s].nace, *section)) continue;
      firm.sector = SectorRow(s);
      return true;
    }
    fault(sector, fmt::format("NACE section {} is in no sector of the world. Leave the firm out, "
                              "or give the name of a sector.",
                              *section));
    return false;
  }

  void read_cluster(OwnFirm& firm) {
    auto const row = named(cluster, cluster_rows_, cluster_names_);
    if (!row) return;
    firm.cluster = ClusterRow(*row);
    ClusterFacts const& facts = facts_.clusters[*row];
    if (region_rows_.contains(facts.region) && field(region)->text != facts.region) {
      fault(cluster, fmt::format("cluster \"{}\" is in {}, the firm is not. Correct one of them, "
                                 "or leave the cluster empty.",
                                 facts.name, facts.region));
    }
  }

  void check_member(OwnFirm const& firm) {
    if (text(cluster).empty()) {
      fault(member, "member, but of no cluster. Name the cluster, or write no.");
    } else if (firm.cluster && facts_.clusters[firm.cluster->get()].organisation_staff == 0) {
      fault(member,
            fmt::format(
                "cluster \"{}\" has no organisation. Give it organisation_staff, or write no.",
                facts_.clusters[firm.cluster->get()].name));
    }
  }

  void check_exports(OwnFirm const& firm) {
    SectorFacts const& facts = facts_.sectors[firm.sector.get()];
    if (facts.outside_share >= model_.exports.tradable_share && facts.foreign_share > 0) return;
    fault(
        exports,
        fmt::format(
            "firms of the sector \"{}\" do not export in this world (outside_share below {}, or no "
            "foreign_share). Write no, or leave it empty.",
            facts.name, model_.exports.tradable_share));
  }

  // Founded in the middle of the year.
  void read_founded(OwnFirm& firm) {
    int const base_year = add_quarters(start_, -1).year;
    auto const year = whole_number(founding_year, base_year - oldest_years, base_year);
    if (!year) return;
    firm.founded =
        std::min(0, 4 * (static_cast<Quarter>(*year) - start_.year) + 3 - start_.quarter + 1);
  }

  std::optional<double> number(Column column, double low, double high) {
    auto const value = number_in(*field(column), table_.separator());
    if (value && *value >= low && *value <= high) return value;
    fault(column, fmt::format("{} = \"{}\" is {} between {:.0f} and {:.0f}. Write digits, without "
                              "thousands separators.",
                              column_names[column], printable(text(column)),
                              value ? "not" : "no number", low, high));
    return std::nullopt;
  }
  std::optional<double> whole_number(Column column, double low, double high) {
    auto const value = number(column, low, high);
    if (!value || *value == std::floor(*value)) return value;
    fault(column, fmt::format("{} = \"{}\" is not a whole number. Round it.", column_names[column],
                              printable(text(column))));
    return std::nullopt;
  }
  std::optional<bool> truth(Column column) {
    std::string const word = column_name(text(column));
    if (word.empty()) return std::nullopt;
    if (word == "yes" || word == "true" || word == "1") return true;
    if (word == "no" || word == "false" || word == "0") return false;
    fault(column, fmt::format("{} = \"{}\". Write yes or no.", column_names[column],
                              printable(text(column))));
    return std::nullopt;
  }

  void check_room() {
    auto const declared = declared_jobs(facts_);
    for (auto const& [cell, place] : places_) {
      auto const& [in_region, in_sector, in_cluster] = cell;
      auto const found = declared.find(cell);
      double const room = found != declared.end() ? found->second : 0.0;
      if (static_cast<double>(place.jobs) <= room) continue;
      std::string const where =
          in_cluster ? fmt::format("cluster \"{}\"", facts_.clusters[in_cluster->get()].name)
                     : fmt::format("{}, outside clusters", facts_.regions[in_region.get()].name);
      report_.fault(
          place.at,
          fmt::format(
              "the firms of the sector {} in {} have {} jobs, the world declares {:.0f} there. "
              "Raise the world's number, or correct jobs, sector or cluster of the firms.",
              facts_.sectors[in_sector.get()].name, where, place.jobs, std::floor(room)));
    }
  }

  TableFile& table_;
  CalendarQuarter start_;
  ModelParameters const& model_;
  WorldFacts& facts_;
  Report& report_;
  std::vector<std::string> region_names_, sector_names_, cluster_names_;
  Rows region_rows_, sector_rows_, cluster_rows_;
  std::array<std::optional<std::size_t>, columns> place_;  // of each column in a record
  std::vector<CsvField> const* record_ = nullptr;          // the one being read
  std::unordered_map<std::string, std::uint32_t> lines_;   // by id
  std::map<CellName, Place> places_;
};

}  // namespace

void read_firm_table(TableFile& table, CalendarQuarter start, ModelParameters const& model,
                     bool consistent, WorldFacts& facts, Report& report) {
  FirmReader(table, start, model, facts, report).read(consistent);
}

}  // namespace clustress::loader
