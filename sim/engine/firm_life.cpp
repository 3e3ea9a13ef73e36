#include "sim/engine/firm_life.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "sim/core/errors.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {
namespace {

constexpr FirmColumn columns[] = {
    {"award", "", StepPhase::programme, "support was promised to it",
     [](FirmQuarter const& q) { return q.awarded.empty() ? 0.0 : 1.0; }},
    {"payment", "", StepPhase::programme, "money was paid to it",
     [](FirmQuarter const& q) { return q.paid ? 1.0 : 0.0; }},
    {"member", "", StepPhase::organisations,
     "its cluster organisation, or what membership brings, has changed",
     [](FirmQuarter const& q) { return q.member ? 1.0 : 0.0; }},
    {"support", "kEUR", StepPhase::projects, "the programme pays part of a project",
     [](FirmQuarter const& q) { return q.support; }},
    {"project", "", StepPhase::projects,
     "a project is worth more or less to it, or easier or harder to pay",
     [](FirmQuarter const& q) { return q.started.empty() ? 0.0 : 1.0; }},
    {"project under way", "", StepPhase::projects, "a project began or ended otherwise",
     [](FirmQuarter const& q) { return q.project_under_way ? 1.0 : 0.0; }},
    {"exporter", "", StepPhase::projects, "selling abroad pays more or less",
     [](FirmQuarter const& q) { return q.exporter ? 1.0 : 0.0; }},
    {"R&D stock", "kEUR", StepPhase::knowledge, "it spends more or less on R&D",
     [](FirmQuarter const& q) { return q.rd_stock; }},
    {"productivity", "log points", StepPhase::knowledge,
     "a project, services, or firms of its niche, its partners or rivals taught it more or less",
     [](FirmQuarter const& q) { return q.productivity; }},
    {"research link", "", StepPhase::knowledge,
     "a project with a research organisation ended, or none",
     [](FirmQuarter const& q) { return q.research_link ? 1.0 : 0.0; }},
    {"outside sales", "kEUR", StepPhase::knowledge,
     "productivity, wages, rivals abroad or firms near by have changed",
     [](FirmQuarter const& q) { return q.outside_sales; }},
    {"local sales", "kEUR", StepPhase::market,
     "competitors or the incomes of buyers in the region have changed",
     [](FirmQuarter const& q) { return q.local_sales; }},
    {"jobs", "jobs", StepPhase::jobs, "sales, wages or the share of vacancies filled have changed",
     [](FirmQuarter const& q) { return static_cast<double>(q.jobs); }},
    {"cash", "kEUR", StepPhase::jobs, "sales, wages or rents have changed",
     [](FirmQuarter const& q) { return q.cash; }},
    {"constrained", "", StepPhase::jobs, "its means and its credit limit have changed",
     [](FirmQuarter const& q) { return q.constrained ? 1.0 : 0.0; }},
    {"lives", "", StepPhase::renewal, "it enters, leaves or stays in one world only",
     [](FirmQuarter const& q) { return q.lives ? 1.0 : 0.0; }},
    {"links", "firms", StepPhase::network, "a partner came, left or chose otherwise",
     [](FirmQuarter const& q) { return static_cast<double>(q.links); }},
};

void join(std::string& text, std::string_view word) {
  text += (text.empty() ? "" : " + ") + std::string(word);
}

void read_events(Office const& office, Programme const& programme, FirmId firm,
                 FirmQuarter& quarter) {
  for (ApplicationEvent const& application : office.applications) {
    if (application.firm != firm) continue;
    join(application.awarded ? quarter.awarded : quarter.refused,
         programme.lines[application.instrument].instrument->terms().name);
  }
  for (ProjectEvent const& project : office.projects) {
    if (project.firm != firm) continue;
    join(quarter.started, entry_of(project.kind).name);
    quarter.support += to_keur(project.support);
  }
}

void read_state(World const& world, std::size_t row, FirmQuarter& quarter) {
  FirmTable const& firms = world.firms;
  FirmId const id = firms.id[row];
  StandingSet const standing = firms.standing[row];
  quarter.lives = true;
  quarter.jobs = firms.jobs[row];
  quarter.local_sales = firms.local_sales[row];
  quarter.outside_sales = firms.outside_sales[row];
  quarter.cash = firms.cash[row];
  quarter.rd_stock = static_cast<double>(firms.rd_stock[row]);
  quarter.productivity = effective_productivity(firms, row);
  quarter.links =
      static_cast<int>(std::count_if(world.links.begin(), world.links.end(), [&](Link const& link) {
        return link.first == id || link.second == id;
      }));
  // as the indicator research_links counts them
  quarter.research_link = firms.research_link[row] > 0.1F;
  quarter.project_under_way = firms.project_due[row] != never;
  quarter.member = standing.has(Standing::member);
  quarter.exporter = standing.has(Standing::exporter);
  quarter.constrained = standing.has(Standing::constrained);
  auto const& payments = world.office.payments;
  quarter.paid = std::any_of(payments.begin(), payments.end(),
                             [id](PaymentEvent const& p) { return p.firm == id; });
}

void simulate(Scenario const& scenario, Preparation const& preparation, std::uint32_t replicate,
              StopFlag const& stop, WorldObserver const& observer) {
  Outcome const outcome = run_replicate(scenario, preparation, replicate, stop, {}, observer);
  for (std::size_t world = 0; world < outcome.status.size(); ++world) {
    if (outcome.status[world] == WorldStatus::failed)
      throw WorldFailure("the world failed: " + outcome.cause[world]);
  }
}

}  // namespace

