// sim/app/calibrate.cpp — clustress calibrate: what is uncertain, fitted to what is observed.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/answer/scale_words.hpp"
#include "calibration/calibration_problem.hpp"
#include "scenarios/loader/loader.hpp"
#include "sim/app/calibration_text.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/estimator_named.hpp"
#include "sim/app/evaluation_store.hpp"
#include "sim/app/notes.hpp"
#include "sim/app/posterior_of.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/engine/population_store.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

constexpr int most_recovered = 1000;

// A study, what is fitted in it, and where its evaluations are kept.
class Calibration {
 public:
  Calibration(Scenario declared, AskedPoints points, std::string const& store, int threads)
      : declared_(std::move(declared)),
        fitted_(targets_to_fit(declared_.points.calibration)),
        problem_(calibration_problem(declared_, fitted_)),
        cache_(PopulationStore::usual()),
        study_(std::move(points),
               {.replicates = problem_.replicates,
                .experiments = experiments_for(fitted_),
                .luck = Luck::own},
               cache_ ? &*cache_ : nullptr),
        store_(named(study_, problem_), store, threads) {
    for (Target const* target : fitted_) {
      columns_.push_back(static_cast<std::size_t>(std::ranges::find(study_.moments(), target) -
                                                  study_.moments().begin()));
    }
  }

  [[nodiscard]] Scenario const& declared() const { return declared_; }
  [[nodiscard]] CalibrationProblem const& problem() const { return problem_; }
  [[nodiscard]] EvaluationStore const& store() const { return store_; }

  [[nodiscard]] CalibrationResult fit(Estimator const& estimator, bool wants_profiles) {
    problem_.wants_profiles = wants_profiles;
    problem_.poll = [] {
      if (StopSignals::flag()) throw Stopped{};
    };
    return estimator.fit(
        problem_, [&](auto asked) { return evaluate(asked); }, say_progress);
  }

  [[nodiscard]] Recoveries recover(Estimator const& estimator, std::size_t wanted) {
    return clustress::recover(
        estimator, problem_, [&](auto asked) { return evaluate(asked); }, wanted, say_progress);
  }

  // The best point, then the first points of the posterior, each with draws that no method had.
  [[nodiscard]] std::vector<ConfirmedTarget> confirm(CalibrationResult const& result) {
    if (result.best.empty()) return {};
    auto const wanted = static_cast<std::size_t>(declared_.points.calibration.confirm);
    std::size_t const points = std::min(result.points.size(), wanted);
    std::vector<EvaluationStore::Request> requests{
        {values_at(problem_, result.best), first_luck_of_confirmation}};
    for (std::size_t p = 0; p < points; ++p)
      requests.push_back(
          {values_at(problem_, result.points[p]), first_luck_of_confirmation + 1 + p});
    note("simulating the best point and {} of the posterior\n", points);
    std::vector<Evaluation> const all = store_.evaluate(requests, StopSignals::flag());
    return confirmation(study_.moments(), fitted_, all.front(), std::span(all).subspan(1),
                        std::span(result.weights).first(points), declared_.world,
                        declared_.observed);
  }

 private:
  static void say_progress(std::string const& line) { note("{}\n", line); }

  std::vector<PointEvaluation> evaluate(std::span<PointRequest const> asked) {
    std::vector<EvaluationStore::Request> requests;
    for (PointRequest const& one : asked)
      requests.push_back({values_at(problem_, one.cube), one.luck});
    std::vector<PointEvaluation> answers;
    for (Evaluation const& evaluation : store_.evaluate(requests, StopSignals::flag()))
      answers.push_back(moments_of(evaluation, columns_, fitted_));
    return answers;
  }

  static EvaluatedStudy const& named(EvaluatedStudy& study, CalibrationProblem const& problem) {
    std::vector<std::string> paths;
    for (CalibrationParameter const& one : problem.parameters) paths.push_back(one.name);
    study.name_parameters(paths);
    return study;
  }

