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

// More ideas than in life, of every kind, so that every instrument finds firms in a small world.
// The kinds share out one uniform: together they are sure.
inline void raise_ideas(ModelParameters& model) {
  auto const kinds = kinds_of_firms();
  double const share = 1.0 / static_cast<double>(kinds.size() + 1);
  for (ProjectKind const kind : kinds) model.ideas[kind].hazard = share;
  // of one sector, worth their cost to few
  model.ideas[ProjectKind::export_step].hazard = 2.0 * share;
}

}  // namespace clustress::test
