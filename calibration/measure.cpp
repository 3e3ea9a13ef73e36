#include "calibration/measure.hpp"

#include <algorithm>
#include <cmath>

#include "calibration/experiments/laboratory.hpp"
#include "calibration/mean.hpp"
#include "calibration/size_bias.hpp"
#include "sim/engine/tape.hpp"

namespace clustress {
namespace {

constexpr Quarter year = FirmHistory::quarters_per_year;

// The targets of one file in one replicate.
class Measurement {
 public:
  explicit Measurement(TargetFile const& file)
      : file_(file),
        observer_(file.open == nullptr ? nullptr : file.open()),
        means_(file.targets.size()) {}

  void begin(World const& world) {
    if (observer_) observer_->begin(world);
  }
  void year_over(YearEnd const& at) {
    if (observer_) observer_->year_over(at.world);
    for (std::size_t k = 0; k < means_.size(); ++k) {
      auto const of_year = file_.targets[k].of_year;
      double const value = of_year == nullptr ? no_population : of_year(at);
      if (!std::isnan(value)) means_[k].add(value);
    }
  }
  void run(Laboratory& laboratory) {
    if (file_.is_experiment) dynamic_cast<Experiment&>(*observer_).run(laboratory);
  }
  void append_values(FirmHistory const& history, std::vector<double>& values) const {
    for (std::size_t k = 0; k < means_.size(); ++k) {
      Target const& target = file_.targets[k];
      values.push_back(target.of_history != nullptr    ? target.of_history(history)
                       : target.of_observer != nullptr ? target.of_observer(*observer_)
                                                       : means_[k].value());
    }
  }

 private:
  TargetFile file_;
  std::unique_ptr<Observer> observer_;
  std::vector<Mean> means_;
};

std::vector<TargetFile> files(Experiments experiments) {
  std::vector<TargetFile> files;
  for (TargetFunction const function : target_catalogue()) {
    TargetFile const file = function();
    if (experiments == Experiments::included || !file.is_experiment) files.push_back(file);
  }
  return files;
}

}  // namespace

std::vector<Target const*> measured_targets(Experiments experiments) {
  std::vector<Target const*> all;
  for (TargetFile const& file : files(experiments)) {
    for (Target const& target : file.targets) all.push_back(&target);
  }
  return all;
}

std::vector<std::string_view> measured_phenomena(Experiments experiments) {
  std::vector<std::string_view> all;
  for (TargetFile const& file : files(experiments))
    all.insert(all.end(), file.targets.size(), file.phenomenon);
  return all;
}

Quarter measured_quarters(Scenario const& scenario) {
  return std::max(least_years, scenario.simulation.horizon_quarters / year) * year;
}

std::vector<double> measure_targets(Scenario const& scenario, Preparation const& preparation,
                                    std::uint64_t luck, Experiments experiments,
                                    StopFlag const& stop, QuarterCallback const& on_quarter,
                                    MeasuredAt size) {
  Quarter const quarters = measured_quarters(scenario);
  World const start = burn_in(scenario, preparation, luck);
  std::vector<Measurement> measurements;
  for (TargetFile const& file : files(experiments)) measurements.emplace_back(file);

  World world = start;
  Workspace workspace;
  Tape tape;
  tape.begin(world);
  for (Measurement& m : measurements) m.begin(world);
  while (world.now < quarters) {
    if (stop) throw Stopped{};
    if (on_quarter) on_quarter(world.firms.count());
    step(world, workspace, {});
    tape.record(world, workspace.fill);
    if (world.now % year != 0) continue;
    YearEnd const at(world);
    for (Measurement& m : measurements) m.year_over(at);
  }
  Laboratory laboratory(start, stop);
  for (Measurement& m : measurements) m.run(laboratory);
  std::vector<double> values;
  FirmHistory const history(tape.all_jobs(), static_cast<std::size_t>(quarters / year));
  for (Measurement const& m : measurements) m.append_values(history, values);
  if (size == MeasuredAt::simulated_size || scenario.world.scale == 1.0) return values;
  auto const corrections = size_corrections(measured_targets(experiments), scenario.world);
  for (std::size_t k = 0; k < values.size(); ++k) values[k] += corrections[k].shift;
  return values;
}

}  // namespace clustress
