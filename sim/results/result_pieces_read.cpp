// sim/results/result_pieces_read.cpp — reads values out of the files of a result.
#include <algorithm>
#include <limits>

#include "sim/results/result_pieces.hpp"
#include "sim/results/structure.hpp"

namespace clustress {
namespace {

// A box of a data set: from `start`, of so many along each leading axis.
void read_box(hid_t dataset, OutcomeLayout const& layout, DatasetInfo const& d, UnitPlace start,
              Axes const& box, double* values) {
  std::vector<hsize_t> const count = extent_of(box, layout, d);
  auto const first = Axes{start.point, 0, 0, start.replicate, 0}.extent();
  std::vector<hsize_t> begin(first.begin(), first.end());
  begin.resize(count.size(), 0);
  hdf5::Handle const chosen(H5Dget_space(dataset), H5Sclose, "read a shape");
  hdf5::expect(H5Sselect_hyperslab(chosen.get(), H5S_SELECT_SET, begin.data(), nullptr,
                                   count.data(), nullptr),
               "choose a unit");
  hdf5::Handle const memory = hdf5::space(count);
  hdf5::expect(H5Dread(dataset, H5T_NATIVE_DOUBLE, memory.get(), chosen.get(), H5P_DEFAULT, values),
               "read values");
}

}  // namespace

std::vector<double> ResultPieces::read_unit(RunUnit unit) const {
  OutcomeLayout const& layout = header.layout;
  std::vector<double> values(layout.size, std::numeric_limits<double>::quiet_NaN());
  for (Piece const& piece : pieces) {
    if (std::ranges::find(piece.units, unit) == piece.units.end()) continue;
    guarded(piece.path, [&] {
      hdf5::Handle const file = hdf5::open_file(piece.path.string());
      for (DatasetInfo const& d : layout.datasets) {
        hdf5::Handle const dataset = hdf5::open_dataset(file.get(), d.group + "/" + d.name);
        read_box(dataset.get(), layout, d, piece.grid.place(unit), layout.axes(),
                 values.data() + d.offset);
      }
    });
  }
  return values;
}

void ResultPieces::read_piece(Piece const& piece, DatasetInfo const& d, std::size_t first_point,
                              Axes const& box, std::vector<double>& values) const {
  guarded(piece.path, [&] {
    hdf5::Handle const file = hdf5::open_file(piece.path.string());
    hdf5::Handle const dataset = hdf5::open_dataset(file.get(), d.group + "/" + d.name);
    hdf5::stored_count(dataset.get());
    if (!from_parts) {
      read_box(dataset.get(), header.layout, d, {first_point, 0}, box, values.data());
      return;
    }
    Axes const unit = header.layout.axes();
    std::vector<double> one(unit.size(d.entries));
    for (RunUnit const number : piece.units) {
      UnitPlace const here = grid.place(number);
      if (here.point < first_point || here.point >= first_point + box.points) continue;
      read_box(dataset.get(), header.layout, d, piece.grid.place(number), unit, one.data());
      for (std::size_t v = 0; v < unit.variants; ++v) {
        for (std::size_t s = 0; s < unit.stresses; ++s) {
          std::copy_n(
              one.data() + unit.at(0, v, s, 0, 0, d.entries), unit.quarters * d.entries,
              values.data() + box.at(here.point - first_point, v, s, here.replicate, 0, d.entries));
        }
      }
    }
  });
}

std::vector<double> ResultPieces::read(DatasetInfo const& d, std::size_t first_point,
                                       Axes const& box) const {
  return guarded(path, [&] {
    std::vector<double> values(box.size(d.entries), std::numeric_limits<double>::quiet_NaN());
    for (Piece const& piece : pieces) read_piece(piece, d, first_point, box, values);
    return values;
  });
}

}  // namespace clustress
