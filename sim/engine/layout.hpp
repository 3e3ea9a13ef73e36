// sim/engine/layout.hpp — which data sets a scenario's outcomes have, and where they lie.
#pragma once

#include "sim/engine/outcome.hpp"
#include "sim/engine/paired_indicator.hpp"
#include "sim/engine/scenario.hpp"
#include "sim/world/indicator.hpp"

namespace clustress {

// The data sets of both catalogues, indicators first, each split into its groups; without the
// optional ones if the scenario records none.
OutcomeLayout layout_of(Scenario const& scenario);

// A group of the result file and the further dimensions of its data sets.
struct DatasetGroup {
  std::string_view name;
  std::vector<std::string> dimensions;
};

// The groups a measure goes to, one data set each; of an additive one /total, /region, /sector,
// /region_sector and /cluster, in this order; of one by class /size_class, /age_class,
// /wage_third and /membership.
std::vector<DatasetGroup> groups_of(Split split);
std::vector<DatasetGroup> groups_of(PairedSplit split);

// Whether [output] says how often it is recorded.
bool is_optional(Split split);
bool is_optional(PairedSplit split);

// Labels of the instrument dimension: instruments of all variants, one of a name, in order of first
// appearance.
std::vector<std::string> instrument_labels(Scenario const& scenario);

}  // namespace clustress
