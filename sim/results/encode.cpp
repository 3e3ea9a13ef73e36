#include "sim/results/encode.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <span>

#include "sim/core/contracts.hpp"
#include "sim/core/digest.hpp"

namespace clustress {
namespace {

static_assert(std::endian::native == std::endian::little,
              "chunks are written as little-endian numbers without conversion");

std::size_t pieces(std::size_t length, std::size_t piece) {
  return (length + piece - 1) / piece;
}

// Length of pieces of at most `most`, as even as can be.
std::size_t even_piece(std::size_t length, std::size_t most) {
  std::size_t const limit = std::clamp<std::size_t>(most, 1, length);
  return pieces(length, pieces(length, limit));
}

// HDF5's shuffle filter: the first bytes of all numbers, then the second bytes, … Smooth series
// compress better so.
void shuffle(std::span<double const> values, std::vector<unsigned char>& shuffled) {
  auto const* const bytes = reinterpret_cast<unsigned char const*>(values.data());
  std::size_t const count = values.size();
  shuffled.resize(count * sizeof(double));
  for (std::size_t byte = 0; byte < sizeof(double); ++byte) {
    unsigned char* const target = shuffled.data() + byte * count;
    for (std::size_t i = 0; i < count; ++i) target[i] = bytes[i * sizeof(double) + byte];
  }
}

// Appends the compressed form and returns its size.
std::size_t deflate(std::vector<unsigned char> const& plain, std::vector<unsigned char>& bytes) {
  std::size_t const begin = bytes.size();
  uLongf size = ::compressBound(static_cast<uLong>(plain.size()));
  bytes.resize(begin + size);
  int const result = ::compress2(bytes.data() + begin, &size, plain.data(),
                                 static_cast<uLong>(plain.size()), deflate_level);
  CLUSTRESS_REQUIRE(result == Z_OK, fmt::format("zlib could not compress {} bytes (code {})",
                                                plain.size(), result));
  bytes.resize(begin + size);
  return size;
}

// Copies a chunk out of the outcome; the part of an edge chunk that lies outside the data set is
// NaN.
void gather(Outcome const& outcome, OutcomeLayout const& layout, EncodedChunk const& chunk,
            ChunkShape const& shape, std::vector<double>& values) {
  DatasetInfo const& d = layout.datasets[chunk.dataset];
  Axes const box{1, shape.variants, shape.stresses, 1, shape.quarters};
  values.assign(box.size(d.entries), std::numeric_limits<double>::quiet_NaN());
  std::size_t const quarters = std::min(shape.quarters, layout.quarters - chunk.quarter);
  for (std::size_t v = 0; v < std::min(shape.variants, layout.variants.size() - chunk.variant);
       ++v) {
    for (std::size_t s = 0; s < std::min(shape.stresses, layout.stresses.size() - chunk.stress);
         ++s) {
      double const* const from =
          outcome.values.data() + layout.at(d, chunk.variant + v, chunk.stress + s, chunk.quarter);
      std::copy_n(from, quarters * d.entries, values.data() + box.at(0, v, s, 0, 0, d.entries));
    }
  }
}

void require_shape(Outcome const& outcome, OutcomeLayout const& layout) {
  std::string const unit_text =
      fmt::format("point {}, replicate {}", outcome.unit.point, outcome.unit.replicate);
  std::size_t const worlds = layout.axes().worlds();
  CLUSTRESS_REQUIRE(
      outcome.values.size() == layout.size,
      fmt::format("{} has {} values, not {}", unit_text, outcome.values.size(), layout.size));
  CLUSTRESS_REQUIRE(
      outcome.status.size() == worlds && outcome.cause.size() == worlds,
      fmt::format("{} needs a status and a cause for each of {} worlds", unit_text, worlds));
  CLUSTRESS_REQUIRE(outcome.moments.size() == layout.moments.size(),
                    fmt::format("{} has {} moments, not {}", unit_text, outcome.moments.size(),
                                layout.moments.size()));
  for (DatasetInfo const& d : layout.datasets) {
    CLUSTRESS_REQUIRE(d.offset + layout.size_of(d) <= layout.size,
                      fmt::format("the data set {}/{} lies outside the outcome", d.group, d.name));
  }
}

}  // namespace

ChunkShape chunk_shape(OutcomeLayout const& layout, DatasetInfo const& dataset) {
  std::size_t const most = largest_chunk / sizeof(double);  // numbers in a chunk
  std::size_t const world = layout.quarters * dataset.entries;
  std::size_t const variant = world * layout.stresses.size();
  ChunkShape shape{layout.variants.size(), layout.stresses.size(), layout.quarters};
  if (variant * shape.variants <= most) return shape;
  shape.variants = even_piece(shape.variants, most / variant);
  if (variant <= most) return shape;
  shape.stresses = even_piece(shape.stresses, most / world);
  if (world <= most) return shape;
  shape.quarters = even_piece(shape.quarters, most / dataset.entries);
  return shape;
}

std::vector<std::size_t> canonical_order(OutcomeLayout const& layout) {
  std::vector<std::size_t> order(layout.datasets.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::erase_if(order, [&](std::size_t i) { return layout.datasets[i].entries == 0; });
  std::ranges::sort(order, {}, [&](std::size_t i) {
    return std::pair(layout.datasets[i].group, layout.datasets[i].name);
  });
  return order;
}

std::vector<EncodedChunk> chunk_plan(OutcomeLayout const& layout) {
  std::vector<EncodedChunk> chunks;
  for (std::size_t const dataset : canonical_order(layout)) {
    ChunkShape const shape = chunk_shape(layout, layout.datasets[dataset]);
    for (std::size_t v = 0; v < layout.variants.size(); v += shape.variants) {
      for (std::size_t s = 0; s < layout.stresses.size(); s += shape.stresses) {
        for (std::size_t q = 0; q < layout.quarters; q += shape.quarters)
          chunks.push_back({dataset, v, s, q, 0, 0});
      }
    }
  }
  return chunks;
}

EncodedOutcome encode(Outcome const& outcome, OutcomeLayout const& layout) {
  require_shape(outcome, layout);
  EncodedOutcome encoded;
  UnitSummary& summary = encoded.summary;
  summary.unit = outcome.unit;
  summary.status = outcome.status;
  summary.cause = outcome.cause;
  summary.firm_quarters = outcome.firm_quarters;
  summary.cpu_seconds = outcome.cpu_seconds;
  summary.peak_firms = outcome.peak_firms;
  summary.peak_memory_bytes = outcome.peak_memory_bytes;
  summary.moments = outcome.moments;
  encoded.chunks = chunk_plan(layout);
  std::vector<double> values;
  std::vector<unsigned char> shuffled;
  for (EncodedChunk& chunk : encoded.chunks) {
    gather(outcome, layout, chunk, chunk_shape(layout, layout.datasets[chunk.dataset]), values);
    shuffle(values, shuffled);
    chunk.begin = encoded.bytes.size();
    chunk.size = deflate(shuffled, encoded.bytes);
  }
  summary.payload_digest = digest_of(encoded.bytes.data(), encoded.bytes.size());
  return encoded;
}

}  // namespace clustress
