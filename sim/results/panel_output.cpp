#include "sim/results/panel_output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "sim/core/errors.hpp"
#include "sim/results/panel_part.hpp"
#include "sim/results/part.hpp"
#include "sim/storage/file_system.hpp"

namespace clustress {

struct PanelOutput::Impl {
  std::filesystem::path file, parts;
  PanelHeader header;
  std::vector<std::string> messages;
  std::set<RunUnit> in_file;
  std::map<RunUnit, std::filesystem::path> in_parts;
  std::mutex mutable guard;  // of in_parts

  Impl(std::filesystem::path const& result, PanelHeader panel)
      : file(panel_path(result)), parts(parts_directory(file)), header(std::move(panel)) {}

  // What an older panel was made with otherwise, for people.
  [[nodiscard]] std::string difference(PanelLayout const& there) const {
    for (auto const& [name, value] : header.layout.choices) {
      auto const known =
          std::ranges::find(there.choices, name, &std::pair<std::string, std::string>::first);
      if (name != "replicates" && known != there.choices.end() && known->second != value)
        return fmt::format("[panel] {} is {} there and {} here", name, known->second, value);
    }
    return "it is of another scenario or model";
  }

  void discard(std::filesystem::path const& path, std::string const& why, OtherResults other) {
    if (other == OtherResults::refuse) {
      throw UsageError(
          fmt::format("{}: holds another panel: {}; move it away, choose another output with -o, "
                      "or discard it with --force",
                      path.string(), why));
    }
    messages.push_back(fmt::format("{}: discarded ({})", path.string(), why));
    std::error_code error;
    std::filesystem::remove(path, error);
    if (error) throw_output_error(path, "discard", error.value());
  }

  void take_file(OtherResults other) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return;
    std::optional<std::string> why;
    {
      PanelFile const there(file);
      if (there.layout().digest != header.layout.digest) {
        why = difference(there.layout());
      } else {
        in_file.insert(there.units().begin(), there.units().end());
      }
    }
    if (why) discard(file, *why, other);
  }

  void take_parts(OtherResults other) {
    for (std::filesystem::path const& part : list_panel_parts(parts)) {
      if (!part.filename().string().starts_with(header.layout.digest.substr(0, 12))) {
        discard(part, "a part of a panel with other choices, scenario or model", other);
        continue;
      }
      try {
        in_parts.emplace(read_panel_part(part, header.layout).unit, part);
      } catch (DamagedSource const& damaged) {
        messages.emplace_back(damaged.what());
        set_aside(part);
      }
    }
    std::error_code ignored;
    for (auto const& entry : std::filesystem::directory_iterator(parts, ignored)) {
      if (entry.path().extension() == ".tmp") remove_quietly(entry.path());
    }
    remove_quietly(file.string() + ".tmp");
  }

  void set_aside(std::filesystem::path const& part) {
    std::filesystem::path const aside = part.string() + ".damaged";
    rename_durably(part, aside);
    messages.push_back(fmt::format("{}: set aside as {}; what it held is simulated again",
                                   part.string(), aside.filename().string()));
  }

  void write_file(std::vector<RunUnit> const& units) {
    std::optional<PanelFile> old;
    if (!in_file.empty()) old.emplace(file);
    try {
      write_panel_file(file, header, units, [&](RunUnit unit) {
        auto const part = in_parts.find(unit);
        return part != in_parts.end() ? read_panel_part(part->second, header.layout)
                                      : old.value().read(unit);
      });
    } catch (DamagedSource const& damaged) {
      set_aside(damaged.source());
      throw OutputError(fmt::format(
          "{}; it was damaged after it was written; run the same command again to repeat what it "
          "held",
          damaged.what()));
    }
  }
};

PanelOutput::PanelOutput(std::filesystem::path const& result, PanelHeader header,
                         OtherResults other)
    : impl_(std::make_unique<Impl>(result, std::move(header))) {
  impl_->take_file(other);
  impl_->take_parts(other);
}
PanelOutput::~PanelOutput() = default;
PanelOutput::PanelOutput(PanelOutput&&) noexcept = default;
PanelOutput& PanelOutput::operator=(PanelOutput&&) noexcept = default;

std::filesystem::path const& PanelOutput::path() const {
  return impl_->file;
}
std::vector<std::string> const& PanelOutput::messages() const {
  return impl_->messages;
}

bool PanelOutput::has(RunUnit unit) const {
  std::lock_guard const lock(impl_->guard);
  return impl_->in_file.contains(unit) || impl_->in_parts.contains(unit);
}

void PanelOutput::write(PanelTable const& table) {
  make_directory(impl_->parts);
  std::filesystem::path const part = write_panel_part(impl_->parts, impl_->header.layout, table);
  std::lock_guard const lock(impl_->guard);
  impl_->in_parts.insert_or_assign(table.unit, part);
}

std::size_t PanelOutput::finish(std::vector<RunUnit> units) {
  bool const is_there =
      std::filesystem::exists(impl_->file) &&
      std::ranges::all_of(units, [&](RunUnit unit) { return impl_->in_file.contains(unit); });
  if (!is_there) {
    units.insert(units.end(), impl_->in_file.begin(), impl_->in_file.end());
    std::ranges::sort(units);
    units.erase(std::unique(units.begin(), units.end()), units.end());
    impl_->write_file(units);
    impl_->in_file = {units.begin(), units.end()};
  }
  std::erase_if(impl_->in_parts, [&](auto const& part) {
    bool const is_merged = impl_->in_file.contains(part.first);
    if (is_merged) remove_quietly(part.second);
    return is_merged;
  });
  remove_quietly(impl_->parts);  // goes only if it is empty
  return PanelFile(impl_->file).cases();
}

}  // namespace clustress
