// sim/stresses/credit_crunch.cpp — banks lend less for a time.
//
//   ϰ_s ← ϰ_s (1 − severity · share in force(t))
//           factor on the credit limits of the firms of sector s
//
// A firm whose cash and lowered limit do not cover its working capital is constrained: it keeps a
// share of its R&D and posts a share of the jobs it wants to add; all have less credit to pay
// projects from. One whose debt is above the limit may owe it further, but gets nothing on top: it
// is insolvent when it makes a loss (behaviour/finance.cpp). Severity: fall of credit limits in
// percent.
// No series of limits was retrieved; new loans to large firms fell by 47 % in the last quarter of
// 2008 (Ivashina & Scharfstein 2010). What constrained firms cut first: Chodorow-Reich 2014.
#include "sim/core/catalogue_entry.hpp"
#include "sim/world/economy.hpp"
#include "sim/world/environment.hpp"
#include "sim/world/stress.hpp"
#include "sim/world/stress_terms.hpp"

namespace clustress {

class CreditCrunch final : public Stress {
 public:
  static constexpr std::string_view kind = "credit_crunch";
  static constexpr std::string_view summary = "banks lend less for a time";

  struct Parameters {
    double severity_percent = 30.0;
    StressTiming timing;
    std::vector<std::string> sectors;

    static void describe(ParameterTable<Parameters>& t) {
      using P = Parameters;
      constexpr Source lending{
          "no source for limits; new loans fell by 47 % in 2008Q4 (Ivashina & Scharfstein 2010)",
          Provenance::assumed};
      constexpr Source design{"choice of the stress test's designer", Provenance::definition};
      t.add("severity_percent", &P::severity_percent, Unit::percent, {0.0, 100.0},
            "fall of credit limits", lending);
      t.add_part(&P::timing);
      t.add("sectors", &P::sectors, "sectors whose firms get less credit; empty = all", design);
    }
  };

  explicit CreditCrunch(Parameters const& p) : p_(p) {}

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] double severity() const override { return p_.severity_percent; }

  void bend(Quarter quarter, Economy const& economy, Environment& environment) const override {
    double const kept = 1.0 - p_.severity_percent / 100.0 * p_.timing.in_force(quarter);
    for (std::size_t s = 0; s < economy.facts.sectors.size(); ++s) {
      if (in_scope(p_.sectors, economy.facts.sectors[s].name)) environment.credit[s] *= kept;
    }
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Stress> const& entry<Stress, CreditCrunch>();

}  // namespace clustress
