// sim/results/result_pieces.hpp — the HDF5 files of one result: the finished file, or the parts of
// an unfinished run; how they are found, checked and read. Behind ResultFile. Errors are
// OutputError. Not thread-safe: HDF5 is called.
#pragma once

#include <algorithm>
#include <filesystem>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/results/run_header.hpp"
#include "sim/results/unit_grid.hpp"
#include "sim/storage/hdf5.hpp"

namespace clustress {

// One HDF5 file of a result, with its axes and its units.
struct Piece {
  std::filesystem::path path;
  UnitGrid grid;
  std::vector<RunUnit> units;
};

[[noreturn]] void unreadable(std::filesystem::path const& path, std::string const& what);

// HDF5 and shapes of a damaged file fail in many ways; all are one kind of error for the user.
template <class Action>
auto guarded(std::filesystem::path const& path, Action action) {
  try {
    return action();
  } catch (hdf5::Failure const& failure) {
    unreadable(path, failure.what());
  } catch (std::bad_alloc const&) {
    unreadable(path, "it claims sizes that do not fit into memory");
  } catch (std::length_error const&) {
    unreadable(path, "it claims sizes that no file can have");
  }
}

// What lies at the path of a result, found and held together.
class ResultPieces {
 public:
  // OutputError if nothing there can be read as a result.
  explicit ResultPieces(std::filesystem::path const& where);

  std::filesystem::path path;
  bool from_parts = false;
  RunHeader header;
  UnitGrid grid{{}, {}};
  std::vector<UnitSummary> summaries;  // by place of the grid
  std::vector<Piece> pieces;
  std::vector<std::string> warnings;
  // Values of some points, from the first place on the axis on, [point][…] as the box says.
  std::vector<double> read(DatasetInfo const& d, std::size_t first_point, Axes const& box) const;
  // All there is of a unit, in the shape of the layout; NaN where it has none.
  std::vector<double> read_unit(RunUnit unit) const;
  // In the order of work.
  template <class Predicate>
  std::vector<RunUnit> select(Predicate predicate) const {
    std::vector<RunUnit> list;
    for (UnitSummary const& summary : summaries) {
      if (predicate(summary.status)) list.push_back(summary.unit);
    }
    std::ranges::sort(list);
    return list;
  }

 private:
  void open_file();
  void open_parts(std::filesystem::path const& directory);
  // Spreads what was found over the grid.
  void place(std::vector<UnitSummary>&& found);
  void read_piece(Piece const& piece, DatasetInfo const& d, std::size_t first_point,
                  Axes const& box, std::vector<double>& values) const;
};

}  // namespace clustress
