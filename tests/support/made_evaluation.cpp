#include "tests/support/made_evaluation.hpp"

#include "analysis/evaluations.hpp"
#include "tests/support/made_panel.hpp"

namespace clustress::test {

Section made_evaluation(std::size_t worlds) {
  MadePanel made;
  made.firms = 60;
  made.years = 6;
  DesignOptions const options;
  return evaluation_section_of(
      evaluate_worlds(
          worlds, [&](std::size_t w) { return made_panel(made, w); }, options),
      options);
}

}  // namespace clustress::test
