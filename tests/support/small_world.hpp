// tests/support/small_world.hpp — small worlds that are quick to simulate, built in memory, without
// files.
//
// About 1,700 firms a region with the parameters of the real model, so that every behaviour is at
// work; one replicate of 40 quarters takes a few hundredths of a second. Everything is a plain
// value: change what a test needs and run it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/experiment.hpp"
#include "sim/engine/preparation.hpp"
#include "sim/engine/scenario.hpp"
#include "sim/model/step.hpp"
#include "sim/programme/instrument.hpp"
#include "sim/world/stress.hpp"

namespace clustress::test {

// One region "Leipzig", sectors industry, services and health, one cluster "Biotech" in industry
// and health; 10,000 persons.
WorldFacts small_facts();
// A second region "Halle" of the same make with 6,000 persons; `commuting` and `purchases` are the
// shares that go to the other region, both ways; 0 and 0: two worlds that know nothing of each
// other.
WorldFacts two_region_facts(double commuting = 0.1, double purchases = 0.1);

// Values by parameter name, e.g. {{"budget_keur", 1000.0}, {"jobs_max", std::int64_t{50}},
// {"selection", std::string("lottery")}}.
using Settings = std::vector<std::pair<std::string, ParameterValue>>;

// An object of a kind of the catalogue. Unknown kinds and names, faulty values and faults across
// parameters throw. An instrument without a name is named after its kind.
std::shared_ptr<Instrument const> make_instrument(std::string const& kind,
                                                  Settings const& settings);
std::shared_ptr<Stress const> make_stress(std::string const& kind, Settings const& settings);
// A voucher programme that reaches a few hundred firms of the small world: 1,000 kEUR over 8
// quarters, merit, known to all.
std::shared_ptr<Instrument const> small_voucher(Settings const& settings = {});

// No programme, no stress; 120 quarters of spin-up, 2 populations, burn-in 12, horizon 40, seed 1.
Scenario small_scenario(WorldFacts facts = small_facts());
// The same over the least horizon that `validate` needs, seven years, from one population.
Scenario scenario_to_validate();
void add_variant(Scenario& scenario, std::string name,
                 std::vector<std::shared_ptr<Instrument const>> instruments,
                 std::vector<std::string> regions = {});
void add_stress(Scenario& scenario, std::string name, std::string const& kind,
                Settings const& settings);

// The scenario with variants voucher, transfer and demand (of the same money) and a recession from
// quarter 3.
Scenario busy_scenario(WorldFacts facts = small_facts());

Preparation prepare(Scenario const& scenario);

// Outcomes of a run with their layout; the shape of results without a file.
struct Run {
  OutcomeLayout layout;
  std::vector<Outcome> outcomes;  // by replicate

  [[nodiscard]] DatasetInfo const& dataset(std::string const& group,
                                           // throws if there is none
                                           std::string const& name) const;
  [[nodiscard]] double value(std::size_t replicate, std::string const& group,
                             std::string const& name, std::size_t variant, std::size_t stress,
                             std::size_t quarter, std::size_t entry = 0) const;
  [[nodiscard]] bool all_done() const;
};

// Simulates replicates 0 … n − 1 with run_experiment.
Run run(Scenario const& scenario, int replicates = 1, int threads = 1);

// One arm by hand: the world of a replicate at programme start (registered as the engine does), to
// be stepped quarter by quarter.
struct Arm {
  std::shared_ptr<Preparation const> preparation;
  World world;
  Programme programme;
  std::vector<std::shared_ptr<Stress const>> stresses;
  Workspace workspace;

  void step(PhaseObserver observer = nullptr, void* context = nullptr);  // the next quarter
  void step_until(Quarter quarter);
};
// `variant` 0: without a programme.
Arm begin_arm(Scenario const& scenario, std::shared_ptr<Preparation const> preparation,
              std::size_t variant, std::size_t stress = 0, std::uint32_t replicate = 0);
Arm begin_arm(Scenario const& scenario, std::size_t variant = 0, std::size_t stress = 0,
              std::uint32_t replicate = 0);

// Every bit of the state that later quarters see: firms, cells, markets, regions, environment,
// books.
bool same_state(World const& a, World const& b);

// The same number, bit for bit; NaN equals NaN of the same bits only.
bool same_bits(double a, double b);
bool same_bits(std::vector<double> const& a, std::vector<double> const& b);

}  // namespace clustress::test
