// sim/world/firm_classes.hpp — classes in which a firm stays for good, and sums over their firms.
//
// Size, age and membership are those at programme start, of an entrant those at entry: a firm is in
// the same class in every world, so classes compare the same firms and their differences add up.
// Sums are taken in the engine (sim/engine/class_book.hpp), where the wage is known. Plain values.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sim/world/size_class.hpp"

namespace clustress {

// Completed years at programme start; cuts of the OECD's DynEmp: young up to 5 years, mature 6 to
// 10, old from 11 on (Criscuolo, Gal & Menon 2014).
inline constexpr std::size_t age_classes = 5;
inline constexpr std::array<std::string_view, age_classes> age_class_names = {
    "entered later", "0-2", "3-5", "6-10", "11+"};
// `quarters`: age at programme start, below 0 of a firm that enters later.
constexpr std::size_t age_class(std::int32_t quarters) {
  return quarters < 0 ? 0 : quarters < 12 ? 1 : quarters < 24 ? 2 : quarters < 44 ? 3 : 4;
}

// Thirds of all jobs at programme start, by what their firms pay a person.
inline constexpr std::size_t wage_thirds = 3;
inline constexpr std::array<std::string_view, wage_thirds> wage_third_names = {"low", "middle",
                                                                               "high"};

// Of the organisation of its cluster.
inline constexpr std::size_t memberships = 2;
inline constexpr std::array<std::string_view, memberships> membership_names = {"members", "others"};

// The classes of all four kinds one after the other: size, age, wage third, membership.
inline constexpr std::size_t first_age_class = size_classes;
inline constexpr std::size_t first_wage_third = first_age_class + age_classes;
inline constexpr std::size_t first_membership = first_wage_third + wage_thirds;
inline constexpr std::size_t firm_classes = first_membership + memberships;

// One class of each kind in a byte.
inline constexpr std::size_t class_keys = size_classes * age_classes * wage_thirds * memberships;
constexpr std::uint8_t class_key(std::size_t size, std::size_t age, std::size_t wage,
                                 bool is_member) {
  std::size_t const firm = (size * age_classes + age) * wage_thirds + wage;
  return static_cast<std::uint8_t>(firm * memberships + (is_member ? 0 : 1));
}
constexpr std::array<std::size_t, 4> classes_of(std::size_t key) {
  std::size_t const firm = key / memberships;
  return {firm / (age_classes * wage_thirds), first_age_class + firm / wage_thirds % age_classes,
          first_wage_third + firm % wage_thirds, first_membership + key % memberships};
}

// Of firms that live at the end of the quarter; innovations also of those that left.
struct ClassSum {
  std::int64_t jobs = 0, firms = 0;
  std::int64_t firms_10plus = 0;       // of 10 jobs and more …
  std::int64_t innovators_10plus = 0;  // … of which with an innovation in the last 12 quarters
  std::int64_t high_growth = 0;        // class_book.hpp
  std::int64_t exporters = 0;
  std::int64_t link_ends = 0;    // of links between firms, each of which has two
  std::int64_t innovations = 0;  // made since programme start
  double value_added = 0, exports = 0, rd_spending = 0;  // kEUR a quarter
  double log_productivity = 0;                           // Σ a_i

  ClassSum& operator+=(ClassSum const& other) {
    jobs += other.jobs;
    firms += other.firms;
    firms_10plus += other.firms_10plus;
    innovators_10plus += other.innovators_10plus;
    high_growth += other.high_growth;
    exporters += other.exporters;
    link_ends += other.link_ends;
    innovations += other.innovations;
    value_added += other.value_added;
    exports += other.exports;
    rd_spending += other.rd_spending;
    log_productivity += other.log_productivity;
    return *this;
  }
};
using ClassSums = std::array<ClassSum, firm_classes>;

}  // namespace clustress
