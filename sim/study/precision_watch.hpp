// sim/study/precision_watch.hpp — run --precision: keeps net jobs of finished replicates and looks
// at them when a look is due.
//
// take(Outcome) may be called by several threads at once; everything else by one thread, while no
// other calls. Errors: UsageError (a rule that is none, a scenario without enough programmes,
// results of another rule), OutputError (a stored result is unsound).
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "analysis/data/precision.hpp"
#include "analysis/data/stopping.hpp"
#include "sim/engine/scenario.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {

class PrecisionWatch {
 public:
  // `text`: value of --precision; the scenario's replicates are the maximum.
  PrecisionWatch(std::string const& text, Scenario const& scenario, OutcomeLayout layout);

  [[nodiscard]] PrecisionPlan const& plan() const { return plan_; }
  [[nodiscard]] Stopping const& stopping() const { return stopping_; }  // so far

  // What earlier sessions stored.
  void take_stored(std::filesystem::path const& result);
  void take(Outcome const& outcome);

  // Looks for the `look`-th time; all replicates below plan().looks()[look] have been taken. True
  // if the run ends here.
  bool ends_at(std::size_t look);
  [[nodiscard]] std::string const& text() const { return text_; }  // of the last look, for people

 private:
  struct NetJobs {
    bool done = false;             // all of them
    std::vector<double> net_jobs;  // [programme][stress]
  };
  void refuse_another(Stopping const& stored, std::filesystem::path const& path) const;
  [[nodiscard]] std::vector<StressEffects> effects(std::size_t replicates) const;

  OutcomeLayout layout_;
  std::vector<std::size_t> programmes_;  // places of the variants that count
  PrecisionPlan plan_;
  Stopping stopping_;
  std::string text_;
  std::mutex mutex_;
  std::map<std::uint32_t, NetJobs> worlds_;
};

// What the finished file or the parts there say about an earlier --precision.
std::optional<Stopping> stored_stopping(std::filesystem::path const& result);

}  // namespace clustress
