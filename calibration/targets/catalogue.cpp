// calibration/targets/catalogue.cpp — all files of targets; one line each, in the order of the
// table.
#include "calibration/target.hpp"

namespace clustress {

constexpr TargetFunction all_targets[] = {
    &targets<class FirmDemographyTargets>,
    &targets<class JobFlowTargets>,
    &targets<class SizeTailTargets>,
    &targets<class GrowthShapeTargets>,
    &targets<class ProductivitySpreadTargets>,
    &targets<class InnovatorTargets>,
    &targets<class SurvivalExactAgeTargets>,
    &targets<class SizeTargets>,
    &targets<class EmployerTargets>,
    &targets<class JobFlowsByBirthsTargets>,
    &targets<class GrowthAutocorrelationTargets>,
    &targets<class ProductivityPersistenceTargets>,
    &targets<class InnovatorsBySizeTargets>,
    &targets<class RdIntensityTargets>,
    &targets<class ExporterTargets>,
    &targets<class ClusterTargets>,
    &targets<class ValueAddedGradientTargets>,
    &targets<class FinanceTargets>,
    &targets<class UnemploymentTargets>,
    &targets<class RecessionTargets>,
    &targets<class LocalMultiplierTargets>,
    &targets<class CrunchTargets>,
    &targets<class SixtyYearsTargets>,
};

std::span<TargetFunction const> target_catalogue() {
  return all_targets;
}

std::vector<MeasurableMoment> measurable_moments() {
  std::vector<MeasurableMoment> moments;
  for (TargetFunction const function : all_targets) {
    for (Target const& target : function().targets) {
      bool const is_observable = target.observed.known.grounds != Grounds::definition;
      moments.push_back({target.name, target.unit, is_observable});
    }
  }
  return moments;
}

}  // namespace clustress
