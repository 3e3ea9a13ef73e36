#include "sim/results/panel_merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "sim/core/errors.hpp"

namespace clustress {

PanelMerge::PanelMerge(std::vector<std::filesystem::path> const& shards,
                       std::filesystem::path const& result)
    : path_(panel_path(result)) {
  std::error_code ignored;
  for (std::filesystem::path const& shard : shards) {
    std::filesystem::path const panel = panel_path(shard);
    if (!std::filesystem::exists(panel, ignored)) {
      faults_.push_back(
          fmt::format("{}: is not there, while panels of other shards are", panel.string()));
      continue;
    }
    try {
      take(panel);
    } catch (OutputError const& unsound) {
      faults_.emplace_back(unsound.what());
    }
  }
  bool const have_none = sources_.empty() && std::ranges::none_of(shards, [&](auto const& shard) {
                           return std::filesystem::exists(panel_path(shard), ignored);
                         });
  if (have_none) faults_.clear();
  if (sources_.empty() || !std::filesystem::exists(path_, ignored)) return;
  if (PanelFile(path_).layout().digest != header_->layout.digest) {
    throw UsageError(
        fmt::format("{}: holds another panel; move it away, or choose another output "
                    "with -o",
                    path_.string()));
  }
}

void PanelMerge::take(std::filesystem::path const& panel) {
  PanelFile const file(panel);
  if (!header_) header_ = file.header();
  if (file.layout().digest != header_->layout.digest) {
    throw UsageError(
        fmt::format("{}: is another panel than {}; run all shards with the same "
                    "[panel]",
                    panel.string(), sources_.front().string()));
  }
  sources_.push_back(panel);
}

std::size_t PanelMerge::write() {
  if (sources_.empty()) return 0;
  std::vector<PanelFile> files;
  std::map<RunUnit, std::size_t> where;
  for (std::size_t k = 0; k < sources_.size(); ++k) {
    files.emplace_back(sources_[k]);
    for (RunUnit const unit : files[k].units()) where.emplace(unit, k);
  }
  std::vector<RunUnit> units;
  for (auto const& [unit, file] : where) units.push_back(unit);
  write_panel_file(path_, *header_, units,
                   [&](RunUnit unit) { return files[where.at(unit)].read(unit); });
  return PanelFile(path_).cases();
}

}  // namespace clustress
