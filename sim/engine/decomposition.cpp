#include "sim/engine/decomposition.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <tuple>

#include "sim/core/contracts.hpp"
#include "sim/random/hash.hpp"

namespace clustress {
namespace {

constexpr Source design{"choice of the study's designer", Provenance::definition};
constexpr std::size_t most_listed = 20;  // instruments of which all sub-mixes can be listed

bool is_before(Submix const& a, Submix const& b) {
  return std::tuple(a.size(), a) < std::tuple(b.size(), b);
}

// SplitMix64 (Steele, Lea & Flood 2014), begun at a key.
class KeyedNumbers {
 public:
  explicit KeyedNumbers(std::uint64_t key) : state_(key) {}
  // 0 … below − 1, each as likely up to 2^−53
  std::size_t next(std::size_t below) {
    state_ += 0x9E3779B97F4A7C15ULL;
    double const unit = static_cast<double>(mix(state_) >> 11) * 0x1p-53;
    return static_cast<std::size_t>(unit * static_cast<double>(below));
  }

 private:
  std::uint64_t state_;
};

}  // namespace

void Decomposition::describe(ParameterTable<Decomposition>& t) {
  t.add("variant", &Decomposition::variant, {1, 60},
        "the mix whose instruments are told apart: a variant of two instruments or more", design,
        Presence::required);
  t.add("orders", &Decomposition::orders, Unit::none, {0, 500},
        "of a mix of more than five instruments: orders in which they join, drawn in pairs of one "
        "and its reverse; 0 = none are drawn",
        design);
  t.add("all_submixes", &Decomposition::all_submixes,
        "run all sub-mixes of a mix of more than five instruments", design);
}

std::vector<Submix> all_submixes(std::size_t instruments) {
  CLUSTRESS_REQUIRE(instruments >= 2 && instruments <= most_listed,
                    "sub-mixes are listed of 2 to 20 instruments");
  std::vector<Submix> all;
  for (std::size_t bits = 1; bits + 1 < std::size_t{1} << instruments; ++bits) {
    Submix& one = all.emplace_back();
    for (std::size_t k = 0; k < instruments; ++k) {
      if ((bits >> k & 1U) != 0) one.push_back(k);
    }
  }
  std::ranges::sort(all, is_before);
  return all;
}

std::vector<JoiningOrder> joining_orders(std::size_t instruments, std::size_t number,
                                         std::uint64_t seed, std::string_view mix_name) {
  CLUSTRESS_REQUIRE(number % 2 == 0, "joining orders come in pairs");
  KeyedNumbers numbers(combine(mix(seed), hash_of(mix_name)));
  std::vector<JoiningOrder> orders;
  while (orders.size() < number) {
    JoiningOrder order(instruments);
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t k = instruments; k > 1; --k)
      std::swap(order[k - 1], order[numbers.next(k)]);  // Fisher & Yates
    orders.push_back(order);
    std::ranges::reverse(order);
    orders.push_back(std::move(order));
  }
  return orders;
}

std::vector<Submix> submixes_on(std::vector<JoiningOrder> const& orders) {
  std::set<Submix> visited;
  for (JoiningOrder const& order : orders) {
    Submix joined;
    for (std::size_t k = 0; k + 1 < order.size(); ++k) {
      joined.insert(std::ranges::upper_bound(joined, order[k]), order[k]);
      visited.insert(joined);
    }
  }
  std::vector<Submix> list(visited.begin(), visited.end());
  std::ranges::sort(list, is_before);
  return list;
}

}  // namespace clustress
