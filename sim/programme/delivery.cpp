#include "sim/programme/delivery.hpp"

#include <cmath>

#include "sim/core/contracts.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

Cents Delivery::free() const {
  return world_.office.ledger.balance(line_, Book::free);
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
  world_.office.ledger.post(line_, Book::free, Book::committed, award.amount + administration);
  int const delay = programme_.lines[line_].instrument->terms().payout_delay_quarters;
  world_.office.commitments.push_back({idea.firm, idea.cell, award.amount, administration,
                                       world_.now + delay, static_cast<std::uint16_t>(line_),
                                       idea.kind == ProjectKind::founding});
  idea.support = award.amount;
  idea.support_share = 1.0 - programme_.lines[line_].instrument->terms().own_share;
  idea.instrument = static_cast<int>(line_);
  if (idea.row != Idea::no_row)
    world_.firms.last_award[idea.row] = static_cast<std::int16_t>(world_.now);
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
  world_.office.ledger.post(line_, Book::free, Book::committed, award.amount);
  world_.office.ledger.post(line_, Book::free, Book::administration, administration);
  pass_on_income(world_, programme_, to_keur(administration), 0.0, to_keur(administration));
  idea.loan_keur = to_keur(award.amount) / guaranteed_share;
  idea.loan_reserve = award.amount;
  idea.guaranteed_share = guaranteed_share;
  idea.instrument = static_cast<int>(line_);
  if (idea.row != Idea::no_row)
    world_.firms.last_award[idea.row] = static_cast<std::int16_t>(world_.now);
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
  region_of(cluster).account.pay(Payment::organisation_funding, to_keur(amount));
  // income of residents when it pays staff
  world_.clusters[cluster].programme_keur += to_keur(amount);
  Cents const administration = administration_of(amount);
  pass_on_income(world_, programme_, to_keur(administration), 0.0,
                 to_keur(amount + administration));
}

void Delivery::train_organisation(std::size_t cluster, Cents amount, double gap_closed) {
  book_payment(amount);
  for (double& q : world_.clusters[cluster].quality) q += gap_closed * (1.0 - q);
  region_of(cluster).account.pay(Payment::training, to_keur(amount));
  Cents const administration = administration_of(amount);
  pass_on_income(world_, programme_, to_keur(administration), 0.0,
                 to_keur(amount + administration));
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
  ledger.post(line_, Book::free, Book::paid, amount);
  ledger.post(line_, Book::free, Book::administration, administration);
}

Cents Delivery::pay_per_job(Cents cents_per_job) {
  Cents paid = 0;
  FirmTable& firms = world_.firms;
  for (std::size_t c = 0; c < firms.cells(); ++c) {
    if (programme_.lines[line_].eligible[c] == 0) continue;
    firms.for_each_firm(CellRow(c), [&](std::size_t row) {
      Cents const grant = cents_per_job * firms.jobs[row];
      firms.cash[row] += to_keur(grant);
      world_.region_of(CellRow(c)).account.pay(Payment::grants, to_keur(grant));
      paid += grant;
      if (grant > 0)
        world_.office.payments.push_back({firms.id[row], firms.register_row[row], grant});
    });
  }
  book_payment(paid);
  pass_on_income(world_, programme_, to_keur(administration_of(paid)), 0.0,
                 to_keur(paid + administration_of(paid)));
  return paid;
}

void Delivery::buy(Cents amount, double local_content) {
  book_payment(amount);
  Cents const administration = administration_of(amount);
  pass_on_income(world_, programme_, to_keur(administration), 0.0,
                 to_keur(amount + administration));
  Economy const& economy = *world_.economy;
  double labour_force = 0;
  for (RegionRow const r : programme_.regions)
    labour_force += economy.regions[r.get()].labour_force;
  for (RegionRow const r : programme_.regions) {
    double const here = to_keur(amount) * economy.regions[r.get()].labour_force / labour_force;
    double const bought = buy_in_markets(r, local_content * here);
    world_.regions[r.get()].account.pay(Payment::purchases_elsewhere, here - bought);
  }
}

double Delivery::buy_in_markets(RegionRow region, double keur) {
  Economy const& economy = *world_.economy;
  auto const weight = [&](std::size_t m) {
    Market const& market = economy.markets[m];
    if (market.region != region) return 0.0;
    for (std::size_t c = market.cell_begin; c < market.cell_end; ++c)
      if (programme_.lines[line_].eligible[c] != 0) return world_.markets[m].base_demand;
    return 0.0;
  };
  double all = 0, bought = 0;
  for (std::size_t m = 0; m < economy.markets.size(); ++m) all += weight(m);
  if (!(all > 0.0)) return 0.0;
  for (std::size_t m = 0; m < economy.markets.size(); ++m) {
    double const part = keur * weight(m) / all;
    world_.markets[m].purchases += part;
    bought += part;
  }
  return bought;
}

RegionState& Delivery::region_of(std::size_t cluster) {
  return world_.regions[world_.economy->cluster_regions[cluster].get()];
}

void Delivery::pay_households(Cents amount) {
  book_payment(amount);
  Cents const administration = administration_of(amount);
  pass_on_income(world_, programme_, to_keur(administration), to_keur(amount),
                 to_keur(amount + administration));
}

}  // namespace clustress
