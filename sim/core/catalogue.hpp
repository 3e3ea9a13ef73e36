// sim/core/catalogue.hpp — extension points: a catalogue lists kinds; each kind is one .cpp file
// without a header.
//
// A product type (Instrument, Stress) has a catalogue of entries. An entry makes a blueprint:
// default parameters that the loader fills in through their declarations, and a build step. A kind
// K declares
//
//   static constexpr std::string_view kind, summary;
//   static constexpr std::string_view former_kind;
//           // optional: the name it had before, valid for good
//   struct Parameters { …; static void describe(ParameterTable<Parameters>&); };
//   explicit K(Parameters const&);
//   static std::vector<std::string> faults(Parameters const&);
//           // optional: checks across parameters
//
// and its file ends with `template CatalogueEntry<Product> const& entry<Product, K>();`, while the
// catalogue has the line `&entry<Product, class K>`. A missing file is a link error, a missing line
// is caught by a test. Thread-safe: immutable.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/parameters.hpp"

namespace clustress {

template <class Product>
class Blueprint {
 public:
  virtual ~Blueprint() = default;
  [[nodiscard]] virtual BoundParameters parameters() = 0;
  // what is wrong across parameters; empty = may build
  [[nodiscard]] virtual std::vector<std::string> faults() const = 0;
  [[nodiscard]] virtual std::shared_ptr<Product const> build() const = 0;
};

template <class Product>
struct CatalogueEntry {
  std::string_view kind;     // as written in a scenario
  std::string_view summary;  // one sentence for people
  std::unique_ptr<Blueprint<Product>> (*blueprint)();
  std::string_view former_kind = {};  // what it was called before; understood, never written
};

template <class Product>
using EntryFunction = CatalogueEntry<Product> const& (*)();

// Defined for each kind in its own file (catalogue_entry.hpp).
template <class Product, class Kind>
CatalogueEntry<Product> const& entry();

}  // namespace clustress
