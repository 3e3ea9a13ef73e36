#include "scenarios/loader/schema_shapes.hpp"

#include <cmath>

namespace clustress::loader {
namespace {

Json number(double value) {
  bool const whole = std::trunc(value) == value && std::abs(value) < 9.1e15;
  return whole ? Json(static_cast<std::int64_t>(value)) : Json(value);
}

Json default_of(ParameterValue const& value) {
  return std::visit(
      [](auto const& v) -> Json {
        using T = std::decay_t<decltype(v)>;
        if constexpr (std::is_same_v<T, double>) {
          return number(v);
        } else if constexpr (std::is_same_v<T, NamedNumbers>) {
          Json table = Json::object();
          for (auto const& [name, x] : v) table[name] = number(x);
          return table;
        } else {
          return v;
        }
      },
      value);
}

Json shape_of(ParameterInfo const& info) {
  switch (info.kind) {
    case Kind::number:
      return bounded("number", info.range);
    case Kind::integer:
      return bounded("integer", info.range);
    case Kind::boolean:
      return {{"type", "boolean"}};
    case Kind::text:
      if (!info.choices.empty()) return {{"type", "string"}, {"enum", info.choices}};
      return {{"type", "string"},
              {"minLength", number(info.range.low)},
              {"maxLength", number(info.range.high)}};
    case Kind::numbers:
      return {{"type", "array"}, {"items", bounded("number", info.range)}};
    case Kind::texts:
      return {{"type", "array"}, {"items", {{"type", "string"}}}};
    case Kind::named_numbers:
      return {{"type", "object"}, {"additionalProperties", bounded("number", info.range)}};
  }
  return Json::object();
}

}  // namespace

std::string meaning_of(ParameterInfo const& info) {
  std::string text = info.meaning;
  if (std::string_view const unit = symbol(info.unit); !unit.empty())
    text += " [" + std::string(unit) + "]";
  if (info.is_extensive) text += "; extensive: goes with world.scale";
  if (!info.source.text.empty()) text += ". Source: " + std::string(info.source.text);
  if (info.prior)
    text +=
        ". Prior: " + to_string(*info.prior) + " (" + std::string(info.prior->source.text) + ")";
  return text;
}

Json bounded(std::string_view type, Range range) {
  return {{"type", type}, {"minimum", number(range.low)}, {"maximum", number(range.high)}};
}

Json property(ParameterInfo const& info) {
  Json shape = shape_of(info);
  shape["description"] = meaning_of(info);
  return shape;
}

Json table(Json properties) {
  return {
      {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

Json list_of(Json items) {
  return {{"type", "array"}, {"items", std::move(items)}};
}

void add(Json& properties, std::vector<ParameterInfo> const& infos) {
  for (ParameterInfo const& info : infos) properties[info.name] = property(info);
}

void add(Json& properties, BoundParameters const& parameters) {
  for (BoundParameter const& parameter : parameters) {
    Json one = property(*parameter.info);
    if (parameter.info->presence == Presence::optional)
      one["default"] = default_of(parameter.get());
    properties.emplace(parameter.info->name, std::move(one));
  }
}

std::vector<std::string> required(BoundParameters const& parameters) {
  std::vector<std::string> names;
  for (BoundParameter const& parameter : parameters) {
    if (parameter.info->presence == Presence::required) names.push_back(parameter.info->name);
  }
  return names;
}

}  // namespace clustress::loader
