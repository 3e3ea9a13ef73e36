#include "analysis/panel/evaluations_of_run.hpp"

#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

#include "analysis/evaluation/over_worlds.hpp"
#include "analysis/evaluations.hpp"
#include "analysis/panel/firm_panel.hpp"

namespace clustress {
namespace {

// Worlds of a point that are evaluated: all, or those of the first replicates.
struct Worlds {
  std::vector<PanelFile::World const*> taken;
  std::size_t replicates = 0, of = 0;

  Worlds(PanelFile const& file, std::uint32_t point) {
    std::vector<PanelFile::World const*> all;
    std::vector<std::uint32_t> numbers;
    std::size_t firms = 0;
    for (PanelFile::World const& world : file.worlds()) {
      if (!world.is_done || world.unit.point != point) continue;
      all.push_back(&world);
      numbers.push_back(world.unit.replicate);
      firms += world.cases;
    }
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    of = replicates = numbers.size();
    if (firms > most_firms_evaluated) {
      replicates =
          std::clamp<std::size_t>(of * most_firms_evaluated / firms,
                                  std::min<std::size_t>(of, fewest_replicates_evaluated), of);
    }
    for (PanelFile::World const* world : all) {
      if (replicates == of || world->unit.replicate < numbers[replicates]) taken.push_back(world);
    }
  }
};

// Of one programme under one stress, in the order of the file.
std::vector<FirmPanel> panels_of(PanelFile const& file, Worlds const& worlds,
                                 ProgrammeEffects const& e) {
  std::vector<FirmPanel> panels;
  for (PanelFile::World const* world : worlds.taken) {
    if (file.labels("variant")[world->variant] == e.variant &&
        file.labels("stress")[world->stress] == e.stress)
      panels.push_back(read_firm_panel(file, *world));
  }
  return panels;
}

Section section_of(std::vector<FirmPanel> const& panels) {
  DesignOptions const options;
  auto const designs = design_catalogue();
  std::vector<std::vector<DesignResult>> found(designs.size(),
                                               std::vector<DesignResult>(panels.size()));
  tbb::parallel_for(std::size_t{0}, panels.size() * designs.size(), [&](std::size_t k) {
    std::size_t const d = k % designs.size(), w = k / designs.size();
    found[d][w] = evaluate(designs[d](), panels[w], options);
  });
  std::vector<DesignOverWorlds> over_worlds;
  for (std::size_t d = 0; d < designs.size(); ++d)
    over_worlds.push_back(summarise(designs[d](), std::move(found[d]), options.alpha));
  return evaluation_section_of(over_worlds, options);
}

// Why the panel is not of these effects; empty if it is.
std::string fault_of(PanelFile const& panel, Effects const& effects) {
  for (NamedValue const& attribute : panel.header().attributes) {
    if (attribute.name != "scenario_digest") continue;
    auto const* const digest = std::get_if<std::string>(&attribute.value);
    if (digest != nullptr && *digest == effects.digest) return "";
  }
  return "it is of another run: scenario, seed or program differ";
}

}  // namespace

void add_evaluations(Effects& effects, PanelFile const& panel, std::uint32_t point) {
  Worlds const worlds(panel, point);
  for (ProgrammeEffects& e : effects.programmes) {
    std::vector<FirmPanel> const panels = panels_of(panel, worlds, e);
    if (panels.empty()) continue;
    e.sections.push_back(section_of(panels));
    if (worlds.replicates == worlds.of) continue;
    e.sections.back().notes.push_back(
        {"",
         {fmt::format("Of the {} futures of the panel the first {} are evaluated here; `clustress "
                      "evaluate` takes all.",
                      worlds.of, worlds.replicates)}});
  }
}

void look_for_panel(Effects& effects, std::filesystem::path const& result) {
  std::error_code ignored;
  effects.has_panel = std::filesystem::exists(panel_path(result), ignored);
}

void add_evaluations_beside(Effects& effects, std::filesystem::path const& result,
                            std::uint32_t point) {
  std::filesystem::path const path = panel_path(result);
  look_for_panel(effects, result);
  if (!effects.has_panel) {
    effects.evaluation_note =
        "No panel of firms lies beside the result. Put [panel] into the scenario and run it again "
        "(only the worlds that the panel follows are simulated): then this shows what eight "
        "designs "
        "of evaluations would find, beside the truth.";
    return;
  }
  std::string fault;
  try {
    PanelFile const panel(path);
    fault = fault_of(panel, effects);
    if (fault.empty()) {
      Effects with = effects;
      add_evaluations(with, panel, point);
      effects = std::move(with);
      return;
    }
    fault = fmt::format("{}: {}", path.string(), fault);
  } catch (std::runtime_error const& error) {  // of the file, or of what it says of firms
    fault = error.what();
  }
  effects.has_panel = false;
  effects.evaluation_note =
      fmt::format("The panel of firms beside the result is left out. {}.", fault);
  effects.warnings.push_back(effects.evaluation_note);
}

}  // namespace clustress
