// sim/core/digest.hpp — 128-bit fingerprint of bytes (XXH3-128). For identity of scenarios and
// blocks, not for security.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace clustress {

std::string digest_of(std::string_view bytes);  // 32 lower-case hex digits
inline std::string digest_of(void const* data, std::size_t size) {
  return digest_of(std::string_view(static_cast<char const*>(data), size));
}

}  // namespace clustress
