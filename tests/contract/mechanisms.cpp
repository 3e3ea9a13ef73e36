// What the list of mechanisms promises: each part of the world is counted by one, each flow is
// zeroed by one, each constant of the hold is measured by one, and what is not sensible is said.
#include "sim/model/mechanisms.hpp"

#include <clustress/catch.hpp>
#include <limits>
#include <set>

#include "sim/core/errors.hpp"
#include "sim/model/start_of_world.hpp"
#include "tests/support/allocations.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr Quarter exit_quarter = 6;

// The small world in the quarter in which its largest firm closes, with promises, loans, links.
Arm busy_arm() {
  Scenario scenario = small_scenario(two_region_facts());
  scenario.model.ideas[ProjectKind::investment].hazard *= 5.0;
  add_variant(scenario, "support",
              {small_voucher(), make_instrument("access_to_finance", {{"budget_keur", 5000.0},
                                                                      {"windfall_share", 1.0}})});
  add_stress(scenario, "exit", "anchor_firm_exit",
             {{"start_quarter", std::int64_t{exit_quarter}}, {"severity_firms", std::int64_t{1}}});
  Arm arm = begin_arm(scenario, 1, 1);
  arm.step_until(exit_quarter);
  return arm;
}

// A flow of the quarter: whose it is, how to disturb it, and whether it is zero.
struct Flow {
  std::string_view owner;
  void (*disturb)(World&);
  bool (*is_zero)(World const&);
};

constexpr Flow flows[] = {
    {"projects", [](World& w) { w.cells[1].projects_started = 3; },
     [](World const& w) { return w.cells[1].projects_started == 0; }},
    {"places at research organisations", [](World& w) { w.regions[1].research_projects = 3; },
     [](World const& w) { return w.regions[1].research_projects == 0; }},
    {"spillovers of innovations", [](World& w) { w.niches[1].innovated = 3; },
     [](World const& w) { return w.niches[1].innovated == 0; }},
    {"spillovers of innovations", [](World& w) { w.innovations.resize(3); },
     [](World const& w) { return w.innovations.empty(); }},
    {"research", [](World& w) { w.cells[1].rd_spending = 3; },
     [](World const& w) { return w.cells[1].rd_spending == 0; }},
    {"finance", [](World& w) { w.cells[1].insolvencies = 3; },
     [](World const& w) { return w.cells[1].insolvencies == 0; }},
    {"banks", [](World& w) { w.cells[1].loans_asked = 3; },
     [](World const& w) { return w.cells[1].loans_asked == 0; }},
    {"banks", [](World& w) { w.cells[1].loans_refused = 3; },
     [](World const& w) { return w.cells[1].loans_refused == 0; }},
    {"entry", [](World& w) { w.cells[1].entries = 3; },
     [](World const& w) { return w.cells[1].entries == 0; }},
    {"entry", [](World& w) { w.cells[1].spin_offs = 3; },
     [](World const& w) { return w.cells[1].spin_offs == 0; }},
    {"firms", [](World& w) { w.cells[1].exits = 3; },
     [](World const& w) { return w.cells[1].exits == 0; }},
    {"labour", [](World& w) { w.cells[1].jobs_created = 3; },
     [](World const& w) { return w.cells[1].jobs_created == 0; }},
    {"labour", [](World& w) { w.cells[1].jobs_destroyed = 3; },
     [](World const& w) { return w.cells[1].jobs_destroyed == 0; }},
    {"income account", [](World& w) { w.regions[1].account.pay(Payment::wages, 3.0); },
     [](World const& w) { return w.regions[1].account.of(Payment::wages) == 0; }},
    {"income account", [](World& w) { w.markets[1].purchases = 3; },
     [](World const& w) { return w.markets[1].purchases == 0; }},
    {"hoarding", [](World& w) { w.regions[1].idle_staff = 3; },
     [](World const& w) { return w.regions[1].idle_staff == 0; }},
    {"programme office", [](World& w) { w.office.applications.resize(3); },
     [](World const& w) { return w.office.applications.empty(); }},
    {"programme office", [](World& w) { w.office.payments.resize(3); },
     [](World const& w) { return w.office.payments.empty(); }},
    {"programme office", [](World& w) { w.office.projects.resize(3); },
     [](World const& w) { return w.office.projects.empty(); }},
    {"programme office", [](World& w) { w.office.lapses.resize(3); },
     [](World const& w) { return w.office.lapses.empty(); }},
};

