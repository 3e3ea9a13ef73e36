#include "sim/core/diagnostics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace clustress {
namespace {

std::string join(std::vector<Diagnostic> const& faults, std::size_t count) {
  std::string text;
  for (Diagnostic const& fault : faults) text += (text.empty() ? "" : "\n") + to_string(fault);
  if (count > faults.size()) text += fmt::format("\n… and {} more faults", count - faults.size());
  return text;
}

}  // namespace

std::string to_string(SourceLocation const& location) {
  if (location.line == 0) return location.file;
  return fmt::format("{}:{}:{}", location.file, location.line, location.column);
}

std::string to_string(Diagnostic const& diagnostic) {
  std::string const where = to_string(diagnostic.location);
  return where.empty() ? diagnostic.message : where + ": " + diagnostic.message;
}

void Diagnostics::add(SourceLocation location, std::string message) {
  ++count_;
  if (items_.size() < limit) items_.push_back({std::move(location), std::move(message)});
}

void Diagnostics::throw_if_any() const {
  if (empty()) return;
  std::vector<Diagnostic> sorted = items_;
  std::stable_sort(sorted.begin(), sorted.end(), [](Diagnostic const& a, Diagnostic const& b) {
    return std::tie(a.location.file, a.location.line, a.location.column) <
           std::tie(b.location.file, b.location.line, b.location.column);
  });
  throw ScenarioError(std::move(sorted), count_);
}

ScenarioError::ScenarioError(std::vector<Diagnostic> faults, std::size_t count)
    : UsageError(join(faults, count)), faults_(std::move(faults)) {}

}  // namespace clustress
