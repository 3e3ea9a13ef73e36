// sim/indicators/firms.cpp — how many firms there are, come and go.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

class Firms final : public NamedIndicator {
 public:
  Firms() : NamedIndicator("firms", "firms", "firms at the end of the quarter", Split::additive) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.firms.segment(CellRow(k)).count);
  }
};

class Entries final : public NamedIndicator {
 public:
  Entries()
      : NamedIndicator("entries", "firms", "firms that entered in the quarter", Split::additive) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.cells[k].entries;
  }
};

class Exits final : public NamedIndicator {
 public:
  Exits() : NamedIndicator("exits", "firms", "firms that left in the quarter", Split::additive) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.cells[k].exits;
  }
};

class SpinOffs final : public NamedIndicator {
 public:
  SpinOffs()
      : NamedIndicator("spin_offs", "firms",
                       "firms founded in the quarter by people of a firm that was here",
                       Split::additive) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.cells[k].spin_offs;
  }
};

class Insolvencies final : public NamedIndicator {
 public:
  Insolvencies()
      : NamedIndicator("insolvencies", "firms",
                       "firms that left in the quarter because they could not pay",
                       Split::additive) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.cells[k].insolvencies;
  }
};

template Indicator const& indicator<Firms>();
template Indicator const& indicator<Entries>();
template Indicator const& indicator<Exits>();
template Indicator const& indicator<SpinOffs>();
template Indicator const& indicator<Insolvencies>();

}  // namespace clustress
