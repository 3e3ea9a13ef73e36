// What every instrument promises, whatever it does: no money, no effect; never more money than was released; only to those
// who are eligible.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/model/programme/call.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

std::vector<std::string> const selections = {"merit", "need", "lottery", "first_come", "strategic"};

std::vector<std::string> kinds() {
  std::vector<std::string> all;
  for (auto const& function : instrument_catalogue()) all.emplace_back(function().kind);
  return all;
}

bool has_suffix(std::string const& text, std::string const& suffix) {
  return text.size() >= suffix.size() && text.compare(text.size() - suffix.size(), suffix.size(), suffix) == 0;
}

// Every world of the run equals the arm without a programme of the same stress, in every number.
void check_no_effect(Run const& run) {
  REQUIRE(run.all_done());
  for (DatasetInfo const& d : run.layout.datasets) {
    bool const by_world = d.group != "instrument" && d.group != "account" && d.group != "evaluation" &&
                          d.name.rfind("beneficiary_", 0) != 0 && d.name.rfind("projects_", 0) != 0;
    bool const zero = d.group == "instrument" || d.name.rfind("jobs_delta", 0) == 0 || d.group == "evaluation" ||
                      d.name.rfind("beneficiary_", 0) == 0 || has_suffix(d.name, "_additional") ||
                      has_suffix(d.name, "_deadweight");
    for (std::size_t v = 1; v < run.layout.variants.size(); ++v) {
      for (std::size_t s = 0; s < run.layout.stresses.size(); ++s) {
        bool same = true;
        for (std::size_t q = 0; q < run.layout.quarters; ++q) {
          for (std::size_t e = 0; e < d.entries; ++e) {
            for (Outcome const& outcome : run.outcomes) {
              double const with = outcome.values[run.layout.at(d, v, s, q, e)];
              double const without = outcome.values[run.layout.at(d, 0, s, q, e)];
              if (by_world || d.name == "projects_started") same = same && same_bits(with, without);
              if (zero) same = same && with == 0.0;
            }
          }
        }
        INFO(d.group << "/" << d.name << " of " << run.layout.variants[v] << " under " << run.layout.stresses[s]);
        CHECK(same);
      }
    }
  }
  for (std::size_t v = 1; v < run.layout.variants.size(); ++v) {
    for (std::size_t q = 0; q < run.layout.quarters; ++q) {
      for (std::size_t g = 0; g < 5; ++g) {
        CHECK(run.value(0, "account", "jobs_with", v, 0, q, g) == run.value(0, "account", "jobs_without", v, 0, q, g));
      }
    }
  }
}

// What a quarter's programme may touch, by kind: firms in the programme's phase; the loans that begin when ideas are decided; firms
// founded with support; cluster organisations; incomes of regions.
struct Watch {
  Programme::Line const* line = nullptr;
  std::string kind;
  FirmTable before;
  std::vector<ClusterState> clusters_before;
  std::vector<double> income_before;
  std::size_t changed = 0, wrong = 0;

