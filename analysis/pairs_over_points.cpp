#include "analysis/pairs_over_points.hpp"

#include <algorithm>
#include <utility>

namespace clustress {

namespace {

PointSet those(PairOverPoints const& pair, auto const& is) {
  PointSet set;
  for (std::size_t k = 0; k < pair.samples.size(); ++k) {
    if (is(pair.differences[k])) set.add(pair.weights[k]);
  }
  return set;
}

}  // namespace

PointSet PairOverPoints::all() const {
  return those(*this, [](Estimate const&) { return true; });
}
PointSet PairOverPoints::ahead() const {
  return those(*this, [](Estimate const& d) { return d.value > 0.0; });
}
PointSet PairOverPoints::behind() const {
  return those(*this, [](Estimate const& d) { return d.value < 0.0; });
}
PointSet PairOverPoints::ahead_beyond_luck() const {
  return those(*this, [](Estimate const& d) { return d.interval.low > 0.0; });
}
PointSet PairOverPoints::behind_beyond_luck() const {
  return those(*this, [](Estimate const& d) { return d.interval.high < 0.0; });
}

PairOverPoints pair_over_points(PointStudy const& study, std::size_t programme, Rival rival,
                                std::size_t stress) {
  PairOverPoints pair;
  for (std::size_t k = 0; k < study.samples.size(); ++k) {
    std::vector<WorldsOfPoint> const& worlds = study.samples[k].by_programme[stress];
    std::vector<double> values = linearised(worlds[programme].value, study.alpha);
    if (values.empty()) continue;
    if (rival) {
      std::vector<double> const other = linearised(worlds[*rival].value, study.alpha);
      if (other.empty()) continue;
      values = minus(std::move(values), other);
    }
    pair.samples.push_back(k);
    pair.weights.push_back(study.samples[k].weight);
    pair.differences.push_back(mean_with_interval(values, study.alpha));
    pair.values.push_back(std::move(values));
  }
  return pair;
}

Section section_over_points(std::string method, std::string title, std::size_t programme) {
  Section section{std::move(method), std::move(title)};
  section.is_joint = true;
  section.place = programme;
  return section;
}

StandOverPoints stand_over_points(PointStudy const& study, std::size_t programme,
                                  std::vector<Rival> const& rivals, std::size_t stress) {
  std::size_t const points = study.samples.size();
  std::vector<std::size_t> told(points), ahead(points), sure(points);  // rivals, by sample
  for (Rival const rival : rivals) {
    PairOverPoints const pair = pair_over_points(study, programme, rival, stress);
    for (std::size_t i = 0; i < pair.samples.size(); ++i) {
      std::size_t const k = pair.samples[i];
      ++told[k];
      ahead[k] += pair.differences[i].value > 0.0 ? 1 : 0;
      sure[k] += pair.differences[i].interval.low > 0.0 ? 1 : 0;
    }
  }
  auto const all = [&](std::vector<std::size_t> const& by_sample) {
    PointSet set;
    for (std::size_t k = 0; k < points; ++k) {
      if (by_sample[k] == rivals.size()) set.add(study.samples[k].weight);
    }
    return set;
  };
  return {all(ahead), all(sure), all(told)};
}

std::string const& name_of(PointStudy const& study, Rival rival) {
  return rival ? study.programmes[*rival] : study.none;
}

}  // namespace clustress
