// calibration/firm_history.hpp — all firms of an undisturbed world followed over whole years: when
// they came and went, and their jobs. Immutable once made.
//
// Quarters count from programme start. Firms are numbered as in the register of the tape.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace clustress {

class FirmHistory {
 public:
  // Jobs by quarter and firm, a firm that does not live 0 or left out; 4 · years + 1 quarters, more
  // are not looked at. Keeps a reference to them.
  FirmHistory(std::span<std::vector<std::int32_t> const> jobs_by_quarter, std::size_t years);

  [[nodiscard]] std::size_t years() const { return years_; }
  [[nodiscard]] std::size_t firms() const { return first_.size(); }
  // Quarter of the snapshot or of entry, and the last one alive; never_alive if it did not live.
  [[nodiscard]] int first(std::size_t firm) const { return first_[firm]; }
  [[nodiscard]] int last(std::size_t firm) const { return last_[firm]; }
  static constexpr int never_alive = -1;
  // Persons when the year begins.
  [[nodiscard]] double jobs(std::size_t year, std::size_t firm) const {
    return jobs_in(static_cast<int>(year * quarters_per_year), firm);
  }
  static constexpr std::size_t quarters_per_year = 4;
  // Persons at the end of a quarter.
  [[nodiscard]] double jobs_in(int quarter, std::size_t firm) const {
    auto const& jobs = jobs_by_quarter_[static_cast<std::size_t>(quarter)];
    return firm < jobs.size() ? jobs[firm] : 0;
  }

  // Calls f(year, jobs when it begins, jobs when it ends) for every firm and year, year by year.
  template <class F>
  void for_each_firm_year(F&& f) const {
    for (std::size_t year = 0; year < years_; ++year) {
      for (std::size_t firm = 0; firm < firms(); ++firm)
        f(year, jobs(year, firm), jobs(year + 1, firm));
    }
  }
  // Calls f(year, quarter it begins, first, last) for every firm that came in the year, year by
  // year.
  template <class F>
  void for_each_birth(F&& f) const {
    for (std::size_t year = 0; year < years_; ++year) {
      int const begin = static_cast<int>(year * quarters_per_year);
      for (std::size_t firm = 0; firm < firms(); ++firm) {
        if (first_[firm] > begin && first_[firm] <= begin + 4)
          f(year, begin, first_[firm], last_[firm]);
      }
    }
  }

 private:
  std::span<std::vector<std::int32_t> const> jobs_by_quarter_;
  std::size_t years_;
  std::vector<int> first_, last_;
};

}  // namespace clustress
