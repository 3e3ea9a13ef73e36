// sim/model/programme/office.cpp — one quarter of a programme: release, pay what is due, open calls, select, promise.
#include "sim/model/programme/office.hpp"

#include <algorithm>

#include "sim/core/contracts.hpp"
#include "sim/model/behaviour/entry.hpp"
#include "sim/model/instrument.hpp"
#include "sim/model/programme/selection.hpp"

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
      office.ledger.post(k, Account::committed, Account::free, promise.amount + promise.administration);
      continue;
    }
    office.ledger.post(k, Account::committed, Account::paid, promise.amount);
    office.ledger.post(k, Account::committed, Account::administration, promise.administration);
    if (row != FirmTable::npos) office.payments.push_back({promise.firm, world.firms.register_row[row]});
    pass_on_income(world, programme, to_keur(promise.administration), 0.0,
                   to_keur(promise.amount + promise.administration));
  }
  office.commitments = std::move(still_open);
}

void hold_call(World& world, Workspace& workspace, Programme const& programme, std::size_t k) {
  Programme::Line const& line = programme.lines[k];
  bool const has_founders = !workspace.ideas.empty() && workspace.ideas.back().kind == ProjectKind::founding;
  if (line.instrument->is_for_founders() && !has_founders) have_founders(world, workspace);
  Call call(world, workspace.ideas, line);
  line.instrument->open_call(world, call);
  std::vector<Candidate> const queue =
      ranked(world, workspace.ideas, line, applicants(world, workspace.ideas, line, call.candidates()));
  Delivery delivery(world, workspace, programme, k);
  // The call closes when the largest request could no longer be met, so that who is refused does not depend on the size of
  // the own request: a lottery stays a lottery.
  Cents largest = 0;
  for (Candidate const& candidate : queue) largest = std::max(largest, candidate.amount);
  bool money_left = true;
  for (Candidate const& candidate : queue) {
    money_left = money_left && largest <= delivery.affordable();
    Idea const& idea = workspace.ideas[candidate.idea];
    std::int32_t const register_row = idea.row == Idea::no_row ? unregistered : world.firms.register_row[idea.row];
    world.office.applications.push_back({idea.firm, register_row, static_cast<std::uint16_t>(k), money_left});
    ++world.office.counts[k].applications;
    if (money_left) line.instrument->deliver(world, candidate, delivery);
  }
}

}  // namespace

void Office::open_books(std::size_t instruments) {
  ledger = Ledger(instruments);
  counts.assign(instruments, {});
  commitments.clear();
  loans.clear();
}

void Office::begin_quarter() {
  administration_before = 0;
  for (std::size_t k = 0; k < ledger.instruments(); ++k)
    administration_before += ledger.balance(k, Account::administration);
  applications.clear();
  payments.clear();
  projects.clear();
  lapses.clear();
}

std::vector<Commitment>::iterator Office::promise_to(FirmId firm, std::size_t instrument) {
  auto const promise = std::find_if(commitments.rbegin(), commitments.rend(),
                                    [&](Commitment const& c) { return c.firm == firm && c.instrument == instrument; });
  CLUSTRESS_REQUIRE(promise != commitments.rend(), "an award is changed that was never promised");
  return std::next(promise).base();
}

void Office::grant_loan(Idea const& idea, std::int32_t register_row, Quarter now) {
  loans.push_back({idea.firm, idea.cell, static_cast<std::uint16_t>(idea.instrument), idea.loan_keur, idea.loan_keur,
                   idea.loan_reserve, idea.guaranteed_share, now});
  payments.push_back({idea.firm, register_row});
}

void Office::lapse(Idea const& idea) {
  auto const instrument = static_cast<std::size_t>(idea.instrument);
  if (idea.loan_reserve > 0) {
    ledger.post(instrument, Account::committed, Account::free, idea.loan_reserve);
    ++counts[instrument].projects_unused;
    lapses.push_back({static_cast<std::int16_t>(idea.instrument), idea.jobs});
    return;
  }
  auto const promise = promise_to(idea.firm, instrument);
  ledger.post(instrument, Account::committed, Account::free, promise->amount + promise->administration);
  commitments.erase(promise);
  ++counts[instrument].projects_unused;
  lapses.push_back({static_cast<std::int16_t>(idea.instrument), idea.jobs});
}

void Office::reduce(FirmId firm, std::size_t instrument, Cents amount) {
  auto const promise = promise_to(firm, instrument);
  double const kept = static_cast<double>(amount) / static_cast<double>(promise->amount);
  auto const administration = static_cast<Cents>(static_cast<double>(promise->administration) * kept);
  ledger.post(instrument, Account::committed, Account::free,
              promise->amount - amount + promise->administration - administration);
  promise->amount = amount;
  promise->administration = administration;
}

void Office::note_project(std::int32_t register_row, Idea const& idea) {
  projects.push_back({idea.firm, register_row, static_cast<std::int16_t>(idea.instrument), idea.kind, idea.jobs,
                      idea.cost_keur, idea.support});
  if (idea.instrument < 0) return;
  auto const k = static_cast<std::size_t>(idea.instrument);
  ++counts[k].projects_supported;
  Cents const own = std::max<Cents>(0, to_cents(idea.cost_keur) - idea.support);
  ledger.post(k, Account::firms_own, Account::providers_own, own);
}

std::size_t Office::bytes() const {
  return commitments.capacity() * sizeof(Commitment) + loans.capacity() * sizeof(Loan) +
         counts.capacity() * sizeof(InstrumentCounts) + applications.capacity() * sizeof(ApplicationEvent) +
         payments.capacity() * sizeof(PaymentEvent) + projects.capacity() * sizeof(ProjectEvent) +
         lapses.capacity() * sizeof(LapseEvent);
}

void run_programme(World& world, Workspace& workspace, Programme const& programme) {
  if (programme.lines.empty()) return;
  pay_due(world, programme);
  for (std::size_t k = 0; k < programme.lines.size(); ++k) {
    Instrument const& instrument = *programme.lines[k].instrument;
    Cents const planned = release_in_quarter(instrument.terms(), world.now);
    Cents const released = after_cut(planned, world.environment.released_per_million);
    world.office.ledger.post(k, Account::funder, Account::free, released);
    bool const running = released > 0;  // calls are held while money is being released
    if (!running || world.office.ledger.balance(k, Account::free) == 0) continue;
    hold_call(world, workspace, programme, k);
    Delivery delivery(world, workspace, programme, k);
    instrument.disburse(world, delivery);
  }
  CLUSTRESS_REQUIRE(world.office.ledger.balanced(), "the programme's books do not balance");
}

void close_books(World& world) {
  for (std::size_t k = 0; k < world.office.ledger.instruments(); ++k) {
    world.office.ledger.post(k, Account::free, Account::unspent, world.office.ledger.balance(k, Account::free));
  }
}

}  // namespace clustress
