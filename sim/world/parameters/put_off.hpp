// sim/world/parameters/put_off.hpp — in numbers: ideas that firms put off.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct PutOffParameters {
  double forget = 0.05;  // φ
  double retry = 0.25;   // ψ

  static void describe(ParameterTable<PutOffParameters>& table);
};

}  // namespace clustress
