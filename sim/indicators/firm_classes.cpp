// sim/indicators/firm_classes.cpp — jobs, firms and value added by class of firm: size and age at
// programme start or entry, wage third; firms that grow fast.
//
// Classes add up to the total, and hold the same firms in every world, so that their differences
// are those of the same firms.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct FirmClassIndicators {
  static constexpr Indicator rows[] = {
      {"jobs_of_class", "persons", "persons employed in firms of the class", Split::by_class,
       [](CellTotals const& totals, std::size_t k) { return totals.classes[k].jobs; }},
      {"firms_of_class", "firms", "firms of the class", Split::by_class,
       [](CellTotals const& totals, std::size_t k) { return totals.classes[k].firms; }},
      {"value_added_of_class", "kEUR",
       "value added a quarter of firms of the class that live at its end", Split::by_class,
       [](CellTotals const& totals, std::size_t k) { return totals.classes[k].value_added; }},
      {"firms_10plus_of_class", "firms", "firms of the class that have 10 jobs and more",
       Split::by_class,
       [](CellTotals const& totals, std::size_t k) { return totals.classes[k].firms_10plus; }},
      {"high_growth_firms", "firms",
       "of these, firms that had 10 jobs and more three years ago and have grown by more than 10 % "
       "a year since; 0 in the first three years",
       Split::by_class,
       [](CellTotals const& totals, std::size_t k) { return totals.classes[k].high_growth; }},
  };
};

template std::span<Indicator const> indicators<FirmClassIndicators>();

}  // namespace clustress
