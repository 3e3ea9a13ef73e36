#include "calibration/inference/plausible_space.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "calibration/designs/draws.hpp"
#include "calibration/designs/sobol_points.hpp"
#include "calibration/inference/climb.hpp"

namespace clustress {

namespace {

constexpr std::size_t tenth = places_of_cloud / 10, searches = 10;
constexpr int sweeps = 15, most_bars = 60, bars_if_empty = 2;

class Cloud {
 public:
  Cloud(std::vector<Place> places, IsInside const& was_inside, Implausibility const& implausibility,
        std::uint64_t seed)
      : was_inside_(was_inside), implausibility_(implausibility), draws_(seed) {
    for (Place& place : places) {
      double const height = implausibility_(place);
      members_.push_back({std::move(place), height});
    }
    sort();
  }

  [[nodiscard]] std::size_t count_below(double bar) const {
    return static_cast<std::size_t>(
        std::partition_point(members_.begin(), members_.end(),
                             [&](Member const& one) { return one.height < bar; }) -
        members_.begin());
  }
  [[nodiscard]] double bar_of_tenth() const { return members_[tenth].height; }

  // Keeps the best `kept`, all below the bar, and fills up below it.
  void fill_below(double bar, std::size_t kept) {
    for (std::size_t k = kept; k < members_.size(); ++k) members_[k] = members_[k % kept];
    for (int sweep = 0; sweep < sweeps && kept < members_.size(); ++sweep) {
      for (Member& member : members_) move(member, bar);
    }
    sort();
  }

  // The lowest place that searches from the best members find.
  [[nodiscard]] Place lowest() const {
    LogDensity const depth = [&](std::span<double const> x) { return -implausibility_(x); };
    Place best = members_.front().place;
    for (std::size_t k = 0; k < std::min(searches, members_.size()); ++k) {
      Place const found = highest_near(depth, was_inside_, members_[k].place, 1.0);
      if (depth(found) > depth(best)) best = found;
      if (-depth(best) < largest_plausible) break;
    }
    return best;
  }

  // So that filling reaches it, wherever the others are.
  void add(Place const& place) {
    members_.back() = {place, implausibility_(place)};
    sort();
  }

  [[nodiscard]] std::vector<Place> places() const {
    std::vector<Place> all;
    for (Member const& one : members_) all.push_back(one.place);
    return all;
  }

 private:
  struct Member {
    Place place;
    double height = 0.0;
  };

  void sort() {
    std::stable_sort(members_.begin(), members_.end(),
                     [](Member const& a, Member const& b) { return a.height < b.height; });
  }

  // γ is uniform up to that of a free chain: near an edge short steps are taken.
  void move(Member& member, double bar) {
    std::size_t const a = draws_.below(members_.size()), b = draws_.below(members_.size());
    std::size_t const d = member.place.size();
    double const gamma = 2.38 / std::sqrt(2.0 * static_cast<double>(d)) * draws_.unit();
    Place to = member.place;
    for (std::size_t k = 0; k < d; ++k) {
      to[k] += gamma * (members_[a].place[k] - members_[b].place[k]);
      if (!(to[k] >= 0.0 && to[k] <= 1.0)) return;
    }
    double const height = implausibility_(to);
    if (height < bar && was_inside_(to)) member = {std::move(to), height};
  }

  std::vector<Member> members_;  // by height, but within a filling
  IsInside const& was_inside_;
  Implausibility const& implausibility_;
  Draws draws_;
};

}  // namespace

PlausibleSpace whole_cube(std::size_t dimensions, std::uint64_t seed) {
  PlausibleSpace whole;
  SobolPoints sobol(dimensions, seed);
  whole.cloud.assign(places_of_cloud, Place(dimensions));
  for (Place& place : whole.cloud) sobol.next(place);
  return whole;
}

PlausibleSpace what_stays(PlausibleSpace const& before, IsInside const& was_inside,
                          Implausibility const& implausibility, std::uint64_t seed) {
  Cloud cloud(before.cloud, was_inside, implausibility, seed);
  PlausibleSpace after;
  after.best = cloud.lowest();
  after.least = implausibility(after.best);
  cloud.add(after.best);
  after.is_empty = !(after.least < largest_plausible);
  after.share_of_cloud = before.share_of_cloud;
  for (int bars = 0; bars < (after.is_empty ? bars_if_empty : most_bars); ++bars) {
    std::size_t const staying = cloud.count_below(largest_plausible);
    bool const is_last = staying >= tenth;
    double const bar = is_last ? largest_plausible : cloud.bar_of_tenth();
    std::size_t const kept = is_last ? staying : std::max<std::size_t>(cloud.count_below(bar), 1);
    after.share_of_cloud *= static_cast<double>(kept) / static_cast<double>(places_of_cloud);
    cloud.fill_below(bar, kept);
    if (is_last) break;
  }
  after.cloud = cloud.places();
  return after;
}

std::vector<Place> spread_over(std::vector<Place> const& cloud, std::vector<Place> const& taken,
                               std::size_t count) {
  std::size_t const d = cloud.front().size();
  std::vector<double> scale(d);
  for (std::size_t k = 0; k < d; ++k) {
    double sum = 0.0, squares = 0.0, n = static_cast<double>(cloud.size());
    for (Place const& x : cloud) sum += x[k];
    for (Place const& x : cloud) squares += (x[k] - sum / n) * (x[k] - sum / n);
    scale[k] = squares > 0.0 ? n / squares : 1.0;
  }
  std::vector<double> nearest(cloud.size(), std::numeric_limits<double>::infinity());
  auto const take = [&](Place const& x) {
    for (std::size_t i = 0; i < cloud.size(); ++i) {
      double squares = 0.0;
      for (std::size_t k = 0; k < d; ++k) {
        squares += (cloud[i][k] - x[k]) * (cloud[i][k] - x[k]) * scale[k];
      }
      nearest[i] = std::min(nearest[i], squares);
    }
  };
  for (Place const& x : taken) take(x);
  std::vector<Place> chosen;
  while (chosen.size() < std::min(count, cloud.size())) {
    auto const farthest = std::max_element(nearest.begin(), nearest.end()) - nearest.begin();
    chosen.push_back(cloud[static_cast<std::size_t>(farthest)]);
    take(chosen.back());
  }
  return chosen;
}

}  // namespace clustress
