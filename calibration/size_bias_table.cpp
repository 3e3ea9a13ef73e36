// calibration/size_bias_table.cpp — what size does to moments, as measured. Written by
// scripts/size_campaign; do not edit.
#include "calibration/size_bias.hpp"

namespace clustress {

std::string_view size_bias_source() {
  return "nothing measured";
}

std::span<SizeBias const> size_biases() {
  return {};
}

}  // namespace clustress
