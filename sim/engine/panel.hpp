// sim/engine/panel.hpp — follows the firms of one unit of work through all its worlds and keeps the
// years of those that an evaluator would see: all applicants, and a keyed sample of the others.
//
// It watches run_replicate from outside and changes nothing. A firm is sampled by a draw of its own
// (purpose `panel`), the same in every variant and stress. Its number in the panel is its place in
// a keyed shuffle of the unit's firms; where there are own firms, the key has their whole table in
// it, so that numbers are no way back to names. Memory: some 40 bytes for each firm and year of two
// worlds at a time, and the cases kept. One thread at a time.
#pragma once

#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "sim/engine/panel_layout.hpp"
#include "sim/engine/preparation.hpp"
#include "sim/world/world.hpp"

namespace clustress {

class PanelCollector {
 public:
  // Both must live as long as this. Variants and stresses are told as they stand in this scenario,
  // also where only some of them are simulated.
  PanelCollector(Scenario const& scenario, Preparation const& preparation);

  void before(World const& world);                                            // BurnInObserver
  void observe(std::size_t variant, std::size_t stress, World const& world);  // WorldObserver

  // The panel of the unit, once run_replicate has ended; a world not shown to its end has failed.
  // Leaves nothing behind.
  [[nodiscard]] PanelTable finish(RunUnit unit);

 private:
  struct FirmYear {
    float value_added = 0, outside_sales = 0, exports = 0, productivity = 0, rd_capital = 0;
    std::int32_t jobs = 0;
    std::int16_t links = 0;
    bool alive = false, innovated = false, exporter = false, member = false;
  };
  struct Firm {
    FirmId id{};
    CellRow cell;
    Quarter founded = 0;
    std::int32_t jobs_at_start = 0;  // of the programme; when founded if later
    std::int32_t jobs = 0;           // at the end of the last quarter
  };
  // The firms of one world by register row (before the start: in the order of their coming).
  struct History {
    std::size_t years = 0;
    std::vector<Firm> firms;
    std::vector<FirmYear> values;  // by firm, then year

    void grow(std::size_t count);
    [[nodiscard]] FirmYear& at(std::size_t firm, std::size_t year) {
      return values[firm * years + year];
    }
    // of a firm that this world may not know
    [[nodiscard]] FirmYear seen(std::size_t firm, std::size_t year) const {
      return firm < firms.size() ? values[firm * years + year] : FirmYear{};
    }
  };
  struct Application {
    FirmId firm;
    Quarter quarter;
    std::size_t line;
    double score, cutoff;
    bool awarded;
    std::int32_t jobs_before;
  };
  struct Support {
    Quarter paid = 0;  // first
    double keur = 0;
    std::map<std::size_t, double> by_year;
    std::int32_t projects = 0, anyway = 0, foundings = 0;  // foundings: of projects
  };
  struct Case {
    std::uint64_t lot = 0;
    std::size_t row = 0;
    Firm firm;
    std::vector<Application const*> applications;
    double weight = 1.0;
  };
  struct Counts {
    std::int32_t cases = 0, applicants = 0, applications = 0, unfounded = 0;
  };

  static void add_quarter(FirmYear& year, World const& world, CellRow cell, std::size_t row);
  static void end_year(FirmYear& year, World const& world, std::size_t row);
  // Calls count(firm, row) for each end of a link.
  template <class F>
  static void count_links(World const& world, F&& count);
  void begin(History& history, World const& snapshot) const;
  void take(History& history, World const& world) const;
  void take_projects_without(World const& world);
  void take_events(World const& world);
  void close(std::size_t variant, std::size_t stress);
  // in the order of their lots
  [[nodiscard]] std::vector<Case> cases(Counts& counts) const;
  void put(Case const& one, std::size_t variant, std::size_t stress);
  void put_application(Case const& one, std::size_t variant);
  void put_support(Case const& one);
  void put_years(Case const& one);
  void put_year(FirmYear const& year, std::size_t world);  // 0: with the programme, 1: without
  [[nodiscard]] bool is_own(FirmId firm) const { return own_.contains(to_number(firm)); }
  [[nodiscard]] std::uint64_t lot_of(FirmId firm) const;
  template <class T>
  void add(std::size_t column, T value) {
    table_.values<T>(column).push_back(value);
  }

  Scenario const& scenario_;
  Preparation const& preparation_;
  PanelYears years_;
  std::vector<std::size_t> variants_, stresses_;
  std::unordered_set<std::uint64_t> own_;
  std::uint64_t key_ = 0;  // of numbers, from the whole table of own firms
  RandomField random_;

  History before_;  // of burn-in
  std::unordered_map<std::uint64_t, std::size_t> place_before_;
  History without_, with_;
  std::unordered_map<std::uint64_t, std::size_t> row_without_;
  // quarter in which an idea was carried out without the programme
  std::map<std::tuple<std::uint64_t, ProjectKind, Quarter>, Quarter> started_without_;
  std::vector<Application> applications_;
  std::unordered_map<std::uint64_t, Support> support_;

  PanelTable table_ = empty_panel_table({});
  std::vector<std::uint64_t> lots_;                               // of the cases put so far
  std::map<std::pair<std::size_t, std::size_t>, Counts> counts_;  // by stress, variant
};

}  // namespace clustress
