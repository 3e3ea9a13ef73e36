// scenarios/loader/schema.cpp — JSON Schema (draft 7) of scenario and world files, from the
// declarations, for editors.
//
// It says what may stand where: keys, kinds of values, ranges, choices. What must be there is asked
// only of files that extend no other; whether names and sums fit together is for `clustress check`.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "calibration/designs/sampling_design.hpp"
#include "scenarios/loader/loader.hpp"
#include "scenarios/loader/own_keys.hpp"
#include "scenarios/loader/schema_shapes.hpp"
#include "scenarios/loader/sections.hpp"
#include "scenarios/loader/uncertain.hpp"

namespace clustress {
namespace {

using loader::add, loader::bounded, loader::Json, loader::list_of, loader::meaning_of,
    loader::property, loader::properties_of, loader::required, loader::required_of, loader::table;

// A table with a kind of the catalogue and the parameters of that kind beside `common`.
template <class Product>
Json part(std::span<EntryFunction<Product> const> catalogue, Json const& common) {
  Json kind = {{"type", "string"}, {"enum", Json::array()}}, all = {{"kind", kind}},
       cases = Json::array();
  all.update(common);
  std::string summaries;
  for (auto const entry : catalogue) {
    std::string const name(entry().kind);
    Json called = {name};
    if (!entry().former_kind.empty()) called.push_back(std::string(entry().former_kind));
    kind["enum"].insert(kind["enum"].end(), called.begin(), called.end());
    summaries += (summaries.empty() ? "" : "\n") + name + ": " + std::string(entry().summary);
    auto const blueprint = entry().blueprint();
    Json const its_kind = called.size() == 1 ? Json{{"const", name}} : Json{{"enum", called}};
    Json own = {{"kind", its_kind}};
    own.update(common);
    add(own, blueprint->parameters());
    // what may stand there differs by kind
    for (auto const& [key, one] : own.items())
      all.emplace(key, Json{{"description", one.value("description", "")}});
    cases.push_back({{"if", {{"properties", {{"kind", its_kind}}}, {"required", {"kind"}}}},
                     {"then", table(std::move(own))}});
  }
  kind["description"] = summaries;
  all["kind"] = kind;
  Json result = table(std::move(all));
  result["allOf"] = std::move(cases);
  return result;
}

// A number with its source, or assumed with a range; plain where the table names a source.
Json fact(ParameterInfo const& info) {
  Json const plain = bounded("number", info.range);
  Json noted = table(
      {{"value", plain},
       {"source", {{"type", "string"}, {"minLength", 1}, {"maxLength", 1000}}},
       {"assumed", {{"type", "boolean"}}},
       {"range",
        {{"type", "array"}, {"items", {{"type", "number"}}}, {"minItems", 2}, {"maxItems", 2}}}});
  noted["anyOf"] = {{{"required", {"source"}}},
                    {{"required", {"assumed", "range"}}},
                    {{"not", {{"required", {"value"}}}}}};
  return {{"anyOf", {plain, noted}}};
}

template <class Facts>
Json facts() {
  Facts object;
  Json source = {{"type", "string"},
                 {"minLength", 1},
                 {"maxLength", 1000},
                 {"description", "covers the plain numbers"}};
  Json properties = {{"source", source}};
  for (BoundParameter const& parameter : bind(object)) {
    ParameterInfo const& info = *parameter.info;
    Json one = property(info);
    if (info.kind == Kind::number) one = fact(info);
    if (info.kind == Kind::named_numbers) {
      one = {{"type", "object"},
             {"properties", {{"source", source}}},
             {"additionalProperties", fact(info)}};
    }
    one["description"] = meaning_of(info);
    properties[info.name] = std::move(one);
  }
  return table(std::move(properties));
}

Json world_table() {
  Json properties = Json::object();
  add(properties, loader::file_keys());
  add(properties, loader::world_keys());
  properties["sector"] = list_of(facts<SectorFacts>());
  properties["region"] = list_of(facts<RegionFacts>());
  properties["cluster"] = list_of(facts<ClusterFacts>());
  properties["research_organisation"] = list_of(facts<ResearchOrganisationFacts>());
  return table(std::move(properties));
}

Json world_demands() {
  auto const demand = [](std::vector<std::string> const& names) {
    return Json{{"items", {{"required", names}}}};
  };
  return {{"properties",
           {{"sector", demand(required_of<SectorFacts>())},
            {"region", demand(required_of<RegionFacts>())},
            {"cluster", demand(required_of<ClusterFacts>())},
            {"research_organisation", demand(required_of<ResearchOrganisationFacts>())}}}};
}

Json model_table() {
  ModelParameters model;
  Json groups = Json::object();
  for (ParameterGroup const& group : groups_of(model)) {
    Json parameters = Json::object();
    add(parameters, group.parameters);
    groups[group.name] = table(std::move(parameters));
    groups[group.name]["description"] = group.meaning;
  }
  return table(std::move(groups));
}

Json scenario_table() {
  Json properties = Json::object();
  add(properties, loader::file_keys());
  add(properties, loader::scenario_keys());
  properties["world"] = {{"description", properties["world"]["description"]},
                         {"anyOf", {{{"type", "string"}}, world_table()}}};
  for (loader::Section const& section : loader::sections()) {
    if (section.name == "model") properties["model"] = model_table();
    if (section.parameters == nullptr) continue;
    Json own = Json::object();
    if (section.own_keys != nullptr) add(own, section.own_keys());
    Scenario standard;
    add(own, section.parameters(standard));
    properties[std::string(section.name)] = table(std::move(own));
  }
  properties["simulation"]["properties"]["start"]["pattern"] = "^[0-9]{4}Q[1-4]$";
  Json variant = properties_of<Variant>();
  variant["instrument"] = list_of(part(instrument_catalogue(), Json::object()));
  properties["variant"] = list_of(table(std::move(variant)));
  properties["decompose"] = list_of(table(properties_of<Decomposition>()));
  Json const labels = properties_of<StressCase>();
  Json stress = part(stress_catalogue(), labels);
  stress["properties"]["part"] = list_of(part(stress_catalogue(), Json::object()));
  properties["stress"] = list_of(std::move(stress));
  Json point = Json::object();
  add(point, loader::point_keys());
  point["set"] = {{"type", "object"},
                  {"minProperties", 1},
                  {"description", "values of the point, by path as after --set"}};
  properties["point"] = list_of(table(std::move(point)));
  Json uncertain = properties_of<loader::UncertainText>();
  uncertain["prior"]["enum"] = Json::array();
  for (PriorFormInfo const& form : prior_forms()) uncertain["prior"]["enum"].push_back(form.name);
  properties["uncertain"] = list_of(table(std::move(uncertain)));
  Json observed = properties_of<ObservedFigure>();
  observed["moment"]["enum"] = Json::array();
  for (MeasurableMoment const& moment : measurable_moments()) {
    if (moment.is_observable) observed["moment"]["enum"].push_back(moment.name);
  }
  properties["observed"] = list_of(table(std::move(observed)));
  Json& method = properties["design"]["properties"]["method"];
  for (auto const function : sampling_design_catalogue()) method["enum"].push_back(function().name);
  return table(std::move(properties));
}

Json scenario_demands() {
  auto const terms = required_of<DeliveryTerms>();
  std::vector<std::string> of_instrument = {"kind"};
  of_instrument.insert(of_instrument.end(), terms.begin(), terms.end());
  Json variant = {{"required", required_of<Variant>()},
                  {"properties", {{"instrument", {{"items", {{"required", of_instrument}}}}}}}};
  Json stress = {{"required", {"name"}},
                 {"anyOf", {{{"required", {"kind"}}}, {{"required", {"part"}}}}}};
  Json decompose = {{"required", required_of<Decomposition>()}};
  Json observed = {{"required", required_of<ObservedFigure>()}};
  return {{"required", {"world"}},
          {"properties",
           {{"variant", {{"items", variant}}},
            {"decompose", {{"items", decompose}}},
            {"observed", {{"items", observed}}},
            {"stress", {{"items", stress}}}}}};
}

}  // namespace

std::string json_schema(FileKind kind) {
  bool const scenario = kind == FileKind::scenario;
  Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                 {"title", scenario ? "clustress scenario" : "clustress world"}};
  schema.update(scenario ? scenario_table() : world_table());
  schema["required"] = {"format"};
  schema["if"] = {{"not", {{"required", {"extends"}}}}};
  schema["then"] = scenario ? scenario_demands() : world_demands();
  return schema.dump(1) + "\n";
}

}  // namespace clustress
