// sim/programme/programme.cpp — one quarter of a programme: release, pay what is due, open calls,
// select, promise. Rules: docs/model/mechanisms/programme_office.md.
#include "sim/programme/programme.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <span>

#include "sim/behaviour/banks.hpp"
#include "sim/behaviour/founders.hpp"
#include "sim/core/contracts.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"
#include "sim/programme/selection.hpp"
#include "sim/world/mechanism_entry.hpp"

namespace clustress {
namespace {

void pay_due(World& world, Programme const& programme) {
  Office& office = world.office;
  std::vector<Commitment> still_open;
  for (Commitment const& promise : office.commitments) {
    if (promise.due > world.now) {
      still_open.push_back(promise);
      continue;
    }
    std::size_t const k = promise.instrument;
    std::size_t const row = world.firms.find(promise.cell, promise.firm);
    if (row == FirmTable::npos && !promise.spent) {
      office.ledger.post(k, Book::committed, Book::free, promise.amount + promise.administration);
      ++office.counts[k].unpaid;
      continue;
    }
    office.ledger.post(k, Book::committed, Book::paid, promise.amount);
    office.ledger.post(k, Book::committed, Book::administration, promise.administration);
    world.region_of(promise.cell)
        .account.pay(promise.spent ? Payment::advances_repaid : Payment::project_support,
                     to_keur(promise.amount));
    if (row != FirmTable::npos)
      office.payments.push_back({promise.firm, world.firms.register_row[row], promise.amount});
    pass_on_income(world, programme, to_keur(promise.administration), 0.0,
                   to_keur(promise.amount + promise.administration));
  }
  office.commitments = std::move(still_open);
}

// What it took to be served in a call: the middle of the last score awarded and the first refused.
double cutoff_of(std::span<ApplicationEvent const> call) {
  auto const refused =
      std::ranges::find_if(call, [](ApplicationEvent const& event) { return !event.awarded; });
  if (refused == call.begin() || refused == call.end())
    return std::numeric_limits<double>::quiet_NaN();
  return 0.5 * (std::prev(refused)->score + refused->score);
}

// Calls are held while money is being released.
Cents released_now(World const& world, Programme::Line const& line) {
  return after_cut(release_in_quarter(line.instrument->terms(), world.now),
                   world.environment.released_per_million);
}

void hold_call(World& world, Workspace& workspace, Programme const& programme, std::size_t k) {
  Programme::Line const& line = programme.lines[k];
  auto const has = [&](ProjectKind kind) {
    return std::any_of(workspace.ideas.begin(), workspace.ideas.end(),
                       [&](Idea const& idea) { return idea.kind == kind; });
  };
  if (line.instrument->is_for_founders() && !has(ProjectKind::founding))
    have_founders(world, workspace);
  if (line.instrument->is_for_relief() && !has(ProjectKind::bridge)) have_bridges(world, workspace);
  CallForApplications call(world, workspace.ideas, line);
  line.instrument->open_call(world, call);
  std::vector<Candidate> const queue = ranked(
      world, workspace.ideas, line, applicants(world, workspace.ideas, line, call.candidates()));
  Delivery delivery(world, workspace, programme, k);
  // The call closes when the largest request could no longer be met, so that who is refused does
  // not depend on the size of the own request: a lottery stays a lottery.
  Cents largest = 0;
  for (Candidate const& candidate : queue) largest = std::max(largest, candidate.amount);
  bool money_left = true;
  std::vector<ApplicationEvent>& events = world.office.applications;
  std::size_t const first = events.size();
  for (Candidate const& candidate : queue) {
    money_left = money_left && largest <= delivery.affordable();
    Idea const& idea = workspace.ideas[candidate.idea];
    std::int32_t const register_row =
        idea.row == Idea::no_row ? unregistered : world.firms.register_row[idea.row];
    events.push_back(
        {idea.firm, register_row, static_cast<std::uint16_t>(k), money_left, candidate.score, 0.0});
    ++world.office.counts[k].applications;
    if (money_left) line.instrument->deliver(world, candidate, delivery);
  }
  std::span<ApplicationEvent> const decided = std::span(events).subspan(first);
  double const cutoff = cutoff_of(decided);
  for (ApplicationEvent& event : decided) event.cutoff = cutoff;
}

}  // namespace

bool could_support_ideas(World const& world, Programme const& programme) {
  return std::ranges::any_of(programme.lines, [&](Programme::Line const& line) {
    return line.instrument->supports_ideas() && released_now(world, line) > 0;
  });
}

void run_programme(World& world, Workspace& workspace, Programme const& programme) {
  if (programme.lines.empty()) return;
  pay_due(world, programme);
  for (std::size_t k = 0; k < programme.lines.size(); ++k) {
    Instrument const& instrument = *programme.lines[k].instrument;
    Cents const released = released_now(world, programme.lines[k]);
    world.office.ledger.post(k, Book::funder, Book::free, released);
    if (released <= 0 || world.office.ledger.balance(k, Book::free) == 0) continue;
    hold_call(world, workspace, programme, k);
    Delivery delivery(world, workspace, programme, k);
    instrument.disburse(world, delivery);
  }
  CLUSTRESS_REQUIRE(world.office.ledger.balanced(), "the programme's books do not balance");
}

void close_books(World& world) {
  for (std::size_t k = 0; k < world.office.ledger.instruments(); ++k) {
    world.office.ledger.post(k, Book::free, Book::unspent,
                             world.office.ledger.balance(k, Book::free));
  }
}

struct OfficeMechanism {
  static constexpr std::string_view name = "programme office";
  static void begin_quarter(World& world) { world.office.begin_quarter(); }
  static std::size_t bytes(World const& world) { return world.office.bytes(); }
};

template Mechanism const& mechanism<OfficeMechanism>();

}  // namespace clustress
