// sim/world/project_kind_entry.hpp — what the file of a kind of project includes to enter the
// catalogue.
//
// A kind K declares what it is, and of the hooks of ProjectKindEntry those it needs:
//
//   static constexpr std::string_view name, group, meaning;
//   static constexpr ResearchPlace research_place;                 // optional
//   static constexpr bool needs_others;                            // optional
//   struct Parameters : IdeaParameters { …; static void describe(ParameterTable<Parameters>&); };
//   static double worth_of_gain(ModelParameters const&, double opportunity);   // optional, as are
//   static void end(World&, EndedProject const&);                              // the other hooks
//
// and its file ends with `template ProjectKindEntry const& project_kind<K>();`.
#pragma once

#include "sim/world/project_kind.hpp"

namespace clustress {

template <class K>
constexpr ProjectKindEntry described_kind() {
  ProjectKindEntry e;
  e.name = K::name;
  if constexpr (requires { typename K::Parameters; }) {
    e.group = K::group;
    e.meaning = K::meaning;
    e.parameters = [] { return KindParameters::of<typename K::Parameters>(); };
  }
  if constexpr (requires { K::research_place; }) e.research_place = K::research_place;
  if constexpr (requires { K::needs_others; }) e.needs_others = K::needs_others;
  if constexpr (requires { &K::possible; }) e.possible = &K::possible;
  if constexpr (requires { &K::worth_of_gain; }) e.worth_of_gain = &K::worth_of_gain;
  if constexpr (requires { &K::worth; }) e.worth = &K::worth;
  if constexpr (requires { &K::means; }) e.means = &K::means;
  if constexpr (requires { K::borrows; }) e.borrows = K::borrows;
  if constexpr (requires { &K::start; }) e.start = &K::start;
  if constexpr (requires { &K::end; }) e.end = &K::end;
  return e;
}

template <class K>
ProjectKindEntry const& project_kind() {
  static constexpr ProjectKindEntry entry = described_kind<K>();
  return entry;
}

}  // namespace clustress
