// How much the pairing of worlds gains: the variance of an effect between paired worlds against
// that between independent ones.
//
// Factor = [Var(with) + Var(without)]/Var(with − without) over replicates
// (statistics/intervals.hpp): how many times more independent replicates the same standard error
// would need. The macro path is shared by all replicates, so that the level varies only by the
// firms' own luck, which makes the factor smaller, not larger.
#include <algorithm>
#include <clustress/catch.hpp>

#include "sim/statistics/distributions.hpp"
#include "sim/statistics/intervals.hpp"
#include "sim/statistics/moments.hpp"
#include "sim/statistics/quantiles.hpp"
#include "tests/support/small_world.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

struct Study {
  Run outcomes;
  int replicates;

  // A value of the variant (0 = without) in every replicate.
  [[nodiscard]] std::vector<double> values(char const* name, std::size_t variant,
                                           std::size_t quarter) const {
    std::vector<double> values;
    for (std::size_t r = 0; r < outcomes.outcomes.size(); ++r)
      values.push_back(outcomes.value(r, "total", name, variant, 0, quarter));
    return values;
  }
  [[nodiscard]] std::vector<double> job_years(std::size_t variant, std::size_t quarter) const {
    std::vector<double> sum(outcomes.outcomes.size(), 0.0);
    for (std::size_t q = 1; q <= quarter; ++q) {
      std::vector<double> const jobs = values("jobs", variant, q);
      for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += jobs[r] / 4.0;
    }
    return sum;
  }
  [[nodiscard]] RunningMoments effect(std::size_t variant, std::size_t quarter) const {
    return difference(values("jobs", variant, quarter), values("jobs", 0, quarter));
  }
  [[nodiscard]] RunningMoments direct_effect(std::size_t variant, std::size_t quarter) const {
    return difference(values("beneficiary_jobs_with", variant, quarter),
                      values("beneficiary_jobs_without", variant, quarter));
  }
  // What the paired effect on all jobs is in every replicate, and on those of firms that were paid.
  [[nodiscard]] std::vector<double> effects(std::size_t variant, std::size_t quarter) const {
    return less(values("jobs", variant, quarter), values("jobs", 0, quarter));
  }
  [[nodiscard]] std::vector<double> direct_effects(std::size_t variant, std::size_t quarter) const {
    return less(values("beneficiary_jobs_with", variant, quarter),
                values("beneficiary_jobs_without", variant, quarter));
  }
  static std::vector<double> less(std::vector<double> a, std::vector<double> const& b) {
    for (std::size_t r = 0; r < a.size(); ++r) a[r] -= b[r];
    return a;
  }
  static RunningMoments difference(std::vector<double> const& a, std::vector<double> const& b) {
    RunningMoments moments;
    for (std::size_t r = 0; r < a.size(); ++r) moments.add(a[r] - b[r]);
    return moments;
  }
};

Scenario region(double persons) {
  Scenario scenario = small_scenario();
  scenario.world.regions[0].employed_persons = persons;
  scenario.world.clusters[0].jobs = 0.12 * persons;
  scenario.simulation.spin_up_quarters = 200;
  scenario.simulation.populations = 8;
  scenario.simulation.horizon_quarters = 80;
  scenario.simulation.macro_path = MacroPath::shared;
  return scenario;
}

std::shared_ptr<Instrument const> vouchers(double budget, std::int64_t quarters,
                                           std::string const& selection) {
  return small_voucher(
      {{"budget_keur", budget}, {"duration_quarters", quarters}, {"selection", selection}});
}

// Variants 1 and 2: vouchers for a few hundred firms by lottery and by merit, money short. 3: one
// voucher in all, whose paired effect is near 0.
Study study(double persons, double budget_keur, int replicates, bool banks_lend = true) {
  Scenario scenario = region(persons);
  if (!banks_lend) scenario.model.banks.bank_loans = 0.0;
  add_variant(scenario, "lottery", {vouchers(budget_keur, 16, "lottery")});
  add_variant(scenario, "merit", {vouchers(budget_keur, 16, "merit")});
  add_variant(scenario, "one voucher", {vouchers(8.2, 1, "lottery")});
  return {run(scenario, replicates, 2), replicates};
}

