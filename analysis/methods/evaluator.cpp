// analysis/methods/evaluator.cpp — what an evaluator would have found, beside what is true.
//
// First year's applicants at the end, in jobs a firm. In a lottery the naive difference estimates
// (effect on winners) − (effect on losers); the effect on losers is interference, and what is left
// over (bias) is selection. Worlds without winners or without losers are left out. An evaluation
// sees one world: where eight of ten would lie are the tenth and the ninetieth percentile over
// worlds, of ten worlds and more. It calls its finding significant if that is more than
// t(0.975, applicants − 2) of the standard error it reports, whichever way; the share of worlds in
// which it does is its power if there is an effect (Wilson interval).
#include <cmath>

#include "analysis/data/method_entry.hpp"
#include "sim/statistics/distributions.hpp"
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
    section.add(measure_of("evaluator_worlds", static_cast<double>(found.size()),
                           {"worlds", "worlds with both winners and losers"}));
    section.notes.push_back(
        {"Evaluator",
         {"winners minus losers: ", shown, " jobs a firm. Truth: ", won, " for winners, ", lost,
          " for losers; the estimate is off by ", off, " ", bounds(off), "."}});
    add_spread(section, c, options, found);
    return section;
  }

 private:
  static constexpr std::size_t fewest_for_spread = 10;
  // How far single evaluations lie apart, and in how many worlds one calls its finding significant.
  static void add_spread(Section& section, Comparison const& c, MethodOptions const& options,
                         std::vector<double> const& found) {
    Phrase text;
    if (found.size() >= fewest_for_spread) {
      auto const add = [&](char const* name, double share, char const* meaning) {
        return section.add(
            measure_of(name, quantile(found, share), {"jobs a firm", meaning, "over worlds"}));
      };
      Figure const low = add("evaluator_naive_difference/tenth_percentile", 0.1,
                             "of ten evaluations one finds less than this");
      Figure const high = add("evaluator_naive_difference/ninetieth_percentile", 0.9,
                              "of ten evaluations one finds more than this");
      text = {"one evaluation sees one world; eight of ten find ", low, " to ", high,
              " jobs a firm."};
    }
    Significance const s = significance(c);
    if (s.worlds > 0) {
      Figure const error = section.add(measure_of(
          "evaluator_standard_error", s.mean_error,
          {"jobs a firm", "standard error that an evaluation reports, mean over worlds"}));
      Figure const share = section.add(
          measure_of("evaluator_significant_share",
                     share_with_interval(s.significant, s.worlds, options.alpha),
                     {"share of simulated worlds",
                      "in which one evaluation calls its finding significant, at 5 %"}));
      text.insert(text.end(),
                  {" The standard error it reports is ", error, " on average; in ",
                   percent_and_bounds(share), " of worlds it would call its finding significant."});
    }
    if (!text.empty()) section.notes.push_back({"", std::move(text)});
  }

  struct Significance {
    std::size_t significant = 0, worlds = 0;
    double mean_error = 0.0;
  };
  static Significance significance(Comparison const& c) {
    if (c.worlds.find("evaluation", "naive_error") == nullptr) return {};
    auto const at_end = [&](char const* name) {
      return c.with("evaluation", name, c.worlds.end());
    };
    std::vector<double> const naive = at_end("naive_difference"), error = at_end("naive_error"),
                              winners = at_end("winners"), losers = at_end("losers");
    Significance s;
    for (std::size_t r = 0; r < naive.size(); ++r) {
      double const freedom = winners[r] + losers[r] - 2.0;
      if (!(error[r] > 0.0) || !(freedom > 0.0)) continue;
      ++s.worlds;
      s.mean_error += error[r];
      s.significant += std::abs(naive[r]) > student_t_quantile(0.975, freedom) * error[r] ? 1 : 0;
    }
    if (s.worlds > 0) s.mean_error /= static_cast<double>(s.worlds);
    return s;
  }
};

template Method const& method<Evaluator>();

}  // namespace clustress
