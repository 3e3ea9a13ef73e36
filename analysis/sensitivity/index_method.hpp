// analysis/sensitivity/index_method.hpp — the interface of the files in
// analysis/sensitivity/methods: a way to say how much each parameter, or group of them, moves an
// output.
//
// A method is stateless; the same study and output give the same bits. Thread-safe.
#pragma once

#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/sensitivity/study.hpp"

namespace clustress {

inline constexpr double no_index = std::numeric_limits<double>::quiet_NaN();

struct IndexOptions {
  double alpha = default_alpha;  // of intervals, and of what is below noise; in (0, 1)
  std::size_t draws = 1000;      // of bootstraps
  std::size_t classes = 10;      // PAWN: of each parameter
};

struct IndexEstimate {
  double value = no_index;
  Interval interval{no_index, no_index};  // NaN: none
};

struct IndexColumn {
  std::string name;  // snake_case: "mu_star"
  std::string head;  // of a table: "μ*"
  std::string meaning;
  bool is_in_unit = false;  // of the output; else a share or another pure number
};

struct IndexRow {
  std::string factor;
  std::vector<IndexEstimate> indices;  // by column
  bool is_below_noise = false;
};

struct IndexTable {
  std::vector<IndexColumn> columns;
  std::vector<IndexRow> rows;      // in the order of factors, or parameters
  std::size_t ranked_by = 0;       // column; the larger, the more it matters
  std::vector<std::string> notes;  // sentences: what was left out, how luck was dealt with
  std::string missing;             // why there are no indices; empty if there are
  bool shows_noise = false;        // rows below noise are worth a look too, beside their intervals

  [[nodiscard]] bool is_given() const { return missing.empty(); }
  // Places of rows, those first that matter most; below noise last.
  [[nodiscard]] std::vector<std::size_t> ranking() const;
};

class IndexMethod {
 public:
  virtual ~IndexMethod() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;    // snake_case
  [[nodiscard]] virtual std::string_view title() const = 0;   // "Elementary effects (Morris)"
  [[nodiscard]] virtual std::string_view source() const = 0;  // author, year
  // Why the method cannot say anything from such points; empty if it can.
  [[nodiscard]] virtual std::string unfit(SensitivityStudy const& study) const = 0;
  // Of a study that fits, and an output that varies.
  [[nodiscard]] virtual IndexTable indices(SensitivityStudy const& study, StudyOutput const& output,
                                           IndexOptions const& options) const = 0;
};

using IndexMethodFunction = IndexMethod const& (*)();

// Defined for each method in its own file (index_method_entry.hpp).
template <class T>
IndexMethod const& index_method();

// All methods, in the order in which they are shown.
std::span<IndexMethodFunction const> index_method_catalogue();

// The method's indices, or the sentence that says why there are none.
IndexTable indices_of(IndexMethod const& method, SensitivityStudy const& study,
                      StudyOutput const& output, IndexOptions const& options);

// A table that says why there is none.
IndexTable no_indices(std::string why);

}  // namespace clustress
