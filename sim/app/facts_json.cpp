#include "sim/app/facts_json.hpp"

#include "sim/results/scenario_facts.hpp"

namespace clustress {
using Json = nlohmann::ordered_json;
namespace {

// Quarters from a first to a last one; 0 and 0 if it is known that there is none.
void add_span(Json& object, std::optional<QuarterSpan> const& span) {
  object["first_quarter"] = span ? Json(span->first) : Json(nullptr);
  object["last_quarter"] = span ? Json(span->last) : Json(nullptr);
}

}  // namespace

Json variant_facts_json(RunHeader const& header) {
  ScenarioFacts const facts = read_facts(header);
  Json list = Json::array();
  for (std::size_t v = 0; v < header.layout.variants.size(); ++v) {
    VariantFacts const& known = facts.variants[v];
    Json one{{"label", header.layout.variants[v]},
             {"description", known.description},
             {"reference", bool{facts.is_reference[v]}},
             {"budget_keur", known.budget_keur ? Json(*known.budget_keur) : Json(nullptr)}};
    add_span(one, known.released);
    one["target_regions"] = known.regions;  // places among their labels
    list.push_back(std::move(one));
  }
  return list;
}

Json stress_facts_json(RunHeader const& header) {
  ScenarioFacts const facts = read_facts(header);
  Json list = Json::array();
  for (std::size_t s = 0; s < header.layout.stresses.size(); ++s) {
    Json one{{"label", header.layout.stresses[s]},
             {"kind", facts.stress_kind[s]},
             {"severity", facts.stress_severity[s]},
             {"description", facts.stresses[s].description}};
    add_span(one, facts.stresses[s].acts);
    list.push_back(std::move(one));
  }
  return list;
}

Json world_numbers_json(RunHeader const& header) {
  if (!header.world_numbers) return nullptr;
  Json assumed = Json::array();
  for (AssumedNumber const& number : header.world_numbers->assumed) {
    assumed.push_back({{"path", number.path},
                       {"value", number.value},
                       {"low", number.low},
                       {"high", number.high},
                       {"jobs_share", number.jobs_share}});
  }
  return {{"all", header.world_numbers->all}, {"assumed", std::move(assumed)}};
}

}  // namespace clustress
