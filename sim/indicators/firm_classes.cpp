// sim/indicators/firm_classes.cpp — what firms are and do by class: size, age and membership at
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
      {"log_productivity_of_class", "log points",
       "sum of log productivity over firms of the class; divide by firms_of_class", Split::by_class,
       [](CellTotals const& totals, std::size_t k) { return totals.classes[k].log_productivity; }},
      {"rd_spending_of_class", "kEUR",
       "R&D spending in the quarter of firms of the class that live at its end", Split::by_class,
       [](CellTotals const& totals, std::size_t k) { return totals.classes[k].rd_spending; }},
      {"links_of_class", "links", "links between firms, one half in the class of either end",
       Split::by_class,
       [](CellTotals const& totals, std::size_t k) {
         return 0.5 * static_cast<double>(totals.classes[k].link_ends);
       }},
      {"innovators_10plus_of_class", "firms",
       "firms of the class that have 10 jobs and more, with an innovation in the last 12 quarters",
       Split::by_class,
       [](CellTotals const& totals, std::size_t k) { return totals.classes[k].innovators_10plus; }},
      {"innovations_of_class", "innovations",
       "innovations that firms of the class made since programme start", Split::by_class,
       [](CellTotals const& totals, std::size_t k) { return totals.classes[k].innovations; }},
      {"exporters_of_class", "firms", "firms of the class that sell abroad", Split::by_class,
       [](CellTotals const& totals, std::size_t k) { return totals.classes[k].exporters; }},
      {"exports_of_class", "kEUR", "sales abroad in the quarter of exporters of the class",
       Split::by_class,
       [](CellTotals const& totals, std::size_t k) { return totals.classes[k].exports; }},
  };
};

template std::span<Indicator const> indicators<FirmClassIndicators>();

}  // namespace clustress
