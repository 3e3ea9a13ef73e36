// analysis/data/usable_replicates.hpp — the replicates that count, and their numbers as plain
// vectors over replicates.
//
// A replicate counts if every one of its worlds is done: a failed world removes its replicate from
// all comparisons, so that every programme is judged by the same worlds. A reference programme that
// fails often is left out instead: it must not take the comparison of the others away. All vectors
// returned are in the order of `used`. Refers to the view it was made of; used by one thread at a
// time.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "analysis/data/result_view.hpp"

namespace clustress {

inline constexpr double tolerated_failures = 0.01;  // share of worlds

class UsableReplicates {
 public:
  explicit UsableReplicates(ResultView const& view);

  [[nodiscard]] ResultView const& view() const { return view_; }
  // places on the replicate axis
  [[nodiscard]] std::vector<std::size_t> const& used() const { return used_; }
  // Failed worlds of a reference programme that is left out: more than 1 % of its worlds failed,
  // and the others are compared without it. 0 = it is compared.
  [[nodiscard]] std::size_t left_out(std::size_t variant) const { return left_out_[variant]; }
  [[nodiscard]] std::size_t worlds_run() const { return run_; }  // done or failed
  [[nodiscard]] std::size_t worlds_failed() const { return failed_; }
  [[nodiscard]] std::size_t end() const { return view_.quarters - 1; }  // last quarter

  // nullptr if the result does not hold it. Kept for as long as this object lives.
  [[nodiscard]] DatasetValues const* find(std::string_view group, std::string_view name) const;
  // OutputError if the result does not hold it.
  [[nodiscard]] DatasetValues const& get(std::string_view group, std::string_view name) const;

  // One number a replicate. OutputError if one of them is missing (NaN).
  [[nodiscard]] std::vector<double> values(std::string_view group, std::string_view name,
                                           std::size_t variant, std::size_t stress,
                                           std::size_t quarter, std::size_t entry = 0) const;
  // Summed over the entries; a missing entry (an instrument the variant does not have) adds
  // nothing.
  [[nodiscard]] std::vector<double> sums(std::string_view group, std::string_view name,
                                         std::size_t variant, std::size_t stress,
                                         std::size_t quarter) const;
  // The same, or zeros in a result made before there was such a data set.
  [[nodiscard]] std::vector<double> sums_if_any(std::string_view group, std::string_view name,
                                                std::size_t variant, std::size_t stress,
                                                std::size_t quarter) const;

 private:
  ResultView const& view_;
  std::vector<std::size_t> used_;
  std::vector<std::size_t> left_out_;  // by variant
  std::size_t run_ = 0;
  std::size_t failed_ = 0;
  mutable std::map<std::pair<std::string, std::string>, std::optional<DatasetValues>> read_;
};

// Element by element, same length.
std::vector<double> minus(std::vector<double> const& a, std::vector<double> const& b);
std::vector<double> plus(std::vector<double> const& a, std::vector<double> const& b);

}  // namespace clustress
