#include "scenarios/loader/own_firms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/loader/firm_table.hpp"
#include "scenarios/loader/own_keys.hpp"
#include "scenarios/loader/table_file.hpp"
#include "sim/core/digest.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

// Over what is said of the firms, in whatever order and form, and whenever the simulation starts.
std::string digest_of_firms(WorldFacts const& facts, CalendarQuarter start) {
  std::string text;
  for (OwnFirm const& firm : facts.own_firms) {
    text +=
        fmt::format("{:016x}|{}|{}|{}|{}|{}|{}|{}|{}\n", to_number(firm.id),
                    facts.regions[firm.region.get()].name, facts.sectors[firm.sector.get()].name,
                    firm.cluster ? facts.clusters[firm.cluster->get()].name : "", firm.jobs,
                    add_quarters(start, firm.founded - 1).year, firm.member ? 1 : 0,
                    firm.exporter ? (*firm.exporter ? 1 : 0) : -1, firm.rd_keur.value_or(-1));
  }
  return digest_of(text);
}

}  // namespace

void read_own_firms(Node const& world, CalendarQuarter start, ModelParameters const& model,
                    bool consistent, WorldFacts const* known, WorldFacts& facts, Report& report) {
  std::string const* const name = text_at(world, world_keys(), firm_file_key, report);
  std::string const* const digest = text_at(world, world_keys(), firm_digest_key, report);
  if (name == nullptr) {
    if (digest == nullptr || world.find(firm_file_key) != nullptr) return;
    if (known != nullptr && known->own_firms_digest == *digest) {
      facts.own_firms = known->own_firms;
      facts.own_firms_digest = *digest;
    } else if (known != nullptr) {
      report.fault(
          world.find(firm_digest_key)->value.at,
          fmt::format("own firms with the digest {}, which are not those of this scenario ({})",
                      printable(*digest),
                      known->own_firms_digest.empty() ? "it has none" : known->own_firms_digest));
    } else {
      report.fault(world.find(firm_digest_key)->value.at,
                   "own firms without their file: no result keeps it. Add firm_file = \"…\" (or "
                   "--set world.firm_file=…).");
    }
    return;
  }
  Allowance allowance;  // beside that of the scenario's other files
  std::size_t const faults_before = report.count();
  TableFile table(*name, world.find(firm_file_key)->value.at,
                  {"firm", "id, region, sector, jobs, founding_year"}, allowance, report);
  if (!table.is_open()) return;
  read_firm_table(table, start, model, consistent, facts, report);
  if (report.count() != faults_before) return;
  std::sort(facts.own_firms.begin(), facts.own_firms.end(),
            [](OwnFirm const& a, OwnFirm const& b) { return to_number(a.id) < to_number(b.id); });
  facts.own_firms_digest = digest_of_firms(facts, start);
  if (digest != nullptr && *digest != facts.own_firms_digest) {
    report.fault(world.find(firm_digest_key)->value.at,
                 fmt::format("the firms in {} have the digest {}, not this one: the file has "
                             "changed, or is another. Give "
                             "the right file, or take firm_digest out.",
                             printable(table.path().string(), 300), facts.own_firms_digest));
  }
}

}  // namespace clustress::loader
