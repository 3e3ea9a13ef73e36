// analysis/sensitivity/inputs.hpp — where the points of a study lie.
//
// Point 0 of a result, the declared values, is no draw of a design and is not among the points
// here. Parameters of one group are one factor: they are sampled and reported together. Plain
// value, thread-safe.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace clustress {

// A parameter, or a group of them.
struct InputFactor {
  std::string name;
  std::vector<std::size_t> members;  // parameters
};

struct StudyInputs {
  std::vector<std::string> parameters;
  std::vector<bool> is_category;  // by parameter: places in a list of words, without an order
  // [parameter][point]: the place in the unit cube; without a cube the place in the range of the
  // points, or of a category its number. NaN: not known.
  std::vector<std::vector<double>> places;
  bool is_cube = false;
  std::vector<InputFactor> factors;
  std::string design;           // what made the points: "morris", "saltelli"; empty: by hand
  bool is_luck_shared = true;   // world r of every point has the same luck
  std::vector<double> weights;  // by point, >= 0

  [[nodiscard]] std::size_t points() const { return weights.size(); }
  [[nodiscard]] bool is_known(std::size_t point) const;  // all of its places are numbers
  // Whether two points differ in some member of the factor.
  [[nodiscard]] bool differ(std::size_t one, std::size_t other, std::size_t factor) const;
  // Each parameter of a group of its own name, in the order of parameters; empty = no group.
  void set_factors(std::vector<std::string> const& groups);
};

}  // namespace clustress
