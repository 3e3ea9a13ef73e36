#include "analysis/data/account.hpp"

#include <algorithm>

#include "analysis/data/net_jobs.hpp"

namespace clustress {

namespace {

bool all_zero(std::vector<double> const& values) {
  return std::all_of(values.begin(), values.end(), [](double x) { return x == 0.0; });
}

}  // namespace

Account::Account(Comparison const& comparison, double alpha, std::size_t groups)
    : c_(comparison),
      alpha_(alpha),
      groups_(groups),
      outlay_(outlay_of(c_.worlds, c_.variant, c_.stress)),
      zero_(c_.worlds.used().size(), 0.0),
      displacement_(zero_),
      spillover_(zero_) {
  std::vector<double> const before = c_.with("total", "beneficiary_jobs_before_award", end());
  gross_ = minus(c_.with("total", "beneficiary_jobs_with", end()), before);
  deadweight_ = minus(c_.with("total", "beneficiary_jobs_without", end()), before);
  direct_ = group("jobs_delta", end(), 0);
  total_ = direct_;
  for (std::size_t g = 1; g < groups_; ++g) {
    std::vector<double> const delta = group("jobs_delta", end(), g);
    total_ = plus(total_, delta);
    if (mean(delta).value < 0.0) {
      displacement_ = minus(displacement_, delta);
    } else {
      spillover_ = plus(spillover_, delta);
    }
  }
}

std::vector<double> Account::group(char const* name, std::size_t quarter, std::size_t group) const {
  return c_.with("account", name, quarter, group);
}

std::vector<double> Account::net(std::size_t quarter) const {
  return net_jobs(c_.worlds, c_.variant, c_.stress, quarter);
}

Estimate Account::mean(std::vector<double> const& values) const {
  return mean_with_interval(values, alpha_);
}

GuardedRatio Account::share(std::vector<double> const& part, std::vector<double> const& of,
                            std::string_view name_of_whole) const {
  GuardedRatio ratio = guarded_ratio(part, of, name_of_whole, alpha_);
  if (ratio.ratio && mean(of).value < 0.0)
    return {std::nullopt, std::string(name_of_whole) + " are below 0"};
  return ratio;
}

std::size_t Account::inexact() const {
  std::size_t count = 0;
  std::size_t const n = zero_.size();
  for (std::size_t t = 0; t <= end(); ++t) {
    std::vector<double> sum = zero_;
    std::vector<bool> wrong(n, false);
    for (std::size_t g = 0; g < groups_; ++g) {
      std::vector<double> const delta = group("jobs_delta", t, g);
      std::vector<double> split = zero_;
      for (char const* part : account_parts) split = plus(split, group(part, t, g));
      for (std::size_t r = 0; r < n; ++r) wrong[r] = wrong[r] || split[r] != delta[r];
      sum = plus(sum, delta);
    }
    std::vector<double> const jobs = net(t);
    for (std::size_t r = 0; r < n; ++r) count += wrong[r] || sum[r] != jobs[r];
  }
  for (std::size_t r = 0; r < n; ++r) count += gross_[r] - deadweight_[r] != direct_[r];
  return count;
}

GuardedRatio Account::persistence() const {
  std::vector<std::size_t> const& last = outlay_.last_payment;
  auto const all_at = [&](std::size_t quarter) {
    return std::all_of(last.begin(), last.end(), [=](std::size_t q) { return q == quarter; });
  };
  if (all_at(0)) return {std::nullopt, "nothing was paid"};
  if (all_at(end())) return {std::nullopt, "payments run to the end"};
  std::vector<double> at_last_payment = zero_;
  for (std::size_t t = 0; t <= end(); ++t) {
    if (std::find(last.begin(), last.end(), t) == last.end()) continue;
    std::vector<double> const jobs = net(t);
    for (std::size_t r = 0; r < zero_.size(); ++r) {
      if (last[r] == t) at_last_payment[r] = jobs[r];
    }
  }
  return share(net(end()), at_last_payment, "net jobs at the last payment");
}

bool Account::is_nothing() const {
  if (!all_zero(outlay_.discounted) || !all_zero(direct_)) return false;
  for (std::size_t t = 0; t <= end(); ++t) {
    if (!all_zero(net(t))) return false;
  }
  return true;
}

}  // namespace clustress
