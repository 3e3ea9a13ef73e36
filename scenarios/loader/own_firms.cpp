#include "scenarios/loader/own_firms.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/loader/file_text.hpp"
#include "scenarios/loader/firm_table.hpp"
#include "sim/core/digest.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

// Over what is said of the firms, in whatever order and form.
std::string digest_of_firms(WorldFacts const& facts) {
  std::string text;
  for (OwnFirm const& firm : facts.own_firms) {
    text += fmt::format("{:016x}|{}|{}|{}|{}|{}|{}|{}|{}\n", to_number(firm.id), facts.regions[firm.region.get()].name,
                        facts.sectors[firm.sector.get()].name, firm.cluster ? facts.clusters[firm.cluster->get()].name : "",
                        firm.jobs, firm.founded, firm.member ? 1 : 0, firm.exporter ? (*firm.exporter ? 1 : 0) : -1,
                        firm.rd_keur.value_or(-1));
  }
  return digest_of(text);
}

std::string const* text_at(Node const& world, char const* key, Report& report) {
  auto const* entry = world.find(key);
  if (entry == nullptr) return nullptr;
  auto const* text = entry->value.as<std::string>();
  if (text == nullptr)
    report.fault(entry->value.at, fmt::format("{} is {}. Write a text in quotes.", key, kind_of(entry->value)));
  return text;
}

}  // namespace

void read_own_firms(Node const& world, CalendarQuarter start, ModelParameters const& model, bool consistent,
                    WorldFacts& facts, Report& report) {
  std::string const* const name = text_at(world, firm_file_key, report);
  std::string const* const digest = text_at(world, firm_digest_key, report);
  if (name == nullptr) {
    if (digest != nullptr && world.find(firm_file_key) == nullptr) {
      report.fault(world.find(firm_digest_key)->value.at,
                   "own firms without their file: no result keeps it. Add firm_file = \"…\" (or --set world.firm_file=…).");
    }
    return;
  }
  Position const at = world.find(firm_file_key)->value.at;
  auto const path = (report.source(at.file).directory / std::filesystem::path(*name)).lexically_normal();
  FileText const read = read_file_text(path);
  if (!read.fault.empty()) return report.fault(at, fmt::format("\"{}\": {}", printable(path.string(), 300), read.fault));
  std::uint32_t const source = report.add_source({path.string(), path.parent_path()});
  std::size_t const faults_before = report.count();
  CsvReader csv(read.text, source, report);
  if (report.count() != faults_before) return;
  read_firm_table(csv, {source, 0, 0}, start, model, consistent, facts, report);
  if (report.count() != faults_before) return;
  std::sort(facts.own_firms.begin(), facts.own_firms.end(),
            [](OwnFirm const& a, OwnFirm const& b) { return to_number(a.id) < to_number(b.id); });
  facts.own_firms_digest = digest_of_firms(facts);
  if (digest != nullptr && *digest != facts.own_firms_digest) {
    report.fault(world.find(firm_digest_key)->value.at,
                 fmt::format("the firms in {} have the digest {}, not this one: the file has changed, or is another. Give "
                             "the right file, or take firm_digest out.",
                             path.string(), facts.own_firms_digest));
  }
}

}  // namespace clustress::loader
