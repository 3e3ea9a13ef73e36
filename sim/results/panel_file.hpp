// sim/results/panel_file.hpp — RESULT.panel.h5: what an evaluator would see of a run's firms, as a
// sealed netCDF-4 file that h5netcdf, pandas and rhdf5 read. docs/file_format.md is its contract.
//
// All columns stand in the root, over the dimensions world, case, year and application; units of
// work one after the other. It says nothing of the session that wrote it: the same panel makes the
// same bytes. Not thread-safe: HDF5 is called. Errors are OutputError.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "sim/engine/panel_table.hpp"
#include "sim/results/run_header.hpp"
#include "sim/storage/hdf5.hpp"

namespace clustress {

struct PanelHeader {
  PanelLayout layout;
  std::vector<NamedValue> attributes;  // of the run, for readers
};

// "RESULT.panel.h5" beside "RESULT.h5".
std::filesystem::path panel_path(std::filesystem::path const& result);

// Written aside, sealed and renamed. `units` in the order of work; `read` gives the panel of each,
// asked for twice (first for the sizes).
void write_panel_file(std::filesystem::path const& path, PanelHeader const& header,
                      std::vector<RunUnit> const& units,
                      std::function<PanelTable(RunUnit)> const& read);

class PanelFile {
 public:
  explicit PanelFile(std::filesystem::path const& path);

  [[nodiscard]] PanelHeader const& header() const { return header_; }
  [[nodiscard]] PanelLayout const& layout() const { return header_.layout; }
  [[nodiscard]] std::vector<std::string> const& labels(std::string_view list) const;

  // One world with a programme of one unit, and where its rows are.
  struct World {
    RunUnit unit;
    std::size_t variant = 0, stress = 0;  // places in their lists of labels
    bool is_done = false;
    std::size_t cases = 0, first_case = 0, applications = 0, first_application = 0;
  };
  [[nodiscard]] std::vector<World> const& worlds() const { return worlds_; }
  [[nodiscard]] std::vector<RunUnit> const& units() const { return units_; }
  [[nodiscard]] std::size_t cases() const { return cases_; }

  // Of one world; application_case counts from its first case.
  [[nodiscard]] PanelTable read(World const& world) const;
  // Of a unit; it must be there.
  [[nodiscard]] PanelTable read(RunUnit unit) const;

 private:
  void read_header();
  void read_worlds();
  [[nodiscard]] PanelTable read(RunUnit unit, std::size_t first_world, std::size_t count) const;

  std::filesystem::path path_;
  hdf5::Handle file_;
  PanelHeader header_;
  std::vector<World> worlds_;
  std::vector<RunUnit> units_;
  std::size_t cases_ = 0;
};

}  // namespace clustress
