#include "tests/support/small_world.hpp"

#include <stdexcept>

#include "sim/engine/tape.hpp"

namespace clustress::test {
namespace {

template <class Product>
std::shared_ptr<Product const> make(std::span<EntryFunction<Product> const> catalogue,
                                    std::string const& kind, Settings const& settings,
                                    bool named_by_kind) {
  for (auto const& function : catalogue) {
    if (function().kind != kind) continue;
    auto const blueprint = function().blueprint();
    BoundParameters const parameters = blueprint->parameters();
    auto const set = [&](std::string const& name, ParameterValue const& value) {
      for (BoundParameter const& parameter : parameters) {
        if (parameter.info->name != name) continue;
        if (std::string const fault = fault_of(*parameter.info, value); !fault.empty())
          throw std::invalid_argument(fault);
        parameter.set(value);
        return;
      }
      throw std::invalid_argument(kind + " has no parameter " + name);
    };
    if (named_by_kind) set("name", kind);
    for (auto const& [name, value] : settings) set(name, value);
    for (std::string const& fault : blueprint->faults()) throw std::invalid_argument(fault);
    return blueprint->build();
  }
  throw std::invalid_argument("no kind " + kind);
}

RegionFacts region(std::string name, double persons) {
  RegionFacts facts;
  facts.name = std::move(name);
  facts.employed_persons = persons;
  facts.fixed_block_share = 0.15;
  facts.sector_share = {{"industry", 0.2}, {"services", 0.45}, {"health", 0.2}};
  return facts;
}

// Keeps outcomes as they come.
class Collector final : public OutcomeSink {
 public:
  explicit Collector(std::vector<Outcome>& outcomes) : outcomes_(outcomes) {}
  [[nodiscard]] std::any pack(Outcome&& outcome) const override {
    return std::make_any<Outcome>(std::move(outcome));
  }
  void store(std::any packed) override {
    outcomes_.push_back(std::any_cast<Outcome>(std::move(packed)));
  }

