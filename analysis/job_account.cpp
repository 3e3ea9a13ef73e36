#include "analysis/job_account.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/errors.hpp"
#include "sim/statistics/moments.hpp"
#include "sim/statistics/quantiles.hpp"

namespace clustress {

namespace {

struct Case {
  UsableReplicates const& worlds;
  std::size_t variant;
  std::size_t stress;

  [[nodiscard]] std::vector<double> account(char const* name, std::size_t quarter,
                                            std::size_t group) const {
    return worlds.values("account", name, variant, stress, quarter, group);
  }
  [[nodiscard]] std::vector<double> net(std::size_t quarter) const {
    return minus(worlds.values("total", "jobs", variant, stress, quarter),
                 worlds.values("total", "jobs", 0, stress, quarter));
  }
};

constexpr std::array<char const*, 3> parts{"jobs_delta_continuing", "jobs_delta_only_with",
                                           "jobs_delta_only_without"};

// Worlds and quarters in which Σ groups ≠ total or Σ parts ≠ group. Jobs are whole persons: the
// sums are exact.
std::size_t count_inexact(Case const& c, std::size_t groups) {
  std::size_t inexact = 0;
  std::size_t const n = c.worlds.used().size();
  for (std::size_t t = 0; t <= c.worlds.end(); ++t) {
    std::vector<double> total(n, 0.0);
    std::vector<bool> wrong(n, false);
    for (std::size_t g = 0; g < groups; ++g) {
      std::vector<double> const group = c.account("jobs_delta", t, g);
      std::vector<double> split(n, 0.0);
      for (char const* part : parts) split = plus(split, c.account(part, t, g));
      for (std::size_t r = 0; r < n; ++r) wrong[r] = wrong[r] || split[r] != group[r];
      total = plus(total, group);
    }
    std::vector<double> const net = c.net(t);
    for (std::size_t r = 0; r < n; ++r) inexact += wrong[r] || total[r] != net[r];
  }
  return inexact;
}

GuardedRatio persistence_of(Case const& c, Outlay const& outlay, double alpha) {
  std::size_t const end = c.worlds.end();
  std::size_t const n = c.worlds.used().size();
  if (std::all_of(outlay.last_payment.begin(), outlay.last_payment.end(),
                  [](std::size_t q) { return q == 0; })) {
    return {std::nullopt, "nothing was paid"};
  }
  if (std::all_of(outlay.last_payment.begin(), outlay.last_payment.end(),
                  [end](std::size_t q) { return q == end; })) {
    return {std::nullopt, "payments run to the end"};
  }
  std::vector<double> at_last_payment(n);
  for (std::size_t t = 0; t <= end; ++t) {
    if (std::find(outlay.last_payment.begin(), outlay.last_payment.end(), t) ==
        outlay.last_payment.end())
      continue;
    std::vector<double> const net = c.net(t);
    for (std::size_t r = 0; r < n; ++r) {
      if (outlay.last_payment[r] == t) at_last_payment[r] = net[r];
    }
  }
  return guarded_ratio(c.net(end), at_last_payment, "net jobs at the last payment", alpha);
}

}  // namespace

std::string_view title_of_group(std::string_view group) {
  if (group == "beneficiaries") return "beneficiaries";
  if (group == "supported_clusters") return "other members of clusters";
  if (group == "same_market") return "same region and sector";
  if (group == "target_regions") return "others in target regions";
  if (group == "other_regions") return "firms of other regions";
  return group;
}

GuardedRatio guarded_ratio(std::vector<double> const& numerator,
                           std::vector<double> const& denominator,
                           std::string_view denominator_name, double alpha) {
  if (denominator.size() < 2) return {std::nullopt, "needs at least two worlds"};
  if (!mean_with_interval(denominator, alpha).told_from_zero()) {
    return {std::nullopt, fmt::format("{} cannot be told from 0", denominator_name)};
  }
  return {ratio_of_means(numerator, denominator, alpha), ""};
}

std::optional<JobAccount> job_account(UsableReplicates const& worlds, std::size_t variant,
                                      std::size_t stress, Outlay const& outlay, double alpha) {
  if (worlds.find("account", "jobs_delta") == nullptr) return std::nullopt;
  std::vector<std::string> const labels = worlds.view().labels("account");
  if (labels.empty() || labels.front() != account_groups.front()) {
    throw OutputError(fmt::format("{}: the job account does not start with the group \"{}\"",
                                  worlds.view().source, account_groups.front()));
  }
  Case const c{worlds, variant, stress};
  std::size_t const end = worlds.end();
  std::size_t const n = worlds.used().size();

  JobAccount account;
  std::vector<double> displacement(n, 0.0), spillover(n, 0.0), total(n, 0.0), direct;
  bool const several_regions = worlds.view().labels("region").size() > 1;
  for (std::size_t g = 0; g < labels.size(); ++g) {
    std::vector<double> const delta = c.account("jobs_delta", end, g);
    auto const part = [&](char const* name) {
      return mean_with_interval(c.account(name, end, g), alpha);
    };
    account.groups.push_back({labels[g], mean_with_interval(delta, alpha), part(parts[0]),
                              part(parts[1]), part(parts[2])});
    total = plus(total, delta);
    if (g == 0) {
      direct = delta;
    } else if (account.groups.back().jobs.value < 0.0) {
      displacement = minus(displacement, delta);
    } else {
      spillover = plus(spillover, delta);
    }
    if (labels[g] == "other_regions" && several_regions)
      account.leakage = account.groups.back().jobs;
  }

  std::vector<double> const before =
      worlds.values("total", "beneficiary_jobs_before_award", variant, stress, end);
  std::vector<double> const gross =
      minus(worlds.values("total", "beneficiary_jobs_with", variant, stress, end), before);
  std::vector<double> const deadweight =
      minus(worlds.values("total", "beneficiary_jobs_without", variant, stress, end), before);
  account.gross = mean_with_interval(gross, alpha);
  account.deadweight = mean_with_interval(deadweight, alpha);
  account.direct = mean_with_interval(minus(gross, deadweight), alpha);
  account.displacement = mean_with_interval(displacement, alpha);
  account.spillover = mean_with_interval(spillover, alpha);
  account.net = mean_with_interval(total, alpha);
  account.deadweight_share = guarded_ratio(deadweight, gross, "gross jobs", alpha);
  account.displacement_share = guarded_ratio(displacement, direct, "direct jobs", alpha);
  account.spillover_share = guarded_ratio(spillover, direct, "direct jobs", alpha);
  account.persistence = persistence_of(c, outlay, alpha);
  account.last_payment =
      median(std::vector<double>(outlay.last_payment.begin(), outlay.last_payment.end()));
  account.inexact = count_inexact(c, labels.size());
  for (std::size_t r = 0; r < n; ++r) account.inexact += gross[r] - deadweight[r] != direct[r];
  return account;
}

}  // namespace clustress
