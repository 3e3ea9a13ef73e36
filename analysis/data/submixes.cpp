#include "analysis/data/submixes.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "sim/statistics/moments.hpp"
#include "sim/statistics/shapley.hpp"

namespace clustress {

namespace {

constexpr std::size_t most_bits = 63;

std::optional<std::size_t> place_in(std::vector<std::size_t> const& list, std::size_t item) {
  auto const found = std::ranges::find(list, item);
  if (found == list.end()) return std::nullopt;
  return static_cast<std::size_t>(found - list.begin());
}

// Nothing if one is not in the mix, or twice.
std::optional<std::uint64_t> bits_of(std::vector<std::size_t> const& mix,
                                     std::vector<std::size_t> const& instruments) {
  std::uint64_t bits = 0;
  for (std::size_t const instrument : instruments) {
    auto const place = place_in(mix, instrument);
    if (!place || (bits >> *place & 1U) != 0) return std::nullopt;
    bits |= std::uint64_t{1} << *place;
  }
  return bits;
}

// The orders as places in the mix; nothing if one leaves an instrument or a sub-mix out.
bool take_orders(std::vector<std::vector<std::size_t>> const& orders, Submixes& submixes) {
  for (auto const& order : orders) {
    if (order.size() != submixes.count() || !bits_of(submixes.instruments, order)) return false;
    auto& places = submixes.orders.emplace_back();
    std::uint64_t joined = 0;
    for (std::size_t const instrument : order) {
      places.push_back(*place_in(submixes.instruments, instrument));
      joined |= std::uint64_t{1} << places.back();
      if (!submixes.variant.contains(joined)) return false;
    }
  }
  return true;
}

class Contributor {
 public:
  Contributor(Submixes const& submixes, Worth const& worth) : submixes_(submixes) {
    for (auto const& [bits, variant] : submixes.variant) worth_.emplace(bits, worth(variant));
    all_ = (std::uint64_t{1} << submixes.count()) - 1;
    result_.whole = worth_.at(all_);
    result_.shapley.assign(submixes.count(), {});
  }

  Contributions of_all() {
    std::size_t const n = submixes_.count();
    result_.interactions.assign(n * (n - 1) / 2, {});
    std::vector<double> game(std::size_t{1} << n);
    for (std::size_t r = 0; r < result_.whole.size(); ++r) {
      for (auto const& [bits, values] : worth_) game[bits] = values[r];
      add(shapley_values(game, n), result_.shapley);
      add(shapley_interactions(game, n), result_.interactions);
    }
    for (std::size_t i = 0; i < n; ++i) {
      std::uint64_t const self = std::uint64_t{1} << i;
      result_.alone.push_back(worth_.at(self));
      result_.last.push_back(minus(result_.whole, worth_.at(all_ & ~self)));
    }
    return std::move(result_);
  }

  Contributions of_orders() {
    std::size_t const n = submixes_.count(), replicates = result_.whole.size();
    auto const orders = static_cast<double>(submixes_.orders.size());
    result_.shapley.assign(n, std::vector<double>(replicates, 0.0));
    std::vector<std::vector<double>> by_pair(n);  // means over replicates
    for (std::size_t k = 0; k < submixes_.orders.size(); ++k) {
      std::vector<double> mean(n, 0.0);
      for (std::size_t r = 0; r < replicates; ++r) {
        std::vector<double> const added = added_in(submixes_.orders[k], r);
        for (std::size_t i = 0; i < n; ++i) {
          result_.shapley[i][r] += added[i] / orders;
          mean[i] += added[i] / static_cast<double>(replicates);
        }
      }
      for (std::size_t i = 0; i < n; ++i) {
        if (k % 2 == 0) by_pair[i].push_back(0.0);
        by_pair[i].back() += 0.5 * mean[i];
      }
    }
    for (auto const& means : by_pair) {
      result_.order_error.push_back(means.size() < 2 ? std::numeric_limits<double>::quiet_NaN()
                                                     : moments_of(means).standard_error());
    }
    return std::move(result_);
  }

 private:
  static void add(std::vector<double> const& values, std::vector<std::vector<double>>& lists) {
    for (std::size_t i = 0; i < values.size(); ++i) lists[i].push_back(values[i]);
  }

  [[nodiscard]] std::vector<double> added_in(std::vector<std::size_t> const& order,
                                             std::size_t replicate) const {
    std::vector<double> along{worth_.at(0)[replicate]};
    std::uint64_t joined = 0;
    for (std::size_t const place : order) {
      joined |= std::uint64_t{1} << place;
      along.push_back(worth_.at(joined)[replicate]);
    }
    return marginal_contributions(order, along);
  }

  Submixes const& submixes_;
  std::map<std::uint64_t, std::vector<double>> worth_;
  std::uint64_t all_ = 0;
  Contributions result_;
};

}  // namespace

std::optional<Submixes> submixes_of(ResultView const& view, std::size_t variant) {
  if (variant == 0 || view.submix_of.empty() || !view.is_programme(variant)) return std::nullopt;
  Submixes submixes{view.instruments[variant], {{0, 0}}, {}};
  std::size_t const n = submixes.count();
  if (n < 2 || n > most_bits) return std::nullopt;
  auto const all = bits_of(submixes.instruments, submixes.instruments);
  if (!all) return std::nullopt;
  submixes.variant.emplace(*all, variant);
  for (std::size_t v = 1; v < view.variants.size(); ++v) {
    if (view.submix_of[v] != view.variants[variant]) continue;
    auto const bits = bits_of(submixes.instruments, view.instruments[v]);
    if (!bits || !submixes.variant.emplace(*bits, v).second) return std::nullopt;
  }
  if (!view.orders[variant].empty()) {
    if (!take_orders(view.orders[variant], submixes)) return std::nullopt;
    return submixes;
  }
  if (n > most_players || submixes.variant.size() != std::size_t{1} << n) return std::nullopt;
  return submixes;
}

Contributions contributions_of(Submixes const& submixes, Worth const& worth) {
  Contributor contributor(submixes, worth);
  return submixes.has_all() ? contributor.of_all() : contributor.of_orders();
}

}  // namespace clustress
