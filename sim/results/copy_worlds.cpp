#include "sim/results/copy_worlds.hpp"

#include <algorithm>
#include <cstring>
#include <limits>

#include "sim/core/contracts.hpp"
#include "sim/results/run_header.hpp"

namespace clustress {
namespace {

constexpr char const* instrument = "instrument";

bool is_by_instrument(DatasetInfo const& d) {
  return std::ranges::find(d.dimensions, instrument) != d.dimensions.end();
}

std::vector<std::string> instruments_of(OutcomeLayout const& layout) {
  auto const found = std::ranges::find(layout.dimensions, instrument, &Dimension::name);
  return found == layout.dimensions.end() ? std::vector<std::string>{} : found->labels;
}

DatasetInfo const* find(OutcomeLayout const& layout, DatasetInfo const& wanted) {
  auto const found = std::ranges::find_if(layout.datasets, [&](DatasetInfo const& d) {
    return d.group == wanted.group && d.name == wanted.name;
  });
  return found == layout.datasets.end() || found->entries == 0 ? nullptr : &*found;
}

std::size_t place_of(std::vector<std::string> const& labels, std::string const& label) {
  return static_cast<std::size_t>(std::ranges::find(labels, label) - labels.begin());
}

// What does not depend on the variants; without instruments at all their data sets are absent.
OutcomeLayout common_part(OutcomeLayout layout, bool with_instruments) {
  layout = without_empty(layout);
  layout.variants.clear();
  for (Dimension& dimension : layout.dimensions) {
    if (dimension.name == instrument) dimension.labels.assign(with_instruments ? 1 : 0, "any");
  }
  if (!with_instruments) std::erase_if(layout.datasets, is_by_instrument);
  return without_empty(layout);
}

// One series of worlds by instrument, label by label.
void copy_by_instrument(DatasetInfo const* d_there, double const* from,
                        std::vector<std::string> const& labels_there, DatasetInfo const& d_here,
                        double* to, std::vector<std::string> const& labels_here, double otherwise) {
  CLUSTRESS_REQUIRE(d_here.dimensions.front() == instrument,
                    "instruments are the first own axis of their data sets");
  std::size_t const width = d_here.entries / labels_here.size();
  for (std::size_t k = 0; k < labels_here.size(); ++k) {
    std::size_t const place = place_of(labels_there, labels_here[k]);
    if (d_there != nullptr && place < labels_there.size()) {
      std::copy_n(from + place * width, width, to + k * width);
    } else {
      std::fill_n(to + k * width, width, otherwise);
    }
  }
}

}  // namespace

std::string first_difference_but_variants(OutcomeLayout const& there, OutcomeLayout const& here) {
  bool const with_instruments = !instruments_of(there).empty() && !instruments_of(here).empty();
  return first_layout_difference(common_part(there, with_instruments),
                                 common_part(here, with_instruments));
}

Outcome empty_outcome(OutcomeLayout const& layout, RunUnit unit) {
  std::size_t const worlds = layout.axes().worlds();
  Outcome outcome;
  outcome.unit = unit;
  outcome.status.assign(worlds, WorldStatus::not_run);
  outcome.cause.assign(worlds, "");
  outcome.values.assign(layout.size, std::numeric_limits<double>::quiet_NaN());
  outcome.moments.assign(layout.moments.size(), std::numeric_limits<double>::quiet_NaN());
  return outcome;
}

void copy_worlds(std::string const& variant, Outcome const& from, OutcomeLayout const& there,
                 Outcome& to, OutcomeLayout const& here) {
  std::size_t const v = place_of(there.variants, variant), w = place_of(here.variants, variant);
  CLUSTRESS_REQUIRE(v < there.variants.size() && w < here.variants.size(),
                    "both runs have variant " + variant);
  std::vector<std::string> const labels_there = instruments_of(there),
                                 labels_here = instruments_of(here);
  for (std::size_t s = 0; s < here.stresses.size(); ++s) {
    std::size_t const source = there.axes().world(v, s), target = here.axes().world(w, s);
    WorldStatus const status = from.status[source];
    to.status[target] = status;
    to.cause[target] = from.cause[source];
    double const otherwise =
        status == WorldStatus::done ? 0.0 : std::numeric_limits<double>::quiet_NaN();
    for (DatasetInfo const& d : here.datasets) {
      if (d.entries == 0) continue;
      DatasetInfo const* const own = find(there, d);
      if (!is_by_instrument(d)) {
        CLUSTRESS_REQUIRE(own != nullptr && own->entries == d.entries,
                          "layouts differ beyond variants and instruments");
        std::copy_n(&from.values[there.at(*own, v, s, 0)], here.quarters * d.entries,
                    &to.values[here.at(d, w, s, 0)]);
        continue;
      }
      for (std::size_t q = 0; q < here.quarters; ++q) {
        double const* const series =
            own == nullptr ? nullptr : &from.values[there.at(*own, v, s, q)];
        copy_by_instrument(own, series, labels_there, d, &to.values[here.at(d, w, s, q)],
                           labels_here, otherwise);
      }
    }
  }
}

bool same_worlds(std::size_t variant, Outcome const& a, Outcome const& b,
                 OutcomeLayout const& layout) {
  for (std::size_t s = 0; s < layout.stresses.size(); ++s) {
    std::size_t const world = layout.axes().world(variant, s);
    if (a.status[world] != b.status[world]) return false;
  }
  return std::ranges::all_of(layout.datasets, [&](DatasetInfo const& d) {
    std::size_t const begin = layout.at(d, variant, 0, 0);
    std::size_t const count = layout.stresses.size() * layout.quarters * d.entries;
    return std::memcmp(a.values.data() + begin, b.values.data() + begin, count * sizeof(double)) ==
           0;
  });
}

}  // namespace clustress
