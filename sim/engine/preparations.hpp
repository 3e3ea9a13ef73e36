// sim/engine/preparations.hpp — the preparation of every point of a scenario, made when a unit
// needs it.
//
// Populations are kept by what they depend on (population key, own firms) and shared between
// points: a point that changes a programme or a stress spins nothing up. Memory is bounded whatever
// the number of points: of the populations, those last used stay while they are together within a
// number of bytes; of all else, a few points. Whether something was kept changes no number. The
// cache on disk gives populations to every point, but takes only those of point 0: a sweep leaves
// the entries of other studies alone.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "sim/engine/preparation.hpp"

namespace clustress {

struct PreparedPoint {
  std::shared_ptr<Scenario const> scenario;  // of the point
  Preparation preparation;
};

class Preparations {
 public:
  static constexpr std::size_t usual_bytes = std::size_t{1} << 30;

  // All three must live as long as this; `cache` may be null. `most_bytes`: of populations kept
  // beside those in use.
  Preparations(Scenario const& scenario, StopFlag const& stop,
               PopulationCache const* cache = nullptr, std::size_t most_bytes = usual_bytes);

  // Thread-safe; callers that need the same populations wait for one of them to spin them up, and
  // help. Of no point that was refused. Throws Stopped.
  [[nodiscard]] std::shared_ptr<PreparedPoint const> of(std::uint32_t point);

  [[nodiscard]] std::size_t spin_ups() const;  // of populations, so far
  // Units in the order in which no populations need to be made twice: as given, or, where those of
  // all points together are more than is kept, points of the same populations one after the other.
  [[nodiscard]] std::vector<RunUnit> in_order(std::vector<RunUnit> units);

 private:
  struct Origin;  // economy and populations of one key
  std::shared_ptr<Origin> origin_of(std::string const& key);
  void make(Origin& origin, Scenario const& scenario, bool is_declared);
  void drop_old();

  Scenario const& scenario_;
  StopFlag const& stop_;
  PopulationCache const* cache_;
  std::size_t most_bytes_;
  std::mutex mutable guard_;
  std::list<std::pair<std::string, std::shared_ptr<Origin>>> origins_;  // last used first
  std::list<std::pair<std::uint32_t, std::shared_ptr<PreparedPoint const>>> points_;  // so, too
  std::size_t spin_ups_ = 0;
};

}  // namespace clustress
