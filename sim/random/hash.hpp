// sim/random/hash.hpp — 64-bit mixing for ids and addresses. Not for security. Pure; thread-safe.
#pragma once

#include <cstdint>
#include <string_view>

namespace clustress {

// Finalizer of SplitMix64 (Steele, Lea & Flood 2014): a bijection on 64 bits.
constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 30;
  x *= 0xBF58476D1CE4E5B9ULL;
  x ^= x >> 27;
  x *= 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

// Order matters: combine(a, b) != combine(b, a).
constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b) {
  return mix(mix(a + 0x9E3779B97F4A7C15ULL) + b);
}

// FNV-1a, then mixed; for names.
constexpr std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325ULL;
  for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
  return mix(hash);
}

}  // namespace clustress
