#include "tests/support/small_world.hpp"

#include <cstring>
#include <stdexcept>

#include "sim/engine/tape.hpp"

namespace clustress::test {
namespace {

template <class Product>
std::shared_ptr<Product const> make(std::span<EntryFunction<Product> const> catalogue, std::string const& kind,
                                    Settings const& settings, bool named_by_kind) {
  for (auto const& function : catalogue) {
    if (function().kind != kind) continue;
    auto const blueprint = function().blueprint();
    BoundParameters const parameters = blueprint->parameters();
    auto const set = [&](std::string const& name, ParameterValue const& value) {
      for (BoundParameter const& parameter : parameters) {
        if (parameter.info->name != name) continue;
        if (std::string const fault = fault_of(*parameter.info, value); !fault.empty()) throw std::invalid_argument(fault);
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
  [[nodiscard]] std::any pack(Outcome&& outcome) const override { return std::make_any<Outcome>(std::move(outcome)); }
  void store(std::any packed) override { outcomes_.push_back(std::any_cast<Outcome>(std::move(packed))); }

 private:
  std::vector<Outcome>& outcomes_;
};

bool same(Anchor const& a, Anchor const& b) {
  return same_bits(a.sum, b.sum) && a.quarters == b.quarters;
}

bool same(CellState const& a, CellState const& b) {
  return a.jobs == b.jobs && same_bits(a.local_sales, b.local_sales) && same_bits(a.outside_sales, b.outside_sales) &&
         same_bits(a.outside_drift, b.outside_drift) && same_bits(a.hold_growth, b.hold_growth) &&
         same_bits(a.hold_integral, b.hold_integral) && same(a.hold_growth_mean, b.hold_growth_mean) &&
         a.entries == b.entries && a.exits == b.exits && a.jobs_created == b.jobs_created &&
         a.jobs_destroyed == b.jobs_destroyed && a.projects_started == b.projects_started &&
         a.insolvencies == b.insolvencies && a.spin_offs == b.spin_offs && same_bits(a.rd_spending, b.rd_spending) &&
         same_bits(a.mean_position, b.mean_position);
}

bool same(MarketState const& a, MarketState const& b) {
  return same_bits(a.local_demand, b.local_demand) && same_bits(a.demand_anchor, b.demand_anchor) &&
         same(a.demand_mean, b.demand_mean) && same_bits(a.outside_anchor, b.outside_anchor) &&
         same(a.outside_mean, b.outside_mean) && same_bits(a.jobs_anchor, b.jobs_anchor) &&
         same(a.jobs_mean, b.jobs_mean) && same_bits(a.log_outside_path, b.log_outside_path) &&
         same_bits(a.mean_productivity, b.mean_productivity) && same(a.productivity_mean, b.productivity_mean) &&
         same_bits(a.productivity_anchor, b.productivity_anchor) && a.productivity_count == b.productivity_count;
}

bool same(RegionState const& a, RegionState const& b) {
  return same_bits(a.log_wage, b.log_wage) && same_bits(a.unemployed, b.unemployed) && same_bits(a.spending, b.spending) &&
         same_bits(a.spending_anchor, b.spending_anchor) && same(a.spending_mean, b.spending_mean) &&
         same_bits(a.wage_bill, b.wage_bill) && same_bits(a.profits_paid, b.profits_paid) &&
         same_bits(a.project_spending, b.project_spending) && same_bits(a.programme_income, b.programme_income) &&
         same_bits(a.levy, b.levy) && same_bits(a.residents, b.residents) && same_bits(a.labour_force, b.labour_force) &&
         same_bits(a.log_participation, b.log_participation) && same_bits(a.log_migration, b.log_migration) &&
         same_bits(a.log_rent, b.log_rent) && same_bits(a.research_projects, b.research_projects);
}

bool same(NicheState const& a, NicheState const& b) {
  return a.jobs == b.jobs && same_bits(a.rd_stock, b.rd_stock) && same(a.jobs_mean, b.jobs_mean) &&
         same(a.rd_mean, b.rd_mean) && same_bits(a.jobs_anchor, b.jobs_anchor) && same_bits(a.rd_anchor, b.rd_anchor);
}

bool same(ClusterState const& a, ClusterState const& b) {
  return same_bits(a.staff, b.staff) && same_bits(a.balance_keur, b.balance_keur) &&
         same_bits(a.programme_keur, b.programme_keur) && a.quality == b.quality && same_bits(a.join_rate, b.join_rate) &&
         a.members == b.members && a.member_jobs == b.member_jobs && a.services == b.services &&
         same_bits(a.heterogeneity, b.heterogeneity) && same_bits(a.growth, b.growth) && a.jobs == b.jobs &&
         a.firms == b.firms && same(a.firms_mean, b.firms_mean) && same(a.heterogeneity_mean, b.heterogeneity_mean) &&
         same_bits(a.firms_anchor, b.firms_anchor) && same_bits(a.heterogeneity_anchor, b.heterogeneity_anchor) &&
         a.phase == b.phase;
}

bool same(Link const& a, Link const& b) {
  return a.first == b.first && a.second == b.second && a.first_cell == b.first_cell && a.second_cell == b.second_cell &&
         a.formed == b.formed;
}

bool same(AnchorFirm const& a, AnchorFirm const& b) {
  return a.cell == b.cell && a.id == b.id && a.jobs == b.jobs;
}

bool same(Commitment const& a, Commitment const& b) {
  return a.firm == b.firm && a.cell == b.cell && a.amount == b.amount && a.administration == b.administration &&
         a.due == b.due && a.instrument == b.instrument;
}

bool same(Loan const& a, Loan const& b) {
  return a.firm == b.firm && a.cell == b.cell && a.instrument == b.instrument &&
         same_bits(a.principal_keur, b.principal_keur) && same_bits(a.outstanding_keur, b.outstanding_keur) &&
         a.reserved == b.reserved && same_bits(a.guaranteed_share, b.guaranteed_share) && a.granted == b.granted;
}

bool same(InstrumentCounts const& a, InstrumentCounts const& b) {
  return a.applications == b.applications && a.awards == b.awards && a.projects_supported == b.projects_supported &&
         a.projects_unused == b.projects_unused && a.defaults == b.defaults;
}

template <class T>
bool all_same(std::vector<T> const& a, std::vector<T> const& b) {
  if (a.size() != b.size()) return false;
  for (std::size_t k = 0; k < a.size(); ++k) {
    if (!same(a[k], b[k])) return false;
  }
  return true;
}

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

std::shared_ptr<Instrument const> make_instrument(std::string const& kind, Settings const& settings) {
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

void add_variant(Scenario& scenario, std::string name, std::vector<std::shared_ptr<Instrument const>> instruments,
                 std::vector<std::string> regions) {
  Variant variant;
  variant.name = std::move(name);
  variant.instruments = std::move(instruments);
  variant.regions = std::move(regions);
  scenario.variants.push_back(std::move(variant));
}

void add_stress(Scenario& scenario, std::string name, std::string const& kind, Settings const& settings) {
  auto const stress = make_stress(kind, settings);
  scenario.stresses.push_back({std::move(name), "", kind, stress->severity(), {stress}});
}

Scenario busy_scenario(WorldFacts facts) {
  Scenario scenario = small_scenario(std::move(facts));
  Settings const money = {{"budget_keur", 1000.0}, {"duration_quarters", std::int64_t{8}}};
  add_variant(scenario, "voucher", {small_voucher()});
  add_variant(scenario, "transfer", {make_instrument("transfer", money)});
  add_variant(scenario, "demand", {make_instrument("demand", money)});
  add_stress(scenario, "recession", "demand_recession", {{"severity_percent", 7.0}, {"start_quarter", std::int64_t{3}}});
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

double Run::value(std::size_t replicate, std::string const& group, std::string const& name, std::size_t variant,
                  std::size_t stress, std::size_t quarter, std::size_t entry) const {
  return outcomes.at(replicate).values.at(layout.at(dataset(group, name), variant, stress, quarter, entry));
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
    std::vector<std::uint32_t> numbers;
    for (int r = 0; r < replicates; ++r) numbers.push_back(static_cast<std::uint32_t>(r));
    run_experiment(scenario, preparation, numbers, collector, never_stop, progress, {threads});
    result.layout = preparation.layout;
  });
  return result;
}

void Arm::step(PhaseObserver observer, void* context) {
  clustress::step(world, workspace, {programme.lines.empty() ? nullptr : &programme, stresses, observer, context});
}

void Arm::step_until(Quarter quarter) {
  while (world.now < quarter) step();
}

Arm begin_arm(Scenario const& scenario, std::shared_ptr<Preparation const> preparation, std::size_t variant,
              std::size_t stress, std::uint32_t replicate) {
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

Arm begin_arm(Scenario const& scenario, std::size_t variant, std::size_t stress, std::uint32_t replicate) {
  return begin_arm(scenario, std::make_shared<Preparation const>(prepare(scenario)), variant, stress, replicate);
}

bool same_state(World const& a, World const& b) {
  Office const &x = a.office, &y = b.office;
  bool const books = x.ledger == y.ledger && all_same(x.commitments, y.commitments) && all_same(x.counts, y.counts) &&
                     all_same(x.loans, y.loans);
  return books && a.random == b.random && a.macro_random == b.macro_random && a.macro_cycle == b.macro_cycle &&
         a.now == b.now && a.regime == b.regime && a.firms.same_firms(b.firms) && all_same(a.cells, b.cells) &&
         all_same(a.markets, b.markets) && all_same(a.regions, b.regions) && all_same(a.niches, b.niches) &&
         all_same(a.clusters, b.clusters) && all_same(a.links, b.links) && all_same(a.anchor_firms, b.anchor_firms) &&
         same_bits(a.environment.macro, b.environment.macro) &&
         same_bits(a.environment.local_demand, b.environment.local_demand) &&
         same_bits(a.environment.outside_demand, b.environment.outside_demand);
}

bool same_bits(double a, double b) {
  return std::memcmp(&a, &b, sizeof(double)) == 0;
}

bool same_bits(std::vector<double> const& a, std::vector<double> const& b) {
  return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

}  // namespace clustress::test
