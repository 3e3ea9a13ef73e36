// sim/engine/preparation.hpp — what all replicates of a run share: economy, stationary populations,
// programmes, layout.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include "sim/engine/outcome.hpp"
#include "sim/engine/scenario.hpp"
#include "sim/model/step.hpp"

namespace clustress {

// Set from outside (signal, time limit) to stop at the next quarter; whoever sees it throws
// Stopped.
using StopFlag = std::atomic<bool>;
struct Stopped {};

// Immutable once made; shared by all threads.
struct Preparation {
  std::shared_ptr<Economy const> economy;
  std::shared_ptr<std::vector<World> const> populations;  // stationary, in the hold
  std::vector<double> outside_drifts;                     // by sector
  std::vector<Programme> programmes;                      // by variant; [0] has no lines
  // by variant: label number of each instrument
  std::vector<std::vector<std::size_t>> instrument_entries;
  OutcomeLayout layout;
};

// Where spun-up populations are kept between runs. Both may be called from one thread at a time; a
// miss or a damaged entry is an empty answer, a failed store is silent: the cache only saves time.
struct PopulationCache {
  virtual ~PopulationCache() = default;
  [[nodiscard]] virtual std::vector<World> load(std::shared_ptr<Economy const> const& economy,
                                                std::string const& key) const = 0;
  virtual void store(std::vector<World> const& populations, std::string const& key) const = 0;
};

// Spins up the populations in parallel (the current TBB arena), unless the cache has them.
Preparation prepare(Scenario const& scenario, StopFlag const& stop,
                    PopulationCache const* cache = nullptr);

// Economy and populations of a scenario, without programmes.
struct Start {
  Preparation preparation;
  bool is_new = false;  // spun up, not from the cache
};
// `keeps`: what was spun up goes to the cache.
Start start_of(Scenario const& scenario, StopFlag const& stop, PopulationCache const* cache,
               bool keeps = true);

// The same, warm: the populations of `base`, a start of a scenario of the same world, are held for
// `quarters` more under the model parameters of this one (hold_anew), with draws of its seed.
Start warm_start_of(Scenario const& scenario, Preparation const& base, int quarters,
                    StopFlag const& stop);

// Replaces programmes and layout by those of a scenario of the same world and model parameters.
void set_programmes(Preparation& preparation, Scenario const& scenario);

// The programme of a variant, its eligibility resolved to cells.
Programme programme_of(Variant const& variant, Economy const& economy);

}  // namespace clustress
