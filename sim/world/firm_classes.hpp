// sim/world/firm_classes.hpp — classes in which a firm stays for good, and sums over their firms.
//
// Size and age are those at programme start, of an entrant those at entry: a firm is in the same
// class in every world, so classes compare the same firms and their differences add up. Sums are
// taken in the engine (sim/engine/class_book.hpp), where the wage is known. Plain values.
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

// The classes of all three kinds one after the other: size, age, wage third.
inline constexpr std::size_t first_age_class = size_classes;
inline constexpr std::size_t first_wage_third = first_age_class + age_classes;
inline constexpr std::size_t firm_classes = first_wage_third + wage_thirds;

// One class of each kind in a byte.
inline constexpr std::size_t class_keys = size_classes * age_classes * wage_thirds;
constexpr std::uint8_t class_key(std::size_t size, std::size_t age, std::size_t wage) {
  return static_cast<std::uint8_t>((size * age_classes + age) * wage_thirds + wage);
}
constexpr std::array<std::size_t, 3> classes_of(std::size_t key) {
  return {key / (age_classes * wage_thirds), first_age_class + key / wage_thirds % age_classes,
          first_wage_third + key % wage_thirds};
}

struct ClassSum {
  std::int64_t jobs = 0, firms = 0;
  std::int64_t firms_10plus = 0;  // of 10 jobs and more
  std::int64_t high_growth = 0;   // class_book.hpp
  double value_added = 0;         // kEUR a quarter

  ClassSum& operator+=(ClassSum const& other) {
    jobs += other.jobs;
    firms += other.firms;
    firms_10plus += other.firms_10plus;
    high_growth += other.high_growth;
    value_added += other.value_added;
    return *this;
  }
};
using ClassSums = std::array<ClassSum, firm_classes>;

}  // namespace clustress
