#include "sim/app/evaluation_store.hpp"

#include <fmt/format.h>

#include <map>

#include "sim/app/point_queue.hpp"
#include "sim/core/contracts.hpp"

namespace clustress {
namespace {

MeasureForm form_of(EvaluatedStudy const& study) {
  MeasureForm form;
  for (Target const* moment : study.moments()) form.moments.emplace_back(moment->name);
  form.per_replicate = true;
  return form;
}

}  // namespace

EvaluationStore::EvaluationStore(EvaluatedStudy const& study, std::string file, int threads)
    : study_(study),
      form_(form_of(study)),
      file_(std::move(file), first_line(study.points().declared(), study.plan(), form_),
            header_line(form_), study.plan().replicates),
      threads_(threads) {
  CLUSTRESS_REQUIRE(study.plan().luck == Luck::own, "requests name their luck");
}

std::vector<Evaluation> EvaluationStore::evaluate(std::span<Request const> requests,
                                                  StopFlag const& stop) {
  struct Asked {
    AskedPoint point;
    std::string digest;
  };
  std::vector<std::string> ids;
  std::map<std::string, Asked> asked;
  for (Request const& request : requests) {
    AskedPoint point = study_.points().point("point", request.values);
    std::string digest = digest_of_values(study_.points().parameters(), point);
    point.luck = std::to_string(request.luck);
    point.id = fmt::format("{}-{}", digest, point.luck);
    ids.push_back(point.id);
    if (file_.answers_to(point.id) == nullptr)
      asked.emplace(ids.back(), Asked{std::move(point), std::move(digest)});
    else
      ++found_;
  }
  auto next = asked.begin();
  work_on_points(
      threads_,
      [&]() -> std::optional<PointWork> {
        if (next == asked.end()) return std::nullopt;
        Asked const& one = (next++)->second;
        return [&] {
          Evaluation const evaluation = study_.evaluate(one.point, stop);
          file_.append(one.point.id, one.digest,
                       rows_of(form_, one.point, one.digest, evaluation, {}));
        };
      },
      stop);
  simulated_ += asked.size();
  std::vector<Evaluation> evaluations;
  for (std::string const& id : ids)
    evaluations.push_back(evaluation_in(file_.rows_of(id), form_.moments.size()));
  return evaluations;
}

}  // namespace clustress
