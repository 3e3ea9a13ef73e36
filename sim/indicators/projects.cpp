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

auto taken_up(World const& world) {
  auto const& projects = world.office.projects;
  return std::count_if(projects.begin(), projects.end(),
                       [&](ProjectEvent const& project) { return project.arose < world.now; });
}

auto waiting(World const& world) {
  std::int64_t count = 0;
  world.firms.for_each_firm([&](CellRow, std::size_t row) {
    count += world.firms.put_off_kind[row] != no_project ? 1 : 0;
  });
  return count;
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
      {"projects_taken_up", "projects", "projects whose ideas had been put off", Split::total_only,
       [](World const& world) { return taken_up(world); }},
      {"ideas_put_off", "firms", "firms with an idea that they have put off", Split::total_only,
       [](World const& world) { return waiting(world); }},
  };
};

template std::span<Indicator const> indicators<ProjectsIndicators>();

}  // namespace clustress
