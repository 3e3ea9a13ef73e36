#include "analysis/data/usable_replicates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "sim/core/errors.hpp"

namespace clustress {

UsableReplicates::UsableReplicates(ResultView const& view)
    : view_(view), left_out_(view.variants.size(), 0) {
  std::size_t const stresses = view.stresses.size();
  std::size_t const worlds_each = stresses * view.replicates;
  bool const has_others =
      std::count(view.reference.begin(), view.reference.end(), false) > 1;  // besides none
  for (std::size_t v = 0; has_others && v < view.variants.size(); ++v) {
    if (!view.reference[v]) continue;
    auto const first = view.status.begin() + static_cast<std::ptrdiff_t>(v * worlds_each);
    auto const last = first + static_cast<std::ptrdiff_t>(worlds_each);
    auto const failed = static_cast<std::size_t>(std::count(first, last, WorldStatus::failed));
    auto const not_run = static_cast<std::size_t>(std::count(first, last, WorldStatus::not_run));
    if (static_cast<double>(failed) >
        tolerated_failures * static_cast<double>(worlds_each - not_run)) {
      left_out_[v] = failed;
    }
  }
  for (std::size_t r = 0; r < view.replicates; ++r) {
    bool all_done = true;
    for (std::size_t c = 0; c < view.variants.size() * stresses; ++c) {
      if (left_out_[c / stresses] > 0) continue;
      WorldStatus const s = view.status[c * view.replicates + r];
      all_done = all_done && s == WorldStatus::done;
      run_ += s != WorldStatus::not_run;
      failed_ += s == WorldStatus::failed;
    }
    if (all_done) used_.push_back(r);
  }
}

DatasetValues const* UsableReplicates::find(std::string_view group, std::string_view name) const {
  std::pair<std::string, std::string> const key{group, name};
  auto found = read_.find(key);
  if (found == read_.end()) found = read_.emplace(key, view_.read(group, name)).first;
  return found->second ? &*found->second : nullptr;
}

DatasetValues const& UsableReplicates::get(std::string_view group, std::string_view name) const {
  DatasetValues const* d = find(group, name);
  if (d == nullptr) {
    throw OutputError(fmt::format(
        "{}: has no data set /{}/{}, which the effects need; run the scenario again with this "
        "program",
        view_.source, group, name));
  }
  return *d;
}

std::vector<double> UsableReplicates::values(std::string_view group, std::string_view name,
                                             std::size_t variant, std::size_t stress,
                                             std::size_t quarter, std::size_t entry) const {
  DatasetValues const& d = get(group, name);
  std::vector<double> result;
  result.reserve(used_.size());
  for (std::size_t const r : used_) {
    double const x = d.values[view_.at(d, variant, stress, r, quarter, entry)];
    if (!std::isfinite(x)) {
      throw OutputError(fmt::format(
          "{}: /{}/{} has no number for variant \"{}\", stress \"{}\", quarter {} of a finished "
          "world",
          view_.source, group, name, view_.variants[variant], view_.stresses[stress], quarter));
    }
    result.push_back(x);
  }
  return result;
}

std::vector<double> UsableReplicates::sums(std::string_view group, std::string_view name,
                                           std::size_t variant, std::size_t stress,
                                           std::size_t quarter) const {
  DatasetValues const& d = get(group, name);
  std::vector<double> result;
  result.reserve(used_.size());
  for (std::size_t const r : used_) {
    double sum = 0.0;
    for (std::size_t e = 0; e < d.entries; ++e) {
      double const x = d.values[view_.at(d, variant, stress, r, quarter, e)];
      if (std::isfinite(x)) sum += x;
    }
    result.push_back(sum);
  }
  return result;
}

std::vector<double> UsableReplicates::sums_if_any(std::string_view group, std::string_view name,
                                                  std::size_t variant, std::size_t stress,
                                                  std::size_t quarter) const {
  if (find(group, name) == nullptr) return std::vector<double>(used_.size(), 0.0);
  return sums(group, name, variant, stress, quarter);
}

std::vector<double> minus(std::vector<double> const& a, std::vector<double> const& b) {
  std::vector<double> d(a.size());
  std::transform(a.begin(), a.end(), b.begin(), d.begin(), std::minus<>());
  return d;
}

std::vector<double> plus(std::vector<double> const& a, std::vector<double> const& b) {
  std::vector<double> s(a.size());
  std::transform(a.begin(), a.end(), b.begin(), s.begin(), std::plus<>());
  return s;
}

}  // namespace clustress
