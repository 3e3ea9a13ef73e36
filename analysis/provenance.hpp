// analysis/provenance.hpp — where a result comes from, as reports and workbooks show it: rows of a
// name and its words, and the scenario's text. Plain values.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace clustress {

struct Provenance {
  std::vector<std::pair<std::string, std::string>> rows;
  std::string digest, program, scenario;
};

}  // namespace clustress
