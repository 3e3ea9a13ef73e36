#include "analysis/data/result_view.hpp"

#include <algorithm>

namespace clustress {

std::vector<std::string> ResultView::labels(std::string_view dimension) const {
  for (Dimension const& d : dimensions) {
    if (d.name == dimension) return d.labels;
  }
  return {};
}

bool ResultView::is_withheld(std::string_view dimension, std::size_t entry) const {
  auto const found = withheld.find(dimension);
  return found != withheld.end() && std::ranges::find(found->second, entry) != found->second.end();
}

}  // namespace clustress
