#include "calibration/firm_history.hpp"

#include "sim/core/contracts.hpp"

namespace clustress {

FirmHistory::FirmHistory(std::span<std::vector<std::int32_t> const> jobs_by_quarter,
                         std::size_t years)
    : jobs_by_quarter_(jobs_by_quarter), years_(years) {
  CLUSTRESS_REQUIRE(jobs_by_quarter.size() > years * quarters_per_year,
                    "a history of whole years needs the quarter in which the last one ends");
  for (std::size_t quarter = 0; quarter <= years * quarters_per_year; ++quarter) {
    std::vector<std::int32_t> const& jobs = jobs_by_quarter[quarter];
    if (jobs.size() > first_.size()) {
      first_.resize(jobs.size(), never_alive);
      last_.resize(jobs.size(), never_alive);
    }
    for (std::size_t firm = 0; firm < jobs.size(); ++firm) {
      if (jobs[firm] == 0) continue;
      if (first_[firm] == never_alive) first_[firm] = static_cast<int>(quarter);
      last_[firm] = static_cast<int>(quarter);
    }
  }
}

}  // namespace clustress
