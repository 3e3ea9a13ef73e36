// analysis/sensitivity/methods/ends.cpp — what an output does where one parameter goes from its
// lowest to its highest value and all others stay: the two ends of a one-at-a-time design.
//
// Change = y(highest) − y(lowest). Where points share their luck it is a mean of paired differences
// over worlds, with Student's interval; with luck of their own a difference of two means, with that
// of Welch (1947, Biometrika 34(1/2)). Below noise: the interval holds 0. Nothing is said of
// interactions, nor of what lies between the ends (Saltelli & Annoni 2010, Environ. Model. Softw.
// 25(12): why that is not enough).
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "analysis/sensitivity/index_method_entry.hpp"
#include "sim/statistics/distributions.hpp"

namespace clustress {

namespace {

// Where most points have a parameter: what the design leaves it at.
double base_of(StudyInputs const& inputs, std::size_t parameter) {
  std::map<double, std::size_t> counts;
  for (std::size_t p = 0; p < inputs.points(); ++p)
    if (inputs.is_known(p)) ++counts[inputs.places[parameter][p]];
  auto const most = std::ranges::max_element(counts, {}, [](auto const& c) { return c.second; });
  return most == counts.end() ? no_index : most->first;
}

struct Ends {
  std::size_t low = 0, high = 0;  // points
};

// By factor; nothing if some point moves two of them, or one has a single value.
std::optional<std::vector<Ends>> ends_of(StudyInputs const& inputs) {
  std::size_t const factors = inputs.factors.size();
  if (factors < 2) return std::nullopt;  // any points are its own
  std::vector<double> base;
  for (std::size_t k = 0; k < inputs.parameters.size(); ++k) base.push_back(base_of(inputs, k));
  std::vector<std::vector<std::size_t>> own(factors);
  for (std::size_t p = 0; p < inputs.points(); ++p) {
    if (!inputs.is_known(p)) continue;
    std::optional<std::size_t> moved;
    for (std::size_t f = 0; f < factors; ++f) {
      if (std::ranges::all_of(inputs.factors[f].members,
                              [&](std::size_t k) { return inputs.places[k][p] == base[k]; }))
        continue;
      if (moved) return std::nullopt;
      moved = f;
    }
    for (std::size_t f = 0; f < factors; ++f)
      if (!moved || *moved == f) own[f].push_back(p);
  }
  std::vector<Ends> all;
  for (std::size_t f = 0; f < factors; ++f) {
    std::vector<double> const& place = inputs.places[inputs.factors[f].members.front()];
    auto const [low, high] =
        std::ranges::minmax_element(own[f], {}, [&](std::size_t p) { return place[p]; });
    if (own[f].empty() || place[*low] == place[*high]) return std::nullopt;
    all.push_back({*low, *high});
  }
  return all;
}

IndexEstimate change_of(StudyInputs const& inputs, StudyOutput const& output, Ends const& ends,
                        double alpha) {
  WorldMoments const d = difference_of(inputs, output, ends.low, ends.high);
  if (d.worlds == 0) return {};
  if (d.worlds < 2) return {d.mean};
  double degrees = static_cast<double>(d.worlds) - 1.0;
  if (!inputs.is_luck_shared) {
    WorldMoments const a = moments_at(output, ends.low), b = moments_at(output, ends.high);
    double const va = a.variance_of_mean(), vb = b.variance_of_mean();
    double const parts = va * va / (static_cast<double>(a.worlds) - 1.0) +
                         vb * vb / (static_cast<double>(b.worlds) - 1.0);
    if (parts > 0.0) degrees = (va + vb) * (va + vb) / parts;
  }
  double const reach =
      student_t_quantile(1.0 - alpha / 2.0, degrees) * std::sqrt(d.variance_of_mean());
  return {d.mean, {d.mean - reach, d.mean + reach}};
}

}  // namespace

class BetweenEnds final : public NamedIndexMethod {
 public:
  BetweenEnds() : NamedIndexMethod("ends", "From end to end, one at a time", "Welch 1947") {}

  [[nodiscard]] std::string unfit(SensitivityStudy const& study) const override {
    return ends_of(study.inputs) ? ""
                                 : "points move more than one parameter, and not one after the "
                                   "other from end to end, as those of a one_at_a_time design do";
  }

  [[nodiscard]] IndexTable indices(SensitivityStudy const& study, StudyOutput const& output,
                                   IndexOptions const& options) const override {
    std::vector<Ends> const ends = *ends_of(study.inputs);
    IndexTable table;
    table.columns = {
        {"change", "change", "of the output, from the lowest value to the highest", true},
        {"at_low", "at low", "mean of the output at the lowest value, others as declared", true},
        {"at_high", "at high", "mean of the output at the highest value, others as declared", true},
        {"size", "size", "of the change, without its sign", true}};
    table.ranked_by = 3;
    table.shows_noise = true;
    bool has_interval = false;
    for (std::size_t f = 0; f < ends.size(); ++f) {
      IndexRow row{study.inputs.factors[f].name, {}, false};
      IndexEstimate const change = change_of(study.inputs, output, ends[f], options.alpha);
      bool const is_told = !std::isnan(change.interval.low);
      has_interval = has_interval || is_told;
      row.is_below_noise = std::isnan(change.value) || (is_told && change.interval.contains(0.0));
      row.indices = {change,
                     {moments_at(output, ends[f].low).mean},
                     {moments_at(output, ends[f].high).mean},
                     {std::abs(change.value)}};
      table.rows.push_back(std::move(row));
    }
    table.notes.emplace_back(
        "One parameter moves, all others stay as declared: what they do together is not seen.");
    if (!has_interval) {
      table.notes.emplace_back(
          "With one world a point it is not known what luck does to a change: take two or more.");
    }
    return table;
  }
};

template IndexMethod const& index_method<BetweenEnds>();

}  // namespace clustress
