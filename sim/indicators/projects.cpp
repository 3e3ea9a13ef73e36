// sim/indicators/projects.cpp — projects started in the quarter by what they are about, supported
// or not.
#include <algorithm>

#include "sim/world/indicator_entry.hpp"

namespace clustress {
namespace {

class StartsOfKind : public NamedIndicator {
 public:
  StartsOfKind(ProjectKind kind, std::string_view name, std::string_view long_name)
      : NamedIndicator(name, "projects", long_name, Split::total_only), kind_(kind) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&, std::size_t) const override {
    auto const& projects = world.office.projects;
    return static_cast<double>(std::count_if(
        projects.begin(), projects.end(), [&](ProjectEvent const& p) { return p.kind == kind_; }));
  }

 private:
  ProjectKind kind_;
};

}  // namespace

class AssignmentsStarted final : public StartsOfKind {
 public:
  AssignmentsStarted()
      : StartsOfKind(ProjectKind::assignment, "assignments_started",
                     "small projects with a research organisation") {}
};

class ResearchStarted final : public StartsOfKind {
 public:
  ResearchStarted()
      : StartsOfKind(ProjectKind::research, "research_projects_started", "R&D projects") {}
};

class ExportStepsStarted final : public StartsOfKind {
 public:
  ExportStepsStarted()
      : StartsOfKind(ProjectKind::export_step, "export_steps_started", "first steps abroad") {}
};

class TrainingStarted final : public StartsOfKind {
 public:
  TrainingStarted()
      : StartsOfKind(ProjectKind::training, "training_started", "training of staff") {}
};

class HiresStarted final : public StartsOfKind {
 public:
  HiresStarted()
      : StartsOfKind(ProjectKind::hire, "hires_started", "hiring people who know more") {}
};

template Indicator const& indicator<AssignmentsStarted>();
template Indicator const& indicator<ResearchStarted>();
template Indicator const& indicator<ExportStepsStarted>();
template Indicator const& indicator<TrainingStarted>();
template Indicator const& indicator<HiresStarted>();

}  // namespace clustress
