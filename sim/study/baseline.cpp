#include "sim/study/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>

#include "scenarios/loader/loader.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/version.hpp"
#include "sim/results/copy_worlds.hpp"
#include "sim/results/point_table.hpp"
#include "sim/study/scenario_header.hpp"

namespace clustress {
namespace {

// An effective scenario cut into the text of each variant of the user's, in order, and all the
// rest.
// What is decomposed adds variants and changes none: it is left out.
struct CutScenario {
  std::string rest;
  std::vector<std::string> variants;

  explicit CutScenario(std::string_view toml) {
    std::string decompositions;
    std::string* part = &rest;
    while (!toml.empty()) {
      std::size_t const end = std::min(toml.find('\n'), toml.size() - 1) + 1;
      std::string_view const line = toml.substr(0, end);
      if (line == "[[variant]]\n") {
        part = &variants.emplace_back();
      } else if (line == "[[decompose]]\n") {
        part = &decompositions;
      } else if (line.starts_with("[[") && !line.starts_with("[[variant.")) {
        part = &rest;
      }
      *part += line;
      toml.remove_prefix(end);
    }
    // A blank line stands between variants and not after the last.
    for (std::string& variant : variants) {
      while (variant.ends_with("\n\n")) variant.pop_back();
    }
  }
};

std::map<std::string, std::string> texts_by_name(Scenario const& scenario, CutScenario const& cut) {
  std::map<std::string, std::string> texts;
  auto text = cut.variants.begin();
  for (std::size_t v = 1; v < scenario.variants.size(); ++v) {
    if (!scenario.variants[v].reference && !scenario.variants[v].is_variation()) {
      texts.emplace(scenario.variants[v].name, *text++);
    }
  }
  return texts;
}

// Reference programmes are made from the largest variant; only these numbers differ.
bool is_same_reference(Variant const& a, Variant const& b) {
  DeliveryTerms const& x = a.instruments.front()->terms();
  DeliveryTerms const& y = b.instruments.front()->terms();
  return a.regions == b.regions && a.financed_inside_share == b.financed_inside_share &&
         x.budget_keur == y.budget_keur && x.budget_path_keur == y.budget_path_keur &&
         x.start_quarter == y.start_quarter;
}

Scenario scenario_of(ResultFile const& file, std::string const& path, WorldFacts const& own_firms) {
  RunHeader const& header = file.header();
  if (header.model_version != model_version) {
    throw UsageError(
        fmt::format("--baseline {}: the model version is {} there and {} here; run without it",
                    path, header.model_version, model_version));
  }
  try {
    Scenario scenario = load_scenario_text(header.scenario_toml, path, {}, &own_firms);
    if (scenario.digest == header.digest) return scenario;
  } catch (UsageError const& fault) {  // parameters that this program does not know, other firms
    throw UsageError(fmt::format(
        "--baseline {}: its scenario does not load here: {} Run without it", path, fault.what()));
  }
  throw UsageError(fmt::format(
      "--baseline {}: was made by another version of the program, whose scenarios are not those of "
      "this one; run without it",
      path));
}

// The points that both have must be the same ones, with draws of the same kind.
void refuse_other_points(PointTable const& there, PointTable const& here, std::string const& path) {
  std::string difference = first_point_difference(there, here);
  if (difference.empty() && there.points.size() > 1 && here.points.size() > 1 &&
      there.luck != here.luck) {
    difference = fmt::format("luck is {} there and {} here", there.luck, here.luck);
  }
  if (difference.empty()) return;
  throw UsageError(fmt::format("--baseline {}: the points are others there: {}; run without it",
                               path, difference));
}

// "path=value" of what a point sets.
std::vector<std::string> overrides_of(PointTable const& table, std::size_t point) {
  std::vector<std::string> list;
  for (std::size_t k = 0; k < table.parameters.size(); ++k) {
    std::string const& value = table.points[point].overrides[k];
    if (!value.empty()) list.push_back(table.parameters[k].path + "=" + value);
  }
  return list;
}

// A point that changes a variant may make another variant the largest: then its reference
// programmes are others too.
bool is_same_reference_everywhere(std::string const& variant, RunHeader const& old,
                                  Scenario const& now, std::string const& path) {
  for (std::uint32_t point = 1; point < std::min(old.points.points.size(), now.points.all.size());
       ++point) {
    std::vector<std::string> const overrides = overrides_of(old.points, point);
    if (std::ranges::none_of(overrides, [](auto const& o) { return o.starts_with("variant."); }))
      continue;
    Scenario const there = load_scenario_text(old.scenario_toml, path, overrides, &now.world);
    Scenario const here = scenario_at(now, point);
    auto const a = std::ranges::find(there.variants, variant, &Variant::name);
    auto const b = std::ranges::find(here.variants, variant, &Variant::name);
    if (a == there.variants.end() || b == here.variants.end() || !is_same_reference(*a, *b))
      return false;
  }
  return true;
}

std::vector<std::string> shared_variants(RunHeader const& header, Scenario const& old,
                                         Scenario const& now, std::string const& path) {
  CutScenario const cut_old(old.effective_toml), cut_now(now.effective_toml);
  if (auto const difference = first_toml_difference(cut_old.rest, cut_now.rest);
      !difference.empty()) {
    throw UsageError(fmt::format("--baseline {}: more than variants differs: {}; run without it",
                                 path, difference));
  }
  auto const texts_old = texts_by_name(old, cut_old), texts_now = texts_by_name(now, cut_now);
  std::vector<std::string> shared;
  for (Variant const& variant : now.variants) {
    auto const same = std::ranges::find(old.variants, variant.name, &Variant::name);
    if (same == old.variants.end() || same->reference != variant.reference ||
        same->channel_of != variant.channel_of || same->channel != variant.channel ||
        same->submix_of != variant.submix_of || same->submix != variant.submix) {
      continue;
    }
    std::string const& own = variant.original();
    if (variant.reference) {
      if (is_same_reference(*same, variant) &&
          is_same_reference_everywhere(variant.name, header, now, path)) {
        shared.push_back(variant.name);
      }
      continue;
    }
    if (texts_now.contains(own)) {
      auto const difference = first_toml_difference(texts_old.at(own), texts_now.at(own));
      if (!difference.empty()) {
        throw UsageError(
            fmt::format("--baseline {}: the variant \"{}\" is another there: {}; give the new one "
                        "a name of its "
                        "own, or run without --baseline",
                        path, own, difference));
      }
    }
    shared.push_back(variant.name);
  }
  return shared;
}

}  // namespace

Baseline::Baseline(std::string const& path, Scenario const& scenario, OutcomeLayout layout)
    : path_(path), file_(path), layout_(std::move(layout)), rest_(scenario) {
  refuse_other_points(file_.header().points, point_table_of(scenario), path);
  shared_ =
      shared_variants(file_.header(), scenario_of(file_, path, scenario.world), scenario, path);
  if (auto const difference = first_difference_but_variants(file_.layout(), layout_);
      !difference.empty()) {
    throw UsageError(fmt::format("--baseline {}: {}; run without it", path, difference));
  }
  keep_rest(rest_);
}

void Baseline::keep_rest(Scenario& scenario) const {
  std::erase_if(scenario.variants, [&](Variant const& variant) {
    return variant.name != layout_.variants.front() &&
           std::ranges::find(shared_, variant.name) != shared_.end();
  });
}

bool Baseline::has(RunUnit unit) const {
  UnitSummary const* const place = file_.summary(unit);
  return place != nullptr &&
         std::ranges::find(place->status, WorldStatus::not_run) == place->status.end();
}

Outcome Baseline::stored(RunUnit unit) const {
  Outcome const there = file_.read_unit(unit);
  Outcome outcome = empty_outcome(layout_, unit);
  for (std::string const& variant : shared_)
    copy_worlds(variant, there, file_.layout(), outcome, layout_);
  return outcome;
}

Outcome Baseline::complete(Outcome stored, Outcome const& simulated,
                           OutcomeLayout const& simulated_layout) const {
  Outcome whole = empty_outcome(layout_, simulated.unit);
  std::string const& none = layout_.variants.front();
  copy_worlds(none, simulated, simulated_layout, whole, layout_);
  if (!same_worlds(0, whole, stored, layout_)) {
    throw UsageError(
        fmt::format("--baseline {}: {} without a programme has other numbers there than here: "
                    "another program made it; run without --baseline",
                    path_, text_of(simulated.unit, rest_.points.all.size())));
  }
  whole = std::move(stored);
  for (std::string const& variant : simulated_layout.variants) {
    if (variant != none) copy_worlds(variant, simulated, simulated_layout, whole, layout_);
  }
  whole.firm_quarters = simulated.firm_quarters;
  whole.cpu_seconds = simulated.cpu_seconds;
  whole.peak_firms = simulated.peak_firms;
  whole.peak_memory_bytes = simulated.peak_memory_bytes;
  return whole;
}

}  // namespace clustress
