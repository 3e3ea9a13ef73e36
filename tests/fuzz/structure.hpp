// tests/fuzz/structure.hpp — a sound HDF5 file, changed as bytes say, and sealed again.
#pragma once

#include <vector>

#include "tests/fuzz/entries.hpp"

namespace clustress::fuzz {

using Image = std::vector<unsigned char>;

// `start`: an image of a file without its seal. Of the bytes each four are a change (result.cpp).
Image changed_structure(Image start, Bytes bytes);

}  // namespace clustress::fuzz
