// sim/results/panel_merge.hpp — joins the panels of shards into the panel of the whole run, the
// same in every byte as that of one run. Not thread-safe: HDF5 is called.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "sim/results/panel_file.hpp"

namespace clustress {

class PanelMerge {
 public:
  // Looks at the panels beside the shards; that there are none at all is no fault. UsageError if
  // they are of different panels, or another one lies beside the result.
  PanelMerge(std::vector<std::filesystem::path> const& shards, std::filesystem::path const& result);

  // One line for each panel that is missing or damaged while others are there.
  [[nodiscard]] std::vector<std::string> const& faults() const { return faults_; }
  // Writes what is there. Returns the cases in the file; 0 if there is no panel.
  std::size_t write();

 private:
  void take(std::filesystem::path const& panel);

  std::filesystem::path path_;
  std::vector<std::filesystem::path> sources_;
  std::vector<std::string> faults_;
  std::optional<PanelHeader> header_;
};

}  // namespace clustress
