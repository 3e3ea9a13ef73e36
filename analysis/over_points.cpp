#include "analysis/over_points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "analysis/data/numbers.hpp"
#include "analysis/doubt.hpp"
#include "analysis/where_it_fails.hpp"
#include "sim/core/errors.hpp"

namespace clustress {

namespace {

constexpr double not_given = std::numeric_limits<double>::quiet_NaN();

struct Moved {
  char const* name;
  char const* words;  // in the table
  Shown shown;
  Measure (*of)(ProgrammeEffects const&);
  // Of the mean over points: numerator and denominator at one point, denominator 1 for a mean.
  std::pair<double, double> (*parts)(ProgrammeEffects const&);
};

Measure headline(ProgrammeEffects const& e, std::string_view name) {
  std::vector<Measure> all = headline_measures(e);
  return *std::ranges::find(all, name, &Measure::name);
}

Moved const moved[] = {
    {"net_jobs", "net jobs at the end", Shown::value,
     [](ProgrammeEffects const& e) { return headline(e, "net_jobs"); },
     [](ProgrammeEffects const& e) {
       return std::pair{e.net_jobs.value, 1.0};
     }},
    {"net_job_years_discounted", "discounted job-years", Shown::value,
     [](ProgrammeEffects const& e) { return headline(e, "net_job_years_discounted"); },
     [](ProgrammeEffects const& e) {
       return std::pair{e.discounted_job_years.value, 1.0};
     }},
    {"outlay", "outlay in kEUR", Shown::value,
     [](ProgrammeEffects const& e) { return headline(e, "outlay"); },
     [](ProgrammeEffects const& e) {
       return std::pair{e.outlay_keur.value, 1.0};
     }},
    {"outlay_per_net_job_year", "kEUR per net job-year", Shown::value,
     [](ProgrammeEffects const& e) {
       return measure_of("outlay_per_net_job_year", e.cost_per_job_year, "net job-years",
                         {"kEUR per job-year", "discounted outlay over discounted job-years"});
     },
     [](ProgrammeEffects const& e) {
       return std::pair{e.outlay_keur.value, e.discounted_job_years.value};
     }},
    {"share_of_worlds_meeting_targets", "worlds on target", Shown::percent,
     [](ProgrammeEffects const& e) { return headline(e, "share_of_worlds_meeting_targets"); },
     [](ProgrammeEffects const& e) {
       return std::pair{e.passing.value, 1.0};
     }},
};

struct PointEffects {
  ShownPoint point;
  double weight = 1.0;
  std::vector<ProgrammeEffects> programmes;
};

// One programme under one stress at all points that are there; the first is point 0.
class OverPoints {
 public:
  OverPoints(std::vector<PointEffects> const& points, std::size_t programme)
      : points_(points),
        programme_(programme),
        section_(section_over_points("over_points", "Over points", programme)) {
    section_.tables.push_back({{{"programme", false},
                                {"as written"},
                                {"its luck"},
                                {"mean"},
                                {"lowest"},
                                {"highest"},
                                {"at points", false}},
                               {}});
    section_.tables.front().rows.push_back({{{of(points_.front()).variant}}, 0});
    for (Moved const& m : moved) add(m);
  }

  [[nodiscard]] Section take() { return std::move(section_); }

 private:
  [[nodiscard]] ProgrammeEffects const& of(PointEffects const& p) const {
    return p.programmes.at(programme_);
  }

  void add(Moved const& m) {
    std::vector<Figure> at;  // by point
    double above = 0.0, below = 0.0;
    PointEffects const* lowest = nullptr;
    PointEffects const* highest = nullptr;
    std::size_t low = 0, high = 0, given = 0;
    std::string unit, meaning;
    for (PointEffects const& p : points_) {
      Measure measure = m.of(of(p));
      auto const [numerator, denominator] = m.parts(of(p));
      above += p.weight * numerator;
      below += p.weight * denominator;
      measure.name = fmt::format("{}/point/{}", m.name, p.point.number);
      if (!p.point.label.empty()) {
        measure.note += (measure.note.empty() ? "" : "; ") + ("point: " + p.point.label);
      }
      unit = measure.unit;
      meaning = measure.meaning;
      at.push_back(section_.add(std::move(measure)));
      Measure const& here = section_.measures[at.back().measure];
      if (!here.is_given()) continue;
      ++given;
      auto const value_at = [&](std::size_t k) { return section_.measures[at[k].measure].value; };
      if (lowest == nullptr || here.value < value_at(low)) lowest = &p, low = at.size() - 1;
      if (highest == nullptr || here.value > value_at(high)) highest = &p, high = at.size() - 1;
    }
    std::string const some = given < points_.size()
                                 ? fmt::format("given at {} of {} points", given, points_.size())
                                 : std::string();
    Figure const mean = add(m, "mean_over_points", below > 0.0 ? above / below : not_given,
                            {unit, meaning + ", mean over points"});
    Figure const from =
        add(m, "lowest_point", value(at, lowest, low),
            {unit, meaning + ", at the point where it is lowest", extreme(lowest, some)});
    Figure const to =
        add(m, "highest_point", value(at, highest, high),
            {unit, meaning + ", at the point where it is highest", extreme(highest, some)});
    auto const shown = [&](Figure f) { return Figure{f.measure, m.shown}; };
    std::string places = "none";
    if (lowest != nullptr) {
      places = lowest->point.number == highest->point.number
                   ? fmt::format("{}", lowest->point.number)
                   : fmt::format("{} and {}", lowest->point.number, highest->point.number);
    }
    bool const is_share = m.shown == Shown::percent;
    Figure const written = at.front();
    section_.tables.front().rows.push_back({{{m.words},
                                             {shown(written)},
                                             is_share ? Phrase() : Phrase{bounds(written)},
                                             {shown(mean)},
                                             {shown(from)},
                                             {shown(to)},
                                             {places}},
                                            1});
  }

