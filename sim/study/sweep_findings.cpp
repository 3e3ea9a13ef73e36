#include "sim/study/sweep_findings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "sim/statistics/moments.hpp"
#include "sim/statistics/variance_components.hpp"

namespace clustress {
namespace {

using ByPoint = std::vector<std::vector<double>>;  // [point][replicate]

bool is_whole(std::vector<double> const& values) {
  return !values.empty() && std::ranges::all_of(values, [](double x) { return std::isfinite(x); });
}

// Nothing to say of fewer than two points.
void add(std::vector<Mover>& movers, Mover mover, ByPoint values, bool has_shared_luck) {
  std::erase_if(values, [](auto const& of_point) { return !is_whole(of_point); });
  if (values.size() < 2) return;
  std::vector<double> means;
  for (auto const& of_point : values) means.push_back(moments_of(of_point).mean());
  RunningMoments const all = moments_of(means);
  mover.mean = all.mean();
  mover.sd_points = std::sqrt(all.variance());
  mover.lowest = std::ranges::min(means);
  mover.highest = std::ranges::max(means);
  if (values.front().size() > 1) {
    VarianceSplit const split = has_shared_luck ? two_way_split(values) : one_way_split(values);
    mover.sd_points = std::sqrt(split.between);
    mover.sd_luck = std::sqrt(split.luck);
  }
  movers.push_back(std::move(mover));
}

void order(std::vector<Mover>& movers) {
  std::ranges::stable_sort(movers, std::greater{}, &Mover::strength);
}

class Finder {
 public:
  explicit Finder(ResultFile const& file)
      : file_(file), axes_(file.axes()), is_shared_(file.header().points.luck != "own") {}

  void add_moments(std::vector<Mover>& movers) const {
    std::vector<MomentInfo> const& moments = file_.layout().moments;
    for (std::size_t k = 0; k < moments.size(); ++k) {
      ByPoint values;
      for (std::size_t p = 1; p < axes_.points; ++p) {
        auto& row = values.emplace_back();
        for (std::size_t r = 0; r < axes_.replicates; ++r) {
          auto const& unit = file_.summaries()[axes_.unit(p, r)].moments;
          row.push_back(unit.empty() ? std::nan("") : unit[k]);
        }
      }
      Mover mover;
      mover.name = moments[k].name;
      mover.unit = moments[k].unit;
      add(movers, std::move(mover), std::move(values), is_shared_);
    }
  }

  // Net jobs at the end: of each programme under each stress, less none under the same.
  void add_effects(std::vector<Mover>& movers) const {
    if (file_.find("total", "jobs") == nullptr) return;
    std::size_t const variants = axes_.variants, stresses = axes_.stresses;
    std::vector<ByPoint> values(variants * stresses);
    for (std::size_t p = 1; p < axes_.points; ++p) {
      std::vector<double> const jobs = file_.read_point("total", "jobs", p);
      Axes const one = axes_.of_one_point();
      for (std::size_t v = 1; v < variants; ++v) {
        for (std::size_t s = 0; s < stresses; ++s) {
          auto& row = values[v * stresses + s].emplace_back();
          for (std::size_t r = 0; r < axes_.replicates; ++r) {
            auto const at = [&](std::size_t variant) {
              return jobs[one.at(0, variant, s, r, one.quarters - 1)];
            };
            row.push_back(at(v) - at(0));
          }
        }
      }
    }
    for (std::size_t v = 1; v < variants; ++v) {
      for (std::size_t s = 0; s < stresses; ++s) {
        Mover mover;
        mover.name = fmt::format("{}{}", file_.layout().variants[v],
                                 s == 0 ? "" : " under " + file_.layout().stresses[s]);
        mover.unit = "net jobs";
        add(movers, std::move(mover), std::move(values[v * stresses + s]), is_shared_);
      }
    }
  }

 private:
  ResultFile const& file_;
  Axes axes_;
  bool is_shared_;
};

}  // namespace

double Mover::strength() const {
  if (std::isnan(sd_luck)) return mean == 0.0 ? 0.0 : sd_points / std::abs(mean);
  if (sd_luck > 0.0) return sd_points / sd_luck;
  return sd_points > 0.0 ? std::numeric_limits<double>::infinity() : 0.0;
}

SweepFindings sweep_findings(ResultFile const& file) {
  SweepFindings findings;
  Axes const axes = file.axes();
  findings.points = axes.points - 1;
  findings.failed = file.failed().size();
  for (std::size_t p = 1; p < axes.points && axes.replicates > 0; ++p) {
    auto const& status = file.summaries()[axes.unit(p, 0)].status;
    findings.refused += std::ranges::count(status, WorldStatus::refused) > 0 ? 1 : 0;
  }
  Finder const finder(file);
  finder.add_moments(findings.moments);
  finder.add_effects(findings.effects);
  order(findings.moments);
  order(findings.effects);
  return findings;
}

}  // namespace clustress
