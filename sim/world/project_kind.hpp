// sim/world/project_kind.hpp — what a project is about. All are decided alike: worth more than the
// own cost, and payable.
#pragma once

#include <cstddef>
#include <cstdint>

namespace clustress {

enum class ProjectKind : std::uint8_t {
  assignment,   // small, with a research organisation
  research,     // R&D, alone or with partners
  export_step,  // first step abroad
  training,     // of staff
  hire,         // of people who know more
  investment,   // paid with a loan that the bank gives only with a guarantee
  founding,     // of a firm: no row yet
};
inline constexpr std::size_t project_kinds = 7;

}  // namespace clustress
