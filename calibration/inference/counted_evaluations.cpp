#include "calibration/inference/counted_evaluations.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/core/contracts.hpp"

namespace clustress {

void CountedEvaluations::take(PointRequest const& request, PointEvaluation& evaluation) {
  for (std::size_t j = 0; evaluation.usable && j < problem_.moments.size(); ++j) {
    if (std::isfinite(evaluation.mean[j])) continue;
    evaluation.usable = false;
    evaluation.cause = problem_.moments[j].name + " could not be measured";
  }
  if (!evaluation.usable && failed_++ == 0) first_cause_ = evaluation.cause;
  if (request.luck == 0) of_shared_luck_.insert_or_assign(request.cube, evaluation);
}

std::vector<PointEvaluation> CountedEvaluations::ask(std::span<PointRequest const> requests) {
  std::vector<bool> is_kept;
  std::vector<PointRequest> wanted;
  for (PointRequest const& request : requests) {
    is_kept.push_back(request.luck == 0 && of_shared_luck_.contains(request.cube));
    if (!is_kept.back()) wanted.push_back(request);
  }
  CLUSTRESS_REQUIRE(wanted.size() <= left(), "a method keeps within most_evaluations");
  std::vector<PointEvaluation> answers;
  if (!wanted.empty()) answers = evaluate_(wanted);
  CLUSTRESS_REQUIRE(answers.size() == wanted.size(), "each request has an answer");
  asked_ += wanted.size();
  std::vector<PointEvaluation> all;
  auto answer = answers.begin();
  for (std::size_t k = 0; k < requests.size(); ++k) {
    if (is_kept[k]) {
      all.push_back(of_shared_luck_.at(requests[k].cube));
    } else {
      take(requests[k], *answer);
      all.push_back(std::move(*answer++));
    }
  }
  return all;
}

std::vector<std::string> CountedEvaluations::notes() const {
  if (failed_ == 0) return {};
  return {fmt::format("{} of {} evaluations failed; the first: {}", failed_, asked_,
                      first_cause_.empty() ? "no cause given" : first_cause_)};
}

}  // namespace clustress
