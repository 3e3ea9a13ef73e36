// scenarios/loader/names.hpp — names of things in a list: each given, printable, not reserved, and
// only once.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

class UniqueNames {
 public:
  using Reserved = std::map<std::string, std::string, std::less<>>;
  // Names that the program adds by itself.
  static Reserved added(std::vector<std::string> const& names) {
    Reserved reserved;
    for (std::string const& name : names) reserved.emplace(name, "the program adds it by itself");
    return reserved;
  }
  // `what` for messages: "variant"; names of `reserved` may not be taken, for the reason given.
  UniqueNames(std::string what, Reserved reserved, Report& report)
      : what_(std::move(what)), reserved_(std::move(reserved)), report_(report) {}

  // Faults are reported at the name's value if the table has one, else at the table. No name: the
  // caller's matter.
  void add(std::string const& name, Node const& table);
  void add(std::string const& name, Position at);

 private:
  std::string what_;
  Reserved reserved_;
  std::unordered_map<std::string, Position> seen_;
  Report& report_;
};

// The tables of a list in `parent` that is written [[path]]: its key is the last part of the path.
// Empty if there is none or, reported, if it is no list of tables or longer than `most`.
std::vector<Node const*> tables_of(Node const& parent, std::string_view path, std::size_t most,
                                   Report& report);

}  // namespace clustress::loader
