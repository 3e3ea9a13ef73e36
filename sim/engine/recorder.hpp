// sim/engine/recorder.hpp — writes one arm's measures, quarter by quarter, into the outcome of its
// replicate.
#pragma once

#include <span>
#include <vector>

#include "sim/engine/outcome.hpp"
#include "sim/engine/pairing.hpp"
#include "sim/world/indicator.hpp"

namespace clustress {

class Recorder {
 public:
  // `instrument_entry[k]`: label number of the variant's k-th instrument.
  Recorder(OutcomeLayout const& layout, Outcome& outcome, std::size_t variant, std::size_t stress,
           std::vector<std::size_t> instrument_entry);

  void record(World const& world);                            // all indicators
  void record(Quarter quarter, PairedQuarter const& paired);  // the paired measures

 private:
  // The place of the next data set's first entry; data sets are filled in the order of the layout.
  std::span<double> next(Quarter quarter);
  void record_additive(World const& world, Indicator const& indicator);

  OutcomeLayout const& layout_;
  Outcome& outcome_;
  std::size_t variant_, stress_;
  std::vector<std::size_t> instrument_entry_;
  CellTotals totals_;
  std::size_t cursor_ = 0;
};

}  // namespace clustress
