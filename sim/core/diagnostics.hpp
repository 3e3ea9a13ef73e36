// sim/core/diagnostics.hpp — faults in what the user wrote, collected so that all are reported in
// one pass.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/errors.hpp"

namespace clustress {

// Where something stands in a file; line and column count from 1, 0 = unknown.
struct SourceLocation {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

std::string to_string(SourceLocation const& location);  // "leipzig.toml:41:17"

struct Diagnostic {
  SourceLocation location;
  std::string message;  // what is wrong, why, and what to do
};

std::string to_string(Diagnostic const& diagnostic);

// Collects faults; not thread-safe. After `limit` faults the rest is counted, not kept.
class Diagnostics {
 public:
  static constexpr std::size_t limit = 200;

  void add(SourceLocation location, std::string message);
  [[nodiscard]] bool empty() const { return count_ == 0; }
  [[nodiscard]] std::size_t count() const { return count_; }
  [[nodiscard]] std::vector<Diagnostic> const& items() const { return items_; }
  void throw_if_any() const;  // throws ScenarioError with all faults, sorted by file and position

 private:
  std::vector<Diagnostic> items_;
  std::size_t count_ = 0;
};

// All the faults of a scenario at once; what() has one line a fault.
class ScenarioError : public UsageError {
 public:
  explicit ScenarioError(std::vector<Diagnostic> faults, std::size_t count);
  [[nodiscard]] std::vector<Diagnostic> const& faults() const { return faults_; }

 private:
  std::vector<Diagnostic> faults_;
};

}  // namespace clustress
