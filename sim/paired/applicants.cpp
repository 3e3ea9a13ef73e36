// sim/paired/applicants.cpp — what an evaluator who compares winners with losers would find, and
// the true effects on both.
//
// Applicants of the calls of an instrument's first four quarters, stratum by stratum (instrument ×
// call). Strata without winners or without losers say nothing; with none left all means are 0.
//
//   naive difference  Σ_s w_s (ȳ_1s − ȳ_0s),  w_s = n_1s / Σ n_1s,  y growth of jobs since the call
//   standard error    sqrt Σ_i (Σ_{applications of i} ψ)²,  ψ = ± w_s/n_gs (y − ȳ_gs) sqrt(n/(n−1))
//
// It is the stratified standard error of Neyman (w_s² s²_gs/n_gs summed), clustered by firm, since
// a firm may apply again. A stratum with one firm on a side takes that side's variance within
// strata, pooled; where nothing is left to take it from, there is no standard error and it is 0.
#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "sim/engine/paired_indicator_entry.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

class PairedApplicants final : public PairedAccount {
 public:
  explicit PairedApplicants(PairedWorld const&) {}
  void settle(PairedWorld const& pair) override {
    take_applications(pair);
    evaluate(pair);
  }
  static std::span<PairedIndicator const> indicators();

 private:
  static constexpr Quarter evaluated_quarters = 4;

  // Applicants of one outcome: register rows, and their jobs a quarter before the call.
  struct Applicants {
    std::vector<std::size_t> rows;
    std::vector<std::int32_t> jobs_before;
  };
  struct Stratum {
    std::uint16_t instrument;
    Quarter call;
    Applicants winners, losers;
  };
  struct Found {
    double winners = 0, losers = 0;
    double naive_difference = 0, effect_on_winners = 0, effect_on_losers = 0;
    double naive_error = 0;
  };
  // Of all strata, of one outcome.
  struct Side {
    double squares = 0, freedom = 0;  // within strata
    double alone = 0;                 // Σ w² over strata in which one firm stands alone
  };

  void take_applications(PairedWorld const& pair);
  void evaluate(PairedWorld const& pair);
  [[nodiscard]] double naive_error(PairedWorld const& pair, double winners);

  std::vector<Stratum> strata_;
  Found found_;
  // ψ of each application, with its register row; kept between quarters for its room
  std::vector<std::pair<std::size_t, double>> influence_;
};

void PairedApplicants::take_applications(PairedWorld const& pair) {
  World const& world = pair.with();
  for (ApplicationEvent const& application : world.office.applications) {
    auto const row = pair.row_of(application.firm, application.register_row);
    if (!row) continue;
    int const first_call =
        pair.programme().lines[application.instrument].instrument->terms().start_quarter;
    if (world.now >= first_call + evaluated_quarters) continue;
    if (strata_.empty() || strata_.back().call != world.now ||
        strata_.back().instrument != application.instrument) {
      strata_.push_back({application.instrument, world.now, {}, {}});
    }
    Applicants& side = application.awarded ? strata_.back().winners : strata_.back().losers;
    side.rows.push_back(*row);
    side.jobs_before.push_back(pair.jobs_with_before(*row));
  }
}

void PairedApplicants::evaluate(PairedWorld const& pair) {
  // Mean growth since the call, and mean effect, of one side of a stratum.
  auto const means = [&](Applicants const& side) {
    std::int64_t growth = 0, effect = 0;
    for (std::size_t k = 0; k < side.rows.size(); ++k) {
      std::int32_t const jobs = pair.jobs_with(side.rows[k]);
      growth += jobs - side.jobs_before[k];
      effect += jobs - pair.jobs_without(side.rows[k]);
    }
    auto const n = static_cast<double>(side.rows.size());
    return std::pair(static_cast<double>(growth) / n, static_cast<double>(effect) / n);
  };
  found_ = {};
  double naive = 0, on_winners = 0, on_losers = 0;
  for (Stratum const& stratum : strata_) {
    if (stratum.winners.rows.empty() || stratum.losers.rows.empty()) continue;
    auto const [growth_w, effect_w] = means(stratum.winners);
    auto const [growth_l, effect_l] = means(stratum.losers);
    auto const n = static_cast<double>(stratum.winners.rows.size());
    naive += n * (growth_w - growth_l);
    on_winners += n * effect_w;
    on_losers += n * effect_l;
    found_.winners += n;
    found_.losers += static_cast<double>(stratum.losers.rows.size());
  }
  if (found_.winners == 0) return;
  found_.naive_difference = naive / found_.winners;
  found_.effect_on_winners = on_winners / found_.winners;
  found_.effect_on_losers = on_losers / found_.winners;
  found_.naive_error = naive_error(pair, found_.winners);
}

