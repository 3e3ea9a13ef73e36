// sim/instruments/management_excellence.cpp — trains and benchmarks the managers of cluster
// organisations.
//
// A round costs so much an organisation and closes a share of the gap between its management
// quality and the best, in all five dimensions; organisations are served one after the other, the
// weakest first (equal ones in an order fixed by their names), while money lasts, each at most once
// in `rounds_every_quarters`. Quality makes services more and better, and is lost with managers who
// leave (behaviour/organisations.cpp).
// Evidence: the European excellence initiatives had limited impact on services to firms
// (Technopolis 2014: 0 to 0.2 SD).
#include <algorithm>

#include "sim/core/catalogue_entry.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

class ManagementExcellence final : public Instrument {
 public:
  static constexpr std::string_view kind = "management_excellence";
  static constexpr std::string_view summary =
      "trains and benchmarks the managers of cluster organisations";

  struct Parameters {
    DeliveryTerms terms;
    double round_cost_keur = 15.0;
    double gap_closed_share = 0.15;
    int rounds_every_quarters = 4;

    static void describe(ParameterTable<Parameters>& t) {
      t.add_part(&Parameters::terms);
      t.add("round_cost_keur", &Parameters::round_cost_keur, Unit::keur, {0.1, 10000.0},
            "training, benchmarking and follow-up of one organisation",
            {"no published price found", Provenance::assumed})
          .extensive();  // organisations are smaller in a smaller world, not fewer
      t.add("gap_closed_share", &Parameters::gap_closed_share, Unit::share, {0.0, 1.0},
            "of the gap to the best quality that a round closes",
            {"0 to 0.2 SD of service quality (evaluation of the European excellence initiatives)",
             Provenance::assumed});
      t.add("rounds_every_quarters", &Parameters::rounds_every_quarters, Unit::quarters, {1, 100},
            "least time between two rounds",
            {"choice of the programme's designer", Provenance::definition});
    }
  };

  explicit ManagementExcellence(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) { return faults_of(p.terms); }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }
  [[nodiscard]] bool supports_ideas() const override { return false; }
  [[nodiscard]] bool is_for_organisations() const override { return true; }

  void disburse(World const& world, Delivery& delivery) const override {
    int const since_start = world.now - p_.terms.start_quarter;
    if (since_start % p_.rounds_every_quarters != 0) return;
    std::vector<std::size_t> organisations = delivery.organisations();
    std::sort(organisations.begin(), organisations.end(), [&](std::size_t a, std::size_t b) {
      double const of_a = world.clusters[a].mean_quality(), of_b = world.clusters[b].mean_quality();
      return of_a != of_b ? of_a < of_b
                          : world.economy->cluster_keys[a] < world.economy->cluster_keys[b];
    });
    Cents const cost = to_cents(p_.round_cost_keur);
    for (std::size_t const k : organisations) {
      if (world.clusters[k].staff <= 0 || delivery.affordable() < cost) continue;
      delivery.train_organisation(k, cost, p_.gap_closed_share);
    }
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, ManagementExcellence>();

}  // namespace clustress
