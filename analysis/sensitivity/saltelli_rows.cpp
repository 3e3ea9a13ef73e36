#include "analysis/sensitivity/saltelli_rows.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <optional>
#include <unordered_map>

#include "sim/random/hash.hpp"

namespace clustress {

namespace {

using Buckets = std::unordered_map<std::uint64_t, std::vector<std::size_t>>;

class Finder {
 public:
  explicit Finder(StudyInputs const& inputs) : inputs_(inputs), without_(inputs.factors.size()) {
    for (std::size_t p = 0; p < inputs.points(); ++p) {
      if (!inputs.is_known(p)) continue;
      points_.push_back(p);
      std::uint64_t const whole = sum_of([&](std::size_t) { return p; });
      whole_[whole].push_back(p);
      for (std::size_t f = 0; f < without_.size(); ++f)
        without_[f][whole - part(p, f)].push_back(p);
    }
  }

  std::vector<SaltelliRow> rows() {
    std::vector<SaltelliRow> found;
    is_used_.assign(inputs_.points(), false);
    for (std::size_t const a : points_) {
      std::optional<SaltelliRow> row = row_of(a);
      if (!row) continue;
      for (std::size_t const p : row->ab) is_used_[p] = true;
      is_used_[row->a] = is_used_[row->b] = true;
      found.push_back(std::move(*row));
    }
    return found;
  }

 private:
  // A part of a sum over factors: the sum without one factor is the sum less its part.
  [[nodiscard]] std::uint64_t part(std::size_t point, std::size_t factor) const {
    std::uint64_t sum = 0;
    for (std::size_t const k : inputs_.factors[factor].members)
      sum += combine(k, std::bit_cast<std::uint64_t>(inputs_.places[k][point]));
    return sum;
  }
  [[nodiscard]] std::uint64_t sum_of(auto const& point_of_factor) const {
    std::uint64_t sum = 0;
    for (std::size_t f = 0; f < inputs_.factors.size(); ++f) sum += part(point_of_factor(f), f);
    return sum;
  }

  // Differs from `a` in this factor alone.
  [[nodiscard]] bool is_neighbour(std::size_t a, std::size_t p, std::size_t factor) const {
    for (std::size_t f = 0; f < inputs_.factors.size(); ++f) {
      if (inputs_.differ(a, p, f) != (f == factor)) return false;
    }
    return true;
  }

  [[nodiscard]] std::optional<SaltelliRow> row_of(std::size_t a) const {
    if (is_used_[a]) return std::nullopt;
    SaltelliRow row{a, 0, {}};
    std::uint64_t const whole = sum_of([&](std::size_t) { return a; });
    for (std::size_t f = 0; f < without_.size(); ++f) {
      std::vector<std::size_t> const& bucket = without_[f].at(whole - part(a, f));
      auto const found = std::ranges::find_if(
          bucket, [&](std::size_t p) { return !is_used_[p] && is_neighbour(a, p, f); });
      if (found == bucket.end()) return std::nullopt;
      row.ab.push_back(*found);
    }
    auto const bucket = whole_.find(sum_of([&](std::size_t f) { return row.ab[f]; }));
    if (bucket == whole_.end()) return std::nullopt;
    for (std::size_t const b : bucket->second) {
      bool is_b = !is_used_[b];
      for (std::size_t f = 0; is_b && f < without_.size(); ++f)
        is_b = !inputs_.differ(row.ab[f], b, f);
      if (!is_b) continue;
      row.b = b;
      return row;
    }
    return std::nullopt;
  }

  StudyInputs const& inputs_;
  std::vector<std::size_t> points_;
  Buckets whole_;
  std::vector<Buckets> without_;  // by factor, of the other factors
  std::vector<bool> is_used_;
};

}  // namespace

std::vector<SaltelliRow> saltelli_rows(StudyInputs const& inputs) {
  if (inputs.factors.size() < 2) return {};
  return Finder(inputs).rows();
}

}  // namespace clustress
