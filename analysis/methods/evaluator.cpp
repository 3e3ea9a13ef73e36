// analysis/methods/evaluator.cpp — what an evaluator would have found, beside what is true.
//
// First year's applicants at the end, in jobs a firm. In a lottery the naive difference estimates
// (effect on winners) − (effect on losers); the effect on losers is interference, and what is left
// over (bias) is selection. Worlds without winners or without losers are left out. An evaluation
// sees one world: where eight of ten would lie are the tenth and the ninetieth percentile over
// worlds, of ten worlds and more.
#include <array>

#include "analysis/data/method_entry.hpp"
#include "sim/statistics/quantiles.hpp"

namespace clustress {

class Evaluator final : public NamedMethod {
 public:
  Evaluator() : NamedMethod("evaluator", "Evaluation") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"evaluation", "winners"},
            {"evaluation", "losers"},
            {"evaluation", "naive_difference"},
            {"evaluation", "effect_on_winners"},
            {"evaluation", "effect_on_losers"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    auto const at_end = [&](char const* name) {
      return c.with("evaluation", name, c.worlds.end());
    };
    std::vector<double> const winners = at_end("winners"), losers = at_end("losers"),
                              naive = at_end("naive_difference"),
                              effect_on_winners = at_end("effect_on_winners"),
                              effect_on_losers = at_end("effect_on_losers");
    std::vector<double> found, on_winners, on_losers, bias;
    for (std::size_t r = 0; r < naive.size(); ++r) {
      if (winners[r] == 0.0 || losers[r] == 0.0) continue;
      found.push_back(naive[r]);
      on_winners.push_back(effect_on_winners[r]);
      on_losers.push_back(effect_on_losers[r]);
      bias.push_back(naive[r] - (effect_on_winners[r] - effect_on_losers[r]));
    }
    if (found.size() < 2) return {};

    Section section = this->section();
    auto const add = [&](char const* name, std::vector<double> const& values, char const* meaning,
                         char const* note = "") {
      return section.add(measure_of(name, mean_with_interval(values, options.alpha),
                                    {"jobs a firm", meaning, note}));
    };
    Figure const shown =
        add("evaluator_naive_difference", found, "growth of winners minus growth of losers");
    Figure const won = add("effect_on_winners", on_winners, "true effect on winners");
    Figure const lost = add("effect_on_losers", on_losers, "true effect on losers");
    Figure const off = add("evaluator_bias", bias, "how far the evaluator's estimate is off",
                           "naive - (effect on winners - effect on losers)");
    if (found.size() >= fewest_for_spread) {
      auto const spread = [&](char const* name, double share, char const* meaning) {
        section.add(
            measure_of(name, quantile(found, share), {"jobs a firm", meaning, "over worlds"}));
      };
      spread("evaluator_naive_difference/tenth_percentile", 0.1,
             "of ten evaluations one finds less than this");
      spread("evaluator_naive_difference/ninetieth_percentile", 0.9,
             "of ten evaluations one finds more than this");
    }
    section.add(measure_of("evaluator_worlds", static_cast<double>(found.size()),
                           {"worlds", "worlds with both winners and losers"}));
    section.notes.push_back(
        {"Evaluator",
         {"winners minus losers: ", shown, " jobs a firm. Truth: ", won, " for winners, ", lost,
          " for losers; the estimate is off by ", off, " ", bounds(off), "."}});
    return section;
  }

 private:
  static constexpr std::size_t fewest_for_spread = 10;
};

template Method const& method<Evaluator>();

}  // namespace clustress
