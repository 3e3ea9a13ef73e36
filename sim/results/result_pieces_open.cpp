// sim/results/result_pieces_open.cpp — finds the files of a result and what each holds.
#include <fmt/format.h>

#include "sim/core/errors.hpp"
#include "sim/results/part.hpp"
#include "sim/results/point_table.hpp"
#include "sim/results/result_pieces.hpp"
#include "sim/results/run_output.hpp"
#include "sim/results/structure.hpp"
#include "sim/storage/seal.hpp"

namespace clustress {

[[noreturn]] void unreadable(std::filesystem::path const& path, std::string const& what) {
  throw OutputError(
      path.extension() == ".toml"
          ? fmt::format("{0}: this is a scenario, not a result; run it first: clustress run {0} -o "
                        "RESULT.h5, then give RESULT.h5",
                        path.string())
          : fmt::format("{}: {}; give the RESULT.h5 as `clustress run` wrote it", path.string(),
                        what));
}

void ResultPieces::place(std::vector<UnitSummary>&& found) {
  std::size_t const worlds = header.layout.axes().worlds();
  UnitSummary const absent{{},
                           std::vector<WorldStatus>(worlds, WorldStatus::not_run),
                           std::vector<std::string>(worlds),
                           0,
                           0.0,
                           0,
                           0,
                           ""};
  summaries.assign(grid.size(), absent);
  for (std::size_t i = 0; i < summaries.size(); ++i) summaries[i].unit = grid.unit(i);
  for (UnitSummary& summary : found) {
    std::size_t const place = grid.index(summary.unit);
    summaries[place] = std::move(summary);
  }
}

void ResultPieces::open_file() {
  if (std::string const fault = seal_fault(path); !fault.empty()) unreadable(path, fault);
  guarded(path, [&] {
    hdf5::Handle const file = hdf5::open_file(path.string());
    header = read_header(file.get());
    FileUnits units = read_units(file.get(), header.layout);
    grid = units.grid;
    Piece piece{path, std::move(units.grid), {}};
    for (UnitSummary const& summary : units.summaries) piece.units.push_back(summary.unit);
    pieces.push_back(std::move(piece));
    place(std::move(units.summaries));
  });
}

void ResultPieces::open_parts(std::filesystem::path const& directory) {
  from_parts = true;
  std::vector<UnitSummary> found;
  std::string latest;
  for (std::filesystem::path const& file : list_parts(directory)) {
    try {
      Part const part(file);
      if (pieces.empty()) header = part.header();
      if (part.header().digest != header.digest) {
        warnings.push_back(fmt::format("{}: belongs to another run; left out", file.string()));
        continue;
      }
      // the last session knows how many replicates are wanted, and by which rule
      if (part.header().started >= latest) {
        latest = part.header().started;
        header.replicates = part.header().replicates;
        header.points_wanted = part.header().points_wanted;
        header.attributes = part.header().attributes;
        header.history = part.header().history;
      }
      add_unknown(header.points, part.header().points);
      pieces.push_back({file, part.grid(), {}});
      for (UnitSummary const& summary : part.summaries()) {
        pieces.back().units.push_back(summary.unit);
        found.push_back(summary);
      }
    } catch (OutputError const& error) {
      warnings.push_back(fmt::format("{}; left out", error.what()));
    }
  }
  if (pieces.empty())
    throw OutputError(directory.string() + ": nothing is finished yet; let the run go on");
  std::vector<UnitSummary> axis = found;
  for (RunUnit const unit : header.wanted()) {
    axis.emplace_back();
    axis.back().unit = unit;
  }
  grid = UnitGrid::around(axis, header.points_wanted);
  place(std::move(found));
}

ResultPieces::ResultPieces(std::filesystem::path const& where) : path(where) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    if (path.extension() != ".parts") {
      throw OutputError(path.string() +
                        ": is a directory, not a result nor the parts of one; give a RESULT.h5");
    }
    open_parts(path);
  } else if (!std::filesystem::exists(path, ignored) &&
             std::filesystem::is_directory(parts_directory(path), ignored)) {
    open_parts(parts_directory(path));
  } else if (!std::filesystem::exists(path, ignored)) {
    throw OutputError(path.string() +
                      ": there is no such result, nor parts of an unfinished one; check the name");
  } else {
    open_file();
  }
}

}  // namespace clustress
