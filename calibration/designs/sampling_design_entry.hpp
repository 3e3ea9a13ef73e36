// calibration/designs/sampling_design_entry.hpp — what the file of a design includes to enter the
// catalogue.
//
// A method D declares
//
//   static constexpr std::string_view name, meaning;
//   static constexpr std::string_view size_key;     // "points", "trajectories", "rows"; "" = none
//   static constexpr std::size_t usual_size, usual_levels;      // 0 = it has none
//   static constexpr bool extends;                  // a larger size only adds points at the end
//   static double count(DesignProblem const&);      // may be more than fit
//   static std::string fault(DesignProblem const&); // optional; empty = it can be made
//   static std::vector<double> make(DesignProblem const&);
//
// and its file ends with `template SamplingDesign sampling_design<D>();`. A missing file is a link
// error, a missing line is caught by a test.
#pragma once

#include "calibration/designs/sampling_design.hpp"

namespace clustress {

template <class D>
SamplingDesign sampling_design() {
  SamplingDesign design{D::name,    D::meaning, D::size_key, D::usual_size, D::usual_levels,
                        D::extends, nullptr,    nullptr,     nullptr};
  if constexpr (requires { &D::count; }) design.count = &D::count;
  if constexpr (requires { &D::fault; }) design.fault = &D::fault;
  if constexpr (requires { &D::make; }) design.make = &D::make;
  return design;
}

}  // namespace clustress
