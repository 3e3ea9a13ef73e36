// sim/instruments/catalogue.cpp — all support instruments; one line each.
#include "sim/programme/instrument.hpp"

namespace clustress {

constexpr EntryFunction<Instrument> all_instrument_kinds[] = {
    &entry<Instrument, class InnovationVoucher>,
    &entry<Instrument, class CollaborativeRdGrant>,
    &entry<Instrument, class InternationalisationVoucher>,
    &entry<Instrument, class SkillsTraining>,
    &entry<Instrument, class ClusterOrganisationFunding>,
    &entry<Instrument, class ManagementExcellence>,
    &entry<Instrument, class StartUpSupport>,
    &entry<Instrument, class AccessToFinance>,
    &entry<Instrument, class Transfer>,
    &entry<Instrument, class HouseholdTransfer>,
    &entry<Instrument, class PublicPurchase>,
};

std::span<EntryFunction<Instrument> const> instrument_catalogue() {
  return all_instrument_kinds;
}

}  // namespace clustress
