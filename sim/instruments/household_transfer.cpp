// sim/instruments/household_transfer.cpp — reference programme: the same money as income of
// households of the target regions.
//
// It is spent as income is: in part, slowly, and not only here. An instrument that does no better
// than this only spends. Until model version 4 it was called `demand`.
#include "sim/core/catalogue_entry.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

class HouseholdTransfer final : public Instrument {
 public:
  static constexpr std::string_view kind = "household_transfer";
  static constexpr std::string_view former_kind = "demand";
  static constexpr std::string_view summary = "reference: the same money as household income";

  struct Parameters {
    DeliveryTerms terms;
    static void describe(ParameterTable<Parameters>& t) { t.add_part(&Parameters::terms); }
  };

  explicit HouseholdTransfer(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) { return faults_of(p.terms); }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }
  [[nodiscard]] bool supports_ideas() const override { return false; }

  void disburse(World const&, Delivery& delivery) const override {
    delivery.pay_households(delivery.affordable());
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, HouseholdTransfer>();

}  // namespace clustress
