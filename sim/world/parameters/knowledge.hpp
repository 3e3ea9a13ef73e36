// sim/world/parameters/knowledge.hpp — in numbers: firms innovate, imitate and forget: how log
// productivity moves.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

struct KnowledgeParameters {
  double persistence = 0.945;              // ρ, per quarter
  double noise = 0.076;                    // s_a
  double noise_size_exponent = 0.2;        // β_a
  double noise_from_jobs = 10.0;           // L_n
  double innovation_hazard = 0.034;        // h_I, of a firm of 10 jobs
  double innovation_size_exponent = 0.21;  // g: hazard rises with size by g, the step falls by g
  double innovation_step = 0.04;           // μ
  double ability_spread = 0.75;            // s_z
  double ability_persistence = 0.97;       // ρ_z
  double imitation_hazard = 0.03;          // p_im
  double imitation_share = 0.3;            // ψ
  double research_link_boost = 0.25;       // f_R

  static void describe(ParameterTable<KnowledgeParameters>& table);
};

}  // namespace clustress