std::span<FirmColumn const> firm_columns() {
  return columns;
}

Scenario two_worlds(Scenario const& scenario, std::size_t variant, std::size_t stress) {
  Scenario reduced = scenario;
  reduced.variants = {scenario.variants[0], scenario.variants[variant]};
  reduced.stresses = {scenario.stresses[stress]};
  return reduced;
}

FirstDifference first_difference(FirmLife const& life) {
  auto const& [without, with] = life.worlds;
  for (std::size_t t = 0; t < with.size(); ++t) {
    for (FirmColumn const& column : columns) {
      bool const both = without[t].lives && with[t].lives;
      bool const of_living = column.phase != StepPhase::programme && column.name != "lives";
      if (!both && of_living) continue;  // a firm that is not there has no sales to compare
      if (column.value(without[t]) != column.value(with[t]))
        return {static_cast<Quarter>(t), &column};
    }
  }
  return {};
}

std::optional<FirmLife> firm_life(Scenario const& scenario, Preparation const& preparation,
                                  std::uint32_t replicate, FirmId firm, StopFlag const& stop) {
  FirmLife life;
  bool found = false;
  // of every cell, while it is not known in which the firm will live
  std::array<std::vector<std::vector<Surroundings>>, 2> places;
  simulate(scenario, preparation, replicate, stop,
           [&](std::size_t variant, std::size_t, World const& world) {
             FirmQuarter& quarter = life.worlds[variant].emplace_back();
             Surroundings& around = life.around[variant].emplace_back();
             auto& by_cell = places[variant].emplace_back();
             read_events(world.office, preparation.programmes[variant], firm, quarter);
             world.firms.for_each_firm([&](CellRow cell, std::size_t row) {
               if (world.firms.id[row] != firm) return;
               read_state(world, row, quarter);
               around = surroundings_of(world, cell, row);
               life.cell = cell;
               found = true;
             });
             for (std::size_t c = 0; !quarter.lives && c < world.cells.size(); ++c)
               by_cell.push_back(surroundings_of(world, CellRow(c), no_row));
           });
  if (!found) return std::nullopt;
  for (std::size_t world : {std::size_t{0}, std::size_t{1}}) {
    for (std::size_t t = 0; t < places[world].size(); ++t) {
      if (!places[world][t].empty()) life.around[world][t] = places[world][t][life.cell.get()];
    }
  }
  return life;
}

std::vector<FirmBalance> firm_balances(Scenario const& scenario, Preparation const& preparation,
                                       std::uint32_t replicate, StopFlag const& stop) {
  std::map<FirmId, FirmBalance> balances;
  simulate(scenario, preparation, replicate, stop,
           [&](std::size_t variant, std::size_t, World const& world) {
             world.firms.for_each_firm([&](CellRow cell, std::size_t row) {
               FirmBalance& balance = balances[world.firms.id[row]];
               balance.id = world.firms.id[row];
               balance.cell = cell;
               if (world.now == 0) balance.jobs_at_start = world.firms.jobs[row];
               if (world.now > 0) balance.quarters_worked[variant] += world.firms.jobs[row];
               if (world.now == scenario.simulation.horizon_quarters)
                 balance.jobs[variant] = world.firms.jobs[row];
             });
             std::set<FirmId> paid;
             for (PaymentEvent const& payment : world.office.payments) paid.insert(payment.firm);
             for (FirmId const firm : paid) ++balances.at(firm).quarters_paid;
             for (ApplicationEvent const& application : world.office.applications) {
               auto const found = balances.find(application.firm);
               if (!application.awarded || found == balances.end()) continue;
               if (found->second.first_award < 0) found->second.first_award = world.now;
             }
             for (ProjectEvent const& project : world.office.projects) {
               auto const found = balances.find(project.firm);
               if (found != balances.end()) found->second.support += to_keur(project.support);
             }
           });
  std::vector<FirmBalance> list;
  for (auto const& [id, balance] : balances) list.push_back(balance);
  return list;
}

}  // namespace clustress
