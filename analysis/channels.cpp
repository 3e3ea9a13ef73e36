#include "analysis/channels.hpp"

#include <algorithm>

namespace clustress {

namespace {

std::vector<double> net_jobs(UsableReplicates const& worlds, std::size_t variant,
                             std::size_t stress) {
  return minus(worlds.values("total", "jobs", variant, stress, worlds.end()),
               worlds.values("total", "jobs", 0, stress, worlds.end()));
}

// Net jobs without the first group of the job account, the beneficiaries of that arm.
std::vector<double> net_jobs_of_others(UsableReplicates const& worlds, std::size_t variant,
                                       std::size_t stress) {
  return minus(net_jobs(worlds, variant, stress),
               worlds.values("account", "jobs_delta", variant, stress, worlds.end(), 0));
}

ChannelSplit split(std::vector<double> const& net, std::vector<double> const& held, double alpha) {
  return {mean_with_interval(held, alpha), paired_difference(net, held, alpha),
          mean_with_interval(net, alpha)};
}

}  // namespace

std::optional<Channels> channels(UsableReplicates const& worlds, std::size_t variant,
                                 std::size_t stress, double alpha) {
  ResultView const& view = worlds.view();
  auto const found =
      std::find(view.channel_of.begin(), view.channel_of.end(), view.variants[variant]);
  if (found == view.channel_of.end()) return std::nullopt;
  auto const run = static_cast<std::size_t>(found - view.channel_of.begin());
  Channels result{split(net_jobs(worlds, variant, stress), net_jobs(worlds, run, stress), alpha),
                  std::nullopt};
  if (worlds.find("account", "jobs_delta") != nullptr) {
    result.other_firms = split(net_jobs_of_others(worlds, variant, stress),
                               net_jobs_of_others(worlds, run, stress), alpha);
  }
  return result;
}

}  // namespace clustress
