// tests/support/allocations.hpp — bytes that the calling thread has asked operator new for.
#pragma once

#include <cstddef>

namespace clustress::test {

// Since the thread began; what was given back is not taken off.
std::size_t bytes_allocated();

}  // namespace clustress::test
