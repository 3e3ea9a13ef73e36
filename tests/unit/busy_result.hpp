// A hand-made result whose programmes do something different in every replicate, quarter and group.
#pragma once

#include "tests/unit/analysis_fixture.hpp"

namespace clustress::test {

inline HandMadeResult busy(std::vector<std::string> variants, std::vector<std::string> stresses,
                           std::size_t replicates) {
  HandMadeResult result(std::move(variants), std::move(stresses), replicates, 9, {"here", "there"});
  result.view.title = "Made by hand";
  result.make("region", "jobs", 2, "persons", 100.0);
  for (std::size_t v = 1; v < result.view.variants.size(); ++v) {
    for (std::size_t s = 0; s < result.view.stresses.size(); ++s) {
      for (std::size_t r = 0; r < replicates; ++r) {
        double const size = 11.0 * static_cast<double>(v) - 3.0 * static_cast<double>(s);
        double const wobble = static_cast<double>((r * 7 + v) % 5);
        for (std::size_t t = 1; t < 9; ++t) {
          result.change(v, s, r, t, 0, size + wobble + static_cast<double>(t));
          result.change(v, s, r, t, 2, -2.0 - 2.0 * wobble);
          result.change(v, s, r, t, 4, 1.0);
          result.value("region", "jobs", v, s, r, t, 0) += size;
        }
        result.pay(v, s, r, 2, 500.0 + 10.0 * wobble);
      }
    }
  }
  return result;
}

}  // namespace clustress::test
