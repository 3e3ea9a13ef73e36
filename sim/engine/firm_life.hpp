// sim/engine/firm_life.hpp — firms of one replicate followed in two worlds, without a programme and
// with it, quarter by quarter.
//
// The worlds are those of a run, bit for bit: the same engine simulates the two arms. A firm has
// one id in both. Money in kEUR, sales a quarter, jobs in whole persons. Quarter 0 is the common
// snapshot. Pure functions, thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/firm_causes.hpp"
#include "sim/engine/replicate.hpp"
#include "sim/model/step.hpp"

namespace clustress {

// The scenario reduced to the world without a programme and one variant, under one stress.
Scenario two_worlds(Scenario const& scenario, std::size_t variant, std::size_t stress);

// A firm at the end of a quarter, and what happened to it in the quarter.
struct FirmQuarter {
  bool lives = false;
  std::int32_t jobs = 0;
  double local_sales = 0, outside_sales = 0, cash = 0, rd_stock = 0;
  // log points around its sector's level, with what projects added for a while
  double productivity = 0;
  int links = 0;  // to other firms
  bool research_link = false, project_under_way = false, member = false, exporter = false,
       constrained = false;
  std::string refused, awarded;  // labels of the instruments that did, joined by " + "
  bool paid = false;             // support was paid out
  std::string started;           // kinds of the projects started, joined by " + "
  // promised to the projects started; what is paid without a project is not in it
  double support = 0;
};

// What is compared between the worlds, in the order in which a quarter makes it.
struct FirmColumn {
  std::string_view name, unit;
  StepPhase phase;
  std::string_view why;  // of a first difference here
  double (*value)(FirmQuarter const& quarter);
};
std::span<FirmColumn const> firm_columns();

struct FirmLife {
  CellRow cell;
  std::array<std::vector<FirmQuarter>, 2> worlds;   // without, with; by quarter, 0 to the horizon
  std::array<std::vector<Surroundings>, 2> around;  // the same
};

// The first quarter, and in it the first column, in which the worlds differ; quarter −1: never.
struct FirstDifference {
  Quarter quarter = -1;
  FirmColumn const* column = nullptr;
};
FirstDifference first_difference(FirmLife const& life);

// One firm in the two worlds of the replicate. `scenario` is one of two_worlds(). Nothing if the
// firm lives in neither world, WorldFailure if a world failed.
std::optional<FirmLife> firm_life(Scenario const& scenario, Preparation const& preparation,
                                  std::uint32_t replicate, FirmId firm, StopFlag const& stop);

// What became of a firm in the two worlds.
struct FirmBalance {
  FirmId id{};
  CellRow cell;
  // at the horizon, without and with; 0 = does not live
  std::array<std::int32_t, 2> jobs = {};
  std::array<std::int64_t, 2> quarters_worked = {};  // Σ jobs over quarters 1 to the horizon
  std::int32_t jobs_at_start = 0;
  double support = 0;  // of projects
  // in which money was paid to it, for a project or without one, or it got a loan
  int quarters_paid = 0;
  Quarter first_award = -1;  // −1: never
  [[nodiscard]] double job_years_gained() const {
    return static_cast<double>(quarters_worked[1] - quarters_worked[0]) / 4.0;
  }
};

// Of every firm that lives in either world, in the order of ids.
std::vector<FirmBalance> firm_balances(Scenario const& scenario, Preparation const& preparation,
                                       std::uint32_t replicate, StopFlag const& stop);

}  // namespace clustress
