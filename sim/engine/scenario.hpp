// sim/engine/scenario.hpp — everything a run needs, validated: constructing one is checking it
// (scenarios/loader does).
//
// Immutable once built; shared by all threads. variants[0] is the world without any programme and
// stresses[0] the undisturbed world: they are always there and nobody writes them. A variant's
// channel runs come right after it, its sub-mixes after these, the reference programmes come last
// (`transfer` and the like).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/parameters.hpp"
#include "sim/engine/channel.hpp"
#include "sim/engine/decomposition.hpp"
#include "sim/programme/instrument.hpp"
#include "sim/world/facts.hpp"
#include "sim/world/model_parameters.hpp"
#include "sim/world/observed_figure.hpp"
#include "sim/world/stress.hpp"

namespace clustress {

// One programme variant: a mix of instruments, all starting from the same world.
struct Variant {
  std::string name;
  std::string description;
  // target regions by name; empty = the first region of the world
  std::vector<std::string> regions;
  // of outlay, raised by a levy on households of the target regions
  double financed_inside_share = 0.0;
  // repeat it with wages and hiring held: channel_run_of() right after it
  bool channel_run = false;
  // repeat it once for each, that channel held: names of channels
  std::vector<std::string> channels;
  std::string channel_of;             // the variant this one repeats in such a way; empty = none
  Channel channel = Channel::labour;  // that this one holds, if it does
  std::string submix_of;              // the mix of which this one holds a part; empty = none
  Submix submix;                      // that part
  std::vector<JoiningOrder> orders;   // of a mix of which not all sub-mixes are run
  bool reference = false;             // `transfer` and the like, added by the loader
  std::vector<std::shared_ptr<Instrument const>> instruments;

  [[nodiscard]] bool is_channel_run() const { return !channel_of.empty(); }
  // A variant of the user's again, with a channel held or without some of its instruments: it tells
  // something of that one and is no programme of its own.
  [[nodiscard]] bool is_variation() const { return is_channel_run() || !submix_of.empty(); }
  // The variant that it varies, or itself.
  [[nodiscard]] std::string const& original() const {
    return is_channel_run() ? channel_of : submix_of.empty() ? name : submix_of;
  }

  // name, description, regions, financed_inside_share, channel_run, channels
  static void describe(ParameterTable<Variant>& table);
};

// The same programme where what goes through a channel stays on its path without the programme; of
// labour wages and the share of vacancies filled.
Variant channel_run_of(Variant const& variant, Channel channel = Channel::labour);
std::string channel_run_name(std::string const& variant_name, Channel channel = Channel::labour);
// The part of the mix, without channel runs.
Variant submix_run_of(Variant const& mix, Submix const& submix);
std::string submix_name(Variant const& mix, Submix const& submix);
// That the variant asks for, in the order of the channels.
std::vector<Channel> channels_of(Variant const& variant);

// One stress case: the sum of its stresses; label, kind and severity go to the result file.
struct StressCase {
  std::string name;
  std::string description;
  std::string kind;       // "" for the undisturbed world
  double severity = 0.0;  // in the unit the kind declares
  std::vector<std::shared_ptr<Stress const>> stresses;

  static void describe(ParameterTable<StressCase>& table);  // name, description
};

// What the programme should reach: at least net_jobs at the horizon, at no more than price each, in
// a share of the worlds.
struct Targets {
  double net_jobs = 0.0;
  double price_keur_per_job = 60.0;
  double worlds_share = 0.9;

  static void describe(ParameterTable<Targets>& table);
};

// How often splits by class of firm, of the job account by place and of start-ups are recorded: at
// the end of each year and of the run, in every quarter, or never.
enum class RecordedSplits { none, by_year, by_quarter };

// The table [output]: what a run records. It changes no number.
struct Output {
  RecordedSplits splits = RecordedSplits::by_year;

  [[nodiscard]] bool records_splits(int quarter, int last) const {
    return splits == RecordedSplits::by_quarter ||
           (splits == RecordedSplits::by_year && (quarter % 4 == 0 || quarter == last));
  }
  static void describe(ParameterTable<Output>& table);
};

// the macro cycle: own for each replicate, one for all, none
enum class MacroPath { per_replicate, shared, off };

struct Simulation {
  CalendarQuarter start{2016, 1};
  int spin_up_quarters = 240;  // makes the stationary populations; done once
  // independent stationary populations; replicate r goes on from r mod populations
  int populations = 8;
  int burn_in_quarters = 20;
  int horizon_quarters = 40;
  int replicates = 64;
  std::uint64_t seed = 1;
  double discount_rate = 0.03;  // a year, for discounted job-years and outlay
  MacroPath macro_path = MacroPath::per_replicate;
  bool reference_programmes = true;

  static void describe(ParameterTable<Simulation>& table);  // all but start (a text "2016Q1")
};

// Whether the same replicate of every point meets the same draws, or each point has draws of its
// own.
enum class Luck { shared, own };

// The table [points]: what holds for all points.
struct PointOptions {
  std::string file;  // CSV table of points; empty = they stand in the scenario, or there are none
  Luck luck = Luck::shared;

  static void describe(ParameterTable<PointOptions>& table);
};

// The table [design]: how the points of a study of doubt are chosen over what is [[uncertain]], and
// what is measured at each. The methods are a catalogue (calibration/designs).
struct SamplingOptions {
  std::string method;  // empty = there is no design
  // Sizes; a method has some of them. 0 = as many as the method says itself.
  int points = 0, trajectories = 0, rows = 0, levels = 0;
  std::string points_file;  // CSV table, of the method "file"
  std::uint64_t seed = 1;   // of the design; draws of the worlds have that of the simulation
  int replicates = 0;       // of each point; 0 = those of the simulation
  Luck luck = Luck::shared;
  std::vector<std::string> measure{"moments", "effects"};
  bool experiments = false;  // moments of experiments too

