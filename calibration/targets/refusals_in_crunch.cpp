// calibration/targets/refusals_in_crunch.cpp — how much more often banks say no when credit is
// short.
//
// credit_crunch with half of the limits gone against the same world undisturbed, over the year from
// its trough.
#include "calibration/experiments/laboratory.hpp"
#include "calibration/mean.hpp"
#include "calibration/target_entry.hpp"
#include "sim/core/errors.hpp"
#include "sim/world/stress_terms.hpp"

namespace clustress {
namespace {

constexpr double severity_percent = 50.0;

Stresses crunch() {
  for (auto const& function : stress_catalogue()) {
    if (function().kind != "credit_crunch") continue;
    auto const blueprint = function().blueprint();
    for (BoundParameter const& p : blueprint->parameters())
      if (p.info->name == "severity_percent") p.set(severity_percent);
    return {blueprint->build()};
  }
  throw ContractViolation("no stress is called credit_crunch");
}

// Requests for loans over some quarters.
struct Requests {
  std::int64_t asked = 0, refused = 0;
  void add(World const& world) {
    for (CellState const& cell : world.cells)
      asked += cell.loans_asked, refused += cell.loans_refused;
  }
  [[nodiscard]] double refused_share() const {
    return asked > 0 ? static_cast<double>(refused) / static_cast<double>(asked) : no_population;
  }
};

}  // namespace

class CrunchTargets final : public Experiment {
 public:
  static constexpr std::string_view phenomenon = "a credit crunch";
  void run(Laboratory& laboratory) override {
    constexpr StressTiming timing;
    Quarter const trough = timing.start_quarter + timing.onset_quarters;
    Stresses const stress = crunch();
    PushedWorld hit = laboratory.world(), usual = laboratory.world();
    for (Quarter quarter = 1; quarter < trough + 4; ++quarter) {
      hit.run_to(quarter, stress);
      usual.run_to(quarter, {});
      if (quarter < trough) continue;
      in_crunch_.add(hit.world());
      in_usual_times_.add(usual.world());
    }
  }

  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        {"loan_refusals_crunch",
         "firms that want a loan",
         "refused over undisturbed",
         {2.0,
          {1.5, 3.0},
          {0.1, 0.6, judgement, "not wholly successful 2010 over 2007: 1.6 to 3.2; spread judged"}},
         "Eurostat access to finance 2007–2010; ECB 2009: half of limits is judged",
         target,
         [](CrunchTargets const& seen) {
           double const usual = seen.in_usual_times_.refused_share();
           return usual > 0.0 ? seen.in_crunch_.refused_share() / usual : no_population;
         }},
    };
    return targets;
  }

 private:
  Requests in_crunch_, in_usual_times_;
};

template TargetFile targets<CrunchTargets>();

}  // namespace clustress
