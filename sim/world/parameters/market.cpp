#include "sim/world/parameters/market.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void MarketParameters::describe(ParameterTable<MarketParameters>& t) {
  using P = MarketParameters;
  t.add("sales_elasticity", &P::sales_elasticity, Unit::elasticity, {0.0, 10.0},
        "η: of sales to productivity that customers know, the elasticity of substitution less one",
        {"elasticities of substitution, median 2.2–3.1 between varieties: Broda & Weinstein 2006",
         Provenance::remembered})
      .prior(log_uniform(1.0, 4.0), screened);
  t.add("customer_turnover", &P::customer_turnover, Unit::per_quarter, {0.0, 1.0},
        "ν: share of the gap between productivity and reputation that closes",
        {"tuned: a voucher's effect on growth of sales is gone within a year (Bakhshi et al. "
         "2013)",
         Provenance::tuned})
      .prior(log_uniform(0.05, 0.4), screened);
  t.add("wage_sensitivity", &P::wage_sensitivity, Unit::elasticity, {0.0, 2.0},
        "θ_w: loss of competitiveness outside per ln wage", by_search)
      .prior(uniform(0.2, 1.0));
  t.add("energy_sensitivity", &P::energy_sensitivity, Unit::elasticity, {0.0, 2.0},
        "θ_E: loss of competitiveness outside per share of sales that energy costs more",
        {"1: unit costs rise by so much, and rivals outside pay the old price; less if the price "
         "is the world's",
         Provenance::assumed})
      .prior(uniform(0.3, 1.0));
  t.add("outside_reversion", &P::outside_reversion, Unit::per_quarter, {0.0, 0.5},
        "κ: pull of a region-sector's outside sales, with average reputations, to their declared "
        "path",
        {"tuned; no baseline moment pins it down", Provenance::tuned})
      .prior(log_uniform(0.01, 0.05), screened);
  t.add("class_return", &P::class_return, Unit::per_quarter, {0.0, 1.0},
        "χ: of what a size class wins from others in its local market, the share that customers "
        "take back; 0 = one market, 1 = a market for each class",
        {"no estimate found; half is taken back in three quarters", Provenance::assumed})
      .prior(log_uniform(0.05, 1.0));
  t.add("shock_scale", &P::shock_scale, Unit::log_points, {0.0, 0.9},
        "σ_0: Laplace scale of a sales shock, firm of one job", by_search)
      .prior(log_uniform(0.25, 0.4), screened);
  t.add("shock_size_exponent", &P::shock_size_exponent, Unit::elasticity, {0.0, 0.5},
        "β: scale falls with size as L^−β",
        {"with β_a to the spread of growth, 0.15–0.20: Stanley et al. 1996; both at their values "
         "the "
         "slope is −0.105",
         Provenance::tuned})
      .prior(uniform(0.0, 0.15), screened);
  t.add("shock_arrival", &P::shock_arrival, Unit::per_quarter, {0.01, 1.0},
        "p_s: chance of a shock a quarter; keeps annual growth near Laplace", by_search)
      .prior(uniform(0.2, 0.5));
  t.add("shock_rarity", &P::shock_rarity, Unit::elasticity, {0.0, 0.5},
        "ω: from 10 persons on shocks come rarer with size, as L^−ω, and wider, as L^(ω/2)",
        {"growth of large firms is more peaked, Subbotin shape 0.7–1.1 (Bottazzi & Secchi 2006); "
         "ω itself has no estimate",
         Provenance::assumed})
      .prior(uniform(0.0, 0.3));
  t.add("shock_guard", &P::shock_guard, Unit::log_points, {0.0, 0.9},
        "largest Laplace scale; E[exp ε] is infinite at 1",
        {"guard, not an estimate", Provenance::definition});
  t.add("young_growth", &P::young_growth, Unit::per_quarter, {0.0, 0.2},
        "g_y: extra growth at birth",
        {"tuned to net growth of young firms, 12 % a year (Eurostat 2025)", Provenance::tuned})
      .prior(log_uniform(0.02, 0.06), screened);
  t.add("young_years", &P::young_years, Unit::years, {0.1, 20.0},
        "τ_y: time constant of extra growth", by_search)
      .prior(log_uniform(1.6, 6.5));
}

}  // namespace clustress
