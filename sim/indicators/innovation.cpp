// sim/indicators/innovation.cpp — who innovates, as the Community Innovation Survey counts: 10+
// jobs, last three years.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct InnovationIndicators {
  static constexpr Indicator rows[] = {
      {"firms_10plus", "firms", "firms of 10 jobs and more", Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.firms_10plus[k]; }},
      {"innovators_10plus", "firms",
       "firms of 10 jobs and more with an innovation in the last 12 quarters", Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.innovators_10plus[k]; }},
      {"innovations", "innovations",
       "innovations that firms made in the quarter, with projects and without", Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.innovations[k]; }},
      {"research_links", "firms", "firms with a live link to a research organisation",
       Split::additive,
       [](CellTotals const& totals, std::size_t k) { return totals.research_links[k]; }},
  };
};

template std::span<Indicator const> indicators<InnovationIndicators>();

}  // namespace clustress
