// tests/contract/every_instrument.hpp — what contract tests of all instruments share.
#pragma once

#include <string>
#include <vector>

#include "tests/support/small_world.hpp"

namespace clustress::test {

inline std::vector<std::string> kinds() {
  std::vector<std::string> all;
  for (auto const& function : instrument_catalogue()) all.emplace_back(function().kind);
  return all;
}

// More ideas than in life, of all kinds, so that every instrument finds firms in a small world.
inline void raise_ideas(ModelParameters& model) {
  for (IdeaParameters* ideas : std::initializer_list<IdeaParameters*>{
           &model.ideas[ProjectKind::assignment], &model.ideas[ProjectKind::research],
           &model.ideas[ProjectKind::export_step], &model.ideas[ProjectKind::training],
           &model.ideas[ProjectKind::investment]}) {
    ideas->hazard = 0.2;
  }
  model.ideas[ProjectKind::export_step].hazard = 0.3;  // of one sector, worth their cost to few
}

}  // namespace clustress::test
