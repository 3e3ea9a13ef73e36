// scenarios/loader/loader.hpp — from a scenario file to a validated Scenario.
//
// Loading is validating: all faults of the scenario, of the files it extends and of its world are
// found in one pass and thrown together as ScenarioError, each with file:line:column, what is
// wrong, what is valid and what to do (a text that is not TOML stops at the first such place of its
// file). The file format is described in docs/scenario_format.md. Hostile files (huge, deeply
// nested, binary, cyclic) end in such a fault too, within seconds and bounded memory. Thread-safe:
// no shared state.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/diagnostics.hpp"
#include "sim/engine/ensemble.hpp"

namespace clustress {

// Where the ensemble of a scenario comes from.
struct EnsembleSource {
  std::shared_ptr<Ensemble const> given{};  // null: the one that [ensemble] names
  // Reads the first `points` of that posterior, 0 = all; what it throws becomes a fault at its
  // place. Null: [ensemble] is read, checked and left aside.
  std::function<std::shared_ptr<Ensemble const>(std::string const& posterior, int points)> read{};
};

// Reads the scenario at `path`. Each override is "path.to.key=value" as after --set; they apply in
// order, after all files. The points of an ensemble, if there is one, take the place of those of
// the scenario's [design].
Scenario load_scenario(std::string const& path, std::vector<std::string> const& overrides = {},
                       EnsembleSource const& ensemble = {});

// The same from memory. `name` stands for the file in messages; relative paths in the text start at
// its directory. `own_firms`: a world whose own firms stand in for their table, which an effective
// scenario names by its digest only; null = none.
Scenario load_scenario_text(std::string_view text, std::string const& name = "scenario.toml",
                            std::vector<std::string> const& overrides = {},
                            WorldFacts const* own_firms = nullptr);

// Reference of everything a scenario or world file may say, as Markdown tables
// (docs/reference/parameters.md).
std::string describe_catalogue_markdown();

// JSON Schema (draft 7) of what a file may say, for editors (docs/reference/*.schema.json).
enum class FileKind { scenario, world };
std::string json_schema(FileKind kind);

}  // namespace clustress
