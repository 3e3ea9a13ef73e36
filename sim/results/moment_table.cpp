#include "sim/results/moment_table.hpp"

#include <fmt/format.h>

#include "sim/core/text.hpp"
#include "sim/results/result_pieces.hpp"
#include "sim/storage/seal.hpp"

namespace clustress {

namespace {

constexpr char const* moments_group = "moments";

std::string text_of(hid_t dataset, char const* name) {
  return hdf5::has_attribute(dataset, name) ? hdf5::text_attribute(dataset, name) : "";
}

}  // namespace

std::vector<MomentTable> read_moments(std::filesystem::path const& result, std::size_t points,
                                      std::size_t replicates) {
  std::vector<MomentTable> all;
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(result, ignored)) return all;
  if (std::string const fault = seal_fault(result); !fault.empty()) unreadable(result, fault);
  return guarded(result, [&] {
    hdf5::Handle const file = hdf5::open_file(result.string());
    if (!hdf5::is_group(file.get(), moments_group)) return all;
    hdf5::Handle const group = hdf5::open_group(file.get(), moments_group);
    for (hdf5::Link const& link : hdf5::links(group.get())) {
      if (link.kind != hdf5::LinkKind::dataset) continue;
      hdf5::Handle const dataset = hdf5::open_dataset(group.get(), link.name);
      std::vector<hsize_t> const dims = hdf5::dims_of(dataset.get());
      if (dims.size() < 2) continue;  // a coordinate
      if (dims != std::vector<hsize_t>{points, replicates}) {
        throw hdf5::Failure(
            fmt::format("the moment {} does not have the shape of its points and "
                        "replicates",
                        printable(link.name)));
      }
      all.push_back(
          {link.name, text_of(dataset.get(), "units"), text_of(dataset.get(), "long_name"),
           hdf5::read_values<double>(dataset.get(), H5T_NATIVE_DOUBLE, points * replicates)});
    }
    return all;
  });
}

}  // namespace clustress