// The one voucher where no innovation reaches others: the mean square of its effect is the noise of
// the pairing itself, decisions of other firms that flip.
Study study_of_one_voucher(double persons, int replicates) {
  Scenario scenario = region(persons);
  scenario.model.spillover.niche_spillover = scenario.model.spillover.link_spillover = 0.0;
  scenario.model.banks.bank_loans = 0.0;
  add_variant(scenario, "one voucher", {vouchers(8.2, 1, "lottery")});
  return {run(scenario, replicates, 2), replicates};
}

// Robust standard deviation: interquartile range/1.349. In single worlds a large firm's exit flips
// and stands out for some years.
double spread(std::vector<double> const& effects) {
  return (quantile(effects, 0.75) - quantile(effects, 0.25)) / 1.349;
}

// What a ratio of two spreads of the same size reaches by luck: their relative SE is 1.17/√n;
// one-sided α = 0.01.
double factor_of_luck(Study const& study) {
  return 1.0 + 2.33 * 1.17 * std::sqrt(2.0 / study.replicates);
}

// Without those of worlds in which a large firm flips: 20 persons, which chance does not reach
// where the root mean square is two.
std::vector<double> usual(std::vector<double> effects) {
  std::erase_if(effects, [](double effect) { return std::abs(effect) > 20.0; });
  return effects;
}

// Of their squares.
RunningMoments squares(std::vector<double> const& effects) {
  RunningMoments moments;
  for (double const effect : effects) moments.add(effect * effect);
  return moments;
}

