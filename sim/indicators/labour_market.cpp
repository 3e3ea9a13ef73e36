// sim/indicators/labour_market.cpp — unemployment, wages and incomes of residents.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

class UnemploymentRate final : public NamedIndicator {
 public:
  UnemploymentRate()
      : NamedIndicator("unemployment_rate", "share",
                       "residents seeking work, share of the labour force", Split::by_region) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.regions[k].unemployed / world.regions[k].labour_force;
  }
};

class LogWage final : public NamedIndicator {
 public:
  LogWage()
      : NamedIndicator("log_wage", "log points", "log wage relative to the base year",
                       Split::by_region) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.regions[k].log_wage;
  }
};

class WageBill final : public NamedIndicator {
 public:
  WageBill()
      : NamedIndicator("wage_bill", "kEUR",
                       "wages of all jobs in the region in the quarter, fixed block included",
                       Split::by_region) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.regions[k].wage_bill;
  }
};

class Spending final : public NamedIndicator {
 public:
  Spending()
      : NamedIndicator("household_spending", "kEUR", "smoothed income of residents that is spent",
                       Split::by_region) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return world.regions[k].spending;
  }
};

template Indicator const& indicator<UnemploymentRate>();
template Indicator const& indicator<LogWage>();
template Indicator const& indicator<WageBill>();
template Indicator const& indicator<Spending>();

}  // namespace clustress
