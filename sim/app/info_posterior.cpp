#include "sim/app/info_posterior.hpp"

#include <fmt/core.h>

#include "sim/app/notes.hpp"
#include "sim/app/posterior_text.hpp"
#include "sim/core/errors.hpp"

namespace clustress {

int print_posterior(std::string const& path, bool wants_scenario, bool is_json) {
  if (wants_scenario) {
    throw UsageError(path +
                     ": a posterior holds no scenario. Give a result, or see its study by "
                     "`clustress check`");
  }
  Posterior const posterior = read_posterior(path);
  if (is_json) {
    fmt::print("{}\n", posterior_json(posterior, path));
  } else {
    print_lines(posterior_text(posterior, path));
  }
  return exit_complete;
}

}  // namespace clustress
