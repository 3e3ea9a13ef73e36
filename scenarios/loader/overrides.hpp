// scenarios/loader/overrides.hpp — "path.to.key=value" as given after --set, applied to the tree
// before it is read.
//
// A segment of the path is a key, the name (or kind) of an entry of a list, or its number counted
// from 1; segments with dots or blanks stand in quotes. The value is TOML; bare words are texts.
// Unknown keys at the end of a path are found by the reader.
#pragma once

#include <string>
#include <vector>

#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

class Overrides {
 public:
  Overrides(std::vector<std::string> const& texts, Report& report);  // faults of form are reported

  // --set world=path, relative to the working directory: before the world is read
  void apply_world_path(Node& root) const;
  void apply(Node& root) const;  // all others, in the order given

 private:
  struct Override {
    std::vector<std::string> path;
    Node value;
  };
  void place(Node& root, Override const& override) const;
  [[nodiscard]] Node* step(Node& list, std::string const& what, std::string const& segment,
                           Position at) const;

  std::vector<Override> overrides_;
  Report& report_;
};

}  // namespace clustress::loader
