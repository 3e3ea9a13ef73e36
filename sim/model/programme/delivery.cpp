#include <algorithm>
#include <cmath>

#include "sim/core/contracts.hpp"
#include "sim/model/behaviour/projects.hpp"
#include "sim/model/instrument.hpp"
#include "sim/model/programme/call.hpp"

namespace clustress {

bool Call::eligible(Idea const& idea) const {
  DeliveryTerms const& terms = line_.instrument->terms();
  if (line_.eligible[idea.cell.get()] == 0 || idea.instrument >= 0) return false;
  if (terms.members_only && (idea.standing & member) == 0) return false;
  if (terms.low_carbon_only && (idea.standing & low_carbon) == 0) return false;
  std::int16_t const last = idea.row == Idea::no_row ? never : world_.firms.last_award[idea.row];
  bool const waited = last == never || world_.now - last >= terms.repeat_after_quarters;
  return idea.jobs >= terms.jobs_min && idea.jobs <= terms.jobs_max && idea.age_quarters <= 4 * terms.age_max_years &&
         waited;
}

Cents Call::support_of(Idea const& idea, double most_keur) const {
  return to_cents(std::min(most_keur, (1.0 - line_.instrument->terms().own_share) * idea.expected_cost_keur));
}

void Call::offer_support(ProjectKind kind, double most_keur) {
  for (std::size_t k = 0; k < ideas_.size(); ++k) {
    Idea const& idea = ideas_[k];
    if (idea.kind != kind || !eligible(idea)) continue;
    Cents const amount = support_of(idea, most_keur);
    if (worth_applying(world_, idea, to_keur(amount))) offer(k, amount);
  }
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
  Cents const administration = administration_of(award.amount);
  world_.office.ledger.post(line_, Account::free, Account::committed, award.amount + administration);
  int const delay = programme_.lines[line_].instrument->terms().payout_delay_quarters;
  world_.office.commitments.push_back({idea.firm, idea.cell, award.amount, administration, world_.now + delay,
                                       static_cast<std::uint16_t>(line_), idea.kind == ProjectKind::founding});
  idea.support = award.amount;
  idea.support_share = 1.0 - programme_.lines[line_].instrument->terms().own_share;
  idea.instrument = static_cast<int>(line_);
  if (idea.row != Idea::no_row) world_.firms.last_award[idea.row] = static_cast<std::int16_t>(world_.now);
  ++world_.office.counts[line_].awards;
}

void Delivery::support_consortium(Award const& award) {
  support_project(award);
  for (std::size_t const k : award.partners) {
    Idea const& partner = workspace_.ideas[k];
    workspace_.planned_links.push_back({award.idea, partner.firm, partner.cell, partner.row});
  }
}

void Delivery::coach(Award const& award, double gain) {
  workspace_.ideas[award.idea].gain = gain;
}

void Delivery::guarantee(Award const& award, double guaranteed_share) {
  Idea& idea = workspace_.ideas[award.idea];
  Cents const administration = administration_of(award.amount);
  world_.office.ledger.post(line_, Account::free, Account::committed, award.amount);
  world_.office.ledger.post(line_, Account::free, Account::administration, administration);
  pass_on_income(world_, programme_, to_keur(administration), 0.0, to_keur(administration));
  idea.loan_keur = to_keur(award.amount) / guaranteed_share;
  idea.loan_reserve = award.amount;
  idea.guaranteed_share = guaranteed_share;
  idea.instrument = static_cast<int>(line_);
  if (idea.row != Idea::no_row) world_.firms.last_award[idea.row] = static_cast<std::int16_t>(world_.now);
  ++world_.office.counts[line_].awards;
}

std::vector<std::size_t> Delivery::organisations() const {
  std::vector<std::size_t> clusters;
  for (std::size_t k = 0; k < world_.clusters.size(); ++k) {
    for (std::size_t const c : world_.economy->cluster_cells[k]) {
      if (programme_.lines[line_].eligible[c] == 0) continue;
      clusters.push_back(k);
      break;
    }
  }
  return clusters;
}

void Delivery::fund_organisation(std::size_t cluster, Cents amount) {
  book_payment(amount);
  world_.clusters[cluster].programme_keur += to_keur(amount);  // income of residents when it pays staff
  Cents const administration = administration_of(amount);
  pass_on_income(world_, programme_, to_keur(administration), 0.0, to_keur(amount + administration));
}

void Delivery::train_organisation(std::size_t cluster, Cents amount, double gap_closed) {
  book_payment(amount);
  for (double& q : world_.clusters[cluster].quality) q += gap_closed * (1.0 - q);
  world_.regions[world_.economy->cluster_regions[cluster].get()].project_spending += to_keur(amount);  // earned by trainers
  Cents const administration = administration_of(amount);
  pass_on_income(world_, programme_, to_keur(administration), 0.0, to_keur(amount + administration));
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
      if (grant > 0) world_.office.payments.push_back({firms.id[row], firms.register_row[row]});
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
