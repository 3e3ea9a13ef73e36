// sim/storage/hdf5_names.hpp — names of what a group or an object holds, in the order in which they
// were made.
#pragma once

#include <hdf5.h>

#include <string>
#include <vector>

#include "sim/storage/hdf5.hpp"

namespace clustress::hdf5 {

// `iterate(index, visit, list)` calls H5Literate or H5Aiterate2, whose visitors get an Info. By
// name where HDF5 did not keep the order of making. Throws Failure with `doing`.
template <class Info, class Iterate>
std::vector<std::string> names_in_order(Iterate&& iterate, char const* doing) {
  std::vector<std::string> names;
  auto const collect = [](hid_t, char const* name, Info const*, void* list) -> herr_t {
    static_cast<std::vector<std::string>*>(list)->emplace_back(name);
    return 0;
  };
  if (iterate(H5_INDEX_CRT_ORDER, +collect, &names) < 0) {
    names.clear();
    expect(iterate(H5_INDEX_NAME, +collect, &names), doing);
  }
  return names;
}

}  // namespace clustress::hdf5
