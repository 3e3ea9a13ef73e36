// sim/engine/paired_indicator.hpp — what is measured over the pair of worlds, with and without a
// programme: an account, its indicators, and the catalogue of the files in sim/paired.
//
// All that needs a firm's identity over both worlds is computed here, exactly (whole persons), and
// stored; analysis reads it from the file. An account keeps what it must remember from quarter to
// quarter; its indicators are rows read off it. Rows are constant and shared between threads; each
// arm has accounts of its own.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <typeinfo>

#include "sim/engine/paired_world.hpp"

namespace clustress {

// By what a paired measure is split, and so into which group of the result file it goes. Entry k is
// a group of firms; instrument of the variant × size_classes + size class; group × regions (or
// clusters) + region (or cluster); kind of start-up × survived_years + place in it; 0 for the
// others.
enum class PairedSplit {
  by_group,
  by_instrument_and_size,
  by_group_and_region,
  by_group_and_cluster,
  by_start_up,
  total_only,
  evaluation
};

// Groups of firms in the account of jobs; which firm belongs to which: sim/paired/jobs.cpp.
inline constexpr std::size_t account_groups = 5;
inline constexpr std::array<std::string_view, account_groups> account_group_names = {
    "beneficiaries", "supported_clusters", "same_market", "target_regions", "other_regions"};

// Start-ups by whether a programme helped to found them, and after how many years they are looked
// for; which firm is which: sim/paired/start_ups.cpp.
inline constexpr std::size_t start_up_kinds = 2;
inline constexpr std::array<std::string_view, start_up_kinds> start_up_names = {"supported",
                                                                                "others"};
inline constexpr std::array<int, 3> survived_years = {1, 3, 5};
inline constexpr std::array<std::string_view, survived_years.size()> survived_year_names = {
    "1", "3", "5"};

// What a programme without any effect leaves. The world without a programme is stored as 0 in all.
enum class Neutral {
  zero,  // exactly 0, as of every difference, project and applicant
  level  // a state of the world, such as the jobs of a group
};

class PairedAccount {
 public:
  virtual ~PairedAccount() = default;
  // Called once for every quarter, quarter 0 first, when the pair has taken it.
  virtual void settle(PairedWorld const& pair) = 0;
};

struct PairedIndicator {
  std::string_view name;  // of the data set, snake_case
  std::string_view unit;
  std::string_view long_name;  // one sentence
  PairedSplit split;
  Neutral neutral;
  double (*measure)(PairedAccount const& account, PairedWorld const& pair, std::size_t k);

  // `read`: a lambda without captures that takes its account, or the PairedWorld, and k, and gives
  // a number.
  template <class Read>
  constexpr PairedIndicator(std::string_view name_, std::string_view unit_,
                            std::string_view long_name_, PairedSplit split_, Read,
                            Neutral neutral_ = Neutral::zero)
      : name(name_),
        unit(unit_),
        long_name(long_name_),
        split(split_),
        neutral(neutral_),
        measure([](PairedAccount const& account, PairedWorld const& pair, std::size_t k) {
          using From = typename First<decltype(&Read::operator())>::type;
          if constexpr (std::is_same_v<From, PairedWorld>) {
            return static_cast<double>(Read{}(pair, k));
          } else {
            if (typeid(account) != typeid(From)) throw std::bad_cast();
            return static_cast<double>(Read{}(static_cast<From const&>(account), k));
          }
        }) {}

 private:
  template <class Function>
  struct First;
  template <class Class, class Result, class Read>
  struct First<Result (Class::*)(Read const&, std::size_t) const> {
    using type = Read;
  };
};

// One file of sim/paired: its account and what is read off it.
struct PairedFile {
  std::unique_ptr<PairedAccount> (*open)(PairedWorld const& pair);
  std::span<PairedIndicator const> indicators;
};

using PairedFunction = PairedFile (*)();

// Defined for each account at the end of its file (paired_indicator_entry.hpp).
template <class Account>
PairedFile paired();

// All of them, in a fixed order: that of their data sets.
std::span<PairedFunction const> paired_catalogue();

}  // namespace clustress
