// analysis/data/gains.hpp — whose jobs and value added a programme changes: with less without it,
// by what firms are and where they are.
//
// A split sorts every firm into one part, the same in both worlds, so that parts add up to net jobs
// in every replicate. Clusters leave firms of none; they are the last part. Parts are taken at the
// end of the horizon, value added of its last quarter. OutputError if a data set is damaged; a
// split whose data sets a result lacks is not held. Used by one thread at a time, as the view is.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/data/usable_replicates.hpp"

namespace clustress {

struct GainSplit {
  // Of the result file, and its dimension; "cluster_phase" is made of clusters and their phase.
  std::string_view group;
  std::string_view title;        // "by size of firm"
  std::string_view jobs;         // data sets
  std::string_view value_added;  // empty: none
  // words around a label in a sentence: "firms of 10-49 jobs"
  std::string_view before, after;
  bool is_difference = false;  // the data set holds with less without
};

// By what a programme did for firms, size, age, wage third, membership, sector, cluster, phase of
// clusters, region.
std::span<GainSplit const> gain_splits();
GainSplit const& gain_split(std::string_view group);
// What a label of a split is called in a table and in a sentence.
std::string part_title(GainSplit const& split, std::string_view label);
std::string short_group_title(std::string_view group);  // of the account, for heads of columns
std::string part_in_words(GainSplit const& split, std::string_view label);

struct Gains {
  std::vector<std::string> labels;
  std::vector<std::vector<double>> jobs,
      value_added;                // [part][replicate]; value added may be empty
  std::vector<bool> is_withheld;  // by part (ResultView::is_withheld)
};
// Nothing where the split is not held, or has no parts.
std::optional<Gains> gains_by(UsableReplicates const& worlds, GainSplit const& split,
                              std::size_t variant, std::size_t stress);

// Jobs of the account's groups by region or cluster at the end, [place][group][replicate]; of
// clusters the firms of none last. Empty where it is not held.
std::vector<std::vector<std::vector<double>>> account_by(UsableReplicates const& worlds,
                                                         std::string_view place,
                                                         std::size_t variant, std::size_t stress);
inline constexpr std::string_view no_cluster = "in no cluster";

}  // namespace clustress
