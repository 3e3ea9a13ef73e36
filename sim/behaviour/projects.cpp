// sim/behaviour/projects.cpp — ideas are carried out if they are worth it and can be paid; projects
// end and bring what their kind brings.
//
// Equations and parameters: docs/model/mechanisms/projects.md; what a kind of project is worth and
// brings: its file in sim/projects. Support lowers the own cost and, being paid to the provider,
// needs no cash. It was needed if the same firm does not start the same kind of project in the same
// quarter of the world without it: additionality is an outcome. Cost overrun makes some awards
// lapse, as in life.
#include "sim/behaviour/projects.hpp"

#include <algorithm>
#include <unordered_map>

#include "sim/behaviour/banks.hpp"
#include "sim/behaviour/finance.hpp"
#include "sim/behaviour/innovation_spillover.hpp"
#include "sim/behaviour/put_off.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

double means_of(World const& world, Idea const& idea, double price_keur) {
  if (idea.row == Idea::no_row) return idea.founder_means_keur + idea.loan_keur;
  auto const means = entry_of(idea.kind).means;
  if (means != nullptr) return means(world, idea, price_keur);
  return world.firms.cash[idea.row] + idea.loan_keur +
         credit_limit_keur(world, idea.cell, idea.row);
}

// A firm pays its share and has a project under way.
void start_project(World& world, Idea const& idea, double own_keur) {
  FirmTable& firms = world.firms;
  IdeaParameters const& p = world.economy->parameters.ideas[idea.kind];
  ProjectKindEntry const& kind = entry_of(idea.kind);
  if (kind.borrows) borrow_for(world, idea, own_keur);
  firms.cash[idea.row] -= own_keur;
  world.region_of(idea.cell).account.pay(Payment::own_parts, own_keur);
  if (p.value_ratio > 0.0) {
    kind.end(world, {idea.cell, idea.row, idea.gain, idea.succeeds});
    return;
  }
  firms.project_due[idea.row] = static_cast<std::int16_t>(world.now + p.duration_quarters);
  firms.project_gain[idea.row] = static_cast<float>(idea.gain);
  firms.project_kind[idea.row] = idea.kind;
  firms.project_succeeds[idea.row] = idea.succeeds ? 1 : 0;
  firms.standing[idea.row].set(Standing::with_research_organisation,
                               kind.research_place != ResearchPlace::none && !idea.no_place);
  firms.rd_stock[idea.row] += static_cast<float>(p.knowledge_share * idea.cost_keur);
  if (kind.start != nullptr) kind.start(world, idea);
}

// Links of the firms whose projects form links this quarter, counted in one pass.
using Degrees = std::unordered_map<std::uint64_t, std::size_t>;

Degrees degrees_of_planned(World const& world, Workspace const& workspace) {
  Degrees degrees;
  for (PlannedLink const& plan : workspace.planned_links) {
    degrees.emplace(to_number(workspace.ideas[plan.idea].firm), 0);
    degrees.emplace(to_number(plan.partner), 0);
  }
  for (Link const& link : world.links) {
    for (FirmId const end : {link.first, link.second}) {
      if (auto const found = degrees.find(to_number(end)); found != degrees.end()) ++found->second;
    }
  }
  return degrees;
}

void make_known(World& world, Workspace& workspace, FirmId firm, CellRow cell, std::size_t row) {
  world.firms.standing[row].set(Standing::linked);
  if (workspace.index.find(firm) == RowIndex::npos) workspace.index.add(firm, cell, row);
}

// Links the firms of consortia, unless one of the two has all the links it can keep.
void form_planned_links(World& world, Workspace& workspace) {
  if (workspace.planned_links.empty()) return;
  auto const most = static_cast<std::size_t>(world.economy->parameters.network.most_links);
  Degrees degrees = degrees_of_planned(world, workspace);
  std::vector<Link>& links = world.links;
  std::size_t const old = links.size();
  for (PlannedLink const& plan : workspace.planned_links) {
    Idea const& idea = workspace.ideas[plan.idea];
    if (!idea.done) continue;
    Link const link = link_between(idea.firm, idea.cell, idea.row, plan.partner, plan.partner_cell,
                                   plan.partner_row, world.now);
    auto const same = [&link](Link const& l) {
      return l.first == link.first && l.second == link.second;
    };
    auto const new_ones = links.begin() + static_cast<std::ptrdiff_t>(old);
    bool const known = std::binary_search(links.begin(), new_ones, link, in_list_order) ||
                       std::any_of(new_ones, links.end(), same);
    std::size_t &own = degrees[to_number(idea.firm)], &partners = degrees[to_number(plan.partner)];
    if (known || own >= most || partners >= most) continue;
    links.push_back(link);
    ++own, ++partners;
    make_known(world, workspace, idea.firm, idea.cell, idea.row);
    make_known(world, workspace, plan.partner, plan.partner_cell, plan.partner_row);
  }
  merge_new_links(links, old);
}

