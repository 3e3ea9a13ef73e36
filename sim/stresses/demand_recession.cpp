// sim/stresses/demand_recession.cpp — demand falls, stays low, and comes back.
//
// Local demand and the path of outside sales of sector s are multiplied by 1 − severity · cyclicality_s · profile(t),
// profile rising linearly from 0 to 1 over the onset, staying 1 for the trough, and returning to 0 over the recovery (not below
// a permanent share). Severity: fall of demand at the trough in percent, before what falling incomes add. Ladder from regional
// GVA in 2009: mild 2, severe 4.5, extreme 7 % (Eurostat nama_10r_2gvagr, EU28 −4.4 %).
#include <algorithm>

#include "sim/core/catalogue_entry.hpp"
#include "sim/model/economy.hpp"
#include "sim/model/environment.hpp"
#include "sim/model/stress.hpp"

namespace clustress {

class DemandRecession final : public Stress {
 public:
  static constexpr std::string_view kind = "demand_recession";
  static constexpr std::string_view summary = "demand falls, stays low, and comes back";

  struct Parameters {
    double severity_percent = 4.5;
    int start_quarter = 5;
    int onset_quarters = 2;
    int trough_quarters = 4;
    int recovery_quarters = 8;
    double permanent_share = 0.0;
    std::vector<std::string> sectors;

    static void describe(ParameterTable<Parameters>& t) {
      using P = Parameters;
      constexpr Source ladder{"regional GVA growth 2009, EU28 −4.4 % (Eurostat nama_10r_2gvagr)", Provenance::derived};
      constexpr Source design{"choice of the stress test's designer", Provenance::definition};
      t.add("severity_percent", &P::severity_percent, Unit::percent, {0.0, 60.0}, "fall of demand at the trough", ladder);
      t.add("start_quarter", &P::start_quarter, Unit::quarters, {1, 1000}, "first quarter below the path", design);
      t.add("onset_quarters", &P::onset_quarters, Unit::quarters, {1, 100}, "until the trough is reached", design);
      t.add("trough_quarters", &P::trough_quarters, Unit::quarters, {0, 400}, "at the trough", design);
      t.add("recovery_quarters", &P::recovery_quarters, Unit::quarters, {1, 400}, "from the trough back", design);
      t.add("permanent_share", &P::permanent_share, Unit::share, {0.0, 1.0}, "of the fall that never comes back", design);
      t.add("sectors", &P::sectors, "sectors hit; empty = all", design);
    }
  };

  explicit DemandRecession(Parameters const& p) : p_(p) {}

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] double severity() const override { return p_.severity_percent; }

  void bend(Quarter quarter, Economy const& economy, Environment& environment) const override {
    double const depth = p_.severity_percent / 100.0 * profile(quarter);
    if (depth == 0.0) return;
    for (std::size_t s = 0; s < economy.facts.sectors.size(); ++s) {
      SectorFacts const& sector = economy.facts.sectors[s];
      bool const hit =
          p_.sectors.empty() || std::find(p_.sectors.begin(), p_.sectors.end(), sector.name) != p_.sectors.end();
      double const factor = hit ? std::max(0.05, 1.0 - depth * sector.cyclicality) : 1.0;
      environment.local_demand[s] *= factor;
      environment.outside_demand[s] *= factor;
    }
  }

 private:
  [[nodiscard]] double profile(Quarter quarter) const {
    int const t = quarter - p_.start_quarter + 1;  // 1 in the first quarter of the onset
    if (t <= 0) return 0.0;
    if (t <= p_.onset_quarters) return static_cast<double>(t) / p_.onset_quarters;
    int const after = t - p_.onset_quarters - p_.trough_quarters;
    double const recovered = std::clamp(static_cast<double>(after) / p_.recovery_quarters, 0.0, 1.0);
    return 1.0 - (1.0 - p_.permanent_share) * recovered;
  }

  Parameters p_;
};

template CatalogueEntry<Stress> const& entry<Stress, DemandRecession>();

}  // namespace clustress
