// sim/engine/outcome.hpp — what one unit of work leaves behind, and how it is laid out: the
// contract between engine and results.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/axes.hpp"

namespace clustress {

// One data set of the result file, without the leading dimensions (point, variant, stress,
// replicate, quarter) it always has.
struct DatasetInfo {
  // "total", "region", "sector", "region_sector", "cluster", "instrument", "account", …
  std::string group;
  std::string name;  // "jobs"
  std::string unit;
  std::string long_name;
  // further dimensions, names of Dimension: {"region", "sector"}; empty in /total
  std::vector<std::string> dimensions;
  std::size_t entries = 1;  // product of their lengths
  std::size_t offset = 0;   // where the data set starts in Outcome::values
  bool operator==(DatasetInfo const&) const = default;
};

// One number of a unit as a whole, measured in the undisturbed world without a programme.
struct MomentInfo {
  std::string name;  // "entry_rate"
  std::string unit;
  std::string long_name;
  bool operator==(MomentInfo const&) const = default;
};

struct Dimension {
  std::string name;
  std::vector<std::string> labels;
  bool operator==(Dimension const&) const = default;
};

// Shape of all outcomes of a run. Quarter 0 is the common state at programme start, quarter t the
// end of the t-th quarter.
struct OutcomeLayout {
  std::vector<std::string> variants;  // [0] = "none"
  std::vector<std::string> stresses;  // [0] = "undisturbed"
  std::size_t quarters = 0;           // horizon + 1
  std::vector<Dimension> dimensions;  // region, sector, cluster, instrument, account, …
  std::vector<DatasetInfo> datasets;
  std::size_t size = 0;             // doubles in one outcome
  std::vector<MomentInfo> moments;  // of a study that measures them; else empty

  // Of one unit: one point, one replicate.
  [[nodiscard]] Axes axes() const { return {1, variants.size(), stresses.size(), 1, quarters}; }
  // Place of one number in Outcome::values.
  [[nodiscard]] std::size_t at(DatasetInfo const& d, std::size_t variant, std::size_t stress,
                               std::size_t quarter, std::size_t entry = 0) const {
    return d.offset + axes().at(0, variant, stress, 0, quarter, d.entries, entry);
  }
  [[nodiscard]] std::size_t size_of(DatasetInfo const& d) const { return axes().size(d.entries); }
  bool operator==(OutcomeLayout const&) const = default;
};

// Of a scenario; results that want more are refused.
inline constexpr int most_replicates = 1'000'000;
inline constexpr std::uint32_t most_points = 100'000;

// The unit of work: one replicate of one point. Ordered as the work is done: replicates outside,
// points inside, so that an interrupted run is balanced over its points.
struct RunUnit {
  std::uint32_t point = 0, replicate = 0;
  bool operator==(RunUnit const&) const = default;
  std::strong_ordering operator<=>(RunUnit const& other) const {
    auto const by_replicate = replicate <=> other.replicate;
    return std::is_neq(by_replicate) ? by_replicate : point <=> other.point;
  }
};

// refused: the values of its point do not fit together; it was not simulated.
enum class WorldStatus : std::uint8_t { not_run = 0, done = 1, failed = 2, refused = 3 };

// All worlds of one unit. A value that was not simulated is NaN.
struct Outcome {
  RunUnit unit;
  std::vector<WorldStatus> status;  // [variant][stress], as Axes::world
  std::vector<std::string> cause;   // why a world failed or was refused, same order
  std::vector<double> values;       // OutcomeLayout::size
  std::vector<double> moments;      // by OutcomeLayout::moments; NaN where there is no population
  std::uint64_t firm_quarters = 0;  // living firms × quarters simulated, burn-in included
  // of the simulation; may differ between runs, kept apart from results
  double cpu_seconds = 0.0;
  std::size_t peak_firms = 0;
  // of the process when the replicate ended; like cpu_seconds no result
  std::uint64_t peak_memory_bytes = 0;
};

}  // namespace clustress
