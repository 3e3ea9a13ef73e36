#include "sim/results/scenario_facts.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <string_view>

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
  std::vector<NamedValue> const attributes = {
      {"title", facts.title},
      {"world", facts.world},
      {"target_net_jobs", facts.target_net_jobs},
      {"target_price_keur_per_job", facts.target_price_keur_per_job},
      {"target_worlds_share", facts.target_worlds_share},
      {"discount_rate", facts.discount_rate}};
  header.attributes.insert(header.attributes.end(), attributes.begin(), attributes.end());
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
  return facts;
}

}  // namespace clustress