  Figure add(Moved const& m, char const* what, double value, MeasureText text) {
    return section_.add(measure_of(fmt::format("{}/{}", m.name, what), value, std::move(text)));
  }
  [[nodiscard]] double value(std::vector<Figure> const& at, PointEffects const* point,
                             std::size_t place) const {
    return point == nullptr ? not_given : section_.measures[at[place].measure].value;
  }
  static std::string extreme(PointEffects const* point, std::string const& some) {
    if (point == nullptr) return "not given at any point";
    std::string const label = point->point.label.empty() ? "" : ", " + point->point.label;
    return fmt::format("point {}{}{}", point->point.number, label, some.empty() ? "" : "; " + some);
  }

  std::vector<PointEffects> const& points_;
  std::size_t programme_;
  Section section_;
};

// A reference programme that failed too often at one point is left out there.
bool same_programmes(Effects const& one, Effects const& other) {
  return std::ranges::equal(
      one.programmes, other.programmes, {},
      [](ProgrammeEffects const& e) { return std::tie(e.variant, e.stress); },
      [](ProgrammeEffects const& e) { return std::tie(e.variant, e.stress); });
}

// The same view, which reads each data set once.
ResultView read_once(ResultView view) {
  using Key = std::pair<std::string, std::string>;
  auto kept = std::make_shared<std::map<Key, std::optional<DatasetValues>>>();
  view.read = [kept, read = std::move(view.read)](std::string_view group, std::string_view name) {
    auto const [found, is_new] = kept->try_emplace(Key(group, name));
    if (is_new) found->second = read(group, name);
    return found->second;
  };
  return view;
}

// What the sections over points are made of, but for the samples.
PointStudy study_of(PointsView const& points, ResultView const& declared, Effects const& effects) {
  PointStudy study{points, {}, {}, {}, declared.variants.front(), declared.stresses, effects.alpha};
  for (ProgrammeEffects const& e : effects.programmes) {
    if (e.stress != declared.stresses.front()) continue;
    study.programmes.push_back(e.variant);
    study.is_reference.push_back(e.reference);
  }
  return study;
}

PointSample sample_at(ResultView const& view, PointStudy const& study, std::size_t place) {
  std::vector<std::size_t> variants;
  for (std::string const& name : study.programmes) {
    variants.push_back(
        static_cast<std::size_t>(std::ranges::find(view.variants, name) - view.variants.begin()));
  }
  PointSample sample = sample_of(UsableReplicates(view), variants);
  sample.number = view.point;
  sample.place = place;
  sample.weight = study.points.weights[place];
  return sample;
}

}  // namespace

ShownPoint shown_point(PointsView const& points, std::uint32_t number) {
  auto const found = std::ranges::find(points.numbers, number);
  ShownPoint shown{number, {}, {}};
  if (found == points.numbers.end()) return shown;
  auto const place = static_cast<std::size_t>(found - points.numbers.begin());
  shown.label = points.labels[place];
  for (std::size_t k = 0; k < points.parameters.size(); ++k) {
    std::string const& value = points.overrides[place][k];
    if (!value.empty()) shown.overrides.push_back(points.parameters[k] + " = " + value);
  }
  return shown;
}

Effects build_effects_over_points(PointsView const& points, ViewOfPoint const& view,
                                  EffectOptions options) {
  options.headline_only = true;
  ResultView const declared = view(0);
  Effects effects = build_effects(declared, options);
  PointStudy study = study_of(points, declared, effects);
  std::vector<PointEffects> all;
  std::vector<std::string> left_out;
  for (std::size_t p = 0; p < points.numbers.size(); ++p) {
    std::uint32_t const number = points.numbers[p];
    ShownPoint point = shown_point(points, number);
    try {
      ResultView const at = read_once(view(number));
      Effects here = build_effects(at, options);
      if (!same_programmes(here, effects)) {
        left_out.push_back(fmt::format("{}", number));
        continue;
      }
      if (number != 0 && points.weights[p] > 0.0) study.samples.push_back(sample_at(at, study, p));
      all.push_back({point, points.weights[p], std::move(here.programmes)});
      effects.points.push_back(std::move(point));
    } catch (UsageError const&) {
      left_out.push_back(fmt::format("{}", number));
    }
  }
  effects.is_over_points = true;
  scale_weights(study.samples);
  effects.point_weights = {points.design == ensemble_design, !are_alike(study.samples),
                           set_of(study.samples).effective(), points.not_identified};
  if (!left_out.empty()) {
    effects.warnings.push_back(fmt::format(
        "{} of {} points are left out, because they are not finished or too many of their worlds "
        "failed: {}. `clustress info` says which worlds failed",
        left_out.size(), points.numbers.size(),
        fmt::join(std::span(left_out).first(std::min<std::size_t>(left_out.size(), 20)), ", ")));
  }
  for (std::size_t k = 0; k < effects.programmes.size(); ++k) {
    std::size_t const stress = k / study.programmes.size(), own = k % study.programmes.size();
    std::vector<Section>& sections = effects.programmes[k].sections;
    sections = {OverPoints(all, k).take(), doubt_section(study, own, stress)};
    if (Section fails = where_it_fails(study, own, stress); !fails.empty())
      sections.push_back(std::move(fails));
  }
  return effects;
}

}  // namespace clustress