  static void observe(void* context, StepPhase phase, World const& world) {
    auto& watch = *static_cast<Watch*>(context);
    if (phase == StepPhase::ideas) watch.remember(world);
    if (phase == StepPhase::programme) watch.compare(world);
    if (phase == StepPhase::projects) watch.count_loans(world);
    if (phase == StepPhase::renewal) watch.count_founded(world);
  }
  void remember(World const& world) {
    before = world.firms;
    clusters_before = world.clusters;
    income_before.clear();
    for (RegionState const& region : world.regions) income_before.push_back(region.programme_income);
  }
  void note(bool is_eligible) {
    ++changed;
    if (!is_eligible) ++wrong;
  }
  void compare(World const& world) {
    bool const for_firms = kind != "access_to_finance";  // counted by loans; an award alone must be to an eligible firm too
    for_each_firm(world, [&](CellId cell, std::size_t row) {
      bool const same =
          same_bits(world.firms.cash[row], before.cash[row]) && world.firms.last_award[row] == before.last_award[row] &&
          same_bits(world.firms.productivity[row], before.productivity[row]) && world.firms.jobs[row] == before.jobs[row];
      if (same) return;
      changed += for_firms ? 1 : 0;
      if (!may_receive(world, cell, row)) ++wrong;
    });
    for (std::size_t k = 0; k < world.clusters.size(); ++k) {
      bool const same = same_bits(world.clusters[k].programme_keur, clusters_before[k].programme_keur) &&
                        world.clusters[k].quality == clusters_before[k].quality;
      if (same) continue;
      auto const& cells = world.economy->cluster_cells[k];
      note(std::any_of(cells.begin(), cells.end(), [&](std::size_t c) { return is_in_scope(world, CellId(c)); }));
    }
    for (std::size_t r = 0; r < world.regions.size(); ++r) {
      if (same_bits(world.regions[r].programme_income, income_before[r])) continue;
      if (kind == "demand") ++changed;
      if (r != 0) ++wrong;
    }
  }
  void count_loans(World const& world) {
    for (Loan const& loan : world.office.loans) {
      if (loan.granted != world.now) continue;
      note(may_receive(world, loan.cell, before.find(loan.cell, loan.firm)));
    }
  }
  void count_founded(World const& world) {  // a firm that is new and has an award: its founder got it
    DeliveryTerms const& terms = line->instrument->terms();
    for_each_firm(world, [&](CellId cell, std::size_t row) {
      if (world.firms.founded[row] != world.now || world.firms.last_award[row] == never) return;
      std::int32_t const jobs = world.firms.jobs[row];
      note(is_in_scope(world, cell) && jobs >= terms.jobs_min && jobs <= terms.jobs_max && !terms.members_only);
    });
  }
  template <class F>
  static void for_each_firm(World const& world, F&& f) {
    for (std::size_t c = 0; c < world.firms.cells(); ++c) {
      Segment const& s = world.firms.segment(CellId(c));
      for (std::size_t row = s.begin; row < s.begin + s.count; ++row) f(CellId(c), row);
    }
  }
  [[nodiscard]] bool is_in_scope(World const& world, CellId cell) const {
    DeliveryTerms const& terms = line->instrument->terms();
    Economy const& economy = *world.economy;
    Cell const& where = economy.cell(cell);
    std::string const& sector = economy.facts.sectors[where.sector.get()].name;
    bool const in_cluster = where.cluster && !terms.clusters.empty() &&
                            economy.facts.clusters[where.cluster->get()].name == terms.clusters.front();
    return where.region == RegionId(0) && (terms.sectors.empty() || sector == terms.sectors.front()) &&
           (terms.clusters.empty() || in_cluster);
  }
  [[nodiscard]] bool may_receive(World const& world, CellId cell, std::size_t row) const {
    DeliveryTerms const& terms = line->instrument->terms();
    if (kind == "transfer") return is_in_scope(world, cell);  // pays whole cells
    int const age = world.now - before.founded[row], since = world.now - before.last_award[row];
    bool const waited = before.last_award[row] == never || since >= terms.repeat_after_quarters;
    bool const joined = !terms.members_only || (before.standing[row] & member) != 0;
    return is_in_scope(world, cell) && before.jobs[row] >= terms.jobs_min && before.jobs[row] <= terms.jobs_max &&
           age <= 4 * terms.age_max_years && waited && joined;
  }
};

// More ideas than in life, of all kinds, so that every instrument finds firms in a small world.
void raise_ideas(ModelParameters& model) {
  for (IdeaParameters* ideas : std::initializer_list<IdeaParameters*>{
           &model.assignments, &model.research_projects, &model.export_steps, &model.training, &model.investments}) {
    ideas->hazard = 0.2;
  }
  model.export_steps.hazard = 0.3;  // of one sector, worth their cost to few
}

