// analysis/methods/who_gains.cpp — in whose firms the jobs of a programme are, and in whose they
// are lost: by what it did for them, size, age, wage, membership, sector, cluster, its phase, and
// region, at the end.
//
// Paired differences of the same firms (analysis/data/gains.hpp), t-intervals over replicates. Size
// and age are those at programme start, of an entrant at entry, so that no firm changes its part
// (Davis, Haltiwanger & Schuh 1996, ch. 4, on what changing size classes does to such tables).
// Parts are printed as whole jobs that add up (largest remainder); the measures are exact.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

#include "analysis/data/adding_up.hpp"
#include "analysis/data/gains.hpp"
#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"
#include "analysis/data/withheld.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {
namespace {

// Splits of which a sentence is told.
constexpr std::string_view told[] = {"size_class", "age_class", "wage_third"};

std::vector<double> means_of(std::vector<std::vector<double>> const& parts) {
  std::vector<double> means;
  for (std::vector<double> const& part : parts) means.push_back(moments_of(part).mean());
  return means;
}

std::vector<double> sum_of(std::vector<std::vector<double>> const& parts) {
  std::vector<double> sum(parts.front().size(), 0.0);
  for (std::vector<double> const& part : parts) sum = plus(sum, part);
  return sum;
}

}  // namespace

