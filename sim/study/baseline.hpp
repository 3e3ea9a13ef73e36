// sim/study/baseline.hpp — an older result as the base of a run with further variants: which of its
// worlds serve, and what is left to simulate.
//
// The scenarios must be equal but for their list of variants, and variants of the same name must be
// equal. The reference programmes spend the money of the largest variant; they serve only if that
// is the same, at every point. Points of the same number must be the same. Errors: UsageError
// naming the first differing key, OutputError if the file is unsound. Not thread-safe: HDF5 is
// called.
#pragma once

#include <string>
#include <vector>

#include "sim/engine/scenario.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {

// of a replicate in hand: stored, simulated and whole
inline constexpr double completed_outcomes = 3;

class Baseline {
 public:
  Baseline(std::string const& path, Scenario const& scenario, OutcomeLayout layout);

  [[nodiscard]] std::vector<std::string> const& shared() const {
    return shared_;
  }  // variants that serve, `none` among them
  // The scenario with `none` and those variants that must be simulated.
  [[nodiscard]] Scenario const& rest() const { return rest_; }
  // Takes the variants that serve, `none` apart, out of the scenario of a point.
  void keep_rest(Scenario& scenario) const;
  [[nodiscard]] std::string const& path() const { return path_; }
  [[nodiscard]] bool has(RunUnit unit) const;
  [[nodiscard]] std::vector<std::string> const& history() const { return file_.header().history; }

  // The stored worlds of a replicate in the layout of the whole run; the others are not run. Reads
  // the file.
  [[nodiscard]] Outcome stored(RunUnit unit) const;
  // Adds the worlds of the rest, simulated now. UsageError if the world without a programme is not
  // that of the file, bit for bit: another program made it. Reads no file; thread-safe.
  [[nodiscard]] Outcome complete(Outcome stored, Outcome const& simulated,
                                 OutcomeLayout const& simulated_layout) const;

 private:
  std::string path_;
  ResultFile file_;
  OutcomeLayout layout_;  // of the whole run
  Scenario rest_;
  std::vector<std::string> shared_;
};

}  // namespace clustress