 private:
  std::vector<Outcome>& outcomes_;
};

}  // namespace

WorldFacts small_facts() {
  WorldFacts facts;
  facts.name = "small";
  SectorFacts industry, services, health;
  industry.name = "industry";
  industry.outside_share = 0.7;
  industry.cyclicality = 1.5;
  industry.entry_rate = 0.07;
  services.name = "services";
  services.outside_share = 0.2;
  health.name = "health";
  health.outside_share = 0.05;
  health.cyclicality = 0.3;
  facts.sectors = {industry, services, health};
  facts.regions = {region("Leipzig", 10'000)};
  ClusterFacts biotech;
  biotech.name = "Biotech";
  biotech.region = "Leipzig";
  biotech.jobs = 1200;
  biotech.sector_weight = {{"industry", 0.6}, {"health", 0.4}};
  biotech.organisation_staff = 3;
  facts.clusters = {biotech};
  return facts;
}

WorldFacts two_region_facts(double commuting, double purchases) {
  WorldFacts facts = small_facts();
  facts.regions.push_back(region("Halle", 6'000));
  RegionFacts &leipzig = facts.regions[0], &halle = facts.regions[1];
  if (commuting > 0) {
    leipzig.commuters_share = {{"Halle", commuting}};
    halle.commuters_share = {{"Leipzig", commuting}};
  }
  if (purchases > 0) {
    leipzig.purchases_share = {{"Halle", purchases}};
    halle.purchases_share = {{"Leipzig", purchases}};
  }
  return facts;
}

std::shared_ptr<Instrument const> make_instrument(std::string const& kind,
                                                  Settings const& settings) {
  return make(instrument_catalogue(), kind, settings, true);
}

std::shared_ptr<Stress const> make_stress(std::string const& kind, Settings const& settings) {
  return make(stress_catalogue(), kind, settings, false);
}

std::shared_ptr<Instrument const> small_voucher(Settings const& settings) {
  Settings all = {{"name", std::string("voucher")},
                  {"budget_keur", 1000.0},
                  {"duration_quarters", std::int64_t{8}},
                  {"awareness_share", 1.0},
                  {"self_selection", 0.0}};
  all.insert(all.end(), settings.begin(), settings.end());
  return make_instrument("innovation_voucher", all);
}

Scenario small_scenario(WorldFacts facts) {
  Scenario scenario;
  scenario.title = "small";
  scenario.world = std::move(facts);
  scenario.simulation.spin_up_quarters = 120;
  scenario.simulation.populations = 2;
  scenario.simulation.burn_in_quarters = 12;
  scenario.simulation.horizon_quarters = 40;
  scenario.simulation.replicates = 1;
  scenario.variants.resize(1);
  scenario.variants.front().name = "none";
  scenario.stresses.resize(1);
  scenario.stresses.front().name = "undisturbed";
  return scenario;
}

Scenario scenario_to_validate() {
  Scenario scenario = small_scenario();
  scenario.simulation.horizon_quarters = 28;
  scenario.simulation.populations = 1;
  return scenario;
}

void add_variant(Scenario& scenario, std::string name,
                 std::vector<std::shared_ptr<Instrument const>> instruments,
                 std::vector<std::string> regions) {
  Variant variant;
  variant.name = std::move(name);
  variant.instruments = std::move(instruments);
  variant.regions = std::move(regions);
  scenario.variants.push_back(std::move(variant));
}

void add_stress(Scenario& scenario, std::string name, std::string const& kind,
                Settings const& settings) {
  auto const stress = make_stress(kind, settings);
  scenario.stresses.push_back({std::move(name), "", kind, stress->severity(), {stress}});
}

Scenario busy_scenario(WorldFacts facts) {
  Scenario scenario = small_scenario(std::move(facts));
  Settings const money = {{"budget_keur", 1000.0}, {"duration_quarters", std::int64_t{8}}};
  add_variant(scenario, "voucher", {small_voucher()});
  add_variant(scenario, "transfer", {make_instrument("transfer", money)});
  add_variant(scenario, "demand", {make_instrument("household_transfer", money)});
  add_stress(scenario, "recession", "demand_recession",
             {{"severity_percent", 7.0}, {"start_quarter", std::int64_t{3}}});
  return scenario;
}

Preparation prepare(Scenario const& scenario) {
  StopFlag const never_stop{false};
  return clustress::prepare(scenario, never_stop);
}

DatasetInfo const& Run::dataset(std::string const& group, std::string const& name) const {
  for (DatasetInfo const& info : layout.datasets) {
    if (info.group == group && info.name == name) return info;
  }
  throw std::invalid_argument("no data set " + group + "/" + name);
}

double Run::value(std::size_t replicate, std::string const& group, std::string const& name,
                  std::size_t variant, std::size_t stress, std::size_t quarter,
                  std::size_t entry) const {
  return outcomes.at(replicate).values.at(
      layout.at(dataset(group, name), variant, stress, quarter, entry));
}

bool Run::all_done() const {
  for (Outcome const& outcome : outcomes) {
    for (WorldStatus const status : outcome.status) {
      if (status != WorldStatus::done) return false;
    }
  }
  return true;
}

Run run(Scenario const& scenario, int replicates, int threads) {
  StopFlag const never_stop{false};
  Progress progress;
  Run result;
  with_threads(threads, [&] {
    Preparation const preparation = prepare(scenario);
    Collector collector(result.outcomes);
    std::vector<RunUnit> units;
    for (int r = 0; r < replicates; ++r) units.push_back({0, static_cast<std::uint32_t>(r)});
    run_experiment(scenario, preparation, units, collector, never_stop, progress, {threads});
    result.layout = preparation.layout;
  });
  return result;
}

void Arm::step(PhaseObserver observer, void* context) {
  clustress::step(world, workspace,
                  {programme.lines.empty() ? nullptr : &programme, stresses, observer, context});
}

void Arm::step_until(Quarter quarter) {
  while (world.now < quarter) step();
}

Arm begin_arm(Scenario const& scenario, std::shared_ptr<Preparation const> preparation,
              std::size_t variant, std::size_t stress, std::uint32_t replicate) {
  Arm arm;
  arm.world = burn_in(scenario, *preparation, replicate);
  Tape tape;
  tape.begin(arm.world);
  arm.programme = preparation->programmes.at(variant);
  arm.world.office.open_books(arm.programme.lines.size());
  arm.stresses = scenario.stresses.at(stress).stresses;
  arm.preparation = std::move(preparation);
  return arm;
}

Arm begin_arm(Scenario const& scenario, std::size_t variant, std::size_t stress,
              std::uint32_t replicate) {
  return begin_arm(scenario, std::make_shared<Preparation const>(prepare(scenario)), variant,
                   stress, replicate);
}

}  // namespace clustress::test
