#include "sim/app/read_doubt.hpp"

#include <fmt/format.h>

#include "analysis/answer/points_answer.hpp"
#include "analysis/over_points.hpp"
#include "analysis/sensitivities.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace {

// What the two do not share; points and their luck may differ.
std::string fault_of(ResultFile const& file, RunHeader const& run) {
  RunHeader const& there = file.header();
  for (std::string const& difference : toml_differences(there.scenario_toml, run.scenario_toml)) {
    if (!difference.starts_with("[points]")) return "it is of another run: " + difference;
  }
  if (there.model_version != run.model_version)
    return fmt::format("it is of model version {}, the result of {}",
                       printable(there.model_version), printable(run.model_version));
  if (points_of(file).numbers.size() < 2) return "it has one point. Run it with --ensemble";
  return "";
}

}  // namespace

std::filesystem::path doubt_path(std::filesystem::path const& result) {
  return std::filesystem::path(result).replace_extension(".doubt.h5");
}

Effects doubt_of(ResultFile const& file, std::filesystem::path const& path,
                 EffectOptions const& options) {
  auto const view = [&](std::uint32_t number) { return view_of(file, path.string(), number); };
  PointsView const points = points_of(file);
  Effects effects = build_effects_over_points(points, view, options);
  add_doubt_made_of(effects, points, design_facts_of(file, path.string()), view);
  return effects;
}

std::optional<Effects> add_doubt_beside(Effects& effects, RunHeader const& run,
                                        std::filesystem::path const& result,
                                        EffectOptions const& options) {
  std::filesystem::path const path = doubt_path(result);
  if (!std::filesystem::exists(path)) return std::nullopt;
  std::string fault;
  try {
    ResultFile const file(path);
    fault = fault_of(file, run);
    if (fault.empty()) {
      Effects doubt = doubt_of(file, path, options);
      PointsAnswer const answer = points_answer_of(doubt);
      for (auto const& sentences : {points_sentences(answer), doubt_sentences(answer)})
        effects.doubt_sentences.insert(effects.doubt_sentences.end(), sentences.begin(),
                                       sentences.end());
      return doubt;
    }
    fault = fmt::format("{}: {}", path.string(), fault);
  } catch (std::runtime_error const& error) {  // of the file, or of what its worlds tell
    fault = error.what();
  }
  effects.warnings.push_back(fmt::format("The ensemble beside the result is left out. {}.", fault));
  return std::nullopt;
}

}  // namespace clustress
