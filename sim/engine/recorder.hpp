// sim/engine/recorder.hpp — writes one arm's measures, quarter by quarter, into the outcome of its
// replicate.
//
// Loops over both catalogues; each indicator finds its data sets by group and name. One thread at a
// time.
#pragma once

#include <span>
#include <vector>

#include "sim/engine/class_book.hpp"
#include "sim/engine/outcome.hpp"
#include "sim/engine/pairing.hpp"
#include "sim/engine/scenario.hpp"
#include "sim/world/indicator.hpp"

namespace clustress {

class Recorder {
 public:
  // `instrument_entry[k]`: label number of the variant's k-th instrument. `classes`: of the common
  // snapshot. Every quarter must be shown, so that no entrant is missed. What `output` does not
  // record in a quarter stays as it is in the outcome (NaN). A layout without a data
  // set of an indicator is a ContractViolation.
  Recorder(OutcomeLayout const& layout, Outcome& outcome, std::size_t variant, std::size_t stress,
           std::vector<std::size_t> instrument_entry, Output const& output, ClassBook classes);

  void record(World const& world);        // all indicators
  void record(Pairing const& pairing);    // all paired indicators, of the quarter last compared
  void record_unpaired(Quarter quarter);  // the same of the world without a programme: zeros

 private:
  using Entries = std::span<double>;

  // The entries of a data set in a quarter.
  [[nodiscard]] Entries entries(DatasetInfo const& dataset, Quarter quarter);
  [[nodiscard]] bool leaves_out(auto split, Quarter quarter) const;
  void record_classes(World const& world, Indicator const& indicator,
                      std::vector<DatasetInfo const*> const& datasets);
  void record_additive(World const& world, Indicator const& indicator,
                       std::vector<DatasetInfo const*> const& datasets);

  OutcomeLayout const& layout_;
  Outcome& outcome_;
  std::size_t variant_, stress_;
  std::vector<std::size_t> instrument_entry_;
  Output output_;
  ClassBook classes_;
  CellTotals totals_;
  std::vector<std::vector<DatasetInfo const*>> datasets_;  // by indicator, then by group
  // by paired indicator; null where it is not recorded
  std::vector<DatasetInfo const*> paired_datasets_;
  std::vector<PairedSplit> paired_splits_;
};

}  // namespace clustress
