// analysis/data/method.hpp — the interface of the files in analysis/methods: a way to look at a
// programme that gives a section.
//
// Methods are immutable and pure: what they say depends on the comparison and the options alone. A
// method names the data sets it cannot do without; a result that lacks one is not shown to it, and
// the comparison says so. Its subject says of what it is asked. It returns an empty section where
// there is nothing to say (no project was supported, the programme is a reference). For a programme
// that does nothing every measure is exactly 0, or not given with a note that says why; a level of
// the world without it has a name that ends in "/without" (tests/contract/methods.cpp). OutputError
// if a data set is damaged. Thread-safe, but a view of a file is read by one thread.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/data/section.hpp"
#include "analysis/data/usable_replicates.hpp"

namespace clustress {

// One programme under one stress, to be held against variant 0 under the same stress.
struct Comparison {
  UsableReplicates const& worlds;
  std::size_t variant;
  std::size_t stress;

  [[nodiscard]] std::vector<double> with(std::string_view group, std::string_view name,
                                         std::size_t quarter, std::size_t entry = 0) const {
    return worlds.values(group, name, variant, stress, quarter, entry);
  }
  [[nodiscard]] std::vector<double> without(std::string_view group, std::string_view name,
                                            std::size_t quarter, std::size_t entry = 0) const {
    return worlds.values(group, name, 0, stress, quarter, entry);
  }
  [[nodiscard]] bool is_reference() const { return worlds.view().reference[variant]; }
};

// What a method speaks of, and so for what it is asked.
enum class Subject {
  programme_under_stress,  // for each programme and stress
  programme,               // for each programme once, with stress 0: over all stresses
  region,                  // for each stress, with variant 0: the world without a programme
};

struct MethodOptions {
  double alpha = default_alpha;  // at which intervals are taken
  // What they promise; larger than alpha if the run looked at its results to stop.
  double promised_alpha = default_alpha;
};

struct DatasetName {
  std::string_view group, name;
};

class Method {
 public:
  virtual ~Method() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;   // snake_case
  [[nodiscard]] virtual std::string_view title() const = 0;  // "Job account"
  [[nodiscard]] virtual Subject subject() const { return Subject::programme_under_stress; }
  [[nodiscard]] virtual std::vector<DatasetName> needs() const = 0;
  [[nodiscard]] virtual Section of(Comparison const& comparison,
                                   MethodOptions const& options) const = 0;
};

using MethodFunction = Method const& (*)();

// Defined for each method in its own file (method_entry.hpp).
template <class T>
Method const& method();

// All methods, in the order in which they are shown.
std::span<MethodFunction const> method_catalogue();

}  // namespace clustress
