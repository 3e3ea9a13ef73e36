// sim/core/bytes_text.hpp — a size of memory or disk for people. Pure, thread-safe.
#pragma once

#include <string>

namespace clustress {

std::string bytes_text(double bytes);  // "439 MiB", "1.8 GiB"

}  // namespace clustress
