// analysis/evaluation/design.hpp — the interface of the files in analysis/evaluation/designs: a way
// to estimate from a panel what a programme did, as an evaluator would who sees one world only.
//
// Every design estimates an effect of treatment on the treated, in units of the outcome a firm, and
// says beside it the truth: outcome with − outcome without the programme, over the firms and years
// that it averages over, with its weights. What is left is the design's bias: selection,
// interference (firms without support lose or gain), other years' shocks. Designs are stateless;
// the same panel and options give the same bits. Thread-safe.
#pragma once

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/evaluation/panel.hpp"
#include "sim/statistics/intervals.hpp"

namespace clustress {

inline constexpr double not_known = std::numeric_limits<double>::quiet_NaN();

// Units of what a design estimates: "jobs a firm", "log points".
struct DesignOptions;
std::string_view unit_of(DesignOptions const& options);

struct DesignOptions {
  FirmOutcome outcome = FirmOutcome::jobs;
  bool in_logs = false;          // its logarithm, of firm-years in which it is above 0
  double alpha = default_alpha;  // of intervals and of what is called significant; in (0, 1)
  int leads = 4;                 // event study: years before the award, the first holds earlier
  int lags = 6;                  // years after it, the last holds later ones
  int neighbours = 1;            // matching: controls of each firm, >= 1
  double caliper = 0.2;          // standard deviations of the linear predictor (Austin 2011)
  double bandwidth = not_known;  // discontinuity: on the score; NaN = the optimal one
  double ridge = 1e-4;           // synthetic control, of the mean squared outcome of donors
};

// What a design cannot do without.
enum class Need {
  treated,        // firms with an award
  years_before,   // treated firms seen before their award
  never_treated,  // firms without any award
  scores,         // applicants with a score and a cutoff
};

struct EventEffect {
  int event_time = 0;  // years since the award; 0 = its own year
  double estimate = not_known, standard_error = not_known, truth = not_known;
};
struct WaldTest {
  double statistic = not_known;  // chi-squared
  std::size_t degrees = 0;
  double p_value = not_known;
};
struct Detail {
  std::string name;  // snake_case: bandwidth
  double value = 0.0;
};

struct DesignResult {
  double estimate = not_known, standard_error = not_known;
  Interval interval{-std::numeric_limits<double>::infinity(),
                    std::numeric_limits<double>::infinity()};
  double p_value = not_known;  // of no effect
  double truth = not_known;
  std::size_t treated = 0, controls = 0;  // firms
  std::vector<EventEffect> path{};        // of designs that follow the years
  std::optional<WaldTest> pre_trend{};    // of no effect before the award
  std::vector<Detail> details{};
  std::vector<std::string> notes{};
  std::string missing{};  // why there is no estimate; empty if there is one

  [[nodiscard]] bool is_given() const { return missing.empty(); }
  [[nodiscard]] double detail(std::string_view name) const;  // NaN if there is none
};

class Design {
 public:
  virtual ~Design() = default;
  [[nodiscard]] virtual std::string_view name() const = 0;    // snake_case
  [[nodiscard]] virtual std::string_view title() const = 0;   // "Difference-in-differences"
  [[nodiscard]] virtual std::string_view source() const = 0;  // author, year
  [[nodiscard]] virtual std::vector<Need> needs() const = 0;
  // Of a valid panel that has what it needs.
  [[nodiscard]] virtual DesignResult estimate(FirmPanel const& panel,
                                              DesignOptions const& options) const = 0;
};

using DesignFunction = Design const& (*)();

// Defined for each design in its own file (design_entry.hpp).
template <class T>
Design const& design();

// All designs, in the order in which they are shown.
std::span<DesignFunction const> design_catalogue();

// The design's estimate, or the sentence that says what the panel lacks. UsageError if the panel is
// not valid (panel.hpp) or an option is out of its range.
DesignResult evaluate(Design const& design, FirmPanel const& panel, DesignOptions const& options);

}  // namespace clustress
