// sim/engine/population_store.hpp — spun-up populations kept on disk between runs.
//
// One file a key in $XDG_CACHE_HOME/clustress (or ~/.cache/clustress), written aside and renamed,
// with a digest over its contents; the key holds the program's own digest, so a rebuilt program
// never sees another's populations. Entries beyond the newest eight are removed. The cache only
// saves time: any trouble is a miss. Set CLUSTRESS_CACHE=off to go without.
#pragma once

#include <filesystem>
#include <optional>

#include "sim/engine/preparation.hpp"

namespace clustress {

class PopulationStore final : public PopulationCache {
 public:
  // The usual place, or nothing if there is none or the cache is switched off.
  static std::optional<PopulationStore> usual();
  explicit PopulationStore(std::filesystem::path directory) : directory_(std::move(directory)) {}

  [[nodiscard]] std::vector<World> load(std::shared_ptr<Economy const> const& economy,
                                        std::string const& key) const override;
  void store(std::vector<World> const& populations, std::string const& key) const override;

 private:
  [[nodiscard]] std::filesystem::path file_of(std::string const& key) const;
  void remove_old() const;
  std::filesystem::path directory_;
};

}  // namespace clustress
