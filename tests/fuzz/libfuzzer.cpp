// tests/fuzz/libfuzzer.cpp — the door of libFuzzer; CLUSTRESS_FUZZ_ENTRY names the reader.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "tests/fuzz/entries.hpp"

namespace {

using clustress::fuzz::entries;

constexpr auto const* entry =
    std::find_if(std::begin(entries), std::end(entries),
                 [](auto const& one) { return one.name == CLUSTRESS_FUZZ_ENTRY; });
static_assert(entry != std::end(entries), "no entry has the name CLUSTRESS_FUZZ_ENTRY");

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  entry->run({data, size});
  return 0;
}
