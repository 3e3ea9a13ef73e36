#include "analysis/data/gains.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/data/net_jobs.hpp"
#include "sim/core/contracts.hpp"

namespace clustress {
namespace {

constexpr GainSplit splits[] = {
    {"account", "by what it did for firms", "jobs_delta", "", "", "", true},
    {"size_class", "by persons in the firm at the start", "jobs_of_class", "value_added_of_class",
     "firms of ", " persons"},
    {"age_class", "by years of the firm at the start", "jobs_of_class", "value_added_of_class",
     "firms of ", " years"},
    {"wage_third", "by third of jobs by wage", "jobs_of_class", "value_added_of_class",
     "firms of the ", " wage third"},
    {"membership", "by membership at the start", "jobs_of_class", "value_added_of_class", "", ""},
    {"sector", "by sector", "jobs", "sales", "", ""},
    {"cluster", "by cluster", "jobs", "sales", "", ""},
    {"cluster_phase", "by phase of the cluster at the start", "jobs", "sales", "clusters in ", ""},
    {"region", "by region", "jobs", "sales", "", ""},
};

// Groups of the account.
struct GroupTitle {
  std::string_view group, title, short_title;
};
constexpr GroupTitle titles_of_groups[] = {
    {"beneficiaries", "beneficiaries", "supported firms"},
    {"supported_clusters", "other members of clusters", "cluster members"},
    {"same_market", "same region and sector", "same market"},
    {"target_regions", "others in target regions", "others nearby"},
    {"other_regions", "firms of other regions", "other regions"}};

GroupTitle title_of_group(std::string_view group) {
  auto const found = std::ranges::find(titles_of_groups, group, &GroupTitle::group);
  return found == std::end(titles_of_groups) ? GroupTitle{group, group, group} : *found;
}

std::vector<double> less_all(std::vector<double> whole,
                             std::vector<std::vector<double>> const& parts) {
  for (std::vector<double> const& part : parts) whole = minus(whole, part);
  return whole;
}

// As data set `phase` has them in the world before the programme, quarter 0.
constexpr std::string_view phases[] = {"emergence", "growth", "sustainment", "decline"};

// From gains by cluster: in each replicate those of the clusters that were in the phase. A phase in
// which none was in any replicate is left out. A part is withheld with any of its clusters; what is
// withheld together then holds all that is withheld by cluster.
std::optional<Gains> by_phase(UsableReplicates const& worlds, Gains const& clusters,
                              std::size_t stress) {
  std::size_t const count = clusters.labels.size() - 1;  // the last part is in no cluster
  DatasetValues const* found = worlds.find("cluster", "phase");
  if (found == nullptr || found->entries != count) return std::nullopt;
  std::size_t const replicates = worlds.used().size();
  Gains gains;
  for (std::size_t p = 0; p < std::size(phases); ++p) {
    std::vector<double> jobs(replicates, 0.0), value(replicates, 0.0);
    bool is_there = false, is_withheld = false;
    for (std::size_t k = 0; k < count; ++k) {
      std::vector<double> const phase = worlds.values("cluster", "phase", 0, stress, 0, k);
      for (std::size_t r = 0; r < replicates; ++r) {
        if (phase[r] != static_cast<double>(p)) continue;
        is_there = true;
        is_withheld = is_withheld || clusters.is_withheld[k];
        jobs[r] += clusters.jobs[k][r];
        if (!clusters.value_added.empty()) value[r] += clusters.value_added[k][r];
      }
    }
    if (!is_there) continue;
    gains.labels.emplace_back(phases[p]);
    gains.jobs.push_back(std::move(jobs));
    if (!clusters.value_added.empty()) gains.value_added.push_back(std::move(value));
    gains.is_withheld.push_back(is_withheld);
  }
  gains.labels.push_back(clusters.labels.back());
  gains.jobs.push_back(clusters.jobs.back());
  if (!clusters.value_added.empty()) gains.value_added.push_back(clusters.value_added.back());
  gains.is_withheld.push_back(clusters.is_withheld.back());
  return gains;
}

}  // namespace

std::span<GainSplit const> gain_splits() {
  return splits;
}

GainSplit const& gain_split(std::string_view group) {
  auto const found = std::ranges::find(splits, group, &GainSplit::group);
  CLUSTRESS_REQUIRE(found != std::end(splits), "no split of gains has this name");
  return *found;
}

std::string part_title(GainSplit const& split, std::string_view label) {
  return std::string(split.group == "account" ? title_of_group(label).title : label);
}

std::string short_group_title(std::string_view group) {
  return std::string(title_of_group(group).short_title);
}

std::string part_in_words(GainSplit const& split, std::string_view label) {
  if (label == "entered later") return "firms that entered later";
  if (split.group == "membership")
    return label == "members" ? "members of cluster organisations" : "firms that are no members";
  return fmt::format("{}{}{}", split.before, part_title(split, label), split.after);
}

std::optional<Gains> gains_by(UsableReplicates const& worlds, GainSplit const& split,
                              std::size_t variant, std::size_t stress) {
  if (split.group == "cluster_phase") {
    std::optional<Gains> const clusters = gains_by(worlds, gain_split("cluster"), variant, stress);
    return clusters ? by_phase(worlds, *clusters, stress) : std::nullopt;
  }
  Gains gains{worlds.view().labels(split.group), {}, {}, {}};
  std::size_t const parts = gains.labels.size(), end = worlds.end();
  auto const holds = [&](std::string_view name) {
    DatasetValues const* found = name.empty() ? nullptr : worlds.find(split.group, name);
    return found != nullptr && found->entries == parts;
  };
  if (parts == 0 || !holds(split.jobs)) return std::nullopt;
  auto const difference = [&](std::string_view name, std::size_t k) {
    std::vector<double> const with = worlds.values(split.group, name, variant, stress, end, k);
    return split.is_difference ? with
                               : minus(with, worlds.values(split.group, name, 0, stress, end, k));
  };
  for (std::size_t k = 0; k < parts; ++k) {
    gains.jobs.push_back(difference(split.jobs, k));
    if (holds(split.value_added)) gains.value_added.push_back(difference(split.value_added, k));
  }
  for (std::size_t k = 0; k <= parts; ++k)
    gains.is_withheld.push_back(worlds.view().is_withheld(split.group, k));
  if (split.group != "cluster") {
    gains.is_withheld.pop_back();
    return gains;
  }
  gains.labels.emplace_back(no_cluster);
  gains.jobs.push_back(less_all(net_jobs(worlds, variant, stress, end), gains.jobs));
  if (!gains.value_added.empty() && worlds.find("total", split.value_added) != nullptr) {
    std::vector<double> const all =
        minus(worlds.values("total", split.value_added, variant, stress, end),
              worlds.values("total", split.value_added, 0, stress, end));
    gains.value_added.push_back(less_all(all, gains.value_added));
  } else {
    gains.value_added.clear();
  }
  return gains;
}

std::vector<std::vector<std::vector<double>>> account_by(UsableReplicates const& worlds,
                                                         std::string_view place,
                                                         std::size_t variant, std::size_t stress) {
  std::string const group = fmt::format("account_{}", place);
  std::size_t const places = worlds.view().labels(place).size(),
                    groups = worlds.view().labels("account").size();
  DatasetValues const* found = worlds.find(group, "jobs_delta");
  if (found == nullptr || places == 0 || found->entries != places * groups) return {};
  std::vector<std::vector<std::vector<double>>> all(places + (place == "cluster" ? 1 : 0));
  for (std::size_t g = 0; g < groups; ++g) {
    std::vector<std::vector<double>> here;
    for (std::size_t k = 0; k < places; ++k) {
      here.push_back(
          worlds.values(group, "jobs_delta", variant, stress, worlds.end(), g * places + k));
      all[k].push_back(here.back());
    }
    if (place == "cluster") {
      all.back().push_back(
          less_all(worlds.values("account", "jobs_delta", variant, stress, worlds.end(), g), here));
    }
  }
  return all;
}

}  // namespace clustress
