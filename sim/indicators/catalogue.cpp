// sim/indicators/catalogue.cpp — all files of indicators; one line each, in the order of their data
// sets.
#include <vector>

#include "sim/core/errors.hpp"
#include "sim/world/indicator.hpp"

namespace clustress {

constexpr IndicatorFunction all_indicators[] = {
    &indicators<struct JobsIndicators>,         &indicators<struct FirmCountsIndicators>,
    &indicators<struct SalesIndicators>,        &indicators<struct ProductivityIndicators>,
    &indicators<struct InnovationIndicators>,   &indicators<struct ResearchIndicators>,
    &indicators<struct NetworkIndicators>,      &indicators<struct ProjectsIndicators>,
    &indicators<struct ExportsIndicators>,      &indicators<struct CashIndicators>,
    &indicators<struct LabourMarketIndicators>, &indicators<struct IncomesIndicators>,
    &indicators<struct LabourSupplyIndicators>, &indicators<struct ClusterOrganisationsIndicators>,
    &indicators<struct DeliveryIndicators>,     &indicators<struct ProductivitySpreadIndicators>,
    &indicators<struct BooksIndicators>,        &indicators<struct LoansIndicators>,
    &indicators<struct OutputsIndicators>,      &indicators<struct FirmClassIndicators>,
};

std::span<Indicator const> indicator_catalogue() {
  static std::vector<Indicator> const rows = [] {
    std::vector<Indicator> all;
    for (IndicatorFunction const function : all_indicators) {
      auto const own = function();
      all.insert(all.end(), own.begin(), own.end());
    }
    return all;
  }();
  return rows;
}

Indicator const& indicator_named(std::string_view name) {
  for (Indicator const& indicator : indicator_catalogue()) {
    if (indicator.name == name) return indicator;
  }
  throw ContractViolation("no indicator is called " + std::string(name));
}

}  // namespace clustress
