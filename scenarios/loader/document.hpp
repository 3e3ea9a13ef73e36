// scenarios/loader/document.hpp — a scenario as one tree: files read, `extends` merged, world file
// put in place, --set applied.
//
// Which keys there may be is not this file's matter. Files are read only if they are regular, at
// most 16 MiB, UTF-8 text.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

// Nothing if a file of the scenario itself could not be read (reported). A missing or broken world
// file is reported and leaves the tree without `world`; reading goes on, so that all other faults
// are found too.
std::optional<Node> read_document(std::string const& path,
                                  std::vector<std::string> const& overrides, Report& report);
std::optional<Node> read_document_text(std::string_view text, std::string const& name,
                                       std::vector<std::string> const& overrides, Report& report);

}  // namespace clustress::loader
