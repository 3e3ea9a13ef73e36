#include "analysis/discovery/discover.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <random>

#include "sim/core/contracts.hpp"

namespace clustress {

namespace {

constexpr double fewest_in_box = 5.0;

// Fisher and Yates; std::shuffle is not the same everywhere, mt19937_64 is.
template <class Item>
void shuffle(std::vector<Item>& items, std::mt19937_64& random) {
  for (std::size_t k = items.size(); k > 1; --k) {
    auto const other = static_cast<std::size_t>(random() % k);
    Item const kept = items[k - 1];
    items[k - 1] = items[other];
    items[other] = kept;
  }
}

double balance_of(Cases const& cases) {
  return content_of(cases, inside(trimmed_box(cases), cases)).balance();
}

double chance_of(Cases cases, double balance, std::mt19937_64& random) {
  constexpr std::size_t enough = 10;
  std::size_t as_good = 0, shuffles = 0;
  while (shuffles < most_shuffles && as_good < enough) {
    shuffle(cases.of_interest, random);
    ++shuffles;
    as_good += balance_of(cases) >= balance ? 1 : 0;
  }
  if (as_good == enough) return static_cast<double>(enough) / static_cast<double>(shuffles);
  return static_cast<double>(as_good + 1) / static_cast<double>(most_shuffles + 1);
}

void repeat(Cases const& cases, std::vector<Limit>& limits, std::mt19937_64& random) {
  std::vector<std::size_t> places(cases.size());
  for (std::size_t k = 0; k < repeats; ++k) {
    std::iota(places.begin(), places.end(), 0);
    shuffle(places, random);
    auto const kept = static_cast<std::ptrdiff_t>(places.size() - places.size() / 5);
    Cases const own = cases.at({places.begin(), places.begin() + kept});
    std::vector<std::size_t> const found = restricted(trimmed_box(own), box_of_all(own));
    for (Limit& limit : limits)
      limit.again += std::ranges::find(found, limit.factor) != found.end() ? 1 : 0;
  }
}

}  // namespace

bool are_enough(Cases const& cases) {
  std::size_t const of_interest = cases.count_of_interest();
  return cases.size() >= fewest_cases && of_interest >= fewest_of_each_kind &&
         cases.size() - of_interest >= fewest_of_each_kind;
}

bool Found::is_told() const {
  return !limits.empty() && chance <= told_below &&
         std::ranges::all_of(limits, [](Limit const& l) { return 2 * l.again >= repeats; });
}

PrimSettings prim_settings(std::size_t cases) {
  PrimSettings settings;
  settings.least_mass = std::max(
      settings.least_mass, fewest_in_box / static_cast<double>(std::max<std::size_t>(cases, 1)));
  return settings;
}

Box trimmed_box(Cases const& cases) {
  std::vector<PrimStep> const steps = prim(cases, prim_settings(cases.size()));
  Box const& all = steps.front().box;
  Box box = steps[balanced_step(steps)].box;
  while (true) {
    double worst = told_below;
    Box freer;
    for (std::size_t const f : restricted(box, all)) {
      for (std::size_t direction = 0; direction < 2; ++direction) {
        double const p = quasi_p(cases, box, all, f, direction);
        if (!(p > worst)) continue;
        worst = p;
        freer = box;
        if (cases.factors[f].is_category()) {
          freer[f] = all[f];
        } else if (direction == 0) {
          freer[f].low = all[f].low;
        } else {
          freer[f].high = all[f].high;
        }
      }
    }
    if (freer.empty()) return box;
    box = std::move(freer);
  }
}

Found discover(Cases const& cases) {
  CLUSTRESS_REQUIRE(are_enough(cases), "enough cases of both kinds");
  Found found;
  found.all = box_of_all(cases);
  found.box = trimmed_box(cases);
  found.content = content_of(cases, inside(found.box, cases));
  for (std::size_t const f : restricted(found.box, found.all)) {
    found.limits.push_back({f, quasi_p(cases, found.box, found.all, f, 0),
                            quasi_p(cases, found.box, found.all, f, 1), 0});
  }
  std::mt19937_64 random(1);
  if (!found.limits.empty()) {
    found.chance = chance_of(cases, found.content.balance(), random);
    repeat(cases, found.limits, random);
  }
  TreeSettings settings;
  found.tree = classification_tree(cases, settings);
  return found;
}

}  // namespace clustress
