// scenarios/loader/overrides.hpp — single values set in the tree before it is read: those of a
// point, and "path.to.key=value" as given after --set.
//
// A segment of the path is a key, the name (or kind) of an entry of a list, or its number counted
// from 1; segments with dots or blanks stand in quotes. The value is TOML; bare words are texts.
// Unknown keys at the end of a path are found by the reader.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

struct Override {
  std::vector<std::string> path;
  Node value;  // its place is where faults of the override are reported
};

// Sets the value; numbers of a world get `source`. What has no such place is reported.
void place(Node& root, Override const& override, std::string_view source, Report& report);

// The segments of a.b."c d"; empty if the path is not well formed.
std::vector<std::string> path_segments(std::string_view path);

// One value of TOML, or a bare word as a text; nothing if it is neither.
std::optional<Node> read_value(std::string_view text, Position at);

class Overrides {
 public:
  Overrides(std::vector<std::string> const& texts, Report& report);  // faults of form are reported

  // --set world=path, relative to the working directory: before the world is read
  void apply_world_path(Node& root) const;
  void apply(Node& root) const;  // all others, in the order given

 private:
  std::vector<Override> overrides_;
  Report& report_;
};

}  // namespace clustress::loader
