#include "sim/results/scenario_facts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <limits>
#include <string_view>
#include <utility>

#include "sim/results/run_header.hpp"

namespace clustress {
namespace {

// Files without another channel do not name it.
constexpr char const* only_channel_once = "labour";
constexpr char own_firms_name[] = "own_firms", withheld_prefix[] = "withheld_";
constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

// The values of a column, one for each label; empty ones where the file does not have it.
template <class Value>
std::vector<Value> values_of(RunHeader const& header, std::string_view dimension,
                             std::string_view name, std::size_t labels, Value absent = {}) {
  LabelColumn const* const column = header.column(dimension, name);
  auto const* const values =
      column != nullptr ? std::get_if<std::vector<Value>>(&column->values) : nullptr;
  std::vector<Value> result = values != nullptr ? *values : std::vector<Value>{};
  result.resize(labels, absent);
  return result;
}

std::size_t labels_of(OutcomeLayout const& layout, std::string_view dimension) {
  auto const found = std::ranges::find(layout.dimensions, dimension, &Dimension::name);
  return found == layout.dimensions.end() ? 0 : found->labels.size();
}

using Places = std::vector<std::size_t>;

// "0 2 3"
std::string text_of(Places const& places) {
  return fmt::format("{}", fmt::join(places, " "));
}

// "0 1 2, 2 1 0"
std::string text_of(std::vector<Places> const& lists) {
  std::string text;
  for (Places const& one : lists) text += (text.empty() ? "" : ", ") + text_of(one);
  return text;
}

// Nothing of a text that is not made of numbers below `most`.
Places places_of(std::string_view text, std::size_t most) {
  Places places;
  while (!text.empty()) {
    std::size_t place = most;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), place);
    if (error != std::errc() || place >= most) return {};
    places.push_back(place);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.empty()) break;
    if (text.front() != ' ' || text.size() == 1) return {};
    text.remove_prefix(1);
  }
  return places;
}

// The same of a set in rising order.
Places set_of(std::string_view text, std::size_t most) {
  Places places = places_of(text, most);
  bool const rises = std::ranges::adjacent_find(places, std::greater_equal()) == places.end();
  return rises ? places : Places{};
}

std::vector<Places> orders_of(std::string_view text, std::size_t most) {
  std::vector<Places> orders;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find(", "), text.size());
    orders.push_back(places_of(text.substr(0, end), most));
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return orders;
}

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

}  // namespace

namespace {

// A span as two columns of numbers, <name>_first_quarter and <name>_last_quarter; without a name
// first_quarter and last_quarter.
struct SpanColumns {
  std::string dimension, prefix, what;

  void write(std::vector<std::optional<QuarterSpan>> const& spans, RunHeader& header) const {
    std::vector<double> first, last;
    for (auto const& span : spans) {
      first.push_back(span ? span->first : unknown);
      last.push_back(span ? span->last : unknown);
    }
    header.columns.push_back(
        {dimension, prefix + "first_quarter", "first quarter " + what, std::move(first)});
    header.columns.push_back(
        {dimension, prefix + "last_quarter", "last quarter " + what, std::move(last)});
  }

  [[nodiscard]] std::vector<std::optional<QuarterSpan>> read(RunHeader const& header,
                                                             std::size_t labels) const {
    auto const first =
        values_of<double>(header, dimension, prefix + "first_quarter", labels, unknown);
    auto const last =
        values_of<double>(header, dimension, prefix + "last_quarter", labels, unknown);
    std::vector<std::optional<QuarterSpan>> spans(labels);
    for (std::size_t k = 0; k < labels; ++k) {
      if (is_span(first[k], last[k], header.layout.quarters))
        spans[k] = {static_cast<Quarter>(first[k]), static_cast<Quarter>(last[k])};
    }
    return spans;
  }

  // Quarters of the run, in order; or none at all. Anything else is not what was written.
  static bool is_span(double first, double last, std::size_t quarters) {
    if (first == 0.0 && last == 0.0) return true;
    return first >= 1.0 && first <= last && last < static_cast<double>(quarters);
  }
};

SpanColumns const release_columns{"variant", "release_", "in which money is released; 0 = none is"};
SpanColumns const acting_columns{"stress", "", "in which it acts; 0 = it never does"};

void write_variants(std::vector<VariantFacts> const& variants, RunHeader& header) {
  if (variants.empty()) return;
  std::vector<std::string> descriptions;
  std::vector<double> budgets;
  std::vector<std::optional<QuarterSpan>> spans;
  for (VariantFacts const& facts : variants) {
    descriptions.push_back(facts.description);
    budgets.push_back(facts.budget_keur.value_or(unknown));
    spans.push_back(facts.released);
  }
  header.columns.push_back(
      {"variant", "description", "what the scenario calls it", std::move(descriptions)});
  header.columns.push_back(
      {"variant", "budget_keur", "planned in total, kEUR", std::move(budgets)});
  release_columns.write(spans, header);
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
  acting_columns.write(spans, header);
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

std::vector<VariantFacts> read_variants(RunHeader const& header) {
  std::size_t const variants = header.layout.variants.size();
  auto const descriptions = values_of<std::string>(header, "variant", "description", variants);
  auto const budgets = values_of<double>(header, "variant", "budget_keur", variants, unknown);
  auto const spans = release_columns.read(header, variants);
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
  auto const spans = acting_columns.read(header, stresses);
  std::vector<StressFacts> list(stresses);
  for (std::size_t s = 0; s < stresses; ++s) list[s] = {descriptions[s], spans[s]};
  return list;
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
  facts.own_firms = static_cast<std::size_t>(std::max(0.0, header.number(own_firms_name, 0.0)));
  for (NamedValue const& attribute : header.attributes) {
    auto const* const places = std::get_if<std::string>(&attribute.value);
    if (places == nullptr || !attribute.name.starts_with(withheld_prefix)) continue;
    std::string const dimension = attribute.name.substr(std::size(withheld_prefix) - 1);
    facts.withheld[dimension] = places_of(*places, labels_of(header.layout, dimension) + 1);
  }
  return facts;
}

bool lacks_withheld(RunHeader const& header) {
  return header.number(own_firms_name, 0.0) == 0.0 &&
         header.scenario_toml.find("\nfirm_digest = ") != std::string::npos;
}

}  // namespace clustress
