// sim/stresses/demand_recession.cpp — demand falls, stays low, and comes back.
//
// Local demand and the path of outside sales of sector s are multiplied by 1 − severity ·
// cyclicality_s · share in force(t). Severity: fall of demand at the trough in percent, before what
// falling incomes add. Ladder from regional GVA in 2009: mild 2, severe 4.5, extreme 7 % (Eurostat
// nama_10r_2gvagr, EU28 −4.4 %).
#include <algorithm>

#include "sim/core/catalogue_entry.hpp"
#include "sim/world/economy.hpp"
#include "sim/world/environment.hpp"
#include "sim/world/stress.hpp"
#include "sim/world/stress_terms.hpp"

namespace clustress {

class DemandRecession final : public Stress {
 public:
  static constexpr std::string_view kind = "demand_recession";
  static constexpr std::string_view summary = "demand falls, stays low, and comes back";

  struct Parameters {
    double severity_percent = 4.5;
    StressTiming timing;
    std::vector<std::string> sectors;

    static void describe(ParameterTable<Parameters>& t) {
      using P = Parameters;
      constexpr Source ladder{"regional GVA growth 2009, EU28 −4.4 % (Eurostat nama_10r_2gvagr)",
                              Provenance::derived};
      constexpr Source design{"choice of the stress test's designer", Provenance::definition};
      t.add("severity_percent", &P::severity_percent, Unit::percent, {0.0, 60.0},
            "fall of demand at the trough", ladder);
      t.add_part(&P::timing);
      t.add("sectors", &P::sectors, "sectors hit; empty = all", design);
    }
  };

  explicit DemandRecession(Parameters const& p) : p_(p) {}

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] double severity() const override { return p_.severity_percent; }

  void bend(Quarter quarter, Economy const& economy, Environment& environment) const override {
    double const depth = p_.severity_percent / 100.0 * p_.timing.in_force(quarter);
    if (depth == 0.0) return;
    for (std::size_t s = 0; s < economy.facts.sectors.size(); ++s) {
      SectorFacts const& sector = economy.facts.sectors[s];
      double const factor = in_scope(p_.sectors, sector.name)
                                ? std::max(0.05, 1.0 - depth * sector.cyclicality)
                                : 1.0;
      environment.local_demand[s] *= factor;
      environment.outside_demand[s] *= factor;
    }
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Stress> const& entry<Stress, DemandRecession>();

}  // namespace clustress