  Scenario declared_;  // with what is uncertain, which asked points leave out
  std::vector<Target const*> fitted_;
  CalibrationProblem problem_;
  std::optional<PopulationStore> cache_;
  EvaluatedStudy study_;
  EvaluationStore store_;
  std::vector<std::size_t> columns_;  // of fitted targets among the measured ones
};

// A study, a result or a letter is not written over; an older posterior is.
void refuse_foreign(std::filesystem::path const& output) {
  std::error_code none;
  if (!std::filesystem::exists(output, none) || is_posterior_file(output)) return;
  throw UsageError(fmt::format("-o {}: there is a file which is no posterior. Choose another name",
                               printable(output.string())));
}

}  // namespace

CommandLine describe_calibrate() {
  CommandLine line(
      "calibrate STUDY -o POSTERIOR.h5",
      "Fits what is [[uncertain]] in a study to what is observed, as [calibrate] says: "
      "match, smm or abc.\nStopped or killed at any moment, the same command goes on: "
      "evaluations are kept in POSTERIOR.evaluations.csv.",
      "clustress calibrate scenarios/library/calibrate.toml -o posterior.h5", "STUDY");
  line.add()("output,o", po::value<std::string>()->value_name("FILE"),
             "the posterior, whose points make an ensemble; evaluations go beside it")  //
      ("set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
       "override, as in run")                                                                 //
      ("profiles", "tell how far each parameter may move while all others follow; of match")  //
      ("recover", po::value<int>()->default_value(0)->value_name("N"),
       "take N points of the prior for the truth in turn, and tell how often intervals hold it");
  line.limit("recover", 0, most_recovered);
  line.add_threads("threads; 0 = all cores");
  return line;
}

int calibrate_command(CommandLine const& line) {
  if (!line.has("output")) throw UsageError("give -o FILE, where the posterior goes");
  std::filesystem::path const output = line.get<std::string>("output");
  refuse_foreign(output);
  std::string const path = line.positional();
  Scenario declared = load_scenario(path, line.list("set"));
  Estimator const estimator = estimator_named(declared.points.calibration.method);
  AskedPoints points(path, line.list("set"), path);
  std::filesystem::path store = output;
  store.replace_extension(".evaluations.csv");
  StopSignals const signals;
  try {
    Calibration calibration(std::move(declared), std::move(points), store.string(),
                            line.get<int>("threads"));
    CalibrationResult result = calibration.fit(estimator, line.has("profiles"));
    if (double const scale = calibration.declared().world.scale; scale != 1.0) {
      result.notes.push_back(
          fmt::format("World at {}: moments are brought to its declared size, and what that may be "
                      "wrong by counts as error.",
                      size_words(scale)));
    }
    std::optional<Recoveries> recoveries;
    if (int const wanted = line.get<int>("recover"); wanted > 0) {
      recoveries = calibration.recover(estimator, static_cast<std::size_t>(wanted));
      result.notes.push_back(recovery_in_words(*recoveries));
    }
    std::vector<ConfirmedTarget> const confirmed = calibration.confirm(result);
    CalibrationFound const found{calibration.declared(), calibration.problem(), result, confirmed};
    write_posterior(output, posterior_of(found));
    print_lines(calibration_text(found));
    if (!result.profiles.empty()) print_lines("\n" + profile_text(calibration.problem(), result));
    if (recoveries) print_lines("\n" + recovery_text(calibration.problem(), *recoveries));
    note("{}: {} evaluations simulated now, {} found in {}\n", output.string(),
         calibration.store().simulated(), calibration.store().found(), store.string());
    return result.is_empty ? exit_missed_bands : exit_complete;
  } catch (...) {
    // A search passes its own exception on in the place of ours.
    if (!StopSignals::flag()) throw;
    note("stopped; what was simulated is in {}. The same command goes on\n", store.string());
    return exit_signal + StopSignals::received();
  }
}

}  // namespace clustress
