// analysis/report/page.hpp — a report as one HTML file that needs nothing else.
//
// Its policy allows the one style and the one script that are in it, by their hashes; no attribute
// styles anything, and no label enters the script. The same report gives the same bytes. Pure
// function, thread-safe.
#pragma once

#include <string>

#include "analysis/report/model.hpp"

namespace clustress {

std::string report_page(Report const& report);

// Style and script of the page, and the policy for them.
std::string policy_of(std::string_view style, std::string_view script);

}  // namespace clustress
