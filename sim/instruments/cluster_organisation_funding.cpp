// sim/instruments/cluster_organisation_funding.cpp — pays for staff of cluster organisations.
//
// What is free goes to the organisations of the named clusters (none named: of all in the target
// regions) in equal parts, at once. They hire staff as fast as they can and keep it as long as the
// money lasts (behaviour/organisations.cpp): more services to members, more meetings between them.
// No firm applies; members are reached through what staff does. Evidence: effects on links and R&D
// are common, effects on jobs and output mixed and often nil (French poles, Basque associations,
// German leading-edge clusters).
#include "sim/core/catalogue_entry.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

class ClusterOrganisationFunding final : public Instrument {
 public:
  static constexpr std::string_view kind = "cluster_organisation_funding";
  static constexpr std::string_view summary = "pays for staff of cluster organisations";

  struct Parameters {
    DeliveryTerms terms;
    static void describe(ParameterTable<Parameters>& t) { t.add_part(&Parameters::terms); }
  };

  explicit ClusterOrganisationFunding(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) { return faults_of(p.terms); }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }
  [[nodiscard]] bool supports_ideas() const override { return false; }
  [[nodiscard]] bool is_for_organisations() const override { return true; }

  void disburse(World const&, Delivery& delivery) const override {
    std::vector<std::size_t> const organisations = delivery.organisations();
    if (organisations.empty()) return;
    Cents const each = delivery.affordable() / static_cast<Cents>(organisations.size());
    for (std::size_t const k : organisations) delivery.fund_organisation(k, each);
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, ClusterOrganisationFunding>();

}  // namespace clustress
