#include "sim/app/read_validation.hpp"

#include <fmt/format.h>

#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>

namespace clustress {
namespace {

using Json = nlohmann::json;

double number_of(Json const& json) {
  return json.is_null() ? std::numeric_limits<double>::quiet_NaN() : json.get<double>();
}

ValidationTable table_of(Json const& json) {
  ValidationTable table;
  table.replicates = json.at("replicates").get<std::size_t>();
  table.bands = json.at("bands").get<std::size_t>();
  table.bands_met = json.at("bands_met").get<std::size_t>();
  table.targets = json.at("targets").get<std::size_t>();
  table.targets_near = json.at("targets_near").get<std::size_t>();
  for (Json const& m : json.at("moments")) {
    Json const& band = m.at("band");
    table.moments.push_back(
        {m.at("moment").get<std::string>(), m.at("population").get<std::string>(),
         m.at("unit").get<std::string>(), number_of(m.at("observed")), number_of(band.at("low")),
         number_of(band.at("high")), number_of(m.at("simulated")), m.at("role").get<std::string>(),
         m.at("verdict").get<std::string>(), m.at("source").get<std::string>()});
  }
  return table;
}

// The part of one point; nullptr if the file does not hold it.
Json const* part_of(Json const& root, std::uint32_t point) {
  if (!root.contains("points")) return point == 0 ? &root : nullptr;
  for (Json const& one : root.at("points")) {
    if (one.at("point").get<std::uint32_t>() == point) return &one;
  }
  return nullptr;
}

}  // namespace

std::filesystem::path validation_path(std::filesystem::path const& result) {
  return std::filesystem::path(result).replace_extension(".validation.json");
}

void add_validation_beside(Report& report, std::filesystem::path const& result,
                           std::uint32_t point) {
  std::filesystem::path const path = validation_path(result);
  std::string const name = path.string();
  std::ifstream file(path, std::ios::binary);
  if (!file.is_open()) {
    report.validation_note = fmt::format(
        "how well the simulated economy agrees with statistics. `clustress validate {} -o {}` "
        "measures it; then write this page again.",
        result.string(), name);
    return;
  }
  try {
    Json const root = Json::parse(file);
    if (root.at("scenario_digest").get<std::string>() != report.effects.digest) {
      report.validation_note = fmt::format(
          "how well the simulated economy agrees with statistics: {} is of another run, for "
          "scenario, seed or program differ.",
          name);
    } else if (Json const* const part = part_of(root, point)) {
      report.validation = table_of(*part);
    } else {
      report.validation_note = fmt::format(
          "how well the simulated economy agrees with statistics: {} does not hold point {}.", name,
          point);
    }
  } catch (Json::exception const&) {
    report.validation.reset();
    report.validation_note = fmt::format(
        "how well the simulated economy agrees with statistics: {} is not what `clustress "
        "validate` writes. Write it again.",
        name);
  }
}

}  // namespace clustress
