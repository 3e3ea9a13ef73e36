#include "analysis/data/guarantee_cost.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/data/cost.hpp"
#include "sim/core/money.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {
namespace {

struct Reader {
  UsableReplicates const& worlds;
  std::size_t variant, stress;

  // A world's number in kEUR; `entry`: the instrument, or all of them.
  [[nodiscard]] std::vector<double> of(char const* name, std::size_t quarter) const {
    return in_keur(worlds.sums("instrument", name, variant, stress, quarter));
  }
  [[nodiscard]] std::vector<double> of(char const* name, std::size_t quarter,
                                       std::size_t entry) const {
    return in_keur(worlds.values("instrument", name, variant, stress, quarter, entry));
  }
  // whether the variant has the instrument
  [[nodiscard]] bool has(std::size_t entry) const {
    DatasetValues const& d = worlds.get("instrument", "guarantee_reserve_cents");
    return !std::isnan(
        d.values[worlds.view().at(d, variant, stress, worlds.used().front(), 0, entry)]);
  }
  [[nodiscard]] std::size_t instruments() const {
    return worlds.get("instrument", "guarantee_reserve_cents").entries;
  }

 private:
  static std::vector<double> in_keur(std::vector<double> cents) {
    for (double& c : cents) c /= cents_per_keur;
    return cents;
  }
};

// Adds what is still to be called of the loans of an instrument.
void add_later(Reader const& read, std::size_t k, std::vector<double>& later) {
  std::size_t const end = read.worlds.end();
  std::vector<double> const called = read.of("called_guarantees_cents", end, k),
                            ahead = read.of("guarantee_reserve_to_come_cents", end, k);
  std::vector<double> exposed(called.size(), 0.0);
  for (std::size_t t = 1; t <= end; ++t)
    exposed = plus(exposed, read.of("guarantee_reserve_cents", t - 1, k));
  double const exposure = moments_of(exposed).mean();
  if (!(exposure > 0.0)) return;
  double const rate = moments_of(called).mean() / exposure;
  double const leverage = moments_of(ahead).mean() / exposure;
  for (std::size_t r = 0; r < later.size(); ++r)
    later[r] += rate * ahead[r] + leverage * (called[r] - rate * exposed[r]);
}

}  // namespace

bool GuaranteeCost::is_nothing() const {
  return std::all_of(given.begin(), given.end(), [](double g) { return g == 0.0; });
}

GuaranteeCost guarantee_cost_of(UsableReplicates const& worlds, std::size_t variant,
                                std::size_t stress) {
  Reader const read{worlds, variant, stress};
  std::size_t const end = worlds.end(), n = worlds.used().size();
  GuaranteeCost cost;
  cost.given = read.of("guarantees_given_cents", end);
  if (cost.is_nothing()) return cost;
  cost.given_young = read.of("guarantees_given_young_cents", end);
  cost.called = read.of("called_guarantees_cents", end);
  cost.called_young = read.of("called_guarantees_young_cents", end);
  cost.open = read.of("guarantee_reserve_cents", end);
  cost.later.assign(n, 0.0);
  for (std::size_t k = 0; k < read.instruments(); ++k) {
    if (read.has(k)) add_later(read, k, cost.later);
  }
  double const at_end = discount_factor(worlds.view().discount_rate, end);
  double const rate = std::pow(1.0 + worlds.view().discount_rate, 0.25) - 1.0;
  std::vector<double> const ahead = read.of("guarantee_reserve_to_come_cents", end);
  cost.held.assign(n, 0.0);
  for (std::size_t r = 0; r < n; ++r) {
    cost.later_discounted.push_back(at_end * cost.later[r]);
    cost.held[r] = rate * at_end * ahead[r];
  }
  for (std::size_t t = 1; t <= end; ++t) {
    double const weight = rate * discount_factor(worlds.view().discount_rate, t);
    std::vector<double> const reserve = read.of("guarantee_reserve_cents", t - 1);
    for (std::size_t r = 0; r < n; ++r) cost.held[r] += weight * reserve[r];
  }
  return cost;
}

}  // namespace clustress
