// calibration/target.hpp — a target: one moment of the economy, what is observed of it and where,
// and how it is measured in a simulated one; and the catalogue of the files in calibration/targets.
//
// A target is a row. Each is measured as the statistic counts it that it is held against, with a
// population and time unit of its own. Rows are constant and shared between threads; observers
// belong to one replicate.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>

#include "calibration/firm_history.hpp"
#include "calibration/uncertainty.hpp"
#include "calibration/year_end.hpp"
#include "sim/world/facts.hpp"
#include "sim/world/observed_figure.hpp"

namespace clustress {

class Laboratory;

// band: an acceptance band of the model. target: an observed figure to come near to, with a band of
// its own. other_count: a target counted in another way, to be read beside it; no verdict.
enum class TargetRole { band, target, other_count };

// What the targets of one file must remember of a replicate. An undisturbed world without a
// programme is shown at programme start and at the end of each year; an experiment may then push
// worlds of its own.
class Observer {
 public:
  virtual ~Observer() = default;
  virtual void begin(World const& /*world*/) {}
  virtual void year_over(World const& /*world*/) {}
};

class Experiment : public Observer {
 public:
  virtual void run(Laboratory& laboratory) = 0;
};

struct Target {
  std::string_view name;        // snake_case
  std::string_view population;  // whom it counts
  std::string_view unit;
  Observed observed;
  std::string_view source;
  TargetRole role;
  // Where each world declares what is observed in it; else null.
  Observed (*of_world)(WorldFacts const& facts) = nullptr;
  // How it is measured in a replicate, one of three: the mean over year ends, read off all firms
  // followed over the years, or off the observer of its file. NaN where its population is empty; a
  // year without is left out.
  double (*of_year)(YearEnd const& year) = nullptr;
  double (*of_history)(FirmHistory const& history) = nullptr;
  double (*of_observer)(Observer const& observer) = nullptr;
  // Methods of calibration may fit it. All others are held out: no method ever sees them, so that
  // they can tell whether a fit is more than a fit (docs/decisions/0050).
  bool is_fitted = false;

  // This row, given to be fitted.
  [[nodiscard]] constexpr Target fitted() const {
    Target row = *this;
    row.is_fitted = true;
    return row;
  }

  // `read`: a lambda without captures that takes a YearEnd, a FirmHistory or the observer of the
  // file, and gives the number.
  template <class Read>
  constexpr Target(std::string_view name_, std::string_view population_, std::string_view unit_,
                   Observed observed_, std::string_view source_, TargetRole role_, Read,
                   Observed (*of_world_)(WorldFacts const&) = nullptr)
      : name(name_),
        population(population_),
        unit(unit_),
        observed(observed_),
        source(source_),
        role(role_),
        of_world(of_world_) {
    if constexpr (std::is_invocable_v<Read, YearEnd const&>) {
      of_year = [](YearEnd const& year) -> double { return Read{}(year); };
    } else if constexpr (std::is_invocable_v<Read, FirmHistory const&>) {
      of_history = [](FirmHistory const& history) -> double { return Read{}(history); };
    } else {
      of_observer = [](Observer const& observer) -> double {
        using Own = typename First<decltype(&Read::operator())>::type;
        return Read{}(dynamic_cast<Own const&>(observer));
      };
    }
  }

  // What is observed where the world is: the study's own figure if it gives one of this moment.
  [[nodiscard]] Observed observed_in(WorldFacts const& facts,
                                     std::span<ObservedFigure const> own = {}) const;

 private:
  template <class Function>
  struct First;
  template <class Class, class Result, class Own>
  struct First<Result (Class::*)(Own const&) const> {
    using type = Own;
  };
};

// The figure that a study gives of this moment; null if it gives none.
ObservedFigure const* own_figure_of(Target const& target, std::span<ObservedFigure const> own);

// One file of calibration/targets: its rows, and their observer if they need one.
struct TargetFile {
  std::string_view phenomenon;  // what its rows tell of, as the head of their part of a table
  std::span<Target const> targets;
  bool is_experiment;
  std::unique_ptr<Observer> (*open)();  // null: none is needed
};

using TargetFunction = TargetFile (*)();

// Defined for each file at its end (target_entry.hpp).
template <class File>
TargetFile targets();

// All of them, in the order of the table.
std::span<TargetFunction const> target_catalogue();

}  // namespace clustress
