// tests/support/split_world.hpp — a small study whose splits are recorded, run once.
#pragma once

#include <string>

#include "tests/support/small_world.hpp"

namespace clustress::test {

inline std::string const class_groups[] = {"size_class", "age_class", "wage_third", "membership"};

// Two regions, vouchers, founders, a recession; a programme that does nothing comes last.
inline Scenario split_scenario() {
  Scenario scenario = busy_scenario(two_region_facts());
  add_variant(scenario, "founders",
              {small_voucher(), make_instrument("start_up_support", {{"budget_keur", 2000.0}})});
  add_variant(scenario, "null", {});
  return scenario;
}

inline Run const& split_run() {
  static Run const result = run(split_scenario(), 2, 2);
  return result;
}

// Calls f(replicate, variant, stress, quarter) for all year ends.
template <class F>
void for_each_year_end(Run const& run, F&& f) {
  for (std::size_t r = 0; r < run.outcomes.size(); ++r) {
    for (std::size_t v = 0; v < run.layout.variants.size(); ++v) {
      for (std::size_t s = 0; s < run.layout.stresses.size(); ++s) {
        for (std::size_t q = 0; q < run.layout.quarters; q += 4) f(r, v, s, q);
      }
    }
  }
}

inline double sum(Run const& run, std::size_t r, std::string const& group, std::string const& name,
                  std::size_t v, std::size_t s, std::size_t q) {
  double sum = 0;
  for (std::size_t k = 0; k < run.dataset(group, name).entries; ++k)
    sum += run.value(r, group, name, v, s, q, k);
  return sum;
}

}  // namespace clustress::test
