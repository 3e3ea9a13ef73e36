// scenarios/loader/schema_shapes.hpp — declarations as pieces of a JSON Schema. Pure functions.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/loader/binder.hpp"

namespace clustress::loader {

using Json = nlohmann::ordered_json;

// What stands beside a key in an editor: meaning, unit, source, prior.
std::string meaning_of(ParameterInfo const& info);

Json bounded(std::string_view type, Range range);
Json property(ParameterInfo const& info);
// Nothing may stand in the table but what is listed.
Json table(Json properties);
Json list_of(Json items);

void add(Json& properties, std::vector<ParameterInfo> const& infos);
// A key that is there already stays as it is.
void add(Json& properties, BoundParameters const& parameters);

template <class T>
Json properties_of() {
  T object;
  Json properties = Json::object();
  add(properties, bind(object));
  return properties;
}

std::vector<std::string> required(BoundParameters const& parameters);

template <class T>
std::vector<std::string> required_of() {
  T object;
  return required(bind(object));
}

}  // namespace clustress::loader
