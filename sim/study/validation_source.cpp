#include "sim/study/validation_source.hpp"

#include <fmt/format.h>

#include <fstream>

#include "scenarios/loader/loader.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/version.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {
namespace {

bool is_result(std::string const& path) {
  std::string start(8, '\0');
  std::ifstream(path, std::ios::binary).read(start.data(), 8);
  return path.ends_with(".h5") || start == "\x89HDF\r\n\x1a\n";
}

}  // namespace

Scenario ValidationSource::at(Point const& point) const {
  std::vector<std::string> all = point.overrides;
  all.insert(all.end(), overrides.begin(), overrides.end());
  return text.empty() ? load_scenario(path, all) : load_scenario_text(text, path, all);
}

ValidationSource validation_of(RunHeader const& header, std::vector<std::uint32_t> const& points,
                               std::string const& path, std::vector<std::string> overrides) {
  if (header.model_version != model_version) {
    throw UsageError(fmt::format(
        "{}: its model version is {}, that of this program {}: its moments would be other numbers. "
        "Validate it with the program that made it, or run its scenario anew.",
        path, header.model_version, model_version));
  }
  PointTable const& table = header.points;
  if (table.luck != "shared") {
    throw UsageError(fmt::format(
        "{}: each of its points has draws of its own (luck = \"{}\"), which validate cannot meet "
        "again. Validate its scenario.",
        path, table.luck));
  }
  ValidationSource source{path, header.scenario_toml, std::move(overrides), {}, {}};
  source.replicates = static_cast<int>(header.replicates);
  for (std::uint32_t const number : points) {
    Point const& point = table.points.at(number);
    source.points.push_back({number, point.label, {}});
    for (std::size_t k = 0; k < point.overrides.size(); ++k) {
      if (point.overrides[k].empty()) continue;  // as declared
      source.points.back().overrides.push_back(table.parameters[k].path + "=" + point.overrides[k]);
    }
  }
  return source;
}

ValidationSource open_validation(std::string const& path, std::vector<std::string> overrides) {
  if (is_result(path)) {
    ResultFile const file{path};
    return validation_of(file.header(), file.points(), path, std::move(overrides));
  }
  return {path, "", std::move(overrides), {{0, "", {}}}, {}};
}

}  // namespace clustress
