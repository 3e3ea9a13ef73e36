// sim/results/panel_part.hpp — the panel of one finished unit as a sealed file, kept until all
// units are there.
//
// A line of text, then each column compressed, then the seal. No HDF5: the workers that simulate
// write their parts themselves, at the same time. Errors are OutputError. Thread-safe.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/engine/panel_table.hpp"

namespace clustress {

// "<first 12 digits of the panel's digest>-p<point>-<replicate>.panel".
std::string panel_part_name(std::string const& digest, RunUnit unit);

// Durable on return; the same panel makes the same bytes. Returns where it lies.
std::filesystem::path write_panel_part(std::filesystem::path const& directory,
                                       PanelLayout const& layout, PanelTable const& table);

// DamagedSource if the file is not a sound part of this panel.
PanelTable read_panel_part(std::filesystem::path const& path, PanelLayout const& layout);

// The parts of a directory, of this panel or another, by name; empty if it is not there.
std::vector<std::filesystem::path> list_panel_parts(std::filesystem::path const& directory);

}  // namespace clustress
