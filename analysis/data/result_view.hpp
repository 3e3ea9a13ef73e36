// analysis/data/result_view.hpp — what the effects need of a result, whoever holds it: a file, the
// parts of a run, a test.
//
// Analysis sees results through this alone; it never includes engine or model. A view is a value;
// reading may call HDF5, so a view of a file is used by one thread at a time. Replicates are the
// axis of the arrays, not their numbers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/data/stopping.hpp"
#include "sim/engine/outcome.hpp"
#include "sim/results/run_header.hpp"
#include "sim/results/scenario_facts.hpp"

namespace clustress {

class ResultFile;

// One data set: values as [variant][stress][replicate][quarter][entry]; NaN = not run, or not
// defined there.
struct DatasetValues {
  std::vector<double> values;
  std::size_t entries = 1;
  std::string unit;
};

struct ResultView {
  std::string source;  // file name, for messages
  std::string title;
  std::string digest;
  std::uint32_t point = 0;       // its number
  std::string point_label;       // empty in a run without points
  std::size_t points_total = 1;  // of the result
  // calendar quarter of quarter 1, the first of the programme, "2016Q1"
  std::string start_quarter;
  std::vector<std::string> variants;  // [0] = "none"
  // by variant: added by the program for comparison (`transfer` and the like)
  std::vector<bool> reference;
  // by variant: the one it repeats with a channel held, and which channel; empty = none
  std::vector<std::string> channel_of, channel;
  // by variant: the mix of which it holds a part, empty = none; its instruments by label; and the
  // orders in which those of a mix join, empty = all its sub-mixes are there. Empty as a whole in
  // results in which no mix is decomposed.
  std::vector<std::string> submix_of;
  std::vector<std::vector<std::size_t>> instruments;
  std::vector<std::vector<std::vector<std::size_t>>> orders;
  std::vector<std::string> stresses;  // [0] = "undisturbed"
  // by stress, severity in the unit of its kind; empty if the result does not say
  std::vector<std::string> stress_kind;
  std::vector<double> stress_severity;
  std::vector<Dimension> dimensions;  // region, account, instrument, …
  // by label of the dimension; empty if the result does not say
  std::vector<std::string> instrument_kinds;
  // What the scenario says of a programme (by variant), of a stress, and of where the numbers of
  // the world come from. What a result does not say, or not of this point, is empty or nothing.
  std::vector<VariantFacts> variant_facts;
  std::vector<StressFacts> stress_facts;
  std::vector<std::string> instrument_titles, region_nuts, sector_nace;  // by label
  std::optional<WorldNumbers> world_numbers;
  double world_scale = 1.0;  // of the declared size, that the world has
  WithheldEntries withheld;  // what no table may show
  // horizon + 1; quarter 0 = programme start, t = end of the t-th quarter
  std::size_t quarters = 0;
  std::size_t replicates = 0;         // on the axis
  std::size_t replicates_wanted = 0;  // what the run was asked for
  bool complete = true;
  std::vector<WorldStatus> status;   // [variant][stress][replicate]
  std::optional<Stopping> stopping;  // of a run that looked at its results to end
  // What the programme should reach, and how the future is weighed.
  double target_net_jobs = 0.0;
  double target_price_keur_per_job = 60.0;
  double target_worlds_share = 0.9;
  double discount_rate = 0.03;        // a year
  std::vector<std::string> warnings;  // of the reader
  // Nothing if the result does not hold the data set.
  std::function<std::optional<DatasetValues>(std::string_view group, std::string_view name)> read;

  [[nodiscard]] VariantFacts facts_of_variant(std::size_t variant) const {
    return variant < variant_facts.size() ? variant_facts[variant] : VariantFacts{};
  }
  [[nodiscard]] StressFacts facts_of_stress(std::size_t stress) const {
    return stress < stress_facts.size() ? stress_facts[stress] : StressFacts{};
  }
  // of the arrays: one point
  [[nodiscard]] Axes axes() const {
    return {1, variants.size(), stresses.size(), replicates, quarters};
  }
  // Neither the world without a programme nor one that only tells something of another: a channel
  // run, a sub-mix.
  [[nodiscard]] bool is_programme(std::size_t variant) const {
    return variant > 0 && channel_of[variant].empty() &&
           (submix_of.empty() || submix_of[variant].empty());
  }
  // empty if there is no such dimension
  [[nodiscard]] std::vector<std::string> labels(std::string_view dimension) const;
  // Whether no table may show this entry: it could tell of single firms of the user's own table.
  [[nodiscard]] bool is_withheld(std::string_view dimension, std::size_t entry) const;
  [[nodiscard]] std::size_t at(DatasetValues const& d, std::size_t variant, std::size_t stress,
                               std::size_t replicate, std::size_t quarter,
                               std::size_t entry = 0) const {
    return axes().at(0, variant, stress, replicate, quarter, d.entries, entry);
  }
};

// The view of one point of a result file, by its number; `file` must outlive it, `source` is its
// name in messages. UsageError if there is no such point; reading throws OutputError if a data set
// is damaged.
ResultView view_of(ResultFile const& file, std::string source, std::uint32_t point = 0);

// `design` of points that are draws of a posterior.
inline constexpr char ensemble_design[] = "ensemble";

// What a method over points needs; lists are by place on the axis of points.
struct PointsView {
  std::vector<std::uint32_t> numbers;
  std::vector<std::string> labels;
  std::vector<double> weights;
  std::vector<std::string> parameters, units, groups;  // by parameter
  std::vector<std::vector<double>> values;             // [point][parameter]; NaN: no number
  std::vector<std::vector<std::string>> overrides;     // [point][parameter]; empty: as declared
  std::string luck;                                    // "shared" or "own"
  std::string design;
  std::vector<std::string> not_identified;  // of an ensemble: parameters that the data left open
  Axes axes;                                // of what is read
  // One data set over all points, [point][variant][stress][replicate][quarter][entry]; nothing if
  // the result does not hold it.
  std::function<std::optional<DatasetValues>(std::string_view group, std::string_view name)> read;
};
PointsView points_of(ResultFile const& file);

}  // namespace clustress
