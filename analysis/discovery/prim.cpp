#include "analysis/discovery/prim.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace clustress {

namespace {

// Half way between neighbouring order statistics that differ: at h = (n − 1) p, going inwards over
// ties, so that a limit cuts no group of equals. All equal: their value.
double cut_of(std::vector<double> values, double p) {
  std::ranges::sort(values);
  double const h = static_cast<double>(values.size() - 1) * p;
  auto low = static_cast<std::size_t>(std::floor(h)), high = static_cast<std::size_t>(std::ceil(h));
  if (p > 0.5) {
    while (values[low] == values[high] && low > 0) --low;
  } else {
    while (values[low] == values[high] && high + 1 < values.size()) ++high;
  }
  return (values[low] + values[high]) / 2.0;
}

class Prim {
 public:
  Prim(Cases const& cases, PrimSettings const& settings)
      : cases_(cases), settings_(settings), all_(box_of_all(cases)) {
    add(all_);
  }

  std::vector<PrimStep> run() {
    while (peel()) {
    }
    while (paste()) {
    }
    return std::move(steps_);
  }

 private:
  struct Candidate {
    Box box;
    BoxContent content;
    double gain = 0.0;
    std::size_t restricted = 0;
  };

  void add(Box box) {
    places_ = inside(box, cases_);
    steps_.push_back({std::move(box), content_of(cases_, places_)});
  }

  // The gain in the share of interest for each case taken away or added. A peel of factor f takes
  // away some of those inside, a paste adds some of all.
  void offer(std::vector<Candidate>& candidates, Box box, std::optional<std::size_t> f) const {
    BoxContent const content = content_of(cases_, f ? left(box, *f) : inside(box, cases_)),
                     &old = steps_.back().content;
    double gain = 0.0;
    if (content.density != old.density) {
      double const moved =
          std::abs(static_cast<double>(content.cases) - static_cast<double>(old.cases));
      gain = (content.density - old.density) / moved;
    }
    std::size_t const limits = restricted(box, all_).size();
    candidates.push_back({std::move(box), content, gain, limits});
  }

  [[nodiscard]] std::vector<std::size_t> left(Box const& box, std::size_t f) const {
    std::vector<std::size_t> places;
    for (std::size_t const p : places_) {
      if (box[f].holds(cases_.factors[f].values[p])) places.push_back(p);
    }
    return places;
  }

  [[nodiscard]] Candidate const* best(std::vector<Candidate> const& candidates) const {
    auto const found = std::ranges::max_element(candidates, [](auto const& a, auto const& b) {
      return a.gain != b.gain ? a.gain < b.gain : a.restricted > b.restricted;
    });
    return found == candidates.end() ? nullptr : &*found;
  }

  // Numbers first, whatever the order of the factors.
  template <class Each>
  void for_each_factor(Each const& each) const {
    for (bool const category : {false, true}) {
      for (std::size_t f = 0; f < cases_.factors.size(); ++f) {
        if (cases_.factors[f].is_category() == category) each(f);
      }
    }
  }

  bool peel() {
    std::vector<Candidate> candidates;
    Box const& box = steps_.back().box;
    for_each_factor([&](std::size_t f) {
      Factor const& factor = cases_.factors[f];
      if (factor.is_category()) {
        if (std::ranges::count(box[f].allowed, true) < 2) return;
        for (std::size_t k = 0; k < factor.categories.size(); ++k) {
          if (!box[f].allowed[k]) continue;
          Box smaller = box;
          smaller[f].allowed[k] = false;
          offer(candidates, std::move(smaller), f);
        }
        return;
      }
      std::vector<double> values;
      for (std::size_t const p : places_) values.push_back(factor.values[p]);
      Box lower = box, upper = box;
      upper[f].high = cut_of(values, 1.0 - settings_.peel);
      lower[f].low = cut_of(std::move(values), settings_.peel);
      offer(candidates, std::move(upper), f);
      offer(candidates, std::move(lower), f);
    });
    Candidate const* chosen = best(candidates);
    if (chosen == nullptr || !(chosen->gain > 0.0)) return false;
    BoxContent const& old = steps_.back().content;
    if (chosen->content.mass < settings_.least_mass || chosen->content.cases >= old.cases)
      return false;
    add(chosen->box);
    return true;
  }

  // The values of factor f in the box that reaches from `from` to `to` there.
  [[nodiscard]] std::vector<double> beyond(std::size_t f, double from, double to) const {
    Box slice = steps_.back().box;
    slice[f].low = from;
    slice[f].high = to;
    std::vector<double> values;
    for (std::size_t const p : inside(slice, cases_)) values.push_back(cases_.factors[f].values[p]);
    return values;
  }

  bool paste() {
    std::vector<Candidate> candidates;
    Box const& box = steps_.back().box;
    for_each_factor([&](std::size_t f) {
      if (box[f] == all_[f]) return;
      if (cases_.factors[f].is_category()) {
        for (std::size_t k = 0; k < box[f].allowed.size(); ++k) {
          if (box[f].allowed[k]) continue;
          Box larger = box;
          larger[f].allowed[k] = true;
          offer(candidates, std::move(larger), std::nullopt);
        }
        return;
      }
      Box lower = box, upper = box;
      std::vector<double> below = beyond(f, all_[f].low, box[f].low),
                          above = beyond(f, box[f].high, all_[f].high);
      lower[f].low = below.empty() ? all_[f].low : cut_of(std::move(below), 1.0 - settings_.paste);
      upper[f].high = above.empty() ? all_[f].high : cut_of(std::move(above), settings_.paste);
      offer(candidates, std::move(lower), std::nullopt);
      offer(candidates, std::move(upper), std::nullopt);
    });
    Candidate const* chosen = best(candidates);
    if (chosen == nullptr || !(chosen->gain > 0.0)) return false;
    if (chosen->content.cases <= steps_.back().content.cases) return false;
    add(chosen->box);
    return true;
  }

  Cases const& cases_;
  PrimSettings const& settings_;
  Box const all_;
  std::vector<PrimStep> steps_;
  std::vector<std::size_t> places_;  // inside the last box
};

}  // namespace

std::vector<PrimStep> prim(Cases const& cases, PrimSettings const& settings) {
  return Prim(cases, settings).run();
}

std::size_t balanced_step(std::vector<PrimStep> const& steps) {
  auto const best = std::ranges::max_element(
      steps, {}, [](PrimStep const& step) { return step.content.balance(); });
  return static_cast<std::size_t>(best - steps.begin());
}

}  // namespace clustress
