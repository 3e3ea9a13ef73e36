#include <algorithm>
#include <string>
#include <utility>

#include "sim/results/fact_columns.hpp"
#include "sim/results/scenario_facts.hpp"

namespace clustress {
namespace {

std::vector<VariantFacts> read_variants(RunHeader const& header) {
  std::size_t const variants = header.layout.variants.size();
  auto const descriptions = values_of<std::string>(header, "variant", "description", variants);
  auto const budgets =
      values_of<double>(header, "variant", "budget_keur", variants, unknown_number);
  auto const spans = release_columns().read(header, variants);
  auto const regions = values_of<std::string>(header, "variant", "target_regions", variants);
  std::size_t const all_regions = labels_of(header.layout, "region");
  std::vector<VariantFacts> list(variants);
  for (std::size_t v = 0; v < variants; ++v) {
    list[v] = {descriptions[v], std::nullopt, spans[v], set_of(regions[v], all_regions)};
    if (budgets[v] >= 0.0) list[v].budget_keur = budgets[v];
  }
  return list;
}

std::vector<StressFacts> read_stresses(RunHeader const& header) {
  std::size_t const stresses = header.layout.stresses.size();
  auto const descriptions = values_of<std::string>(header, "stress", "description", stresses);
  auto const spans = acting_columns().read(header, stresses);
  std::vector<StressFacts> list(stresses);
  for (std::size_t s = 0; s < stresses; ++s) list[s] = {descriptions[s], spans[s]};
  return list;
}

}  // namespace

ScenarioFacts read_facts(RunHeader const& header) {
  std::size_t const variants = header.layout.variants.size();
  std::size_t const stresses = header.layout.stresses.size();
  ScenarioFacts facts;
  facts.title = header.text("title");
  facts.world = header.text("world");
  facts.target_net_jobs = header.number("target_net_jobs", facts.target_net_jobs);
  facts.target_price_keur_per_job =
      header.number("target_price_keur_per_job", facts.target_price_keur_per_job);
  facts.target_worlds_share = header.number("target_worlds_share", facts.target_worlds_share);
  facts.discount_rate = header.number("discount_rate", facts.discount_rate);
  facts.stress_kind = values_of<std::string>(header, "stress", "kind", stresses);
  facts.stress_severity = values_of<double>(header, "stress", "severity", stresses);
  for (std::string const& word : values_of<std::string>(header, "variant", "reference", variants))
    facts.is_reference.push_back(word == "yes");
  facts.channel_of = values_of<std::string>(header, "variant", "channel_of", variants);
  facts.channel = values_of<std::string>(header, "variant", "channel", variants);
  for (std::size_t v = 0; v < variants; ++v) {
    bool const is_run = !facts.channel_of[v].empty();
    if (is_run && facts.channel[v].empty()) facts.channel[v] = only_channel_once;
  }
  std::size_t const labels = labels_of(header.layout, "instrument");
  facts.submix_of = values_of<std::string>(header, "variant", "submix_of", variants);
  for (auto const& text : values_of<std::string>(header, "variant", "instruments", variants))
    facts.instruments.push_back(places_of(text, labels));
  for (auto const& text : values_of<std::string>(header, "variant", "orders", variants))
    facts.orders.push_back(orders_of(text, labels));
  facts.instrument_kind = values_of<std::string>(header, "instrument", "kind", labels);
  facts.variants = read_variants(header);
  facts.stresses = read_stresses(header);
  auto const texts = [&](char const* dimension, char const* name) {
    return values_of<std::string>(header, dimension, name, labels_of(header.layout, dimension));
  };
  facts.instrument_title = texts("instrument", "title");
  facts.region_nuts = texts("region", "nuts");
  facts.sector_nace = texts("sector", "nace");
  double const scale = header.number(world_scale_name, 1.0);
  if (scale > 0.0) facts.world_scale = scale;
  facts.own_firms = static_cast<std::size_t>(std::max(0.0, header.number(own_firms_name, 0.0)));
  for (NamedValue const& attribute : header.attributes) {
    auto const* const places = std::get_if<std::string>(&attribute.value);
    if (places == nullptr || !attribute.name.starts_with(withheld_prefix)) continue;
    std::string const dimension = attribute.name.substr(std::size(withheld_prefix) - 1);
    facts.withheld[dimension] = places_of(*places, labels_of(header.layout, dimension) + 1);
  }
  return facts;
}

}  // namespace clustress