// Two more clusters: one of another sector in the same region, one in the other region. Most of their jobs are in members.
WorldFacts many_clusters() {
  WorldFacts facts = two_region_facts();
  ClusterFacts logistics = facts.clusters[0], elsewhere = facts.clusters[0];
  logistics.name = "Logistics";
  logistics.sector_weight = {{"services", 1.0}};
  elsewhere.name = "Optics";
  elsewhere.region = "Halle";
  elsewhere.jobs = 600;
  facts.clusters = {facts.clusters[0], logistics, elsewhere};
  for (ClusterFacts& cluster : facts.clusters) cluster.member_share = 0.7;
  return facts;
}

}  // namespace

// Under an undisturbed and a disturbed world. Seen to fail when close_books or a reference programme draws a random number
// of a firm's purpose, and when a call is held without money (applications).
TEST_CASE("without money an instrument changes nothing, bit for bit, in any data set", "[contract]") {
  Scenario scenario = small_scenario();
  add_stress(scenario, "recession", "demand_recession", {{"severity_percent", 7.0}});
  for (std::string const& kind : kinds()) add_variant(scenario, kind, {make_instrument(kind, {{"budget_keur", 0.0}})});
  check_no_effect(run(scenario, 2));
}

TEST_CASE("money that nobody knows of stays where it is and changes nothing", "[contract]") {
  Scenario scenario = small_scenario();
  add_variant(scenario, "unknown", {small_voucher({{"awareness_share", 0.0}})});
  Run const unknown = run(scenario);
  for (std::size_t q = 0; q < unknown.layout.quarters; ++q) {
    CHECK(unknown.value(0, "instrument", "applications", 1, 0, q) == 0.0);
    CHECK(unknown.value(0, "account", "jobs_delta", 1, 0, q, 4) == 0.0);
    CHECK(unknown.value(0, "total", "sales", 1, 0, q) == unknown.value(0, "total", "sales", 0, 0, q));
  }
  CHECK(unknown.value(0, "instrument", "unspent_cents", 1, 0, 40) == 1e8);
}

// Every rule of selection, short money, and delays: in each quarter outlay <= released, and all released in the end is
// accounted.
TEST_CASE("outlay never runs ahead of what was released", "[contract]") {
  for (std::string const& kind : kinds()) {
    Scenario scenario = small_scenario();
    scenario.simulation.horizon_quarters = 20;
    raise_ideas(scenario.model);
    for (std::string const& selection : selections) {
      for (std::int64_t const delay : {1, 5}) {
        Settings const terms = {{"name", selection + std::to_string(delay)},
                                {"budget_keur", 1234.5678},
                                {"duration_quarters", std::int64_t{7}},
                                {"selection", selection},
                                {"payout_delay_quarters", delay},
                                {"awareness_share", 1.0},
                                {"administration_share", 0.0731},
                                {"strategic_sectors", std::vector<std::string>{"health"}}};
        add_variant(scenario, selection + std::to_string(delay), {make_instrument(kind, terms)});
      }
    }
    Run const result = run(scenario);
    REQUIRE(result.all_done());
    for (std::size_t v = 1; v < result.layout.variants.size(); ++v) {
      double before = 0;
      for (std::size_t q = 0; q < result.layout.quarters; ++q) {
        auto const of = [&](char const* name) { return result.value(0, "instrument", name, v, 0, q, v - 1); };
        double const outlay = of("paid_cents") + of("administration_cents") + of("called_guarantees_cents");
        INFO(kind << " " << result.layout.variants[v] << " quarter " << q);
        CHECK(outlay + of("committed_cents") <= of("released_cents"));
        CHECK(outlay >= before);
        CHECK(of("released_cents") <= 123'456'780.0);
        before = outlay;
      }
      CHECK(before > 0.0);
      CHECK(result.value(0, "instrument", "released_cents", v, 0, 20, v - 1) == 123'456'780.0);
    }
  }
}

