// sim/model/behaviour/ideas.hpp — what projects firms think of: kind, cost, gain and what it seems worth to them.
#pragma once

#include <array>

#include "sim/core/parameters.hpp"
#include "sim/model/firms.hpp"
#include "sim/model/project_kind.hpp"
#include "sim/model/tile.hpp"

namespace clustress {

struct World;
struct Workspace;
struct ModelParameters;

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

// The parameters of a kind that arises at firms.
IdeaParameters const& idea_parameters(ModelParameters const& model, ProjectKind kind);
// Ideas of any kind a quarter, of a firm with ln(jobs/10).
double idea_hazard(ModelParameters const& model, double log_size);
// Upper edges of the parts of (0, 1) that stand for each kind, in the order of the kinds.
std::array<double, 6> idea_edges(ModelParameters const& model, double log_size);

// Kind of the idea taking shape and of the project under way, in FirmColumns::project_flags.
constexpr std::uint8_t shaping(ProjectKind kind) {
  return static_cast<std::uint8_t>(idea_taking_shape | static_cast<unsigned>(kind) << 2);
}
inline ProjectKind kind_taking_shape(std::uint8_t flags) {
  return static_cast<ProjectKind>(flags >> 2 & 7U);
}
inline std::uint8_t under_way(ProjectKind kind, bool succeeds) {
  return static_cast<std::uint8_t>(static_cast<unsigned>(kind) << 5 |
                                   (succeeds ? static_cast<unsigned>(project_succeeds) : 0U));
}
inline ProjectKind kind_under_way(std::uint8_t flags) {
  return static_cast<ProjectKind>(flags >> 5);
}

// Marks the firms of the tile that will have an idea next quarter, and of what kind.
void take_shape(World& world, Workspace& workspace, Tile tile);
// Finds the firms with an idea this quarter and draws their ideas (workspace.ideas). Where no programme could support them, ideas
// that are not worth their cost are left out: they would come to nothing.
void have_ideas(World& world, Workspace& workspace, bool supported = true);

}  // namespace clustress
