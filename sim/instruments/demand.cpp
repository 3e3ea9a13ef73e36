// sim/instruments/demand.cpp — reference programme: the same money as household income of the
// target regions.
//
// What any public spending does through demand. An instrument that does no better than this only
// spends.
#include "sim/core/catalogue_entry.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

class Demand final : public Instrument {
 public:
  static constexpr std::string_view kind = "demand";
  static constexpr std::string_view summary = "reference: the same money as household income";

  struct Parameters {
    DeliveryTerms terms;
    static void describe(ParameterTable<Parameters>& t) { t.add_part(&Parameters::terms); }
  };

  explicit Demand(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) { return faults_of(p.terms); }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }

  void disburse(World const&, Delivery& delivery) const override {
    delivery.pay_households(delivery.affordable());
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, Demand>();

}  // namespace clustress
