// sim/world/parameters/research.hpp — in numbers: R&D spending builds a stock of knowledge that
// decays; the stock makes a firm innovate and
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct ResearchParameters {
  double performer_threshold = 0.3;   // of z + ½ ln(L/10)
  double intensity = 0.015;           // of sales, at z = 0
  double intensity_slope = 0.8;       // of ln intensity on z
  double constrained_share = 0.5;     // of its R&D that a firm near its credit limit keeps
  double depreciation = 0.0398;       // δ of the stock a quarter
  double hazard_effect = 0.5;         // f_K
  double reference_intensity = 0.12;  // k̄: stock per annual sales
  double absorption_half = 0.06;      // stock per annual sales at which half is understood

  static void describe(ParameterTable<ResearchParameters>& table);
};

}  // namespace clustress