// A state that is not sensible: who says so, and which words of it.
struct Damage {
  std::string_view owner;
  void (*damage)(World&);
  std::string_view words;
};

constexpr Damage damages[] = {
    {"firms", [](World& w) { w.cells[1].jobs = -1; }, "has -1 jobs"},
    {"market", [](World& w) { w.cells[1].local_sales = nothing; }, "local sales nan"},
    {"market", [](World& w) { w.cells[1].outside_sales = nothing; }, "outside sales nan"},
    {"demand gap", [](World& w) { w.markets[1].demand_gap = nothing; }, "demand gap of"},
    {"orphaned customers", [](World& w) { w.markets[1].orphaned = -1.0; }, "orphaned sales of -1"},
    {"labour", [](World& w) { w.regions[1].log_wage = nothing; }, "wages of Halle"},
    {"labour", [](World& w) { w.regions[1].labour_force = 1.0; }, "residents of Halle are at work"},
    {"income account", [](World& w) { w.regions[1].account.pay(Payment::fees, 1.0); },
     "account of Halle does not close"},
    {"incomes and demand", [](World& w) { w.regions[1].spending = nothing; }, "incomes of Halle"},
};

template <class Table>
bool names(Table const& table, std::string_view owner) {
  return std::any_of(std::begin(table), std::end(table),
                     [&](auto const& row) { return row.owner == owner; });
}

Mechanism const& named(std::string_view name) {
  for (MechanismFunction const function : mechanism_catalogue()) {
    if (function().name == name) return function();
  }
  throw std::logic_error("no mechanism is called " + std::string(name));
}

struct Constant {
  HoldMean* mean;
  double today;
  double* constant;
};
// Where use_hold's function, which can capture nothing, leaves what it is given.
std::vector<Constant>& seen() {
  static std::vector<Constant> constants;
  return constants;
}

