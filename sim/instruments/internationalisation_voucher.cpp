// sim/instruments/internationalisation_voucher.cpp — pays part of a firm's first step abroad.
//
// Lowers the sunk cost of beginning to export (behaviour/exports.cpp). A firm that begins with
// support stays abroad as long as it earns the running cost there, so the support can last longer
// than it is paid; one that would have begun anyway is deadweight. Evidence: export promotion
// raised sales, value added and jobs of supported Danish firms, most in small ones, and the chance
// to survive abroad in Belgium and Peru (Van Biesebroeck, Konings & Volpe Martincus 2016). Links
// abroad are not modelled.
#include "sim/core/catalogue_entry.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

class InternationalisationVoucher final : public Instrument {
 public:
  static constexpr std::string_view kind = "internationalisation_voucher";
  static constexpr std::string_view summary = "pays part of a firm's first step abroad";

  struct Parameters {
    DeliveryTerms terms;
    double voucher_max_keur = 15.0;

    static void describe(ParameterTable<Parameters>& t) {
      t.add_part(&Parameters::terms);
      t.add("voucher_max_keur", &Parameters::voucher_max_keur, Unit::keur, {0.1, 1000.0},
            "largest value of a voucher",
            {"programmes pay some 5–20 kEUR a firm; no source retrieved", Provenance::assumed});
    }
  };

  explicit InternationalisationVoucher(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) { return faults_of(p.terms); }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }

  void open_call(World const&, CallForApplications& call) const override {
    call.offer_support(ProjectKind::export_step, p_.voucher_max_keur);
  }
  void deliver(World const&, Award const& award, Delivery& delivery) const override {
    delivery.support_project(award);
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, InternationalisationVoucher>();

}  // namespace clustress
