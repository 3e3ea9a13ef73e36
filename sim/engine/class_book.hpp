// sim/engine/class_book.hpp — in which classes each firm of the register is, and sums of a world's
// firms by class.
//
// Size, age, membership: firm_classes.hpp. Wage third: firms stand in the order of what they pay a
// person at programme start, w(cell) (L/L_0)^γ (average_wage_keur, sizes), and the jobs of all that
// pay the same have their middle in the first, second or last third of all jobs. An entrant pays
// the wages of programme start at its size at entry. High growth: 10 jobs or more three years ago,
// and since then more than 10 % a year on average (Commission Implementing Regulation (EU) No
// 439/2014; the OECD asks for 20 %). One arm has one book, copied from that of the common snapshot;
// not shared between threads.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

#include "sim/world/firm_classes.hpp"
#include "sim/world/world.hpp"

namespace clustress {

inline constexpr std::int32_t high_growth_quarters = 12;
inline constexpr std::int32_t high_growth_from = 10;  // jobs
// more than 1.1³ times as many jobs, in whole numbers
constexpr bool has_grown_high(std::int32_t before, std::int32_t now) {
  return before >= high_growth_from &&
         std::int64_t{1000} * now > std::int64_t{1331} * std::int64_t{before};
}

// Calls f(row of the firm table, cell) for the firms that entered this quarter, who stand at the
// ends of their segments.
template <class F>
void for_each_entrant(World const& world, F&& f) {
  for (std::size_t c = 0; c < world.firms.cells(); ++c) {
    Segment const& s = world.firms.segment(CellRow(c));
    for (std::size_t row = s.begin + s.count;
         row-- > s.begin && world.firms.founded[row] == world.now && world.now > 0;) {
      f(row, CellRow(c));
    }
  }
}

class ClassBook {
 public:
  ClassBook() = default;
  // Of the common snapshot at programme start; rows of the register are set.
  explicit ClassBook(World const& snapshot);

  // Every quarter, rows of the register set: entrants get their classes, and what firms made new is
  // counted.
  void take_quarter(World const& world);
  // Keeps the jobs of this quarter for the question, in three years, who has grown.
  void remember(World const& world);
  // Sums of this quarter, after its entrants; none has grown if its jobs three years ago were not
  // kept.
  [[nodiscard]] ClassSums sums(World const& world) const;

 private:
  struct Jobs {
    explicit Jobs(Quarter at) : quarter(at) {}
    Quarter quarter;
    std::vector<std::int32_t> of_row;
  };

  [[nodiscard]] std::size_t wage_third(double wage) const;
  void set(std::int32_t register_row, std::uint8_t key);
  void take_entrants(World const& world);
  void count_innovations(World const& world);
  // Sums over firms, and links of either end. Value added also without regard to membership, in the
  // order in which it was summed before there was this split: the same bits.
  struct KeySums {
    std::array<ClassSum, class_keys> of_key{};
    std::array<double, class_keys / memberships> value_added{};
  };
  void sum_firms(World const& world, KeySums& sums) const;
  void sum_links(World const& world, KeySums& sums) const;
  [[nodiscard]] std::uint8_t key_of(World const& world, std::size_t row) const {
    return key_[static_cast<std::size_t>(world.firms.register_row[row])];
  }

  double middle_from_ = 0, high_from_ = 0;  // wages, kEUR a quarter
  std::vector<double> wage_;                // at programme start by cell, kEUR a quarter
  std::vector<std::uint8_t> key_;           // by register row
  std::array<std::int64_t, class_keys> innovations_{};  // since programme start
  std::deque<Jobs> past_;                               // earliest first
};

}  // namespace clustress
