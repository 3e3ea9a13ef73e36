#include "scenarios/loader/own_keys.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace clustress::loader {
namespace {

ParameterInfo text(std::string name, Range length, std::string meaning) {
  ParameterInfo info;
  info.name = std::move(name);
  info.kind = Kind::text;
  info.range = length;
  info.meaning = std::move(meaning);
  info.source = {"", Provenance::definition};
  return info;
}

constexpr Range path_length{1, 4096};

ParameterInfo const& key_of(std::vector<ParameterInfo> const& keys, std::string_view name) {
  return *std::find_if(keys.begin(), keys.end(),
                       [&](ParameterInfo const& key) { return key.name == name; });
}

}  // namespace

std::vector<ParameterInfo> file_keys() {
  ParameterInfo format = text("format", {1, 1}, "form of the file, always 1");
  format.kind = Kind::integer;
  format.presence = Presence::required;
  return {format, text("extends", path_length,
                       "file whose content lies below this one's; relative to this file")};
}

std::vector<ParameterInfo> scenario_keys() {
  return {text("title", {0, 200}, "title of tables and reports"),
          text("world", path_length,
               "world file, relative to this file; or a table [world] with its content")};
}

std::vector<ParameterInfo> world_keys() {
  return {text("name", {0, 200}, "name of the world in tables and reports"),
          text(firm_file_key, path_length,
               "CSV table of own firms, which take the places of simulated ones"),
          text(firm_digest_key, {0, 64}, "fingerprint that the table of own firms must have"),
          text(cluster_file_key, path_length, "CSV table of further clusters"), scale_key()};
}

ParameterInfo scale_key() {
  ParameterInfo scale =
      text(scale_name, {1e-4, 1e3},
           "of the declared size: times this are all numbers that are extensive, money and jobs of "
           "programmes too; 1 = as declared");
  scale.kind = Kind::number;
  return scale;
}

std::vector<ParameterInfo> point_keys() {
  return {text("label", {1, 60}, "label in results; without it, \"point\" and its number")};
}

ParameterInfo start_key() {
  return text("start", {6, 6}, "calendar quarter of programme quarter 1");
}

std::vector<std::string> names_of(std::vector<ParameterInfo> const& keys) {
  std::vector<std::string> names;
  for (ParameterInfo const& key : keys) names.push_back(key.name);
  return names;
}

std::string fault_of_text(std::vector<ParameterInfo> const& keys, std::string_view key,
                          std::string const& text) {
  return fault_of(key_of(keys, key), text);
}

std::string const* text_at(Node const& table, std::vector<ParameterInfo> const& keys,
                           std::string_view key, Report& report) {
  auto const* entry = table.find(key);
  if (entry == nullptr) return nullptr;
  ParameterInfo const& info = key_of(keys, key);
  auto const* text = entry->value.as<std::string>();
  if (text == nullptr) {
    report.fault(entry->value.at,
                 fmt::format("{0} is {1}; {0} must be a text of {2} to {3} characters.", key,
                             kind_of(entry->value), info.range.low, info.range.high));
  } else if (std::string const fault = fault_of(info, *text); !fault.empty()) {
    report.fault(entry->value.at, fault);
    return nullptr;
  }
  return text;
}

}  // namespace clustress::loader
