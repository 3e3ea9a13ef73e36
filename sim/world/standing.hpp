// sim/world/standing.hpp — what a firm is besides its numbers: sixteen yes-or-no marks in two
// bytes. Plain value; kernels read and write it without branches.
#pragma once

#include <cstdint>

namespace clustress {

enum class Standing : std::uint16_t {
  member = 1,    // of its cluster's organisation
  exporter = 2,  // sells abroad
  // has a link to another firm or a loan: found by id through QuarterScratch::index
  linked = 4,
  constrained = 8,  // short of working capital at the end of the last quarter
  spin_off = 16,    // founded by people of a firm that was here
  searching = 32,   // looks for a partner this quarter
  low_carbon = 64,  // works for the low-carbon transition, for life
  // its project under way is done with a research organisation
  with_research_organisation = 128,
  insolvent = 256,  // ran out of cash and credit at the end of the last quarter
  bridged = 512,    // owes a relief loan
};

class StandingSet {
 public:
  constexpr StandingSet() = default;
  constexpr StandingSet(Standing mark) : bits_(static_cast<std::uint16_t>(mark)) {}

  [[nodiscard]] constexpr bool has(Standing mark) const {
    return (bits_ & static_cast<unsigned>(mark)) != 0;
  }
  constexpr void set(Standing mark, bool on = true) {
    unsigned const bit = static_cast<unsigned>(mark);
    bits_ = static_cast<std::uint16_t>((bits_ & ~bit) | (on ? bit : 0U));
  }
  constexpr bool operator==(StandingSet const&) const = default;

 private:
  std::uint16_t bits_ = 0;
};

}  // namespace clustress