void spoil(Workspace& w) {
  for (auto* numbers : {&w.wanted_jobs, &w.niche_gain, &w.niche_learning, &w.niche_inflow,
                        &w.related_density, &w.related_learning, &w.local_growth, &w.outside_growth,
                        &w.local_price, &w.outside_price, &w.vacancies, &w.fill}) {
    numbers->assign(100'000, nothing);
  }
  for (auto* by_class : {&w.local_factor, &w.class_sales})
    by_class->assign(100'000, {nothing, nothing, nothing});
  for (auto* numbers : {&w.advantage, &w.inflow, &w.idle_staff}) numbers->assign(100'000, 1e9F);
  w.ideas.resize(7);
  w.planned_links.resize(7);
  w.events.resize(50);
  for (CellEvents& events : w.events) events.leavers = {0, 1}, events.spin_offs.resize(2);
}

}  // namespace

TEST_CASE("mechanisms have names of their own", "[contract]") {
  std::set<std::string_view> all;
  for (MechanismFunction const function : mechanism_catalogue()) {
    CHECK(function().name.size() > 3);
    CHECK(all.insert(function().name).second);
  }
}

// A copy of a world asks for exactly what its parts take. Seen to fail when the niches are not
// counted, and when residents, nested in the regions, are not.
TEST_CASE("mechanisms count the bytes that a world allocates", "[contract]") {
  Arm const arm = busy_arm();
  World const& world = arm.world;
  REQUIRE_FALSE(world.links.empty());
  REQUIRE_FALSE(world.anchor_firms.empty());
  REQUIRE_FALSE(world.office.commitments.empty());
  REQUIRE_FALSE(world.office.loans.empty());
  REQUIRE_FALSE(world.office.applications.empty());
  REQUIRE_FALSE(world.environment.anchor_exits.empty());
  std::size_t const before = bytes_allocated();
  World const copy = world;
  std::size_t const allocated = bytes_allocated() - before;
  CHECK(bytes_of(copy) == allocated);
  std::size_t together = 0;
  for (MechanismFunction const function : mechanism_catalogue()) {
    INFO(function().name);
    if (function().bytes == nullptr) continue;
    CHECK(function().bytes(copy) > 0);
    together += function().bytes(copy);
  }
  CHECK(together == allocated);
}

// Seen to fail when research leaves its spending, and when two mechanisms zero the same flow.
TEST_CASE("each flow of the quarter is zeroed by the mechanism it belongs to", "[contract]") {
  World const start = busy_arm().world;
  for (Flow const& flow : flows) {
    INFO(flow.owner);
    World world = start;
    flow.disturb(world);
    REQUIRE_FALSE(flow.is_zero(world));
    for (MechanismFunction const function : mechanism_catalogue()) {
      bool const other = function().name != flow.owner && function().begin_quarter != nullptr;
      if (other) function().begin_quarter(world);
    }
    CHECK_FALSE(flow.is_zero(world));
    named(flow.owner).begin_quarter(world);
    CHECK(flow.is_zero(world));
  }
  for (MechanismFunction const function : mechanism_catalogue()) {
    INFO(function().name);
    CHECK((function().begin_quarter != nullptr) == names(flows, function().name));
  }
}

// Seen to fail when labour does not look at wages.
TEST_CASE("a mechanism says what of its state is not sensible, and the quarter ends there",
          "[contract]") {
  Arm arm = busy_arm();
  World const good = arm.world;
  for (MechanismFunction const function : mechanism_catalogue()) {
    INFO(function().name);
    CHECK((function().fault != nullptr) == names(damages, function().name));
    if (function().fault != nullptr) CHECK(function().fault(good).empty());
  }
  for (Damage const& damage : damages) {
    INFO(damage.owner << ": " << damage.words);
    World world = good;
    damage.damage(world);
    std::string const fault = named(damage.owner).fault(world);
    CHECK(fault.find(damage.words) != std::string::npos);
    try {
      settle_quarter({world, arm.workspace});
      FAIL_CHECK("the quarter was settled");
    } catch (WorldFailure const& failure) {
      CHECK(std::string(failure.what()).rfind("quarter 6: ", 0) == 0);
    }
  }
}

// Seen to fail when the life cycle forgets heterogeneity.
TEST_CASE("each constant of the hold is measured by one mechanism", "[contract]") {
  Workspace workspace;
  World world = spin_up(std::make_shared<Economy const>(two_region_facts(), ModelParameters{}),
                        RandomField(3, 0), 40, workspace);
  forget_hold(world);
  measure_hold(world);
  measure_hold(world);
  set_constants(world);
  seen().clear();
  for (MechanismFunction const function : mechanism_catalogue()) {
    if (function().hold == nullptr) continue;
    function().hold(world, [](HoldMean& mean, double today, double& constant) {
      seen().push_back({&mean, today, &constant});
    });
  }
  CHECK(seen().size() == (5 + market_classes) * world.markets.size() + world.regions.size() +
                             2 * world.niches.size() + 2 * world.clusters.size());
  std::set<void const*> places;
  for (Constant const& c : seen()) {
    CHECK(places.insert(c.mean).second);
    CHECK(places.insert(c.constant).second);
    CHECK(c.mean->quarters == 2);
    CHECK(*c.constant == c.today);  // the mean of two equal values
  }
}

// Seen to fail when a quarter keeps the leavers of the one before.
TEST_CASE("a quarter remembers nothing of the scratch it is given", "[contract]") {
  Scenario const scenario = busy_scenario(two_region_facts());
  Arm arm = begin_arm(scenario, 1, 1), spoilt = begin_arm(scenario, 1, 1);
  for (int quarter = 0; quarter < 6; ++quarter) {
    spoil(spoilt.workspace);
    arm.step();
    spoilt.step();
    REQUIRE(same_state(arm.world, spoilt.world));
  }
}
