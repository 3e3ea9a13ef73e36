// sim/world/parameters/ideas.hpp — in numbers: what projects firms think of: kind, cost, gain and
// what it seems worth to them.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

// What every kind of project has. A kind declares those it uses; the others stay as they are here.
struct IdeaParameters {
  double hazard = 0.0;  // ideas a quarter of a firm of 10 jobs
  double size_exponent = 0.2;
  double cost_keur = 0.0;  // mean, firm of 10 jobs
  double cost_size_exponent = 0.6;
  double cost_spread = 0.5;      // SD of ln cost
  double overrun_spread = 0.15;  // SD of ln overrun
  double gain = 0.0;             // mean, in the unit of the kind
  double gain_size_exponent = 0.0;
  double success_probability = 1.0;
  int duration_quarters = 2;
};

struct AssignmentParameters : IdeaParameters {
  AssignmentParameters();
  static void describe(ParameterTable<AssignmentParameters>& table);
};

struct ResearchProjectParameters : IdeaParameters {
  ResearchProjectParameters();
  static void describe(ParameterTable<ResearchProjectParameters>& table);
};

struct ExportStepParameters : IdeaParameters {
  ExportStepParameters();
  static void describe(ParameterTable<ExportStepParameters>& table);
};

struct TrainingParameters : IdeaParameters {
  TrainingParameters();
  static void describe(ParameterTable<TrainingParameters>& table);
};

struct HireParameters : IdeaParameters {
  double knowledge_share = 0.25;  // of the cost that becomes knowledge capital
  HireParameters();
  static void describe(ParameterTable<HireParameters>& table);
};

struct InvestmentParameters : IdeaParameters {
  InvestmentParameters();
  static void describe(ParameterTable<InvestmentParameters>& table);
};

}  // namespace clustress
