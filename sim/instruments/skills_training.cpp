// sim/instruments/skills_training.cpp — pays part of the training of a firm's staff.
//
// Training raises productivity at once and is forgotten like any lead in productivity
// (behaviour/projects.cpp); firms that would have trained anyway are deadweight. Evidence on
// subsidised training in firms is mixed; no estimate is used.
#include "sim/core/catalogue_entry.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

class SkillsTraining final : public Instrument {
 public:
  static constexpr std::string_view kind = "skills_training";
  static constexpr std::string_view summary = "pays part of the training of a firm's staff";

  struct Parameters {
    DeliveryTerms terms;
    double grant_max_keur = 20.0;

    static void describe(ParameterTable<Parameters>& t) {
      t.add_part(&Parameters::terms);
      t.add("grant_max_keur", &Parameters::grant_max_keur, Unit::keur, {0.1, 100000.0},
            "largest grant", {"choice of the programme's designer", Provenance::definition});
    }
  };

  explicit SkillsTraining(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) { return faults_of(p.terms); }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }

  void open_call(World const&, CallForApplications& call) const override {
    call.offer_support(ProjectKind::training, p_.grant_max_keur);
  }
  void deliver(World const&, Award const& award, Delivery& delivery) const override {
    delivery.support_project(award);
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, SkillsTraining>();

}  // namespace clustress
