#include "scenarios/loader/own_keys.hpp"

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

}  // namespace

std::vector<ParameterInfo> file_keys() {
  ParameterInfo format = text("format", {1, 1}, "form of the file, always 1");
  format.kind = Kind::integer;
  format.presence = Presence::required;
  return {format, text("extends", path_length, "file whose content lies below this one's; relative to this file")};
}

std::vector<ParameterInfo> scenario_keys() {
  return {text("title", {0, 200}, "title of tables and reports"),
          text("world", path_length, "world file, relative to this file; or a table [world] with its content")};
}

std::vector<ParameterInfo> world_keys() {
  return {text("name", {0, 200}, "name of the world in tables and reports"),
          text("firm_file", path_length, "CSV table of own firms, which take the places of simulated ones"),
          text("firm_digest", {0, 64}, "fingerprint that the table of own firms must have"),
          text("cluster_file", path_length, "CSV table of further clusters")};
}

ParameterInfo start_key() {
  return text("start", {6, 6}, "calendar quarter of programme quarter 1");
}

}  // namespace clustress::loader
