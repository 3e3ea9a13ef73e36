// sim/app/measure.cpp — clustress measure: points asked for by others, told as moments and effects.
#include <fmt/core.h>
#include <unistd.h>

#include <cstdio>
#include <mutex>
#include <unordered_map>

#include "calibration/evaluation.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/line_source.hpp"
#include "sim/app/measurer.hpp"
#include "sim/app/notes.hpp"
#include "sim/app/point_queue.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/app/tell_file.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/engine/outcome.hpp"
#include "sim/engine/population_store.hpp"
#include "sim/model/start_of_world.hpp"
#include "sim/study/study_run.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

AskedPoint refused(AskedPoint point, std::string const& table, std::uint32_t line,
                   std::string const& why) {
  if (point.fault.empty()) point.fault = fmt::format("{}:{}: {}", table, line, why);
  return point;
}

// Passes over lines that say nothing.
std::optional<AskedPoint> next_point(AskedPoints const& points, LineSource& lines) {
  while (auto const line = lines.next()) {
    AskedPoint point = points.read_row({*line, lines.number()});
    if (!point.id.empty() || !point.fault.empty()) return point;
  }
  return std::nullopt;
}

// False if the input ends before its first line.
bool read_header(AskedPoints& points, LineSource& lines) {
  while (auto const line = lines.next()) {
    if (line->empty() || line->starts_with('#')) continue;
    points.read_header({*line, lines.number()});
    return true;
  }
  return false;
}

// Points of a file that are not answered yet, in its order; then refusals of rows whose id is no
// good.
class FileOfPoints {
 public:
  FileOfPoints(AskedPoints const& points, LineSource& lines, std::string name, TellFile& tell,
               Measurer& measurer)
      : points_(points), lines_(lines), name_(std::move(name)), tell_(tell), measurer_(measurer) {}

  std::optional<PointWork> next() {
    while (auto point = next_point(points_, lines_)) {
      std::string const digest = measurer_.digest_of(*point);
      TellFile::Answers const* const answers = tell_.answers_to(point->id);
      bool const is_first = answered_.find(point->id) == answered_.end();
      if (is_first) {
        ids_.push_back(point->id);
        answered_[point->id] = answers == nullptr ? 0 : answers->places.size();
      }
      if (point->id.empty()) {
        refuse(*point, "");
      } else if (!is_first) {
        refuse(*point, "an earlier row has this id. Give each point an id of its own.");
      } else if (answers == nullptr) {
        return [this, asked = std::move(*point), digest] { answer(asked, digest); };
      } else if (answers->point != digest) {
        refuse(*point, "this id is answered already, with other values. Take another id.");
      } else {
        ++measurer_.counts.skipped;
      }
    }
    return std::nullopt;
  }

  // When all else is answered: an id is refused after its answer, whatever came first.
  void tell_refusals() {
    for (auto const& [point, digest] : refusals_) answer(point, digest);
    tell_.arrange(ids_);
  }

 private:
  void answer(AskedPoint const& point, std::string const& digest) {
    tell_.append(point.id, digest, measurer_.rows(point));
  }
  // Unless an earlier run has done so: the first answer to an id is no such refusal.
  void refuse(AskedPoint const& point, std::string const& why) {
    std::size_t const before = refused_[point.id]++;
    if (answered_[point.id] > before + (point.id.empty() ? 0 : 1)) {
      ++measurer_.counts.skipped;
      return;
    }
    AskedPoint no = refused(point, name_, lines_.number(), why);
    std::string const digest = measurer_.digest_of(no);
    refusals_.emplace_back(std::move(no), digest);
  }

  AskedPoints const& points_;
  LineSource& lines_;
  std::string name_;
  TellFile& tell_;
  Measurer& measurer_;
  // By id: answers of earlier runs, and refusals of this one.
  std::unordered_map<std::string, std::size_t> answered_, refused_;
  std::vector<std::string> ids_;
  std::vector<std::pair<AskedPoint, std::string>> refusals_;
};

void measure_file(EvaluatedStudy& study, Measurer& measurer, std::string const& asked,
                  std::string const& told, int threads) {
  Descriptor const file = open_to_read(asked);
  LineSource lines(file.get(), asked, StopSignals::flag());
  if (!read_header(study.points(), lines)) {
    if (StopSignals::flag()) throw Stopped{};
    throw UsageError(asked + ": empty. The first line names the columns: id, then paths.");
  }
  MeasureForm const& form = measurer.form();
  TellFile tell(told, first_line(study.points().declared(), study.plan(), form), header_line(form),
                form.per_replicate ? study.plan().replicates : 0);
  FileOfPoints points(study.points(), lines, asked, tell, measurer);
  work_on_points(
      threads, [&] { return points.next(); }, StopSignals::flag());
  points.tell_refusals();
}

void print_now(std::string const& text) {
  fmt::print("{}", text);
  if (std::fflush(stdout) != 0) throw std::system_error(errno, std::generic_category());
}

