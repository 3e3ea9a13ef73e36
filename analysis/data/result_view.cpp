#include "analysis/data/result_view.hpp"

namespace clustress {

std::vector<std::string> ResultView::labels(std::string_view dimension) const {
  for (Dimension const& d : dimensions) {
    if (d.name == dimension) return d.labels;
  }
  return {};
}

}  // namespace clustress