class WhoGains final : public NamedMethod {
 public:
  WhoGains() : NamedMethod("who_gains", "Who gains") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"total", "jobs"}, {"account", "jobs_delta"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    if (!c.worlds.view().is_programme(c.variant)) return {};
    Section section = this->section();
    std::vector<double> const net = net_jobs(c.worlds, c.variant, c.stress, c.worlds.end());
    section.add(measure_of("who_gains/jobs", mean_with_interval(net, options.alpha),
                           {"jobs", "net jobs at the end, all firms"}));
    bool lacks_classes = false, lacks_members = false;
    for (GainSplit const& split : gain_splits()) {
      std::optional<Gains> const gains = gains_by(c.worlds, split, c.variant, c.stress);
      if (gains) {
        add_split(section, split, *gains, options);
      } else {
        bool const is_new = split.group == "membership";
        lacks_members = lacks_members || is_new;
        lacks_classes = lacks_classes || (!is_new && split.jobs == gain_split("size_class").jobs);
      }
    }
    bool const lacks_phases =
        c.worlds.find("cluster", "jobs") != nullptr && c.worlds.find("cluster", "phase") == nullptr;
    for (std::string_view const place : {"region", "cluster"})
      add_losses(section, c, options, place);
    std::vector<std::string_view> dimensions;
    for (GainSplit const& split : gain_splits()) dimensions.push_back(split.group);
    say_withheld(section, c.worlds.view(), dimensions);
    if (lacks_classes) {
      section.notes.push_back(
          {"", {"Not in this result: gains by size, age and wage third ([output] splits)."}});
    }
    if (lacks_members && !lacks_classes)
      section.notes.push_back({"", {"Not in this result: gains of members and others."}});
    if (lacks_phases)
      section.notes.push_back({"", {"Not in this result: gains by phase of the cluster."}});
    return section;
  }

 private:
  static void add_split(Section& section, GainSplit const& split, Gains const& gains,
                        MethodOptions const& options) {
    bool const has_value = !gains.value_added.empty();
    std::string const confidence = confidence_text(options.promised_alpha) + " interval";
    Table table{{{std::string(split.title), false}, {"jobs"}, {confidence}}, {}};
    if (has_value) {
      table.columns.push_back({"kEUR a quarter"});
      table.columns.push_back({confidence});
    }
    std::vector<long long> const whole = adding_up(means_of(gains.jobs));
    std::vector<Figure> printed_jobs;
    for (std::size_t k = 0; k < gains.labels.size(); ++k) {
      std::string const place = fmt::format("who_gains/{}/{}", split.group, gains.labels[k]);
      std::string const words = part_in_words(split, gains.labels[k]);
      bool const hidden = gains.is_withheld[k];
      Figure const jobs = section.add(
          measure_unless(hidden, place + "/jobs", mean_with_interval(gains.jobs[k], options.alpha),
                         {"jobs", words + ", with less without the programme, at the end"}));
      printed_jobs.push_back(hidden ? jobs : printed(jobs, whole[k]));
      TableRow row{{{part_title(split, gains.labels[k])}, {printed_jobs.back()}, {bounds(jobs)}},
                   1};
      if (has_value) {
        Figure const value = section.add(measure_unless(
            hidden, place + "/value_added", mean_with_interval(gains.value_added[k], options.alpha),
            {"kEUR a quarter", words + ", value added with less without, in the last quarter"}));
        row.cells.push_back({value});
        row.cells.push_back({bounds(value)});
      }
      table.rows.push_back(std::move(row));
    }
    Figure const all = section.add(
        measure_of(fmt::format("who_gains/{}/together", split.group),
                   mean_with_interval(sum_of(gains.jobs), options.alpha),
                   {"jobs", fmt::format("net jobs {}, all parts together", split.title)}));
    Figure const sum = printed(all, std::accumulate(whole.begin(), whole.end(), 0LL));
    bool const is_whole = std::ranges::none_of(gains.is_withheld, std::identity());
    if (is_whole && std::ranges::find(told, split.group) != std::end(told))
      add_sentence(section, split, gains, sum, printed_jobs);
    TableRow row{{{"together"}, {sum}, {bounds(all)}}, 0};
    row.cells.resize(table.columns.size());
    table.rows.push_back(std::move(row));
    section.tables.push_back(std::move(table));
  }

  // Where most of them are, and where most are lost.
  static void add_sentence(Section& section, GainSplit const& split, Gains const& gains, Figure all,
                           std::vector<Figure> const& jobs) {
    auto const [least, most] = std::ranges::minmax_element(jobs, {}, &Figure::rounded);
    auto const words = [&](auto const& at) {
      return part_in_words(split, gains.labels[static_cast<std::size_t>(at - jobs.begin())]);
    };
    if (most->rounded <= 0 && least->rounded >= 0) return;
    Phrase text{"of ", all, " net jobs "};
    if (most->rounded > 0) text.insert(text.end(), {*most, " are in " + words(most)});
    if (least->rounded < 0) {
      text.insert(text.end(),
                  {std::string(most->rounded > 0 ? ", " : ""), *least, " in " + words(least)});
    }
    text.emplace_back(".");
    section.notes.push_back({split.group == told[0] ? "Who gains" : "", std::move(text)});
  }

  // The account's groups by place: who loses where.
  static void add_losses(Section& section, Comparison const& c, MethodOptions const& options,
                         std::string_view place) {
    auto const places = account_by(c.worlds, place, c.variant, c.stress);
    if (places.empty()) return;
    GainSplit const& groups = gain_split("account");
    std::vector<std::string> const group_labels = c.worlds.view().labels(groups.group);
    std::vector<std::string> labels = c.worlds.view().labels(place);
    labels.resize(places.size(), std::string(no_cluster));
    Table table{{{fmt::format("where, by {}", place), false}}, {}};
    for (std::string const& group : group_labels)
      table.columns.push_back({short_group_title(group)});
    table.columns.push_back({"together"});
    std::vector<double> sums;
    for (auto const& parts : places) {
      std::vector<double> const means = means_of(parts);
      sums.push_back(std::accumulate(means.begin(), means.end(), 0.0));
    }
    std::vector<long long> const whole = adding_up(sums);
    for (std::size_t k = 0; k < places.size(); ++k) {
      std::vector<long long> const parts = adding_up(means_of(places[k]), whole[k]);
      TableRow row{{{labels[k]}}, 1};
      bool const hidden = c.worlds.view().is_withheld(place, k);
      for (std::size_t g = 0; g < places[k].size(); ++g) {
        Figure const jobs = section.add(measure_unless(
            hidden, fmt::format("who_gains/account_{}/{}/{}", place, labels[k], group_labels[g]),
            mean_with_interval(places[k][g], options.alpha),
            {"jobs", fmt::format("{}, {}, with less without, at the end",
                                 part_title(groups, group_labels[g]), labels[k])}));
        row.cells.push_back({hidden ? jobs : printed(jobs, parts[g])});
      }
      Figure const jobs = section.add(measure_unless(
          hidden, fmt::format("who_gains/account_{}/{}/together", place, labels[k]),
          mean_with_interval(sum_of(places[k]), options.alpha),
          {"jobs", fmt::format("all firms, {}, with less without, at the end", labels[k])}));
      row.cells.push_back({hidden ? jobs : printed(jobs, whole[k])});
      table.rows.push_back(std::move(row));
    }
    section.tables.push_back(std::move(table));
  }
};

template Method const& method<WhoGains>();

}  // namespace clustress
