// sim/model/mechanisms.cpp — all mechanisms; one line each. The order is that of settlement: a
// mechanism reads what those above it have settled.
#include "sim/model/mechanisms.hpp"

#include <fmt/format.h>

#include "sim/core/errors.hpp"
#include "sim/world/world.hpp"

namespace clustress {

constexpr MechanismFunction all_mechanisms[] = {
    &mechanism<struct EnvironmentMechanism>, &mechanism<struct OfficeMechanism>,
    &mechanism<struct ProjectsMechanism>,    &mechanism<struct ResearchPlacesMechanism>,
    &mechanism<struct ResearchMechanism>,    &mechanism<struct SpilloverMechanism>,
    &mechanism<struct FinanceMechanism>,     &mechanism<struct BanksMechanism>,
    &mechanism<struct EntryMechanism>,       &mechanism<struct DemographyMechanism>,
    &mechanism<struct AnchorExitsMechanism>, &mechanism<struct NetworkMechanism>,
    &mechanism<struct MarketMechanism>,      &mechanism<struct CrowdingMechanism>,
    &mechanism<struct DemandGapMechanism>,   &mechanism<struct OrphansMechanism>,
    &mechanism<struct WiderLuckMechanism>,   &mechanism<struct HoardingMechanism>,
    &mechanism<struct EntryCycleMechanism>,  &mechanism<struct SizeClassesMechanism>,
    &mechanism<struct LabourMechanism>,      &mechanism<struct DemandMechanism>,
    &mechanism<struct AccountMechanism>,     &mechanism<struct LabourSupplyMechanism>,
    &mechanism<struct KnowledgeMechanism>,   &mechanism<struct AgglomerationMechanism>,
    &mechanism<struct LifeCycleMechanism>,   &mechanism<struct InnovationSpilloverMechanism>,
};

namespace {

void use_hold(World& world, UseOfHold use) {
  for (MechanismFunction const function : all_mechanisms) {
    if (auto const hold = function().hold) hold(world, use);
  }
}

}  // namespace

std::span<MechanismFunction const> mechanism_catalogue() {
  return all_mechanisms;
}

void begin_quarter(World& world) {
  for (MechanismFunction const function : all_mechanisms) {
    if (auto const begin = function().begin_quarter) begin(world);
  }
}

void settle_quarter(Settlement const& settlement) {
  for (MechanismFunction const function : all_mechanisms) {
    Mechanism const& here = function();
    if (here.settle != nullptr) here.settle(settlement);
    if (here.fault == nullptr) continue;
    std::string const fault = here.fault(settlement.world);
    if (!fault.empty())
      throw WorldFailure(fmt::format("quarter {}: {}", settlement.world.now, fault));
  }
}

void forget_hold(World& world) {
  use_hold(world, [](HoldMean& mean, double, double&) { mean = {}; });
}

void measure_hold(World& world) {
  use_hold(world, [](HoldMean& mean, double today, double&) { mean.add(today); });
}

void set_constants(World& world) {
  use_hold(world, [](HoldMean& mean, double, double& constant) { constant = mean.mean(); });
}

std::size_t bytes_of(World const& world) {
  std::size_t sum = 0;
  for (MechanismFunction const function : all_mechanisms) {
    if (auto const bytes = function().bytes) sum += bytes(world);
  }
  return sum;
}

}  // namespace clustress
