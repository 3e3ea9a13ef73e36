#include "sim/core/bytes_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace clustress {

std::string bytes_text(double bytes) {
  double const mebibytes = bytes / (1 << 20);
  return mebibytes < 1024 ? fmt::format("{:.0f} MiB", std::ceil(mebibytes))
                          : fmt::format("{:.1f} GiB", mebibytes / 1024);
}

}  // namespace clustress
