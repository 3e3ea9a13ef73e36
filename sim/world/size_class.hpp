// sim/world/size_class.hpp — classes of firms by jobs, as official statistics cut them. Pure
// functions, thread-safe.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace clustress {

inline constexpr std::size_t size_classes = 4;
inline constexpr std::array<std::string_view, size_classes> size_class_names = {"1-9", "10-49",
                                                                                "50-249", "250+"};
constexpr std::size_t size_class(std::int32_t jobs) {
  return jobs < 10 ? 0 : jobs < 50 ? 1 : jobs < 250 ? 2 : 3;
}

}  // namespace clustress
