#include "analysis/evidence.hpp"

#include <array>
#include <utility>

#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {
constexpr double keur_per_meur = 1000.0;
}

std::optional<Additionality> additionality(UsableReplicates const& worlds, std::size_t variant,
                                           std::size_t stress, double alpha) {
  std::array<std::pair<char const*, char const*>, 5> const counts{
      {{"total", "projects_additional"},
       {"total", "projects_deadweight"},
       {"instrument", "projects_unused"},
       {"instrument", "applications"},
       {"instrument", "awards"}}};
  std::array<std::vector<double>, 5> values;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    auto const [group, name] = counts[i];
    if (worlds.find(group, name) == nullptr) return std::nullopt;
    values[i] = worlds.sums(group, name, variant, stress, worlds.end());
  }
  auto const& [additional, deadweight, unused, applications, awards] = values;
  std::vector<double> const all = plus(plus(additional, deadweight), unused);
  if (moments_of(all).mean() == 0.0) return std::nullopt;
  return Additionality{
      mean_with_interval(all, alpha),          ratio_of_means(additional, all, alpha),
      ratio_of_means(deadweight, all, alpha),  ratio_of_means(unused, all, alpha),
      mean_with_interval(applications, alpha), mean_with_interval(awards, alpha)};
}

std::optional<EvaluatorsView> evaluators_view(UsableReplicates const& worlds, std::size_t variant,
                                              std::size_t stress, double alpha) {
  if (worlds.find("evaluation", "naive_difference") == nullptr) return std::nullopt;
  auto const at_end = [&](char const* name) {
    return worlds.values("evaluation", name, variant, stress, worlds.end());
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
  if (found.size() < 2) return std::nullopt;
  return EvaluatorsView{mean_with_interval(found, alpha), mean_with_interval(on_winners, alpha),
                        mean_with_interval(on_losers, alpha), mean_with_interval(bias, alpha)};
}

std::optional<ReferenceComparison> compare_with(std::string reference,
                                                std::vector<double> const& job_years,
                                                Outlay const& outlay,
                                                std::vector<double> const& reference_job_years,
                                                Outlay const& reference_outlay, double alpha) {
  auto const in_meur = [](std::vector<double> keur) {
    for (double& x : keur) x /= keur_per_meur;
    return keur;
  };
  std::vector<double> const here = in_meur(outlay.discounted),
                            there = in_meur(reference_outlay.discounted);
  if (here.size() < 2 || !mean_with_interval(here, alpha).told_from_zero() ||
      !mean_with_interval(there, alpha).told_from_zero()) {
    return std::nullopt;
  }
  return ReferenceComparison{
      std::move(reference), moments_of(job_years).mean() / moments_of(here).mean(),
      moments_of(reference_job_years).mean() / moments_of(there).mean(),
      difference_of_ratios(job_years, here, reference_job_years, there, alpha)};
}

}  // namespace clustress
