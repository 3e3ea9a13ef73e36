// sim/instruments/innovation_voucher.cpp — pays part of one small project with a research
// organisation.
//
// Lowers the own cost of a firm's project idea and needs no cash from it; whether the project would
// have happened anyway is decided by the same firm in the world without the programme. A firm asks
// if it expects the supported project to be worth its own share. On completion the firm has a link
// to the research organisation. Evidence: Cornet, Vroomen & van der Steeg 2006 (lottery: of 10
// vouchers 8 additional, 1 deadweight, 1 unused); Creative Credits (effect on sales gone after 12
// months).
#include "sim/core/catalogue_entry.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

class InnovationVoucher final : public Instrument {
 public:
  static constexpr std::string_view kind = "innovation_voucher";
  static constexpr std::string_view summary =
      "pays part of one small project with a research organisation";

  struct Parameters {
    DeliveryTerms terms;
    double voucher_max_keur = 7.5;

    static void describe(ParameterTable<Parameters>& t) {
      t.add_part(&Parameters::terms);
      t.add("voucher_max_keur", &Parameters::voucher_max_keur, Unit::keur, {0.1, 1000.0},
            "largest value of a voucher",
            {"Dutch innovation voucher, 7.5 kEUR (Cornet, Vroomen & van der Steeg 2006)",
             Provenance::remembered});
    }
  };

  explicit InnovationVoucher(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) { return faults_of(p.terms); }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }

  void open_call(World const&, CallForApplications& call) const override {
    call.offer_support(ProjectKind::assignment, p_.voucher_max_keur);
  }

  void deliver(World const&, Award const& award, Delivery& delivery) const override {
    delivery.support_project(award);
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, InnovationVoucher>();

}  // namespace clustress
