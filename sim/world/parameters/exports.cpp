#include "sim/world/parameters/exports.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {
namespace {

constexpr Source by_share{
    "set so that about one firm in six of tradable sectors exports (18 % of US manufacturing "
    "firms: "
    "Bernard, Jensen, Redding & Schott 2007)",
    Provenance::tuned};

}  // namespace

void ExportParameters::describe(ParameterTable<ExportParameters>& t) {
  using P = ExportParameters;
  t.add("tradable_share", &P::tradable_share, Unit::share, {0.0, 1.0},
        "τ_x: least outside share of a sector whose firms can export", unidentified)
      .prior(uniform(0.15, 0.45));
  t.add("sales_gain", &P::sales_gain, Unit::share, {0.0, 4.0},
        "γ: rise of outside sales when a firm begins to export", unidentified)
      .prior(log_uniform(0.1, 0.5), screened);
  t.add("margin_share", &P::margin_share, Unit::share, {0.0, 1.0},
        "m_x: margin on foreign sales of the market's average firm, running cost not counted",
        unidentified)
      .prior(uniform(0.15, 0.45));
  t.add("productivity_effect", &P::productivity_effect, Unit::elasticity, {0.0, 20.0},
        "θ: of the margin to productivity, the elasticity of substitution less one",
        {"elasticities of substitution of 4 to 5 are usual in trade models of this form (Melitz "
         "2003); no source retrieved",
         Provenance::uncertain})
      .prior(uniform(3.0, 5.0));
  t.add("running_cost_keur", &P::running_cost_keur, Unit::keur, {0.0, 10000.0},
        "f_x: running cost of exporting a quarter, firm of 10 jobs", by_share)
      .prior(log_uniform(1.5, 5.0), screened);
  t.add("running_cost_size_exponent", &P::running_cost_size_exponent, Unit::elasticity, {0.0, 1.0},
        "c_x: of the running cost to size; below one, so that exporters are large (premium in "
        "employment: Bernard et al. "
        "2007)",
        unidentified)
      .prior(uniform(0.5, 0.9));
  t.add("stop_share", &P::stop_share, Unit::per_quarter, {0.0, 1.0},
        "q: chance to stop of an exporter that loses by it", unidentified)
      .prior(uniform(0.12, 0.38));
  t.add("lost_markets", &P::lost_markets, Unit::per_quarter, {0.0, 0.5},
        "x_0: chance that an exporter of 10 persons loses its markets abroad, whatever it earns",
        {"10–40 % of exporters stop in a year in firm data: recalled, no open source read",
         Provenance::uncertain})
      .prior(log_uniform(0.025, 0.12));
  t.add("lost_size_exponent", &P::lost_size_exponent, Unit::elasticity, {0.0, 1.0},
        "x_1: that chance falls with size: large firms sell to several countries",
        {"no estimate found", Provenance::assumed})
      .prior(uniform(0.0, 0.6));
}

}  // namespace clustress
