#include "sim/core/digest.hpp"

#include <fmt/format.h>
#include <xxhash.h>

namespace clustress {

std::string digest_of(std::string_view bytes) {
  XXH128_hash_t const hash = XXH3_128bits(bytes.data(), bytes.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

}  // namespace clustress
