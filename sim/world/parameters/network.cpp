// sim/world/parameters/network.cpp — the network in numbers: defaults, ranges and sources.
#include "sim/world/parameters/network.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {

void NetworkParameters::describe(ParameterTable<NetworkParameters>& t) {
  using P = NetworkParameters;
  constexpr Source sign{
      "sign from studies of tie formation (Boschma 2005; Balland 2012); size assumed",
      Provenance::assumed};
  t.add("search_hazard", &P::search_hazard, Unit::per_quarter, {0.0, 1.0},
        "h_s: firms of 10 jobs that look for a partner", unidentified)
      .prior(log_uniform(0.01, 0.04));
  t.add("search_size_exponent", &P::search_size_exponent, Unit::elasticity, {0.0, 1.5},
        "g_s: of search to size", unidentified)
      .prior(uniform(0.4, 0.8));
  t.add("brokerage", &P::brokerage, Unit::none, {0.0, 10.0},
        "β_s: rise of a member's search with brokerage of its organisation",
        {"membership multiplies links by 1.2–2 (Danish, Japanese and German evaluations)",
         Provenance::derived})
      .prior(uniform(0.3, 2.0));
  t.add("meetings", &P::meetings, Unit::none, {1, 50}, "M: firms a searcher meets", unidentified)
      .prior(uniform(2, 8));
  t.add("same_cluster_share", &P::same_cluster_share, Unit::share, {0.0, 1.0},
        "of meetings, with firms of the own cluster", unidentified)
      .prior(uniform(0.2, 0.6));
  t.add("elsewhere_share", &P::elsewhere_share, Unit::share, {0.0, 1.0},
        "of meetings, with firms of any region", unidentified)
      .prior(uniform(0.075, 0.22));
  t.add("base_log_odds", &P::base_log_odds, Unit::none, {-20.0, 20.0},
        "b_0: log odds of two strangers that meet", unidentified)
      .prior(uniform(-3.5, -1.5));
  t.add("geography", &P::geography, Unit::none, {-20.0, 0.0}, "b_1: per 100 km", sign)
      .prior(uniform(-2.0, -0.3));
  t.add("cognition", &P::cognition, Unit::none, {0.0, 20.0},
        "b_2: times the value of cognitive distance", sign)
      .prior(uniform(0.5, 3.5));
  t.add("common_partner", &P::common_partner, Unit::none, {0.0, 20.0},
        "b_3: a common partner (triadic closure)", sign)
      .prior(uniform(0.3, 2.0));
  t.add("institution", &P::institution, Unit::none, {0.0, 20.0},
        "b_4: both work with research organisations", sign)
      .prior(uniform(0.0, 0.8));
  t.add("organisation", &P::organisation, Unit::none, {0.0, 20.0},
        "b_5: members of one organisation, times its presence", sign)
      .prior(uniform(0.0, 1.0));
  t.add("same_cluster", &P::same_cluster, Unit::none, {0.0, 20.0},
        "b_6: same cluster, times presence and management quality of its organisation", sign)
      .prior(uniform(0.3, 2.0));
  t.add("half_life_years", &P::half_life_years, Unit::years, {0.1, 50.0}, "T: half-life of a link",
        {"3–5 years", Provenance::uncertain})
      .prior(uniform(3.0, 5.0), studies_say);
  t.add("most_links", &P::most_links, Unit::none, {1, 200}, "K: bound on a firm's links",
        unidentified)
      .prior(uniform(4, 10));
}

}  // namespace clustress
