// scenarios/loader/draft.hpp — a scenario while it is being read: beside the finished objects, the
// blueprints they are built from, because the echo writes parameters and a built instrument no
// longer shows them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "sim/engine/scenario.hpp"

namespace clustress::loader {

template <class Product>
struct Part {
  std::string kind;
  std::unique_ptr<Blueprint<Product>> blueprint;
};

struct Draft {
  Scenario scenario;
  std::vector<std::vector<Part<Instrument>>> instruments;  // of scenario.variants, in order
  std::vector<std::vector<Part<Stress>>> stresses;         // of scenario.stresses, in order
};

// Whether horizon_quarters was read without a fault.
enum class Horizon { known, unknown };

}  // namespace clustress::loader
