// sim/results/panel_output.hpp — the panel of a run, from start or resume to RESULT.panel.h5.
//
//   RESULT.panel.h5.parts/  one sealed file for each unit, written by whoever simulated it
//   RESULT.panel.h5         appears by rename when the panels of all wanted units are there
//
// The run's own lock covers it. has() and write() are thread-safe, all else is for one thread.
// Errors: UsageError (another panel lies here), OutputError (file system, damage).
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "sim/results/panel_file.hpp"
#include "sim/results/run_output.hpp"

namespace clustress {

class PanelOutput {
 public:
  // Clears away stale temporary files and sets damaged parts aside (*.damaged; their units are
  // simulated again).
  PanelOutput(std::filesystem::path const& result, PanelHeader header, OtherResults other);
  ~PanelOutput();
  PanelOutput(PanelOutput&&) noexcept;
  PanelOutput& operator=(PanelOutput&&) noexcept;

  [[nodiscard]] std::filesystem::path const& path() const;
  // for people: what was found, set aside, discarded
  [[nodiscard]] std::vector<std::string> const& messages() const;

  [[nodiscard]] bool has(RunUnit unit) const;
  void write(PanelTable const& table);  // durable on return

  // Makes the file of these units and those it had, unless it has them all; then the parts go. All
  // must be there. Returns how many cases the file has.
  std::size_t finish(std::vector<RunUnit> units);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace clustress
