// tests/support/paired_arms.hpp — the same world with and without a programme, side by side, and
// the firms that were supported.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "tests/support/small_world.hpp"

namespace clustress::test {

struct PairedArms {
  Arm with, without;
  std::vector<std::pair<FirmId, CellRow>> supported;  // firms that started a project with support

  PairedArms(Scenario const& scenario, std::shared_ptr<Preparation const> const& preparation,
             std::size_t variant, std::uint32_t replicate)
      : with(begin_arm(scenario, preparation, variant, 0, replicate)),
        without(begin_arm(scenario, preparation, 0, 0, replicate)) {}

  void step() {
    with.step();
    without.step();
    for (ProjectEvent const& event : with.world.office.projects) {
      if (event.instrument < 0) continue;
      for (std::size_t c = 0; c < with.world.cells.size(); ++c) {
        if (with.world.firms.find(CellRow(c), event.firm) != FirmTable::npos)
          supported.emplace_back(event.firm, CellRow(c));
      }
    }
  }

  // Calls f(row with, row without) for the supported firms that live in both worlds.
  template <class F>
  void for_each_pair(F&& f) const {
    for (auto const& [firm, cell] : supported) {
      std::size_t const a = with.world.firms.find(cell, firm),
                        b = without.world.firms.find(cell, firm);
      if (a != FirmTable::npos && b != FirmTable::npos) f(a, b);
    }
  }

  // Mean over the supported firms of what `measure(world, row)` is more with the programme than
  // without; 0 if there are none.
  template <class F>
  [[nodiscard]] double mean_gain(F&& measure) const {
    double sum = 0, n = 0;
    for_each_pair([&](std::size_t a, std::size_t b) {
      sum += measure(with.world, a) - measure(without.world, b);
      ++n;
    });
    return n > 0 ? sum / n : 0.0;
  }

  // Difference over all living firms of what `measure(world, row)` adds up to.
  template <class F>
  [[nodiscard]] double total_gain(F&& measure) const {
    auto const total = [&](World const& world) {
      double sum = 0;
      for (std::size_t c = 0; c < world.firms.cells(); ++c) {
        Segment const& s = world.firms.segment(CellRow(c));
        for (std::size_t row = s.begin; row < s.begin + s.count; ++row) sum += measure(world, row);
      }
      return sum;
    };
    return total(with.world) - total(without.world);
  }
};

}  // namespace clustress::test
