// sim/world/indicator_entry.hpp — what a file of indicators includes to enter the catalogue.
//
// The file declares a struct with its rows, `static constexpr Indicator rows[]`, and ends with
// `template std::span<Indicator const> indicators<Struct>();`, while the catalogue has the line
// `&indicators<struct Struct>`. A missing file is a link error, a missing line is caught by a test.
#pragma once

#include "sim/world/indicator.hpp"
#include "sim/world/world.hpp"

namespace clustress {

template <class File>
std::span<Indicator const> indicators() {
  return File::rows;
}

}  // namespace clustress
