#include "analysis/data/section.hpp"

#include <utility>

namespace clustress {

Figure Section::add(Measure measure) {
  measures.push_back(std::move(measure));
  return {measures.size() - 1};
}

}  // namespace clustress