// Claims, for both programmes, after 20, 40 and 80 quarters:
//   1. The factor is at least 100 for jobs and for job-years. With 48 replicates a ratio of
//     variances is known to about F_{0.99}(47, 47) = 2: a true factor below 50 would fail; what is
//     seen is above 10,000.
//   2. What firms that were paid differ by is lost again, and with it its spread, which is no
//     larger after 80 quarters than after 40. What their rivals differ by is not: whether a bank
//     lends to a firm short of cash flips, and lasts as long as the firm. Flips add up as
//     independent ones do, so that the spread of all jobs grows no faster than the root of time;
//     if flips bred flips, it would grow with a power of e. Up to factor_of_luck().
//   3. Pairing itself does not wear out: where no innovation reaches others and no bank lends, one
//     voucher moves all jobs by a spread of less than one person after 20 and after 80 quarters, of
//     34,000 and more, and by less than two (root mean square, one-sided α = 0.01) in all worlds
//     but those in which a large firm flips, one in fifty (α = 0.01). Where innovations reach
//     others everybody in the niche is moved a little: there the spread is below two persons.
//   4. The standard error with so many worlds is at most 15 % of the largest variant's direct
//     effect; 0: not claimed. 48 replicates do not tell: single worlds in which a large firm flips
//     make the SD.
void check_pairing(Study const& study, Study const& alone, double worlds) {
  REQUIRE(study.outcomes.all_done());
  double largest_direct = 0, error_there = 0;
  double const luck = factor_of_luck(study);
  for (std::size_t variant = 1; variant <= 2; ++variant) {
    for (std::size_t const quarter : {20U, 40U, 80U}) {
      double const jobs = variance_reduction_factor(study.values("jobs", variant, quarter),
                                                    study.values("jobs", 0, quarter));
      double const job_years =
          variance_reduction_factor(study.job_years(variant, quarter), study.job_years(0, quarter));
      RunningMoments const effect = study.effect(variant, quarter),
                           direct = study.direct_effect(variant, quarter);
      WARN(study.outcomes.layout.variants[variant]
           << ", quarter " << quarter << ": factor " << jobs << " (jobs), " << job_years
           << " (job-years); effect " << effect.mean() << ", SD " << effect.standard_deviation()
           << ", spread " << spread(study.effects(variant, quarter)) << "; direct effect "
           << direct.mean() << ", spread " << spread(study.direct_effects(variant, quarter)));
      CHECK(jobs >= 100.0);
      CHECK(job_years >= 100.0);
      if (quarter == 40 && std::abs(direct.mean()) > largest_direct) {
        largest_direct = std::abs(direct.mean());
        error_there = worlds > 0.0 ? effect.standard_deviation() / std::sqrt(worlds) : 0.0;
      }
    }
    CHECK(spread(study.direct_effects(variant, 80)) <
          luck * spread(study.direct_effects(variant, 40)));
    CHECK(spread(study.effects(variant, 80)) <
          luck * std::sqrt(80.0 / 40.0) * spread(study.effects(variant, 40)));
  }
  CHECK(spread(study.effects(3, 20)) < 2.0);
  CHECK(spread(study.effects(3, 80)) < 2.0);
  CHECK(squares(alone.effects(1, 20)).mean() > 0.0);
  for (std::size_t const quarter : {20U, 80U}) {
    std::vector<double> const effects = alone.effects(1, quarter);
    RunningMoments const usually = squares(usual(effects));
    double const error =
        usually.standard_deviation() / std::sqrt(static_cast<double>(usually.count()));
    INFO("one voucher, quarter " << quarter << ": mean square of the effect on jobs "
                                 << squares(effects).mean() << ", without large flips "
                                 << usually.mean() << " ± " << error << ", spread "
                                 << spread(effects));
    CHECK(spread(effects) < 1.0);
    CHECK(usually.mean() - 2.33 * error < 4.0);
    CHECK(effects.size() - usually.count() <= binomial_quantile(0.99, effects.size(), 1.0 / 50.0));
  }
  // Control: against the next replicate's world without the programme, worlds are independent and
  // nothing is gained.
  std::vector<double> others = study.values("jobs", 0, 40);
  std::rotate(others.begin(), others.begin() + 1, others.end());
  CHECK(variance_reduction_factor(study.values("jobs", 1, 40), others) < 4.0);
  INFO("standard error with " << worlds << " replicates " << error_there
                              << ", largest direct effect " << largest_direct);
  CHECK(error_there <= 0.15 * largest_direct);
}

}  // namespace

// Seen to fail in claim 1 with the next replicate's world without the programme in place of the
// pair: see the control.
TEST_CASE("pairing reduces the variance of effects a hundredfold, for eighty quarters",
          "[statistical][pairing]") {
  check_pairing(study(40'000, 600, 48), study_of_one_voucher(40'000, 48), 0.0);
}

TEST_CASE("128 worlds of a small region are enough for a direct effect",
          "[.long][statistical][pairing]") {
  Study const many = study(40'000, 600, 192);
  for (std::size_t const variant : {1U, 2U}) {
    double const error = many.effect(variant, 40).standard_deviation() / std::sqrt(128.0);
    CHECK(error <= 0.15 * many.direct_effect(variant, 40).mean());
  }
}

// 64 replicates of a region of 200,000 persons, about 30,000 firms.
TEST_CASE("pairing in a large region, 64 replicates", "[.long][statistical][pairing]") {
  check_pairing(study(200'000, 3'000, 64), study_of_one_voucher(200'000, 64), 64.0);
}

// Whether banks lend is what makes the spread of all jobs grow: seen to fail with banks that lend,
// 17 after 40 quarters and 30 after 80.
TEST_CASE("where no bank lends the spread of effects does not grow",
          "[.long][statistical][pairing]") {
  Study const alike = study(200'000, 3'000, 64, false);
  for (std::size_t const variant : {1U, 2U}) {
    double const early = spread(alike.effects(variant, 40)),
                 late = spread(alike.effects(variant, 80));
    INFO("spread after 40 quarters " << early << ", after 80 " << late);
    CHECK(late < factor_of_luck(alike) * early);
  }
}
