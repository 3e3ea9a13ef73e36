// sim/stresses/programme_budget_cut.cpp — part of what the programme planned is not released.
//
//   released in quarter t = ⌊planned · (1 − severity · share in force(t))⌋
//           whole cents, of every instrument
//
// What is not released stays with the funder; promises made before are kept, as their money was
// released. A quarter without release opens no call. The reference programmes `transfer` and
// the like are cut alike. Nothing else is bent: the world without a programme is the same, bit for
// bit. By default the cut lasts. Severity: percent of the planned release.
#include <cmath>

#include "sim/core/catalogue_entry.hpp"
#include "sim/world/environment.hpp"
#include "sim/world/stress.hpp"
#include "sim/world/stress_terms.hpp"

namespace clustress {

class ProgrammeBudgetCut final : public Stress {
 public:
  static constexpr std::string_view kind = "programme_budget_cut";
  static constexpr std::string_view summary = "part of what the programme planned is not released";

  struct Parameters {
    double severity_percent = 50.0;
    StressTiming timing = lasting();

    static void describe(ParameterTable<Parameters>& t) {
      using P = Parameters;
      constexpr Source design{"choice of the stress test's designer", Provenance::definition};
      t.add("severity_percent", &P::severity_percent, Unit::percent, {0.0, 100.0},
            "of the planned release that is cut", design);
      t.add_part(&P::timing);
    }
    static StressTiming lasting() {
      StressTiming timing;
      timing.onset_quarters = 1;
      timing.permanent_share = 1.0;
      return timing;
    }
  };

  explicit ProgrammeBudgetCut(Parameters const& p) : p_(p) {}

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] double severity() const override { return p_.severity_percent; }

  void bend(Quarter quarter, Economy const&, Environment& environment) const override {
    std::int64_t const cut =
        std::llround(p_.severity_percent / 100.0 * 1e6 * p_.timing.in_force(quarter));
    environment.released_per_million =
        environment.released_per_million * (1'000'000 - cut) / 1'000'000;
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Stress> const& entry<Stress, ProgrammeBudgetCut>();

}  // namespace clustress
