#include "calibration/inference/history_matching.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "calibration/designs/sobol_points.hpp"
#include "calibration/inference/wave_line.hpp"
#include "sim/core/contracts.hpp"
#include "sim/core/errors.hpp"

namespace clustress {

namespace {

constexpr std::size_t points_of_parameter = 10, most_of_parameter = 25, places_looked_at = 100;
constexpr double least_fall = 0.1;

class Waves {
 public:
  Waves(CalibrationProblem const& problem, std::size_t most, EvaluatePoints const& evaluate)
      : problem_(problem), most_(most), evaluate_(evaluate) {
    matched_.space = whole_cube(problem.parameters.size(), problem.seed);
  }

  // One more wave; false if it is the last.
  bool run(int wave) {
    evaluate(points_of(wave));
    double const before = matched_.space.share_of_cloud;
    bool const was_empty = matched_.space.is_empty;
    std::vector<std::size_t> const near = nearby();
    if (was_empty) matched_.waves.pop_back();
    matched_.waves.emplace_back(problem_.moments,
                                train_emulators(problem_.moments, matched_.evaluated, near));
    EmulatedMoments const& now = matched_.emulated();
    matched_.space = what_stays(
        matched_.space, [&](auto x) { return matched_.is_known(x); },
        [&](auto x) { return now.implausibility(x); }, problem_.seed + matched_.asked);
    return goes_on(wave, before, was_empty);
  }

  [[nodiscard]] MatchedHistory const& matched() const { return matched_; }

 private:
  std::vector<Place> points_of(int wave) const {
    std::size_t const d = problem_.parameters.size(), left = most_ - matched_.asked;
    std::size_t const most = most_of_parameter * d;
    if (wave == 1) {
      std::size_t const count = std::min(left, problem_.waves > 1 ? points_of_parameter * d : most);
      SobolPoints sobol(d, problem_.seed);
      std::vector<Place> points(count, Place(d));
      for (Place& point : points) sobol.next(point);
      return points;
    }
    auto const waves_left = static_cast<std::size_t>(problem_.waves - wave + 1);
    return spread_over(matched_.space.cloud, matched_.evaluated.points,
                       std::min(most, (left + waves_left - 1) / waves_left));
  }

  void evaluate(std::vector<Place> const& points) {
    std::vector<PointRequest> requests;
    for (Place const& point : points) requests.push_back({point, ++matched_.asked});
    std::vector<PointEvaluation> answers = evaluate_(requests);
    CLUSTRESS_REQUIRE(answers.size() == points.size(), "every request is answered");
    for (std::size_t k = 0; k < points.size(); ++k) {
      if (answers[k].usable) {
        matched_.evaluated.points.push_back(points[k]);
        matched_.evaluated.evaluations.push_back(std::move(answers[k]));
      } else {
        if (matched_.failed++ == 0) first_cause_ = answers[k].cause;
      }
    }
    std::size_t const needed = problem_.parameters.size() + 3;
    if (matched_.evaluated.points.size() < needed) {
      throw UsageError(fmt::format(
          "{} of {} evaluations failed, and emulators need {}: narrow the ranges of parameters, or "
          "look at the first failure: {}",
          matched_.failed, matched_.asked, needed, first_cause_));
    }
  }

  // Numbers of evaluations to learn from, ascending.
  [[nodiscard]] std::vector<std::size_t> nearby() const {
    std::vector<std::size_t> order(matched_.evaluated.points.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> height;
    for (Place const& x : matched_.evaluated.points) {
      double highest = 0.0;
      for (EmulatedMoments const& wave : matched_.waves) {
        highest = std::max(highest, wave.implausibility(x));
      }
      height.push_back(highest);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return height[a] < height[b]; });
    auto const inside = static_cast<std::size_t>(std::count_if(
        height.begin(), height.end(), [](double h) { return h < largest_plausible; }));
    std::size_t const least = points_of_parameter * problem_.parameters.size();
    order.resize(std::min(order.size(), std::max(inside, least)));
    std::sort(order.begin(), order.end());
    return order;
  }

  bool goes_on(int wave, double before, bool was_empty) {
    auto const& cloud = matched_.space.cloud;
    bool const is_sure =
        std::all_of(cloud.begin(), cloud.begin() + places_looked_at,
                    [&](Place const& x) { return matched_.emulated().is_sure(x); });
    if (matched_.space.is_empty && was_empty) {
      matched_.why_it_ended = "nothing was left in two waves running";
    } else if (wave >= problem_.waves) {
      matched_.why_it_ended = "all waves were used";
    } else if (matched_.asked >= most_) {
      matched_.why_it_ended = "all evaluations were used";
    } else if (is_sure && !matched_.space.is_empty) {
      matched_.why_it_ended = "emulators were ten times as sure as observations are";
    } else if (wave > 1 && !matched_.space.is_empty &&
               matched_.space.share() > (1.0 - least_fall) * before) {
      matched_.why_it_ended = "the last wave left nine tenths of the space or more";
    }
    return matched_.why_it_ended.empty();
  }

  CalibrationProblem const& problem_;
  std::size_t most_;
  EvaluatePoints const& evaluate_;
  MatchedHistory matched_;
  std::string first_cause_;
};

}  // namespace

bool MatchedHistory::is_known(std::span<double const> x) const {
  return std::all_of(waves.begin(), waves.end() - 1, [&](EmulatedMoments const& wave) {
    return wave.implausibility(x) < largest_plausible;
  });
}

MatchedHistory match_history(CalibrationProblem const& problem, std::size_t most,
                             EvaluatePoints const& evaluate, TellProgress const& tell) {
  Waves waves(problem, most, evaluate);
  for (int wave = 1;; ++wave) {
    double const before = waves.matched().space.share();
    bool const goes_on = waves.run(wave);
    if (tell) tell(line_of_wave(problem, waves.matched(), wave, before));
    if (!goes_on) return waves.matched();
  }
}

}  // namespace clustress
