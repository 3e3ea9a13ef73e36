// calibration/targets/recession.cpp — how far a usual recession drives unemployment, and what it
// does to jobs, to sectors and to research.
//
// demand_recession at its default severity, which is the fall of 2009 in the EU, against the same
// world undisturbed. Unemployment: the highest rate of the first region over the undisturbed one's
// in the same quarter, within five years. All else of firms of all regions: the two years from the
// quarter in which it begins stand for 2009 and 2010, the second for 2010.
#include <algorithm>
#include <cmath>

#include "calibration/experiments/laboratory.hpp"
#include "calibration/mean.hpp"
#include "calibration/sector_groups.hpp"
#include "calibration/target_entry.hpp"
#include "sim/core/errors.hpp"
#include "sim/world/stress_terms.hpp"

namespace clustress {
namespace {

Stresses usual_recession() {
  for (auto const& function : stress_catalogue()) {
    if (function().kind == "demand_recession") return {function().blueprint()->build()};
  }
  throw ContractViolation("no stress is called demand_recession");
}

constexpr Quarter begins = StressTiming{}.start_quarter, year = 4;

// A sum over quarters of a recession beside that of the undisturbed world.
struct Change {
  double hit = 0, undisturbed = 0;
  void add(double in_hit, double in_undisturbed) {
    hit += in_hit;
    undisturbed += in_undisturbed;
  }
  [[nodiscard]] double relative() const {
    return undisturbed > 0 ? hit / undisturbed - 1.0 : no_population;
  }
};

// Sections by which Eurostat publishes jobs; O–Q holds the block of public jobs, which no recession
// moves.
constexpr std::string_view public_services = "OPQ";

// NACE sections as an argument of a template.
template <std::size_t n>
struct Sections {
  char letters[n];
  constexpr Sections(char const (&text)[n]) { std::copy_n(text, n, letters); }
};

}  // namespace

class RecessionTargets final : public Experiment {
 public:
  static constexpr std::string_view phenomenon = "a recession";
  void run(Laboratory& laboratory) override {
    constexpr Quarter five_years = 20;
    Stresses const recession = usual_recession();
    PushedWorld hit = laboratory.world();
    facts_ = laboratory.start().economy->facts;
    jobs_of_.resize(facts_.sectors.size());
    for (Quarter quarter = 1; quarter <= five_years; ++quarter) {
      hit.run_to(quarter, recession);
      double const rate = figures_of_first_region(hit.world()).unemployment_rate;
      worst_ = std::max(worst_, rate / laboratory.undisturbed(quarter).unemployment_rate);
      if (quarter < begins || quarter >= begins + 2 * year) continue;
      add(figures_of_firms(hit.world()), laboratory.undisturbed_firms(quarter),
          quarter >= begins + year);
    }
  }
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static Target const targets[] = {
        {"recession_unemployment",
         first_region,
         "peak over undisturbed",
         {1.4,
          {1.06, 1.99},
          {0.0, 0.23, source, "five regions, spread: 1.06–1.99 over 4", Range{1.06, 1.99}}},
         "Eurostat 2008–2010: 1.06 to 1.99 times",
         band,
         [](RecessionTargets const& seen) { return seen.worst_; }},
        {"recession_jobs_per_output",
         "firms, second year",
         "% jobs per % value added",
         {0.48, {0.30, 0.66}, {0.093, 0.0, source, "as estimated over 128 regions"}},
         "Eurostat 2008–2010, NUTS 2 regions: 0.48",
         target,
         [](RecessionTargets const& seen) {
           return seen.jobs_.relative() / seen.value_added_late_.relative();
         }},
        {"recession_rd_per_output",
         "firms, two years",
         "% R&D per % value added",
         {1.2,
          {0.0, 2.8},
          {0.2, 0.8, judgement, "middle and classes of countries, from below 1 to 3"}},
         "OECD Scoreboard 2009, 1981–2007: 1.2",
         target,
         [](RecessionTargets const& seen) {
           return seen.rd_.relative() / seen.value_added_.relative();
         }},
        sector<"BCDE">("recession_industry",
                       {-0.0715, {-0.17, 0.0}, over_countries(0.0101, 0.053)}),
        sector<"F">("recession_construction",
                    {-0.0837, {-0.37, 0.0}, over_countries(0.0269, 0.142)}),
        sector<"GHI">("recession_trade_transport",
                      {-0.0017, {-0.07, 0.07}, over_countries(0.0072, 0.038)}),
        sector<"J">("recession_information", {0.0159, {-0.13, 0.16}, over_countries(0.014, 0.074)}),
        sector<"K">("recession_finance", {0.0103, {-0.15, 0.17}, over_countries(0.015, 0.079)}),
        sector<"MN">("recession_business_services",
                     {0.0592, {0.0, 0.16}, over_countries(0.0097, 0.051)}),
        sector<"OPQ">("recession_public_health",
                      {0.0571, {0.0, 0.11}, over_countries(0.0054, 0.029)}),
    };
    return targets;
  }

 private:
  template <Sections sections>
  static Target sector(char const* name, Observed observed) {
    return {name,
            "jobs, second year",
            "share, less that of all jobs",
            observed,
            "Eurostat 2008–2010, EU28",
            TargetRole::target,
            [](RecessionTargets const& seen) { return seen.beyond_all(sections.letters); }};
  }
  static constexpr Uncertainty over_countries(double standard_error, double spread) {
    return {standard_error, spread, Grounds::source, "spread: 28 countries; se: that over √28"};
  }

  void add(WorldFigures const& hit, WorldFigures const& undisturbed, bool is_second_year) {
    value_added_.add(hit.value_added, undisturbed.value_added);
    rd_.add(hit.rd_spending, undisturbed.rd_spending);
    if (!is_second_year) return;
    value_added_late_.add(hit.value_added, undisturbed.value_added);
    jobs_.add(hit.jobs, undisturbed.jobs);
    for (std::size_t s = 0; s < jobs_of_.size(); ++s)
      jobs_of_[s].add(hit.jobs_of[s], undisturbed.jobs_of[s]);
  }
  // Relative change of a group's jobs less that of all.
  [[nodiscard]] double beyond_all(std::string_view group) const {
    double in_public = 0;
    for (RegionFacts const& region : facts_.regions)
      in_public += year * region.fixed_block_share * region.employed_persons;
    Change all = jobs_, own;
    all.add(in_public, in_public);
    for (std::size_t s = 0; s < jobs_of_.size(); ++s) {
      if (is_in_group(facts_.sectors[s].nace, group))
        own.add(jobs_of_[s].hit, jobs_of_[s].undisturbed);
    }
    if (group == public_services && own.undisturbed > 0) own.add(in_public, in_public);
    return own.relative() - all.relative();
  }

  WorldFacts facts_;
  double worst_ = 1.0;
  Change value_added_, rd_;         // both years
  Change value_added_late_, jobs_;  // the second
  std::vector<Change> jobs_of_;     // by sector, the second
};

template TargetFile targets<RecessionTargets>();

}  // namespace clustress
