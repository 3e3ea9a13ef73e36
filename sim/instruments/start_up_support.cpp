// sim/instruments/start_up_support.cpp — pays part of the start capital of new firms and coaches
// them.
//
// Founders apply before they found. One who has the means founds anyway (deadweight) and starts
// with more cash; one whose gap the grant closes founds thanks to it. Coaching raises productivity
// for a while (behaviour/demography.cpp); survival follows from cash and productivity. Evidence:
// incubation and early-stage support raise survival little and unevenly; selection explains much of
// it.
#include "sim/core/catalogue_entry.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

class StartUpSupport final : public Instrument {
 public:
  static constexpr std::string_view kind = "start_up_support";
  static constexpr std::string_view summary =
      "pays part of the start capital of new firms and coaches them";

  struct Parameters {
    DeliveryTerms terms = usual_terms();
    double grant_max_keur = 15.0;
    double coaching_gain = 0.05;

    static void describe(ParameterTable<Parameters>& t) {
      t.add_part(&Parameters::terms);
      t.add("grant_max_keur", &Parameters::grant_max_keur, Unit::keur, {0.1, 10000.0},
            "largest grant", {"choice of the programme's designer", Provenance::definition});
      t.add("coaching_gain", &Parameters::coaching_gain, Unit::log_points, {0.0, 0.5},
            "productivity that coaching adds at birth; it fades like the gain of an assignment",
            {"no estimate; management practice studies find gains of this order in small firms",
             Provenance::assumed});
    }
    static DeliveryTerms usual_terms() {
      DeliveryTerms terms;
      terms.own_share = 0.5;
      terms.self_selection = 0.5;  // of what founders know of themselves
      return terms;
    }
  };

  explicit StartUpSupport(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) { return faults_of(p.terms); }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }
  [[nodiscard]] bool is_for_founders() const override { return true; }

  void open_call(World const&, CallForApplications& call) const override {
    call.offer_support(ProjectKind::founding, p_.grant_max_keur);
  }

  void deliver(World const&, Award const& award, Delivery& delivery) const override {
    delivery.support_project(award);
    delivery.coach(award, p_.coaching_gain);
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, StartUpSupport>();

}  // namespace clustress
