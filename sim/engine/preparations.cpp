#include "sim/engine/preparations.hpp"

#include <tbb/collaborative_call_once.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <set>

#include "sim/model/mechanisms.hpp"
#include "sim/model/start_of_world.hpp"

namespace clustress {
namespace {

constexpr std::size_t points_kept = 16;

template <class Key, class Value>
Value* used(std::list<std::pair<Key, Value>>& kept, Key const& key) {
  auto const found = std::ranges::find(kept, key, [](auto const& one) { return one.first; });
  if (found == kept.end()) return nullptr;
  kept.splice(kept.begin(), kept, found);
  return &kept.front().second;
}

}  // namespace

struct Preparations::Origin {
  tbb::collaborative_once_flag once;
  Preparation start;  // without programmes
  std::atomic<std::size_t> bytes{0};
};

Preparations::Preparations(Scenario const& scenario, StopFlag const& stop,
                           PopulationCache const* cache, std::size_t most_bytes)
    : scenario_(scenario), stop_(stop), cache_(cache), most_bytes_(most_bytes) {}

std::size_t Preparations::spin_ups() const {
  std::lock_guard const lock(guard_);
  return spin_ups_;
}

std::shared_ptr<Preparations::Origin> Preparations::origin_of(std::string const& key) {
  std::lock_guard const lock(guard_);
  if (auto const* kept = used(origins_, key)) return *kept;
  origins_.emplace_front(key, std::make_shared<Origin>());
  return origins_.front().second;
}

void Preparations::make(Origin& origin, Scenario const& scenario, bool is_declared) {
  Start start = start_of(scenario, stop_, cache_, is_declared);
  origin.start = std::move(start.preparation);
  std::size_t bytes = 0;
  for (World const& world : *origin.start.populations) bytes += bytes_of(world);
  origin.bytes = bytes;
  std::lock_guard const lock(guard_);
  if (start.is_new) ++spin_ups_;
  drop_old();
}

void Preparations::drop_old() {
  std::size_t together = 0;
  for (auto entry = origins_.begin(); entry != origins_.end();) {
    std::size_t const bytes = entry->second->bytes;
    bool const stays = entry == origins_.begin() || bytes == 0 || together + bytes <= most_bytes_;
    if (stays) together += bytes;
    entry = stays ? std::next(entry) : origins_.erase(entry);
  }
}

std::shared_ptr<PreparedPoint const> Preparations::of(std::uint32_t point) {
  {
    std::lock_guard const lock(guard_);
    if (auto const* kept = used(points_, point)) return *kept;
  }
  auto made = std::make_shared<PreparedPoint>();
  made->scenario = point == 0 ? std::shared_ptr<Scenario const>(std::shared_ptr<void>(), &scenario_)
                              : std::make_shared<Scenario const>(scenario_at(scenario_, point));
  Scenario const& scenario = *made->scenario;
  auto const origin = origin_of(scenario.population_key + scenario.world.own_firms_digest);
  tbb::collaborative_call_once(origin->once, [&] {
    make(*origin, scenario, scenario.population_key == scenario_.population_key);
  });
  made->preparation = origin->start;
  set_programmes(made->preparation, scenario);
  std::lock_guard const lock(guard_);
  if (auto const* kept = used(points_, point)) return *kept;
  points_.emplace_front(point, std::move(made));
  if (points_.size() > points_kept) points_.pop_back();
  return points_.front().second;
}

std::vector<RunUnit> Preparations::in_order(std::vector<RunUnit> units) {
  std::map<std::string, std::uint32_t> first;  // point of each key
  std::vector<std::uint32_t> group;            // by point
  for (ScenarioPoint const& point : scenario_.points.all) {
    group.push_back(first.emplace(point.population_key, static_cast<std::uint32_t>(group.size()))
                        .first->second);
  }
  std::set<std::uint32_t> wanted;
  for (RunUnit const& unit : units) wanted.insert(group.at(unit.point));
  if (wanted.size() < 2) return units;
  auto const sound = std::ranges::find_if(
      units, [&](RunUnit const& unit) { return scenario_.points.all[unit.point].refusal.empty(); });
  if (sound == units.end()) return units;
  (void)of(sound->point);  // how large populations are
  std::size_t largest = 0;
  {
    std::lock_guard const lock(guard_);
    for (auto const& [key, origin] : origins_) largest = std::max(largest, origin->bytes.load());
  }
  if (largest * wanted.size() <= most_bytes_) return units;
  std::ranges::stable_sort(units, {}, [&](RunUnit const& unit) { return group[unit.point]; });
  return units;
}

}  // namespace clustress
