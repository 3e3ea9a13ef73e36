// analysis/render/json.cpp — the effects as one JSON object; keys keep their order.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/answer/words.hpp"
#include "analysis/render/report_text.hpp"

namespace clustress {

namespace {

using Json = nlohmann::ordered_json;

Json of(Measure const& m, std::string const& method) {
  Json entry{{"value", m.value}, {"low", m.low}, {"high", m.high}, {"unit", m.unit}};
  if (!m.note.empty()) entry["note"] = m.note;
  entry["meaning"] = m.meaning;
  entry["method"] = method;
  return entry;
}

void add(Json& measures, std::vector<Section> const& sections) {
  for (Section const& section : sections) {
    for (Measure const& m : section.measures) measures[m.name] = of(m, section.method);
  }
}

Json answer(Effects const& effects) {
  Answer const a = answer_of(effects);
  Headline const headline = headline_of(a);
  return {{"headline", headline_text(a, headline)},
          {"sentences", answer_sentences(a, headline)},
          {"target", target_text(a)},
          {"provisional", provisional_reason(a)}};
}

Json number_or_null(std::optional<double> number) {
  return number ? Json(*number) : Json(nullptr);
}

// Calendar quarters from a first to a last one; null where the result does not say, or there are
// none.
Json dates(std::optional<QuarterSpan> const& span, std::string const& start) {
  if (!span || span->is_empty()) return nullptr;
  return {to_string(QuarterSpan{span->first, span->first}, start),
          to_string(QuarterSpan{span->last, span->last}, start)};
}

// What the scenario says of the stresses, by stress.
Json stresses(Effects const& effects) {
  Json list = Json::array();
  std::vector<std::string> names;
  for (ProgrammeEffects const& e : effects.programmes) {
    if (std::ranges::find(names, e.stress) == names.end()) names.push_back(e.stress);
  }
  for (std::size_t s = 0; s < std::min(names.size(), effects.stress_facts.size()); ++s) {
    StressFacts const& facts = effects.stress_facts[s];
    list.push_back({{"stress", names[s]},
                    {"description", facts.description},
                    {"acts", dates(facts.acts, effects.start_quarter)}});
  }
  return list;
}

Json programme(ProgrammeEffects const& e, std::string const& start) {
  Json measures = Json::object();
  for (Measure const& m : headline_measures(e)) measures[m.name] = of(m, "headline");
  add(measures, e.sections);
  return {{"variant", e.variant},
          {"stress", e.stress},
          {"reference", e.reference},
          {"description", e.facts.description},
          {"budget_keur", number_or_null(e.facts.budget_keur)},
          {"released", dates(e.facts.released, start)},
          {"targets", to_string(e.verdict)},
          {"measures", std::move(measures)}};
}

}  // namespace

std::string effects_json(Effects const& effects) {
  Json root;
  root["complete"] = effects.complete;
  if (!effects.complete) root["incomplete"] = incomplete_line(effects);
  root["title"] = effects.title;
  root["source"] = effects.source;
  root["world_scale"] = effects.world_scale;
  root["scenario_digest"] = effects.digest;
  root["start_quarter"] = effects.start_quarter;
  root["horizon_quarters"] = effects.horizon;
  root["replicates"] = effects.replicates_used;
  root["replicates_wanted"] = effects.replicates_wanted;
  root["worlds_run"] = effects.worlds_run;
  root["worlds_failed"] = effects.worlds_failed;
  root["intervals"] = {{"confidence", 1.0 - effects.alpha}, {"meaning", interval_label}};
  if (effects.stopping) {
    Stopping const& s = *effects.stopping;
    root["intervals"]["taken_at"] = 1.0 - s.alpha;
    root["stopping"] = {{"rule", s.rule},
                        {"maximum", s.maximum},
                        {"looks", s.looks},
                        {"reached", s.reached},
                        {"text", stopping_line(effects)}};
  }
  root["targets"] = {{"net_jobs", effects.target_net_jobs},
                     {"price_keur_per_job", effects.target_price_keur_per_job},
                     {"worlds_share", effects.target_worlds_share}};
  root["discount_rate_a_year"] = effects.discount_rate;
  if (!effects.is_over_points && !effects.programmes.empty()) root["answer"] = answer(effects);
  if (!effects.doubt_sentences.empty()) root["doubt"] = effects.doubt_sentences;
  root["warnings"] = effects.warnings;
  root["skipped"] = effects.skipped;
  for (ShownPoint const& p : effects.points)
    root["points"].push_back({{"number", p.number}, {"label", p.label}, {"set", p.overrides}});
  root["stresses"] = stresses(effects);
  root["programmes"] = Json::array();
  for (ProgrammeEffects const& e : effects.programmes)
    root["programmes"].push_back(programme(e, effects.start_quarter));
  root["wider"] = Json::array();
  for (WiderEffects const& e : effects.wider) {
    Json measures = Json::object();
    add(measures, e.sections);
    root["wider"].push_back(
        {{"variant", e.variant}, {"stress", e.stress}, {"measures", std::move(measures)}});
  }
  // Labels come from files: invalid UTF-8 is replaced, not thrown.
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clustress
