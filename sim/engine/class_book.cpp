#include "sim/engine/class_book.hpp"

#include <algorithm>
#include <limits>

#include "sim/behaviour/finance.hpp"
#include "sim/engine/tape.hpp"

namespace clustress {
namespace {

struct Paid {
  double wage;
  std::int64_t jobs;
};

double wage_at_size(World const& world, double average_wage, std::int32_t jobs) {
  return average_wage * world.economy->sizes.of(jobs, &SizeEffects::value_added);
}

// Where each third ends: the lowest wage whose jobs have their middle beyond a third, and beyond
// two thirds, of all.
std::array<double, 2> thirds_of(std::vector<Paid> paid) {
  std::sort(paid.begin(), paid.end(), [](Paid a, Paid b) { return a.wage < b.wage; });
  std::int64_t all = 0, below = 0;
  for (Paid const& firm : paid) all += firm.jobs;
  std::array<double, 2> from = {std::numeric_limits<double>::infinity(),
                                std::numeric_limits<double>::infinity()};
  for (std::size_t k = 0; k < paid.size();) {
    double const wage = paid[k].wage;
    std::int64_t same = 0;
    for (; k < paid.size() && paid[k].wage == wage; ++k) same += paid[k].jobs;
    for (std::size_t third = 0; third < from.size(); ++third) {
      bool const beyond = 3 * (2 * below + same) >= 2 * static_cast<std::int64_t>(third + 1) * all;
      if (beyond) from[third] = std::min(from[third], wage);
    }
    below += same;
  }
  return from;
}

}  // namespace

ClassBook::ClassBook(World const& snapshot) {
  for (std::size_t c = 0; c < snapshot.cells.size(); ++c)
    wage_.push_back(average_wage_keur(snapshot, CellRow(c)));
  FirmTable const& firms = snapshot.firms;
  std::vector<Paid> paid;
  firms.for_each_firm([&](CellRow cell, std::size_t row) {
    paid.push_back({wage_at_size(snapshot, wage_[cell.get()], firms.jobs[row]), firms.jobs[row]});
  });
  auto const [middle_from, high_from] = thirds_of(paid);
  middle_from_ = middle_from;
  high_from_ = high_from;
  auto firm = paid.begin();
  firms.for_each_firm([&](CellRow, std::size_t row) {
    std::int32_t const age = snapshot.now - firms.founded[row];
    set(firms.register_row[row],
        class_key(size_class(firms.jobs[row]), age_class(age), wage_third((firm++)->wage),
                  firms.standing[row].has(Standing::member)));
  });
}

std::size_t ClassBook::wage_third(double wage) const {
  return wage >= high_from_ ? 2 : wage >= middle_from_ ? 1 : 0;
}

void ClassBook::set(std::int32_t register_row, std::uint8_t key) {
  auto const row = static_cast<std::size_t>(register_row);
  if (row >= key_.size()) key_.resize(row + 1, 0);
  key_[row] = key;
}

void ClassBook::take_quarter(World const& world) {
  take_entrants(world);
  if (world.now > 0) count_innovations(world);
}

void ClassBook::take_entrants(World const& world) {
  for_each_entrant(world, [&](std::size_t row, CellRow cell) {
    std::int32_t const jobs = world.firms.jobs[row];
    set(world.firms.register_row[row],
        class_key(size_class(jobs), age_class(-1),
                  wage_third(wage_at_size(world, wage_[cell.get()], jobs)),
                  world.firms.standing[row].has(Standing::member)));
  });
}

void ClassBook::remember(World const& world) {
  while (!past_.empty() && past_.front().quarter + high_growth_quarters <= world.now)
    past_.pop_front();
  read_jobs(world, key_.size(), past_.emplace_back(world.now).of_row);
}

// Firms that innovate are of the register already: nobody does in the quarter of his entry.
void ClassBook::count_innovations(World const& world) {
  for (InnovationEvent const& event : world.innovations)
    ++innovations_[key_[static_cast<std::size_t>(event.register_row)]];
}

void ClassBook::sum_firms(World const& world, KeySums& sums) const {
  FirmTable const& firms = world.firms;
  static std::vector<std::int32_t> const none;
  auto const then = std::find_if(past_.begin(), past_.end(), [&](Jobs const& jobs) {
    return jobs.quarter + high_growth_quarters == world.now;
  });
  std::vector<std::int32_t> const& before = then == past_.end() ? none : then->of_row;
  for (std::size_t c = 0; c < firms.cells(); ++c) {
    double const foreign_share = world.economy->sector_of(CellRow(c)).foreign_share;
    firms.for_each_firm(CellRow(c), [&](std::size_t row) {
      auto const known = static_cast<std::size_t>(firms.register_row[row]);
      std::int32_t const jobs = firms.jobs[row];
      bool const exports = firms.standing[row].has(Standing::exporter);
      ClassSum& sum = sums.of_key[key_[known]];
      sum.jobs += jobs;
      ++sum.firms;
      double const value_added = firms.local_sales[row] + firms.outside_sales[row];
      sum.value_added += value_added;
      sums.value_added[key_[known] / memberships] += value_added;
      sum.log_productivity += firms.productivity[row];
      sum.rd_spending += static_cast<double>(firms.rd_spending[row]);
      sum.exporters += exports ? 1 : 0;
      sum.exports += exports ? foreign_share * firms.outside_sales[row] : 0.0;
      if (jobs < 10) return;
      ++sum.firms_10plus;
      if (firms.last_innovation[row] > world.now - 12) ++sum.innovators_10plus;
      if (known < before.size() && has_grown_high(before[known], jobs)) ++sum.high_growth;
    });
  }
}

void ClassBook::sum_links(World const& world, KeySums& sums) const {
  FirmTable const& firms = world.firms;
  auto const add = [&](FirmId firm, CellRow cell, std::size_t last_seen) {
    std::size_t const row = firms.holds(cell, firm, last_seen) ? last_seen : firms.find(cell, firm);
    if (row != FirmTable::npos) ++sums.of_key[key_of(world, row)].link_ends;
  };
  for (Link const& link : world.links) {
    add(link.first, link.first_cell, link.first_row);
    add(link.second, link.second_cell, link.second_row);
  }
}

ClassSums ClassBook::sums(World const& world) const {
  KeySums sums;
  sum_firms(world, sums);
  sum_links(world, sums);
  ClassSums all{};
  for (std::size_t key = 0; key < class_keys; ++key) {
    sums.of_key[key].innovations = innovations_[key];
    for (std::size_t const k : classes_of(key)) all[k] += sums.of_key[key];
  }
  for (std::size_t k = 0; k < first_membership; ++k) all[k].value_added = 0;
  for (std::size_t key = 0; key < class_keys; key += memberships) {
    for (std::size_t const k : classes_of(key)) {
      if (k < first_membership) all[k].value_added += sums.value_added[key / memberships];
    }
  }
  return all;
}

}  // namespace clustress
