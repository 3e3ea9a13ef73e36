#include "sim/random/philox_lanes.hpp"

#include "sim/random/philox.hpp"

#if defined(__x86_64__) && defined(__GNUC__)
#define CLUSTRESS_VECTORS
#include <immintrin.h>
#ifndef __clang__
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"  // g++ 12 is wrong about its own header
#endif
#endif

namespace clustress {
namespace {

constexpr std::uint32_t multiplier_0 = 0xD2511F53, multiplier_1 = 0xCD9E8D57;
constexpr std::uint32_t weyl_0 = 0x9E3779B9, weyl_1 = 0xBB67AE85;

void plain_from(std::size_t first, PhiloxJob const& job) {
  for (std::size_t i = first; i < job.n; ++i) {
    std::uint64_t const id = to_number(job.id[i]);
    Quarter const quarter = job.quarters != nullptr ? job.quarters[i] : job.quarter;
    Block const block =
        philox({static_cast<std::uint32_t>(id), static_cast<std::uint32_t>(id >> 32),
                static_cast<std::uint32_t>(quarter), job.purpose},
               job.key);
    for (std::size_t k = 0; k < 4; ++k) job.lanes[k][i] = block[k];
  }
}

void plain(PhiloxJob const& job) {
  plain_from(0, job);
}

#ifdef CLUSTRESS_VECTORS

// Eight firms at once; of the last ones, fewer.
__attribute__((target("avx512f"))) void eight(PhiloxJob const& job) {
  __m512i const m_0 = _mm512_set1_epi64(multiplier_0), m_1 = _mm512_set1_epi64(multiplier_1);
  __m512i const purpose = _mm512_set1_epi64(job.purpose);
  for (std::size_t i = 0; i < job.n; i += 8) {
    auto const mask = static_cast<__mmask8>(job.n - i >= 8 ? 0xff : (1U << (job.n - i)) - 1);
    __m512i c_0 = _mm512_maskz_loadu_epi64(mask, job.id + i);
    __m512i c_1 = _mm512_srli_epi64(c_0, 32), c_3 = purpose;
    __m512i c_2 = _mm512_set1_epi64(job.quarter);
    if (job.quarters != nullptr) {
      c_2 = _mm512_cvtepi32_epi64(_mm512_castsi512_si256(
          _mm512_maskz_loadu_epi32(static_cast<__mmask16>(mask), job.quarters + i)));
    }
    auto [k_0, k_1] = job.key;
    for (int round = 0; round < 10; ++round, k_0 += weyl_0, k_1 += weyl_1) {
      __m512i const product_0 = _mm512_mul_epu32(m_0, c_0), product_1 = _mm512_mul_epu32(m_1, c_2);
      constexpr int exclusive_or = 0x96;
      c_0 = _mm512_ternarylogic_epi64(_mm512_srli_epi64(product_1, 32), c_1, _mm512_set1_epi64(k_0),
                                      exclusive_or);
      c_2 = _mm512_ternarylogic_epi64(_mm512_srli_epi64(product_0, 32), c_3, _mm512_set1_epi64(k_1),
                                      exclusive_or);
      c_1 = product_1;
      c_3 = product_0;
    }
    _mm512_mask_cvtepi64_storeu_epi32(job.lanes[0] + i, mask, c_0);
    _mm512_mask_cvtepi64_storeu_epi32(job.lanes[1] + i, mask, c_1);
    _mm512_mask_cvtepi64_storeu_epi32(job.lanes[2] + i, mask, c_2);
    _mm512_mask_cvtepi64_storeu_epi32(job.lanes[3] + i, mask, c_3);
  }
}

// The low halves of four lanes, side by side.
__attribute__((target("avx2"))) inline void store_low(std::uint32_t* to, __m256i lanes) {
  __m256i const low = _mm256_permutevar8x32_epi32(lanes, _mm256_setr_epi32(0, 2, 4, 6, 1, 3, 5, 7));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(to), _mm256_castsi256_si128(low));
}

// Four firms at once; the last ones one by one.
__attribute__((target("avx2"))) void four(PhiloxJob const& job) {
  __m256i const m_0 = _mm256_set1_epi64x(multiplier_0), m_1 = _mm256_set1_epi64x(multiplier_1);
  std::size_t i = 0;
  for (; i + 4 <= job.n; i += 4) {
    __m256i c_0 = _mm256_loadu_si256(reinterpret_cast<__m256i const*>(job.id + i));
    __m256i c_1 = _mm256_srli_epi64(c_0, 32), c_3 = _mm256_set1_epi64x(job.purpose);
    __m256i c_2 = _mm256_set1_epi64x(job.quarter);
    if (job.quarters != nullptr) {
      c_2 = _mm256_cvtepi32_epi64(
          _mm_loadu_si128(reinterpret_cast<__m128i const*>(job.quarters + i)));
    }
    auto [k_0, k_1] = job.key;
    for (int round = 0; round < 10; ++round, k_0 += weyl_0, k_1 += weyl_1) {
      __m256i const product_0 = _mm256_mul_epu32(m_0, c_0), product_1 = _mm256_mul_epu32(m_1, c_2);
      c_0 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product_1, 32), c_1),
                             _mm256_set1_epi64x(k_0));
      c_2 = _mm256_xor_si256(_mm256_xor_si256(_mm256_srli_epi64(product_0, 32), c_3),
                             _mm256_set1_epi64x(k_1));
      c_1 = product_1;
      c_3 = product_0;
    }
    store_low(job.lanes[0] + i, c_0);
    store_low(job.lanes[1] + i, c_1);
    store_low(job.lanes[2] + i, c_2);
    store_low(job.lanes[3] + i, c_3);
  }
  plain_from(i, job);
}

#endif

}  // namespace

std::vector<PhiloxVersion> philox_versions() {
  std::vector<PhiloxVersion> versions{plain};
#ifdef CLUSTRESS_VECTORS
  if (__builtin_cpu_supports("avx2")) versions.push_back(four);
  if (__builtin_cpu_supports("avx512f")) versions.push_back(eight);
#endif
  return versions;
}

void philox_lanes(PhiloxJob const& job) {
  static PhiloxVersion const widest = philox_versions().back();
  widest(job);
}

}  // namespace clustress
