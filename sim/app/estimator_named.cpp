#include "sim/app/estimator_named.hpp"

#include <fmt/format.h>

#include <vector>

#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"

namespace clustress {

Estimator estimator_named(std::string const& name) {
  std::vector<std::string> names;
  for (EstimatorFunction const entry : estimator_catalogue()) {
    if (entry().name == name) return entry();
    names.emplace_back(entry().name);
  }
  throw UsageError(fmt::format("[calibrate] method: no method is called \"{}\".{}", printable(name),
                               suggestion(name, names)));
}

}  // namespace clustress
