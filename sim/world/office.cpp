#include "sim/world/office.hpp"

#include <algorithm>

#include "sim/core/contracts.hpp"
#include "sim/core/heap_bytes.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {

void Office::open_books(std::size_t instruments) {
  ledger = Ledger(instruments);
  counts.assign(instruments, {});
  commitments.clear();
  loans.clear();
}

Cents Office::outlay() const {
  Cents sum = 0;
  for (std::size_t k = 0; k < ledger.instruments(); ++k) sum += ledger.outlay(k);
  return sum;
}

void Office::begin_quarter() {
  outlay_before = outlay();
  administration_before = 0;
  for (std::size_t k = 0; k < ledger.instruments(); ++k)
    administration_before += ledger.balance(k, Book::administration);
  applications.clear();
  payments.clear();
  projects.clear();
  lapses.clear();
}

std::vector<Commitment>::iterator Office::promise_to(FirmId firm, std::size_t instrument) {
  auto const promise = std::find_if(
      commitments.rbegin(), commitments.rend(),
      [&](Commitment const& c) { return c.firm == firm && c.instrument == instrument; });
  CLUSTRESS_REQUIRE(promise != commitments.rend(), "an award is changed that was never promised");
  return std::next(promise).base();
}

void Office::grant_loan(Idea const& idea, std::int32_t register_row, Quarter now) {
  bool const young = idea.age_quarters < 12;
  loans.push_back({idea.firm, idea.cell, static_cast<std::uint16_t>(idea.instrument),
                   idea.loan_keur, idea.loan_keur, idea.loan_reserve, idea.guaranteed_share, now,
                   young, idea.kind == ProjectKind::bridge});
  auto& count = counts[static_cast<std::size_t>(idea.instrument)];
  ++count.loans;
  count.young_loans += young ? 1 : 0;
  count.guaranteed += idea.loan_reserve;
  count.young_guaranteed += young ? idea.loan_reserve : 0;
  payments.push_back({idea.firm, register_row});
}

double Office::owed_by(FirmId firm) const {
  double sum = 0;
  for (Loan const& loan : loans) sum += loan.firm == firm ? loan.outstanding_keur : 0.0;
  return sum;
}

void Office::note_end(FirmId firm, double lost_share) {
  for (Loan& loan : loans) {
    if (loan.firm != firm) continue;
    loan.gone = true;
    loan.lost_share = lost_share;
  }
}

void Office::lapse(Idea const& idea, LapseReason reason) {
  auto const instrument = static_cast<std::size_t>(idea.instrument);
  ++counts[instrument].projects_unused;
  ++counts[instrument].unused_for[static_cast<std::size_t>(reason)];
  lapses.push_back({static_cast<std::int16_t>(idea.instrument), idea.jobs});
  if (idea.loan_reserve > 0) {
    ledger.post(instrument, Book::committed, Book::free, idea.loan_reserve);
    return;
  }
  auto const promise = promise_to(idea.firm, instrument);
  ledger.post(instrument, Book::committed, Book::free, promise->amount + promise->administration);
  commitments.erase(promise);
}

void Office::reduce(FirmId firm, std::size_t instrument, Cents amount) {
  auto const promise = promise_to(firm, instrument);
  double const kept = static_cast<double>(amount) / static_cast<double>(promise->amount);
  auto const administration =
      static_cast<Cents>(static_cast<double>(promise->administration) * kept);
  ledger.post(instrument, Book::committed, Book::free,
              promise->amount - amount + promise->administration - administration);
  promise->amount = amount;
  promise->administration = administration;
}

void Office::note_project(std::int32_t register_row, Idea const& idea) {
  projects.push_back({idea.firm, register_row, static_cast<std::int16_t>(idea.instrument),
                      idea.kind, idea.jobs, idea.cost_keur, idea.support, idea.arose});
  if (idea.instrument < 0) return;
  auto const k = static_cast<std::size_t>(idea.instrument);
  ++counts[k].projects_supported;
  Cents const own = std::max<Cents>(0, to_cents(idea.cost_keur) - idea.support);
  ledger.post(k, Book::firms_own, Book::providers_own, own);
}

std::size_t Office::bytes() const {
  return ledger.bytes() +
         heap_bytes(commitments, loans, counts, applications, payments, projects, lapses);
}

}  // namespace clustress
