#include <algorithm>
#include <cmath>

#include "sim/core/contracts.hpp"
#include "sim/model/instrument.hpp"
#include "sim/model/programme/call.hpp"

namespace clustress {

bool Call::eligible(Idea const& idea) const {
  DeliveryTerms const& terms = line_.instrument->terms();
  FirmTable const& firms = world_.firms;
  if (line_.eligible[idea.cell.get()] == 0 || idea.instrument >= 0) return false;
  std::int32_t const jobs = firms.jobs[idea.row];
  int const age = world_.now - firms.founded[idea.row];
  bool const waited =
      firms.last_award[idea.row] == never || world_.now - firms.last_award[idea.row] >= terms.repeat_after_quarters;
  return jobs >= terms.jobs_min && jobs <= terms.jobs_max && age <= 4 * terms.age_max_years && waited;
}

Cents Delivery::free() const {
  return world_.office.ledger.balance(line_, Account::free);
}

Cents Delivery::administration_of(Cents amount) const {
  double const share = programme_.lines[line_].instrument->terms().administration_share;
  return static_cast<Cents>(std::floor(static_cast<double>(amount) * share));
}

Cents Delivery::affordable() const {
  double const share = programme_.lines[line_].instrument->terms().administration_share;
  auto amount = static_cast<Cents>(static_cast<double>(free()) / (1.0 + share));
  while (amount > 0 && amount + administration_of(amount) > free()) --amount;
  return amount;
}

void Delivery::support_project(Award const& award) {
  Idea& idea = workspace_.ideas[award.idea];
  FirmTable& firms = world_.firms;
  Cents const administration = administration_of(award.amount);
  world_.office.ledger.post(line_, Account::free, Account::committed, award.amount + administration);
  int const delay = programme_.lines[line_].instrument->terms().payout_delay_quarters;
  world_.office.commitments.push_back({firms.id[idea.row], idea.cell, firms.register_row[idea.row], award.amount,
                                       administration, world_.now + delay, static_cast<std::uint16_t>(line_)});
  idea.support = award.amount;
  idea.support_share = 1.0 - programme_.lines[line_].instrument->terms().own_share;
  idea.instrument = static_cast<int>(line_);
  firms.last_award[idea.row] = static_cast<std::int16_t>(world_.now);
  ++world_.office.counts[line_].awards;
}

std::int64_t Delivery::jobs() const {
  std::int64_t jobs = 0;
  for (std::size_t c = 0; c < world_.cells.size(); ++c) {
    if (programme_.lines[line_].eligible[c] != 0) jobs += world_.cells[c].jobs;
  }
  return jobs;
}

void Delivery::book_payment(Cents amount) {
  Cents const administration = administration_of(amount);
  Ledger& ledger = world_.office.ledger;
  ledger.post(line_, Account::free, Account::paid, amount);
  ledger.post(line_, Account::free, Account::administration, administration);
}

Cents Delivery::pay_per_job(Cents cents_per_job) {
  Cents paid = 0;
  FirmTable& firms = world_.firms;
  for (std::size_t c = 0; c < firms.cells(); ++c) {
    if (programme_.lines[line_].eligible[c] == 0) continue;
    Segment const& s = firms.segment(CellId(c));
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
      Cents const grant = cents_per_job * firms.jobs[row];
      firms.cash[row] += to_keur(grant);
      paid += grant;
      if (grant > 0) world_.office.paid_firms.push_back(firms.register_row[row]);
    }
  }
  book_payment(paid);
  pass_on_income(world_, programme_, to_keur(administration_of(paid)), 0.0, to_keur(paid + administration_of(paid)));
  return paid;
}

void Delivery::pay_households(Cents amount) {
  book_payment(amount);
  Cents const administration = administration_of(amount);
  pass_on_income(world_, programme_, to_keur(administration), to_keur(amount), to_keur(amount + administration));
}

void pass_on_income(World& world, Programme const& programme, double to_staff_keur, double to_households_keur,
                    double outlay_keur) {
  double labour_force = 0;
  for (RegionId const r : programme.regions) labour_force += world.economy->regions[r.get()].labour_force;
  for (RegionId const r : programme.regions) {
    double const share = world.economy->regions[r.get()].labour_force / labour_force;
    RegionState& region = world.regions[r.get()];
    region.programme_income += share * (to_staff_keur + to_households_keur);
    region.levy += share * programme.financed_inside_share * outlay_keur;
  }
}

}  // namespace clustress
