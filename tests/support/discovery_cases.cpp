#include "tests/support/discovery_cases.hpp"

#include <cmath>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace clustress::test {

Cases bryant_lempert() {
  std::string const path =
      std::string(CLUSTRESS_SOURCE_DIR) + "/tests/reference/bryant_lempert_2010.csv";
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  Cases cases;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("#")) continue;
    std::vector<std::string> cells;
    std::istringstream fields(line);
    for (std::string cell; std::getline(fields, cell, ',');) cells.push_back(cell);
    if (cases.factors.empty()) {
      for (std::size_t f = 0; f + 1 < cells.size(); ++f)
        cases.factors.push_back({cells[f], "", {}});
      continue;
    }
    for (std::size_t f = 0; f + 1 < cells.size(); ++f)
      cases.factors[f].values.push_back(std::stod(cells[f]));
    cases.of_interest.push_back(cells.back() == "1");
  }
  return cases;
}

Cases made_cases() {
  Cases cases;
  cases.factors = {{"smooth", "", {}},
                   {"ties", "", {}},
                   {"idle", "", {}},
                   {"kind", "", {}, {"a", "b", "c", "d"}}};
  for (int i = 1; i <= 300; ++i) {
    auto const part = [&](double a) { return std::fmod(i * a, 1.0); };
    double const smooth = part(0.6180339887), ties = std::floor(8.0 * part(0.7548776662)) / 8.0,
                 kind = std::floor(4.0 * part(0.8191725134));
    bool const core = smooth > 0.45 && ties <= 0.5 && (kind == 1.0 || kind == 3.0);
    cases.factors[0].values.push_back(smooth);
    cases.factors[1].values.push_back(ties);
    cases.factors[2].values.push_back(part(0.5698402910));
    cases.factors[3].values.push_back(kind);
    cases.of_interest.push_back(part(0.3247179572) < 0.1 ? !core : core);
  }
  return cases;
}

}  // namespace clustress::test
