#include "sim/results/scenario_facts.hpp"

#include <algorithm>

#include "sim/results/run_header.hpp"

namespace clustress {
namespace {

// Files without another channel do not name it.
constexpr char const* only_channel_once = "labour";

// The values of a column, one for each label; empty ones where the file does not have it.
template <class Value>
std::vector<Value> values_of(RunHeader const& header, std::string_view dimension,
                             std::string_view name, std::size_t labels) {
  LabelColumn const* const column = header.column(dimension, name);
  auto const* const values =
      column != nullptr ? std::get_if<std::vector<Value>>(&column->values) : nullptr;
  std::vector<Value> result = values != nullptr ? *values : std::vector<Value>{};
  result.resize(labels);
  return result;
}

std::size_t labels_of(OutcomeLayout const& layout, std::string_view dimension) {
  auto const found = std::ranges::find(layout.dimensions, dimension, &Dimension::name);
  return found == layout.dimensions.end() ? 0 : found->labels.size();
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
  std::vector<NamedValue> const attributes = {
      {"title", facts.title},
      {"world", facts.world},
      {"target_net_jobs", facts.target_net_jobs},
      {"target_price_keur_per_job", facts.target_price_keur_per_job},
      {"target_worlds_share", facts.target_worlds_share},
      {"discount_rate", facts.discount_rate}};
  header.attributes.insert(header.attributes.end(), attributes.begin(), attributes.end());
}

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
  facts.instrument_kind =
      values_of<std::string>(header, "instrument", "kind", labels_of(header.layout, "instrument"));
  return facts;
}

}  // namespace clustress
