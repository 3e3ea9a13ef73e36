// The random field: every part of an address matters, draws are uniform and neighbours are
// independent.
//
// Statistical checks here are made on fixed seeds: they pass or fail for good. Their thresholds are
// those of a test at α = 1e-6 each, so a correct generator had no reason to fail one of these few.
#include <array>
#include <boost/math/distributions/chi_squared.hpp>
#include <clustress/catch.hpp>
#include <cmath>
#include <set>
#include <string>

#include "sim/random/field.hpp"

using namespace clustress;

namespace {

std::set<std::string> const& words() {
  static std::set<std::string> const all = [] {
    std::set<std::string> made;
    for (int k = 0; k < 50'000; ++k) made.insert("firm " + std::to_string(k));
    return made;
  }();
  return all;
}

}  // namespace

TEST_CASE("a uniform of 32 bits lies in the open interval, in order and symmetric", "[random]") {
  CHECK(to_uniform(0U) == std::ldexp(1.0, -33));
  CHECK(to_uniform(0xFFFFFFFFU) == 1.0 - std::ldexp(1.0, -33));
  CHECK(to_uniform(0x7FFFFFFFU) < 0.5);
  CHECK(to_uniform(0x80000000U) > 0.5);
  for (std::uint32_t const bits : {0U, 1U, 12345U, 0x7FFFFFFFU, 0x80000000U, 0xFFFFFFFEU}) {
    CHECK(to_uniform(bits) == (static_cast<double>(bits) + 0.5) / 4294967296.0);
    CHECK(to_uniform(bits) + to_uniform(~bits) == 1.0);
  }
}

TEST_CASE("a uniform of 52 bits lies in the open interval", "[random]") {
  CHECK(to_uniform(0U, 0U) == std::ldexp(1.0, -53));
  CHECK(to_uniform(0xFFFFFFFFU, 0xFFFFFFFFU) == 1.0 - std::ldexp(1.0, -53));
  CHECK(to_uniform(0x80000000U, 0U) == 0.5 + std::ldexp(1.0, -53));
}

// Seen to fail with the quarter left out of the address, and with the purpose in the same word as
// the quarter.
TEST_CASE("addresses that differ in one part give different blocks, equal ones the same",
          "[random]") {
  std::set<Block> blocks;
  std::size_t addresses = 0;
  for (std::uint64_t const seed : {1ULL, 2ULL}) {
    for (std::uint64_t const stream : {0ULL, 1ULL, 1ULL << 40}) {
      RandomField const field(seed, stream);
      CHECK(field == RandomField(seed, stream));
      for (std::uint64_t const who : {0ULL, 1ULL, 1ULL << 32, ~0ULL}) {
        for (Quarter const quarter : {-1000, -1, 0, 1, 2, 40}) {
          for (Purpose const purpose : {Purpose::firm_knowledge, Purpose::firm_fortune,
                                        Purpose::firm_decisions, Purpose::test}) {
            blocks.insert(field.block(who, quarter, purpose));
            blocks.insert(field.block(who, quarter, purpose, 5));
            blocks.insert(field.block(who, quarter, purpose, 6));
            addresses += 3;
            CHECK(field.block(who, quarter, purpose) == field.block(who, quarter, purpose));
          }
        }
      }
    }
  }
  CHECK(blocks.size() == addresses);
}

TEST_CASE("streams of a seed never share a key; seeds and streams do not stand in for each other",
          "[random]") {
  std::set<Block> first_blocks;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    for (std::uint64_t stream = 0; stream < 200; ++stream) {
      first_blocks.insert(RandomField(seed, stream).block(0, 0, Purpose::test));
    }
  }
  CHECK(first_blocks.size() == 200U * 200U);
}

TEST_CASE("hashes of names and of pairs do not meet, and pairs have an order", "[random]") {
  std::set<std::uint64_t> hashes;
  for (std::string const& word : words()) hashes.insert(hash_of(word));
  CHECK(hashes.size() == words().size());
  std::set<std::uint64_t> pairs;
  for (std::uint64_t a = 0; a < 300; ++a) {
    for (std::uint64_t b = 0; b < 300; ++b) pairs.insert(combine(a, b));
  }
  CHECK(pairs.size() == 300U * 300U);
}

// χ² of 100 equal bins over n = 1e6 draws, 99 degrees of freedom, both tails at α/2 = 5e-7: too
// even is a fault as well.
TEST_CASE("draws are uniform along every part of the address", "[random]") {
  RandomField const field(11, 3);
  boost::math::chi_squared const law(99);
  double const high = boost::math::quantile(boost::math::complement(law, 5e-7)),
               low = boost::math::quantile(law, 5e-7);
  constexpr int n = 1'000'000;
  for (int const part : {0, 1, 2}) {
    std::array<int, 100> count{};
    for (int k = 0; k < n; ++k) {
      double const u =
          part == 0   ? field.uniform(static_cast<std::uint64_t>(k), 1, Purpose::test)
          : part == 1 ? field.uniform(1, k, Purpose::test)
                      : RandomField(11, static_cast<std::uint64_t>(k)).uniform(1, 1, Purpose::test);
      ++count[static_cast<std::size_t>(100.0 * u)];
    }
    double chi = 0;
    for (int const c : count) chi += (c - n / 100.0) * (c - n / 100.0) / (n / 100.0);
    INFO("part " << part);
    CHECK(chi < high);
    CHECK(chi > low);
  }
}

// The correlation of n pairs of independent uniforms has standard error 1/√n; |z| < 4.89 is α =
// 1e-6.
TEST_CASE("neighbouring addresses and the lanes of a block are uncorrelated", "[random]") {
  RandomField const field(5, 0), next_replicate(5, 1);
  constexpr int n = 200'000;
  std::array<double, 5> sum{};
  for (int k = 0; k < n; ++k) {
    auto const who = static_cast<std::uint64_t>(k) * 2;
    Block const b = field.block(who, 8, Purpose::test);
    double const u = to_uniform(b[0]) - 0.5;
    sum[0] += u * (to_uniform(b[1]) - 0.5);
    sum[1] += u * (to_uniform(field.block(who + 1, 8, Purpose::test)[0]) - 0.5);
    sum[2] += u * (to_uniform(field.block(who, 9, Purpose::test)[0]) - 0.5);
    sum[3] += u * (to_uniform(field.block(who, 8, Purpose::firm_fortune)[0]) - 0.5);
    sum[4] += u * (to_uniform(next_replicate.block(who, 8, Purpose::test)[0]) - 0.5);
  }
  for (double const s : sum) CHECK(std::abs(s / n * 12.0) < 4.89 / std::sqrt(n));
}
