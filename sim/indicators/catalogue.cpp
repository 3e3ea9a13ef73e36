// sim/indicators/catalogue.cpp — all indicators; one line each.
#include "sim/model/indicator.hpp"

namespace clustress {

constexpr IndicatorFunction all_indicators[] = {
    &indicator<class Jobs>,
    &indicator<class JobsCreated>,
    &indicator<class JobsDestroyed>,
    &indicator<class Firms>,
    &indicator<class Entries>,
    &indicator<class Exits>,
    &indicator<class Sales>,
    &indicator<class OutsideSales>,
    &indicator<class ProductivitySum>,
    &indicator<class Firms10Plus>,
    &indicator<class Innovators>,
    &indicator<class ResearchLinks>,
    &indicator<class ProjectsStarted>,
    &indicator<class AssignmentsStarted>,
    &indicator<class ResearchStarted>,
    &indicator<class ExportStepsStarted>,
    &indicator<class TrainingStarted>,
    &indicator<class HiresStarted>,
    &indicator<class Exporters>,
    &indicator<class Exports>,
    &indicator<class Cash>,
    &indicator<class UnemploymentRate>,
    &indicator<class LogWage>,
    &indicator<class WageBill>,
    &indicator<class Spending>,
    &indicator<class ProductivitySpread>,
    &indicator<class Released>,
    &indicator<class Paid>,
    &indicator<class Committed>,
    &indicator<class Administration>,
    &indicator<class Free>,
    &indicator<class Unspent>,
    &indicator<class CalledGuarantees>,
    &indicator<class PrivateCofinancing>,
    &indicator<class Applications>,
    &indicator<class Awards>,
    &indicator<class ProjectsSupported>,
    &indicator<class ProjectsUnused>,
};

std::span<IndicatorFunction const> indicator_catalogue() {
  return all_indicators;
}

}  // namespace clustress