// Strength of the link that a project with research organisations leaves.
float research_fit(World const& world, CellRow id) {
  Cell const& cell = world.economy->cell(id);
  return static_cast<float>(
      world.economy->regions[cell.region.get()].research_fit[cell.sector.get()]);
}

void end_project(World& world, CellRow cell, std::size_t row) {
  FirmTable& firms = world.firms;
  if (firms.standing[row].has(Standing::with_research_organisation)) {
    firms.research_link[row] = std::max(firms.research_link[row], research_fit(world, cell));
    firms.standing[row].set(Standing::with_research_organisation, false);
  }
  auto const end = entry_of(firms.project_kind[row]).end;
  if (end != nullptr) {
    end(world, {cell, row, static_cast<double>(firms.project_gain[row]),
                firms.project_succeeds[row] != 0});
  }
  firms.project_due[row] = never;
  firms.project_kind[row] = no_project;
  firms.project_succeeds[row] = 0;
  if (firms.projects_done[row] < 255) ++firms.projects_done[row];
}

}  // namespace

void innovate(World& world, EndedProject const& project, double step) {
  world.firms.productivity[project.row] += step;
  mark_innovation(world, project.cell, project.row);
  note_innovation(world, project.cell, project.row, step);
}

double quarters_of_gain(ProjectParameters const& projects, double kept) {
  return 1.0 / (1.0 - kept * fast_exp(-1.0 / projects.planning_horizon_quarters));
}

namespace {

// Of an idea that is not carried out.
LapseReason why_not(Idea const& idea, double support_keur, bool has_place) {
  if (!has_place) return LapseReason::no_place;
  double const own = std::max(0.0, idea.cost_keur - support_keur);
  return idea.value_keur > own ? LapseReason::no_finance : LapseReason::not_worth;
}

}  // namespace

bool would_do(World const& world, Idea const& idea, double cost_keur, double support_keur) {
  double const own = std::max(0.0, cost_keur - support_keur);
  return idea.value_keur > own && means_of(world, idea, own) >= own;
}

bool worth_applying(World const& world, Idea const& idea, double support_keur) {
  Idea after_effort = idea;
  after_effort.value_keur -= world.economy->parameters.projects.application_effort_keur;
  return would_do(world, after_effort, idea.expected_cost_keur, support_keur);
}

Cents support_at_cost(Idea const& idea) {
  return std::min(idea.support, to_cents(idea.support_share * idea.cost_keur));
}

void decide_projects(World& world, Workspace& workspace) {
  for (Idea& idea : workspace.ideas) {
    // founds, or not, in renewal
    if (idea.kind == ProjectKind::founding && idea.instrument < 0) continue;
    if (idea.kind == ProjectKind::bridge) {
      if (idea.instrument < 0) continue;
      make_known(world, workspace, idea.firm, idea.cell, idea.row);
      world.office.grant_loan(idea, world.firms.register_row[idea.row], world.now);
      bridge(world, idea);
      continue;
    }
    Cents const support = support_at_cost(idea);
    double const support_keur = to_keur(support);
    if (entry_of(idea.kind).borrows)
      ask_bank(world, idea, std::max(0.0, idea.cost_keur - support_keur));
    bool const has_place =
        !idea.no_place || entry_of(idea.kind).research_place != ResearchPlace::needed;
    if (!has_place || !would_do(world, idea, idea.cost_keur, support_keur)) {
      if (idea.instrument >= 0) world.office.lapse(idea, why_not(idea, support_keur, has_place));
      put_off(world, idea);
      continue;
    }
    // a founder's loan waits for the firm (demography.cpp)
    if (idea.loan_reserve > 0 && idea.row != Idea::no_row) {
      make_known(world, workspace, idea.firm, idea.cell, idea.row);
      world.office.grant_loan(idea, world.firms.register_row[idea.row], world.now);
    }
    if (support < idea.support) {
      idea.support = support;
      world.office.reduce(idea.firm, static_cast<std::size_t>(idea.instrument), support);
    }
    idea.done = true;
    std::int32_t register_row = unregistered;
    if (idea.row != Idea::no_row) {
      start_project(world, idea, std::max(0.0, idea.cost_keur - support_keur));
      register_row = world.firms.register_row[idea.row];
    }
    ++world.cell(idea.cell).projects_started;
    world.office.note_project(register_row, idea);
  }
  form_planned_links(world, workspace);
}

void complete_projects(World& world) {
  FirmTable const& firms = world.firms;
  auto const now = static_cast<std::int16_t>(world.now);
  firms.for_each_firm([&](CellRow cell, std::size_t row) {
    if (firms.project_due[row] == now) end_project(world, cell, row);
  });
}

struct ProjectsMechanism {
  static constexpr std::string_view name = "projects";
  static void begin_quarter(World& world) {
    for (CellState& cell : world.cells) cell.projects_started = 0;
  }
};

template Mechanism const& mechanism<ProjectsMechanism>();

}  // namespace clustress