// One restriction at a time. What an instrument reaches differs by kind: firms, founders, organisations, households. Seen to fail when
// Call::eligible leaves out the age, the size, the waiting time, membership or the cell, when founders of any cell may apply, when an
// organisation is paid whose cluster has no eligible cell, and when a guarantee is given to any firm with an idea.
TEST_CASE("only eligible firms, founders and organisations receive anything, directly", "[contract]") {
  std::vector<Settings> const restrictions = {{{"sectors", std::vector<std::string>{"health"}}},
                                              {{"clusters", std::vector<std::string>{"Biotech"}}},
                                              {{"members_only", true}},
                                              {{"jobs_min", std::int64_t{2}}},
                                              {{"jobs_max", std::int64_t{6}}},
                                              {{"age_max_years", std::int64_t{10}}},
                                              {{"repeat_after_quarters", std::int64_t{15}}}};
  for (std::string const& kind : kinds()) {
    Scenario scenario = small_scenario(many_clusters());
    raise_ideas(scenario.model);
    for (Settings const& restriction : restrictions) {
      Settings terms = {{"budget_keur", 20'000.0},
                        {"duration_quarters", std::int64_t{20}},
                        {"repeat_after_quarters", std::int64_t{2}},
                        {"awareness_share", 1.0},
                        {"self_selection", 0.0}};
      terms.insert(terms.end(), restriction.begin(), restriction.end());
      if (kind == "access_to_finance") terms.emplace_back("buffer_quarters", 4.0);  // all who invest ask for a loan
      add_variant(scenario, restriction.front().first, {make_instrument(kind, terms)});
    }
    auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
    for (std::size_t variant = 1; variant < scenario.variants.size(); ++variant) {
      Arm arm = begin_arm(scenario, preparation, variant);
      Watch watch;
      watch.line = &arm.programme.lines.front();
      watch.kind = kind;
      while (arm.world.now < 20) arm.step(Watch::observe, &watch);
      std::string const& restriction = scenario.variants[variant].name;
      INFO(kind << ", " << restriction << ": " << watch.changed << " changed");
      CHECK(watch.wrong == 0);
      // Founders have no firm that could be a member, health sells too little outside to export, and a round of management training
      // comes once a year.
      bool const is_nobody = (kind == "start_up_support" && restriction == "members_only") ||
                             (kind == "internationalisation_voucher" && restriction == "sectors");
      if (is_nobody) {
        CHECK(watch.changed == 0);
      } else {
        CHECK(watch.changed >= 5);
      }
    }
  }
}

// The account's beneficiaries are the firms that were paid: of a transfer to one sector, the firms of that sector alive at
// the payment, and nobody else. Seen to fail when a transfer counts as paid to everyone in the target regions.
TEST_CASE("beneficiaries in the account of jobs are the firms that were paid", "[contract]") {
  Scenario scenario = small_scenario();
  Settings const terms = {
      {"budget_keur", 1000.0}, {"duration_quarters", std::int64_t{1}}, {"sectors", std::vector<std::string>{"health"}}};
  add_variant(scenario, "transfer", {make_instrument("transfer", terms)});
  Run const result = run(scenario);
  double const beneficiaries = result.value(0, "account", "firms", 1, 0, 1, 0);
  double const health = result.value(0, "sector", "firms", 1, 0, 1, 2),
               born = result.value(0, "sector", "entries", 1, 0, 1, 2);
  CHECK(beneficiaries == health - born);
  CHECK(beneficiaries > 100);
}

TEST_CASE("a programme spends in its target regions only", "[contract]") {
  for (std::string const& kind : kinds()) {
    Scenario scenario = small_scenario(two_region_facts());
    add_variant(scenario, kind, {make_instrument(kind, {{"budget_keur", 1000.0}, {"awareness_share", 1.0}})}, {"Halle"});
    Arm arm = begin_arm(scenario, 1);
    REQUIRE(arm.programme.regions == std::vector<RegionId>{RegionId(1)});
    for (std::size_t c = 0; c < arm.world.cells.size(); ++c) {
      bool const eligible = arm.programme.lines[0].eligible[c] != 0;
      CHECK(eligible == (arm.world.economy->cells[c].region == RegionId(1)));
    }
  }
}
