// sim/stresses/energy_price_shock.cpp — energy becomes dearer for a time.
//
//   p_E ← p_E + ln(1 + severity · share in force(t))        log price of energy, 0 in the base year
//
// A firm of sector s then pays η_s (e^{p_E} − 1) of its sales more, η_s the sector's energy share.
// This leaves its cash (behaviour/finance.cpp) and lowers its competitiveness outside by θ_E times
// as much (behaviour/market.cpp): outside, rivals pay another price; at home all pay the same.
// Exposure is the sector's energy share, so there is no further scope. Severity: rise of the price
// in percent. Prices for firms in the EU rose by about half (electricity) to more than double (gas)
// from 2021 to 2022.
#include "sim/core/catalogue_entry.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/world/environment.hpp"
#include "sim/world/stress.hpp"
#include "sim/world/stress_terms.hpp"

namespace clustress {

class EnergyPriceShock final : public Stress {
 public:
  static constexpr std::string_view kind = "energy_price_shock";
  static constexpr std::string_view summary = "energy becomes dearer for a time";

  struct Parameters {
    double severity_percent = 50.0;
    StressTiming timing;

    static void describe(ParameterTable<Parameters>& t) {
      using P = Parameters;
      constexpr Source prices{
          "EU firms 2021–2022: electricity up by about half, gas more than doubled",
          Provenance::uncertain};
      t.add("severity_percent", &P::severity_percent, Unit::percent, {0.0, 1000.0},
            "rise of the price of energy", prices);
      t.add_part(&P::timing);
    }
  };

  explicit EnergyPriceShock(Parameters const& p) : p_(p) {}

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] double severity() const override { return p_.severity_percent; }

  void bend(Quarter quarter, Economy const&, Environment& environment) const override {
    double const rise = p_.severity_percent / 100.0 * p_.timing.in_force(quarter);
    if (rise != 0.0) environment.log_energy_price += fast_log(1.0 + rise);
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Stress> const& entry<Stress, EnergyPriceShock>();

}  // namespace clustress
