// sim/app/posterior_text.hpp — what a calibration found, in words and as JSON: parameters before
// and after, which of them nothing pins down, and how near the moments come.
#pragma once

#include <string>

#include "sim/results/posterior_file.hpp"

namespace clustress {

// Lines for people; `name` as the file is called.
std::string posterior_text(Posterior const& posterior, std::string const& name);

// Of `info --format json`.
std::string posterior_json(Posterior const& posterior, std::string const& path);

}  // namespace clustress