double PairedApplicants::naive_error(PairedWorld const& pair, double winners) {
  influence_.clear();
  std::array<Side, 2> sides;  // winners, losers
  for (Stratum const& stratum : strata_) {
    if (stratum.winners.rows.empty() || stratum.losers.rows.empty()) continue;
    double const weight = static_cast<double>(stratum.winners.rows.size()) / winners;
    for (Applicants const* const group : {&stratum.winners, &stratum.losers}) {
      Side& side = sides[group == &stratum.winners ? 0 : 1];
      double const sign = group == &stratum.winners ? 1.0 : -1.0;
      auto const n = static_cast<double>(group->rows.size());
      if (n < 2) {
        side.alone += weight * weight;
        continue;
      }
      auto const growth = [&](std::size_t k) {
        return static_cast<double>(pair.jobs_with(group->rows[k]) - group->jobs_before[k]);
      };
      double mean = 0;
      for (std::size_t k = 0; k < group->rows.size(); ++k) mean += growth(k) / n;
      for (std::size_t k = 0; k < group->rows.size(); ++k) {
        double const residual = growth(k) - mean;
        side.squares += residual * residual;
        influence_.emplace_back(group->rows[k],
                                sign * weight / n * residual * std::sqrt(n / (n - 1.0)));
      }
      side.freedom += n - 1.0;
    }
  }
  std::ranges::stable_sort(influence_, {}, &std::pair<std::size_t, double>::first);
  double variance = 0;
  for (std::size_t k = 0; k < influence_.size();) {
    std::size_t const row = influence_[k].first;
    double sum = 0;
    for (; k < influence_.size() && influence_[k].first == row; ++k) sum += influence_[k].second;
    variance += sum * sum;
  }
  for (Side const& side : sides) {
    if (side.alone > 0 && side.freedom == 0) return 0;
    if (side.alone > 0) variance += side.alone * side.squares / side.freedom;
  }
  return std::sqrt(variance);
}

std::span<PairedIndicator const> PairedApplicants::indicators() {
  using enum PairedSplit;
  static constexpr PairedIndicator rows[] = {
      {"winners", "firms",
       "awarded applicants of the calls of the instruments' first four quarters", evaluation,
       [](PairedApplicants const& account, std::size_t) { return account.found_.winners; }},
      {"losers", "firms", "rejected applicants of the same calls", evaluation,
       [](PairedApplicants const& account, std::size_t) { return account.found_.losers; }},
      {"naive_difference", "persons", "mean growth in jobs since the call, winners less losers",
       evaluation,
       [](PairedApplicants const& account, std::size_t) {
         return account.found_.naive_difference;
       }},
      {"naive_error", "persons",
       "standard error that the evaluator reports for it, clustered by firm; 0 where there is none",
       evaluation,
       [](PairedApplicants const& account, std::size_t) { return account.found_.naive_error; }},
      {"effect_on_winners", "persons", "mean true effect on winners", evaluation,
       [](PairedApplicants const& account, std::size_t) {
         return account.found_.effect_on_winners;
       }},
      {"effect_on_losers", "persons", "mean true effect on losers, weighted as the winners",
       evaluation,
       [](PairedApplicants const& account, std::size_t) {
         return account.found_.effect_on_losers;
       }},
  };
  return rows;
}

template PairedFile paired<PairedApplicants>();

}  // namespace clustress
