// sim/projects/export_step.cpp — a firm's first step abroad: a sunk cost, after which it exports.
//
// Open to firms of tradable sectors that do not export yet; worth the profit of exporting for as
// long as the firm plans. docs/model/mechanisms/exports.md.
#include "sim/behaviour/exports.hpp"
#include "sim/behaviour/projects.hpp"
#include "sim/world/project_kind_entry.hpp"
#include "sim/world/world.hpp"

namespace clustress {

class ExportStep {
 public:
  static constexpr std::string_view name = "export step", group = "export_steps",
                                    meaning = "first steps abroad";
  static constexpr bool needs_others = true;

  struct Parameters : IdeaParameters {
    Parameters() {
      hazard = 0.04;
      cost_keur = 25.0;
      cost_size_exponent = 0.6;
      overrun_spread = 0.2;
    }
    static void describe(ParameterTable<Parameters>& t) {
      describe_idea(
          t, "a first step abroad",
          {"set so that about one firm in six of tradable sectors exports", Provenance::tuned});
    }
  };

  static bool possible(World const& world, CellRow cell, std::size_t row) {
    return can_export(*world.economy, cell) && !world.firms.standing[row].has(Standing::exporter);
  }

  static double worth(World const& world, CellRow cell, std::size_t row) {
    return export_profit(world, cell, row) *
           quarters_of_gain(world.economy->parameters.projects, 1.0);
  }

  static void end(World& world, EndedProject const& project) {
    start_exporting(world, project.row);
  }
};

template ProjectKindEntry const& project_kind<ExportStep>();

}  // namespace clustress
