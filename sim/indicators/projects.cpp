// sim/indicators/projects.cpp — projects started in the quarter by what they are about, supported
// or not.
#include <algorithm>

#include "sim/world/indicator_entry.hpp"

namespace clustress {
namespace {

auto started(World const& world, ProjectKind kind) {
  auto const& projects = world.office.projects;
  return std::count_if(projects.begin(), projects.end(),
                       [&](ProjectEvent const& project) { return project.kind == kind; });
}

}  // namespace

struct ProjectsIndicators {
  static constexpr Indicator rows[] = {
      {"projects_started", "projects",
       "projects of all kinds started in the quarter, supported or not", Split::additive,
       [](World const& world, std::size_t k) { return world.cells[k].projects_started; }},
      {"assignments_started", "projects", "small projects with a research organisation",
       Split::total_only,
       [](World const& world) { return started(world, ProjectKind::assignment); }},
      {"research_projects_started", "projects", "R&D projects", Split::total_only,
       [](World const& world) { return started(world, ProjectKind::research); }},
      {"export_steps_started", "projects", "first steps abroad", Split::total_only,
       [](World const& world) { return started(world, ProjectKind::export_step); }},
      {"training_started", "projects", "training of staff", Split::total_only,
       [](World const& world) { return started(world, ProjectKind::training); }},
      {"hires_started", "projects", "hiring people who know more", Split::total_only,
       [](World const& world) { return started(world, ProjectKind::hire); }},
      {"investments_started", "projects", "investments of firms", Split::total_only,
       [](World const& world) { return started(world, ProjectKind::investment); }},
  };
};

template std::span<Indicator const> indicators<ProjectsIndicators>();

}  // namespace clustress
