// analysis/channels.hpp — through which market a programme makes and displaces jobs, from its
// channel run.
//
// The channel run repeats a programme with wages and the share of vacancies filled on their path
// without the programme (docs/model/measures.md). On net jobs at the end, paired by replicate:
//
//   product  net jobs of the channel run: what projects and the product market do
//   labour   net jobs of the programme − those of its channel run: what dearer and scarcer labour
//     adds, as a rule below 0
//
// Pure functions of the view; OutputError if a data set is damaged.
#pragma once

#include <optional>

#include "analysis/usable_replicates.hpp"
#include "sim/statistics/intervals.hpp"

namespace clustress {

struct ChannelSplit {
  Estimate product, labour, net;  // product + labour = net in every world
};

struct Channels {
  ChannelSplit all_firms;
  // all but the beneficiaries; nothing without a job account
  std::optional<ChannelSplit> other_firms;
};

// Nothing if the variant has no channel run.
std::optional<Channels> channels(UsableReplicates const& worlds, std::size_t variant,
                                 std::size_t stress, double alpha);

}  // namespace clustress
