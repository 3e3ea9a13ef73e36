// sim/core/heap_bytes.hpp — bytes that vectors have allocated, free room included.
#pragma once

#include <cstddef>
#include <vector>

namespace clustress {

template <class... T>
[[nodiscard]] std::size_t heap_bytes(std::vector<T> const&... vectors) {
  return (std::size_t{0} + ... + (vectors.capacity() * sizeof(T)));
}

}  // namespace clustress
