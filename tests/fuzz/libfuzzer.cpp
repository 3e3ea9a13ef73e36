// tests/fuzz/libfuzzer.cpp — the door of libFuzzer; CLUSTRESS_FUZZ_ENTRY names the reader.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/entries.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  for (clustress::fuzz::Entry const& entry : clustress::fuzz::entries) {
    if (entry.name == std::string_view(CLUSTRESS_FUZZ_ENTRY)) entry.run({data, size});
  }
  return 0;
}
