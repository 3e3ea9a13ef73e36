// analysis/data/account.hpp — the job account of one programme under one stress as numbers of every
// replicate.
//
// Groups are those of the result, beneficiaries first. ΔJ_g = Σ (jobs with − jobs without), exact
// integers, at the end of the horizon unless a quarter is named:
//
//   gross        beneficiaries' jobs now − before their award
//   deadweight   the same firms without the programme
//   direct       ΔJ of beneficiaries = gross − deadweight
//   displacement −Σ_{g>1} ΔJ_g over groups whose mean ΔJ is negative
//   spillover    Σ_{g>1} ΔJ_g over the others
//   total        direct − displacement + spillover = net jobs
//
// Pure functions of the view; OutputError if a data set is damaged or missing.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "analysis/data/cost.hpp"
#include "analysis/data/guarded_ratio.hpp"
#include "analysis/data/method.hpp"

namespace clustress {

// By whether a firm is alive in both worlds, only with, only without the programme.
inline constexpr std::array<char const*, 3> account_parts{
    "jobs_delta_continuing", "jobs_delta_only_with", "jobs_delta_only_without"};

class Account {
 public:
  Account(Comparison const& comparison, double alpha, std::size_t groups);

  [[nodiscard]] Comparison const& comparison() const { return c_; }
  [[nodiscard]] Outlay const& outlay() const { return outlay_; }
  [[nodiscard]] std::size_t end() const { return c_.worlds.end(); }
  [[nodiscard]] std::vector<double> const& gross() const { return gross_; }
  [[nodiscard]] std::vector<double> const& deadweight() const { return deadweight_; }
  [[nodiscard]] std::vector<double> const& direct() const { return direct_; }
  [[nodiscard]] std::vector<double> const& displacement() const { return displacement_; }
  [[nodiscard]] std::vector<double> const& spillover() const { return spillover_; }
  [[nodiscard]] std::vector<double> const& total() const { return total_; }

  // `name`: "jobs_delta" or one of account_parts.
  [[nodiscard]] std::vector<double> group(char const* name, std::size_t quarter,
                                          std::size_t group) const;
  [[nodiscard]] Estimate mean(std::vector<double> const& values) const;
  [[nodiscard]] GuardedRatio share(std::vector<double> const& part, std::vector<double> const& of,
                                   std::string_view name_of_whole) const;
  // Net jobs at the end over those at the last payment, each world at its own.
  [[nodiscard]] GuardedRatio persistence() const;
  // Cases in which the file contradicts itself: (world, quarter) pairs in which the groups do not
  // add up to net jobs or the parts not to their group, and worlds in which direct is not gross −
  // deadweight. 0 in a sound file.
  [[nodiscard]] std::size_t inexact() const;
  // Nothing was spent, and jobs are the same in every quarter of every world.
  [[nodiscard]] bool is_nothing() const;

 private:
  [[nodiscard]] std::vector<double> net(std::size_t quarter) const;

  Comparison c_;
  double alpha_;
  std::size_t groups_;
  Outlay outlay_;
  std::vector<double> zero_, gross_, deadweight_, direct_, displacement_, spillover_, total_;
};

}  // namespace clustress
