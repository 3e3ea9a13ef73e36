// sim/world/parameters/ideas.hpp — what every kind of project has in numbers, and how the file of a
// kind (sim/projects) declares those it uses. Plain values.
#pragma once

#include <string>
#include <string_view>

#include "sim/core/parameters.hpp"
#include "sim/world/parameters/sources.hpp"

namespace clustress {

// A kind declares those it uses; the others stay as they are here.
struct IdeaParameters {
  double hazard = 0.0;  // ideas a quarter of a firm of 10 jobs
  double size_exponent = 0.2;
  double cost_keur = 0.0;  // mean, firm of 10 jobs
  double cost_size_exponent = 0.6;
  double cost_quarters = 0.0;    // of sales, in the place of the cost above if not 0
  double value_ratio = 0.0;      // worth over cost, in the place of a worth from its gain if not 0
  double cost_spread = 0.5;      // SD of ln cost
  double overrun_spread = 0.15;  // SD of ln overrun
  double gain = 0.0;             // mean, in the unit of the kind
  double gain_size_exponent = 0.0;
  double success_probability = 1.0;
  double knowledge_share = 0.0;  // of the cost that becomes knowledge capital
  int duration_quarters = 2;
};

// Declares how often firms think of it, what it costs and how long it takes.
template <class Kind>
void describe_idea(ParameterTable<Kind>& t, std::string_view things, Source cost) {
  std::string const of(things);
  t.add("hazard", &Kind::hazard, Unit::per_quarter, {0.0, 1.0},
        "h: ideas for " + of + " a quarter, firm of 10 jobs", judged)
      .prior(times(2.0));
  t.add("size_exponent", &Kind::size_exponent, Unit::elasticity, {0.0, 1.0}, "g: of ideas to size",
        judged)
      .prior(give_or_take(0.15));
  t.add("cost_keur", &Kind::cost_keur, Unit::keur, {0.01, 100000.0},
        "C: mean expected cost, firm of 10 jobs", cost)
      .prior(times(1.6));
  t.add("cost_size_exponent", &Kind::cost_size_exponent, Unit::elasticity, {0.0, 1.0},
        "c: of cost to size", judged)
      .prior(give_or_take(0.15));
  t.add("cost_spread", &Kind::cost_spread, Unit::log_points, {0.0, 2.0}, "s: SD of ln cost", judged)
      .prior(give_or_take(0.2));
  t.add("overrun_spread", &Kind::overrun_spread, Unit::log_points, {0.0, 2.0},
        "o: SD of ln overrun, known after planning", judged)
      .prior(uniform(0.0, 0.4));
  t.add("duration_quarters", static_cast<int Kind::*>(&Kind::duration_quarters), Unit::quarters,
        {1, 40}, "D: from start to completion", judged)
      .prior(times(2.0));
}

// Declares the mean gain and how it falls with the firm's size.
template <class Kind, class DeclaredPrior = AboutDefault>
void describe_gain(ParameterTable<Kind>& t, Unit unit, std::string_view meaning,
                   Source source = judged, DeclaredPrior const& prior = times(2.0)) {
  t.add("gain", &Kind::gain, unit, {0.0, 5.0}, meaning, source).prior(prior);
  t.add("gain_size_exponent", &Kind::gain_size_exponent, Unit::elasticity, {0.0, 1.0},
        "q: the gain falls with size by it: a project of its size does less in a larger firm",
        judged)
      .prior(uniform(0.0, 0.6));
}

}  // namespace clustress
