#include "sim/results/scenario_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "sim/results/fact_columns.hpp"

namespace clustress {
namespace {

void write_submixes(ScenarioFacts const& facts, RunHeader& header) {
  if (std::ranges::all_of(facts.submix_of, &std::string::empty)) return;
  std::vector<std::string> instruments, orders;
  for (Places const& places : facts.instruments) instruments.push_back(text_of(places));
  for (auto const& lists : facts.orders) orders.push_back(text_of(lists));
  header.columns.push_back(
      {"variant", "submix_of", "the mix of which it holds a part", facts.submix_of});
  header.columns.push_back(
      {"variant", "instruments", "its instruments, as places among their labels", instruments});
  if (std::ranges::all_of(orders, &std::string::empty)) return;
  header.columns.push_back({"variant", "orders",
                            "drawn, in which its instruments join; the sub-mixes on their way are "
                            "there",
                            orders});
}

void write_variants(std::vector<VariantFacts> const& variants, RunHeader& header) {
  if (variants.empty()) return;
  std::vector<std::string> descriptions;
  std::vector<double> budgets;
  std::vector<std::optional<QuarterSpan>> spans;
  for (VariantFacts const& facts : variants) {
    descriptions.push_back(facts.description);
    budgets.push_back(facts.budget_keur.value_or(unknown_number));
    spans.push_back(facts.released);
  }
  header.columns.push_back(
      {"variant", "description", "what the scenario calls it", std::move(descriptions)});
  header.columns.push_back(
      {"variant", "budget_keur", "planned in total, kEUR", std::move(budgets)});
  release_columns().write(spans, header);
  std::vector<std::string> regions;
  for (VariantFacts const& facts : variants) regions.push_back(text_of(facts.regions));
  if (std::ranges::all_of(regions, &std::string::empty)) return;
  header.columns.push_back({"variant", "target_regions",
                            "its target regions, as places among their labels",
                            std::move(regions)});
}

void write_stresses(std::vector<StressFacts> const& stresses, RunHeader& header) {
  if (stresses.empty()) return;
  std::vector<std::string> descriptions;
  std::vector<std::optional<QuarterSpan>> spans;
  for (StressFacts const& facts : stresses) {
    descriptions.push_back(facts.description);
    spans.push_back(facts.acts);
  }
  header.columns.push_back(
      {"stress", "description", "what the scenario calls it", std::move(descriptions)});
  acting_columns().write(spans, header);
}

void write_labels_facts(ScenarioFacts const& facts, RunHeader& header) {
  auto const add = [&](char const* dimension, char const* name, char const* long_name,
                       std::vector<std::string> const& values) {
    if (!values.empty()) header.columns.push_back({dimension, name, long_name, values});
  };
  add("instrument", "title", "what its kind does", facts.instrument_title);
  add("region", "nuts", "code of the region (NUTS)", facts.region_nuts);
  add("sector", "nace", "branches of the sector (NACE Rev. 2)", facts.sector_nace);
}

}  // namespace

void write_facts(ScenarioFacts const& facts, RunHeader& header) {
  std::vector<std::string> reference;
  for (bool const is : facts.is_reference) reference.emplace_back(is ? "yes" : "no");
  header.columns = {
      {"stress", "kind", "kind of stress", facts.stress_kind},
      {"stress", "severity", "severity in the unit of its kind", facts.stress_severity},
      {"variant", "reference", "added by the program for comparison", reference},
      {"variant", "channel_of", "the variant that it repeats with wages and hiring held",
       facts.channel_of},
      {"instrument", "kind", "kind of instrument", facts.instrument_kind}};
  bool const holds_others = std::ranges::any_of(
      facts.channel, [](auto const& name) { return !name.empty() && name != only_channel_once; });
  if (holds_others)
    header.columns.push_back({"variant", "channel", "the channel held in that run", facts.channel});
  write_submixes(facts, header);
  write_variants(facts.variants, header);
  write_stresses(facts.stresses, header);
  write_labels_facts(facts, header);
  std::vector<NamedValue> const attributes = {
      {"title", facts.title},
      {"world", facts.world},
      {"target_net_jobs", facts.target_net_jobs},
      {"target_price_keur_per_job", facts.target_price_keur_per_job},
      {"target_worlds_share", facts.target_worlds_share},
      {"discount_rate", facts.discount_rate}};
  header.attributes.insert(header.attributes.end(), attributes.begin(), attributes.end());
  if (facts.world_scale != 1.0) header.attributes.push_back({world_scale_name, facts.world_scale});
  if (facts.own_firms == 0) return;
  header.attributes.push_back({own_firms_name, static_cast<double>(facts.own_firms)});
  for (auto const& [dimension, places] : facts.withheld)
    header.attributes.push_back({withheld_prefix + dimension, text_of(places)});
}

std::vector<std::string> listed_variants(std::vector<std::string> const& names,
                                         std::vector<std::string> const& submix_of) {
  std::vector<std::string> listed;
  for (std::size_t v = 0; v < names.size(); ++v) {
    if (submix_of[v].empty()) {
      listed.push_back(names[v]);
    } else if (std::ranges::find(submix_of, submix_of[v]) - submix_of.begin() ==
               static_cast<std::ptrdiff_t>(v)) {
      auto const count = std::ranges::count(submix_of, submix_of[v]);
      listed.push_back(
          fmt::format("{} sub-mix{} of {}", count, count == 1 ? "" : "es", submix_of[v]));
    }
  }
  return listed;
}

bool lacks_withheld(RunHeader const& header) {
  return header.number(own_firms_name, 0.0) == 0.0 &&
         header.scenario_toml.find("\nfirm_digest = ") != std::string::npos;
}

}  // namespace clustress
