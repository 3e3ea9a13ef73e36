// sim/world/project_kind.hpp — what a project is about: the interface of the files in sim/projects.
//
// A kind is a row of the catalogue; its file says how often firms think of it, what it costs and
// brings, and what it asks of them. All kinds are decided alike: worth more than the own cost, and
// payable. Entries are immutable; what they point to may be called from any thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "sim/core/ids.hpp"
#include "sim/world/parameters/kind_parameters.hpp"

namespace clustress {

struct Idea;
struct ModelParameters;
struct World;

// Row of the catalogue. The kinds that code elsewhere names have a name here, in the catalogue's
// order; one that nobody names needs none and is found by project_kind_named().
enum class ProjectKind : std::uint8_t {
  assignment,
  research,
  export_step,
  training,
  hire,
  investment,
  founding,
  bridge,
};
// In the place of a kind, where there is no project or no idea.
inline constexpr ProjectKind no_project{255};

// Whether projects of the kind are done with a research organisation, whose places are limited.
enum class ResearchPlace {
  none,     // without
  welcome,  // with one if it has room, otherwise alone
  needed,   // only if it has room
};

// A project whose quarters are over.
struct EndedProject {
  CellRow cell;
  std::size_t row = 0;
  double gain = 0;
  bool succeeds = false;
};

struct ProjectKindEntry {
  std::string_view name;     // of one project, as people read it
  std::string_view group;    // its parameters are [model.GROUP]; empty: it does not arise at firms
  std::string_view meaning;  // of the group, one sentence
  ResearchPlace research_place = ResearchPlace::none;
  // Whether members of a cluster organisation, who meet others, think of it more often.
  bool needs_others = false;
  KindParameters (*parameters)() = nullptr;  // with their defaults
  // What follows may be missing. Whether the firm can have the idea at all; otherwise any can.
  bool (*possible)(World const&, CellRow cell, std::size_t row) = nullptr;
  // Worth of one unit of gain per kEUR of quarterly sales, in a sector with this innovation
  // opportunity …
  double (*worth_of_gain)(ModelParameters const&, double opportunity) = nullptr;
  // … or, for a kind whose worth does not come from a gain drawn with the idea, worth in kEUR.
  double (*worth)(World const&, CellRow cell, std::size_t row) = nullptr;
  // Means of the firm in kEUR to pay this price, loans included; otherwise its cash and credit.
  double (*means)(World const&, Idea const&, double price_keur) = nullptr;
  bool borrows = false;  // whether its bank lends for it what the firm lacks
  // What starting does besides being paid for.
  void (*start)(World&, Idea const&) = nullptr;
  // What the project brings.
  void (*end)(World&, EndedProject const&) = nullptr;
};

using ProjectKindFunction = ProjectKindEntry const& (*)();

// Defined for each kind in its own file (project_kind_entry.hpp).
template <class Kind>
ProjectKindEntry const& project_kind();

// All kinds, in a fixed order.
std::span<ProjectKindFunction const> project_kind_catalogue();

inline ProjectKindEntry const& entry_of(ProjectKind kind) {
  return project_kind_catalogue()[static_cast<std::size_t>(kind)]();
}
// The kind with this name; breaks a contract if there is none.
ProjectKind project_kind_named(std::string_view name);
// Those that arise at firms, in the order of the catalogue.
std::span<ProjectKind const> kinds_of_firms();

}  // namespace clustress
