// sim/core/ids.hpp — numbers that cannot be mixed up: a row of the region table is not a row of the
// sector table.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace clustress {

// Row of the table that Tag names; plain value, ordered, thread-safe.
template <class Tag>
class Index {
 public:
  constexpr Index() = default;
  constexpr explicit Index(std::size_t value) : value_(static_cast<std::uint32_t>(value)) {}
  [[nodiscard]] constexpr std::size_t get() const { return value_; }
  constexpr auto operator<=>(Index const&) const = default;

 private:
  std::uint32_t value_ = 0;
};

using RegionRow = Index<struct RegionTag>;
using SectorRow = Index<struct SectorTag>;
using ClusterRow = Index<struct ClusterTag>;
// region × sector × (cluster or none): firms of one cell lie together
using CellRow = Index<struct CellTag>;
using MarketRow = Index<struct MarketTag>;  // region × sector: one local product market

// A firm's id for ever: a 64-bit hash of its origin, equal in every world in which the firm
// appears.
enum class FirmId : std::uint64_t {};
constexpr std::uint64_t to_number(FirmId id) {
  return static_cast<std::uint64_t>(id);
}

// A column of a table, read and written by its own id type only.
template <class Id, class T>
class Column {
 public:
  Column() = default;
  explicit Column(std::size_t size, T const& value = T{}) : data_(size, value) {}
  [[nodiscard]] T& operator[](Id id) { return data_[id.get()]; }
  [[nodiscard]] T const& operator[](Id id) const { return data_[id.get()]; }
  [[nodiscard]] std::size_t size() const { return data_.size(); }
  [[nodiscard]] auto begin() { return data_.begin(); }
  [[nodiscard]] auto end() { return data_.end(); }
  [[nodiscard]] auto begin() const { return data_.begin(); }
  [[nodiscard]] auto end() const { return data_.end(); }
  void push_back(T value) { data_.push_back(std::move(value)); }
  [[nodiscard]] std::vector<T>& values() { return data_; }
  [[nodiscard]] std::vector<T> const& values() const { return data_; }
  bool operator==(Column const&) const = default;

 private:
  std::vector<T> data_;
};

}  // namespace clustress