  [[nodiscard]] bool is_there() const { return !method.empty(); }
  [[nodiscard]] bool measures(std::string_view what) const;
  static void describe(ParameterTable<SamplingOptions>& table);
};

// The table [calibrate]: how `calibrate` fits what is [[uncertain]] to the targets of
// calibration/targets. It changes no number of a run. The methods are a catalogue
// (calibration/estimators).
struct CalibrationOptions {
  std::string method = "match";
  int evaluations = 0;           // at most so many points; 0 = 30 for each parameter
  int waves = 3;                 // at most, of history matching
  int points = 64;               // of the posterior, for `run --ensemble`
  int confirm = 16;              // of these points simulated at the end, to show the fit
  int replicates = 0;            // worlds of each evaluation; 0 = those of the simulation
  std::uint64_t seed = 1;        // of the method; draws of the worlds have that of the simulation
  std::vector<std::string> fit;  // targets; empty = those that are given to be fitted

  static void describe(ParameterTable<CalibrationOptions>& table);
};

// The table [ensemble]: the study is run at draws of a posterior, as `run --ensemble` does.
struct EnsembleOptions {
  std::string posterior;  // file of `calibrate`; empty = none
  int points = 0;         // the first so many; 0 = all

  static void describe(ParameterTable<EnsembleOptions>& table);
};

// A number in doubt, from [[uncertain]].
struct UncertainParameter {
  std::string path;  // as after --set, in one spelling
  std::string unit;  // symbol
  Prior prior;
  std::string group;      // of what is changed together; empty = on its own
  bool is_whole = false;  // an integer
  double declared = 0.0;
};

// A value that points may set.
struct PointPath {
  std::string path;     // as after --set, in one spelling: entries by name
  std::string unit;     // symbol of the declared unit
  std::string prior{};  // of what is uncertain, as text
  std::string group{};  // of what is sampled together; empty = on its own
};

// One point of the parameter space; lists are by parameter.
struct ScenarioPoint {
  std::string label;
  std::vector<std::string> overrides;  // values as TOML; empty = as declared
  std::vector<double> values;          // in units, declared ones too; NaN where it is no number
  std::string population_key;          // of the point's scenario
  std::vector<double> cube{};          // place in the unit cube; NaN where it is as declared
  std::string refusal{};               // why its values do not fit together; empty = they do
  double weight = 1.0;                 // in means over points, beside those of the others
};

// The table [panel]: a file of firms' histories beside the result, for evaluators. It changes no
// number of the result and is no part of its identity.
struct PanelOptions {
  bool is_wanted = false;           // the scenario has the table
  double sample_share = 0.05;       // of firms that do not apply
  double sample_share_large = 0.0;  // of those of large_from jobs and more, if that is more
  int replicates = 16;              // the first so many of the run
  int years_before = 5;             // at most those of burn-in
  std::vector<std::string> stresses{"undisturbed"};
  bool own_firms = false;  // the user's own firms too

  static constexpr std::int32_t large_from = 50;
  static void describe(ParameterTable<PanelOptions>& table);  // all but is_wanted
};

struct Scenario;
struct Ensemble;  // ensemble.hpp

// Makes the scenario of a point. Thread-safe.
struct PointSource {
  virtual ~PointSource() = default;
  [[nodiscard]] virtual Scenario at(std::uint32_t point) const = 0;
};

// The points of a scenario. Point 0 is always there: the values as declared.
struct ScenarioPoints {
  PointOptions options;
  SamplingOptions design;
  CalibrationOptions calibration;
  EnsembleOptions ensemble_options;
  std::vector<UncertainParameter> uncertain;
  std::vector<PointPath> parameters;
  std::vector<ScenarioPoint> all{{"declared", {}, {}, {}}};
  std::shared_ptr<PointSource const> source;  // null if point 0 is the only one
  std::shared_ptr<Ensemble const> ensemble;   // that the points are draws of; null = of none
};

struct Scenario {
  std::string title;
  WorldFacts world;
  ModelParameters model;
  Simulation simulation;
  Targets targets;
  Output output;
  std::vector<Variant> variants;
  std::vector<Decomposition> decompositions;
  std::vector<StressCase> stresses;
  ScenarioPoints points;
  PanelOptions panel;
  std::vector<ObservedFigure> observed;  // [[observed]]; no two of one moment
  // The scenario with every default filled in, as TOML that loads to the same scenario, without
  // `replicates` and points (a run may be extended by both; a result keeps its points beside it).
  // Its digest with model version and seed, but without what is observed, is the identity of a run.
  std::string effective_toml;
  std::string digest;
  // Identity of the spun-up populations: world, model parameters, seed and spin-up, not programmes
  // or stresses.
  std::string population_key;
};

// The whole scenario of a point, as if its values had been declared; it has no points itself. For a
// point other than 0 it is read anew: changes made to the scenario after loading are not in it.
// ScenarioError if a file it needs can no longer be read.
Scenario scenario_at(Scenario const& scenario, std::uint32_t point);

// The number that chooses all draws of a replicate of a point: the replicate itself where luck is
// shared, and for point 0. Otherwise an own one, whatever the numbers of points and replicates of
// the run.
std::uint64_t luck_of(Scenario const& scenario, std::uint32_t point, std::uint32_t replicate);

}  // namespace clustress
