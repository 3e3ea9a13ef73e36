// tests/support/allocations.cpp — replaces operator new of the test program by one that counts.
#include "tests/support/allocations.hpp"

#include <cstdlib>
#include <new>

namespace {
thread_local std::size_t allocated = 0;
}  // namespace

void* operator new(std::size_t size) {
  allocated += size;
  if (void* const memory = std::malloc(size > 0 ? size : 1)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace clustress::test {

std::size_t bytes_allocated() {
  return allocated;
}

}  // namespace clustress::test