void serve(EvaluatedStudy& study, Measurer& measurer, int threads) {
  std::string const name = "standard input";
  LineSource lines(STDIN_FILENO, name, StopSignals::flag());
  if (!read_header(study.points(), lines)) {
    if (StopSignals::flag()) throw Stopped{};
    return;
  }
  print_now(first_line(study.points().declared(), study.plan(), measurer.form()) +
            header_line(measurer.form()));
  std::mutex guard;
  std::unordered_map<std::string, std::uint32_t> seen;
  auto const next = [&]() -> std::optional<PointWork> {
    auto point = next_point(study.points(), lines);
    if (!point) return std::nullopt;
    auto const [found, is_new] = seen.try_emplace(point->id, lines.number());
    if (!is_new && !point->id.empty()) {
      point = refused(
          std::move(*point), name, lines.number(),
          fmt::format("line {} has this id. Give each point an id of its own.", found->second));
    }
    return [&, asked = std::move(*point)] {
      std::string const rows = measurer.rows(asked);
      std::lock_guard const lock(guard);
      print_now(rows);
    };
  };
  work_on_points(threads, next, StopSignals::flag());
}

EvaluationPlan plan_of(CommandLine const& line, Scenario const& declared) {
  EvaluationPlan plan;
  plan.replicates = static_cast<std::uint32_t>(
      line.maybe<int>("replicates").value_or(declared.simulation.replicates));
  plan.experiments = line.has("experiments") ? Experiments::included : Experiments::left_out;
  plan.luck = declared.points.options.luck;
  if (auto const luck = line.maybe<std::string>("luck"))
    plan.luck = *luck == "own" ? Luck::own : Luck::shared;
  if (line.has("warm")) plan.start = PopulationStart::warm;
  plan.warm_quarters = line.get<int>("hold");
  return plan;
}

MeasureForm form_of(CommandLine const& line, EvaluatedStudy const& study) {
  MeasureForm form;
  for (Target const* moment : study.moments()) form.moments.emplace_back(moment->name);
  if (line.has("effects")) form.effects = effect_names(study.points().declared());
  form.per_replicate = line.has("per-replicate");
  return form;
}

void check_options(CommandLine const& line) {
  bool const serves = line.has("serve");
  if (serves && (line.has("points") || line.has("output")))
    throw UsageError(
        "--serve reads standard input and writes standard output: leave out --points and -o");
  if (!serves && (!line.has("points") || !line.has("output")))
    throw UsageError("give --points FILE and -o FILE, or --serve");
  if (!line.has("warm") && line.get<int>("hold") != usual_warm_quarters)
    throw UsageError("--hold is of a warm start: add --warm");
}

// What came out, for people; the exit code.
int summary_of(AnswerCounts const& counts, bool is_file) {
  std::size_t const failed = counts[EvaluationStatus::failed],
                    no = counts[EvaluationStatus::refused];
  if (is_file || failed + no > 0) {
    note("{} points measured, {} failed, {} refused{}\n", counts[EvaluationStatus::done], failed,
         no, counts.skipped == 0 ? "" : fmt::format(", {} answered before", counts.skipped));
  }
  return failed + no == 0 ? exit_complete : exit_failed_worlds;
}

}  // namespace

CommandLine describe_measure() {
  CommandLine line(
      "measure STUDY",
      "Measures points that another program asks for: rows of values in, rows of moments out.\n"
      "--points FILE -o FILE, or --serve: rows on standard input, answers on standard output, "
      "each\n"
      "when it is ready. Columns: id, then paths as after --set; an empty cell is the declared "
      "value.",
      "clustress measure scenarios/library/calibration.toml --points ask.csv -o tell.csv", "STUDY");
  line.add()("points,p", po::value<std::string>()->value_name("FILE"), "csv of points")  //
      ("output,o", po::value<std::string>()->value_name("FILE"),
       "csv of answers; gone on with if it is there")                          //
      ("serve", "read points from standard input until it ends")               //
      ("replicates,r", po::value<int>(), "of a point; left out: the study's")  //
      ("experiments", "measure multiplier, recession and sixty years too: five times the work")
      //
      ("effects", "simulate all programmes and stresses too, and tell the headline of each")  //
      ("per-replicate", "one row a replicate in place of means and standard errors")          //
      ("luck", po::value<std::string>(),
       "shared: the same draws at all points; own: each point its own; left out: the study's")  //
      ("warm", "start from the populations of the declared point, held on under new values")    //
      ("hold", po::value<int>()->default_value(usual_warm_quarters),
       "quarters for which a warm start holds")  //
      ("set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
       "override, as in run");
  line.add_threads("threads; 0 = all cores");
  line.choose("luck", {"shared", "own"});
  line.limit("replicates", 1, most_replicates);
  line.limit("hold", 1, most_held);
  return line;
}

int measure_command(CommandLine const& line) {
  check_options(line);
  bool const serves = line.has("serve");
  std::string const asked = serves ? "standard input" : line.get<std::string>("points");
  AskedPoints points(line.positional(), line.list("set"), asked);
  EvaluationPlan const plan = plan_of(line, points.declared());
  auto const cache = PopulationStore::usual();
  EvaluatedStudy study(std::move(points), plan, cache ? &*cache : nullptr);
  Measurer measurer(study, form_of(line, study));
  int const threads = line.get<int>("threads");
  StopSignals const signals;
  try {
    if (serves) {
      serve(study, measurer, threads);
    } else {
      measure_file(study, measurer, asked, line.get<std::string>("output"), threads);
    }
  } catch (Stopped const&) {
    summary_of(measurer.counts, !serves);
    return exit_signal + StopSignals::received();
  }
  return summary_of(measurer.counts, !serves);
}

}  // namespace clustress
