// sim/indicators/labour_market.cpp — unemployment, wages and incomes of residents.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct LabourMarketIndicators {
  static constexpr Indicator rows[] = {
      {"unemployment_rate", "share", "residents seeking work, share of the labour force",
       Split::by_region,
       [](World const& world, std::size_t k) {
         return world.regions[k].unemployed / world.regions[k].labour_force;
       }},
      {"log_wage", "log points", "log wage relative to the base year", Split::by_region,
       [](World const& world, std::size_t k) { return world.regions[k].log_wage; }},
      {"wage_bill", "kEUR",
       "what is earned by working in the region in the quarter: wages, founders' draw, fixed block",
       Split::by_region,
       [](World const& world, std::size_t k) { return world.regions[k].account.labour_income(); }},
      {"idle_staff", "persons", "staff that firms keep without work in the quarter",
       Split::by_region,
       [](World const& world, std::size_t k) { return world.regions[k].idle_staff; }},
      {"household_spending", "kEUR", "smoothed income of residents that is spent", Split::by_region,
       [](World const& world, std::size_t k) { return world.regions[k].spending; }},
  };
};

template std::span<Indicator const> indicators<LabourMarketIndicators>();

}  // namespace clustress
