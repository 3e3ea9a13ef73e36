#include "sim/engine/scenario.hpp"

#include <algorithm>

#include "sim/core/contracts.hpp"
#include "sim/engine/outcome.hpp"

namespace clustress {
namespace {

constexpr Source design{"choice of the study's designer", Provenance::definition};

}  // namespace

void Variant::describe(ParameterTable<Variant>& t) {
  t.add("name", &Variant::name, {1, 60}, "label in results", design, Presence::required);
  t.add("description", &Variant::description, {0, 2000}, "what it is, for readers", design);
  t.add("regions", &Variant::regions, "target regions; empty = the first region of the world",
        design);
  t.add("financed_inside_share", &Variant::financed_inside_share, Unit::share, {0.0, 1.0},
        "of outlay, raised by a levy on households of the target regions", design);
  t.add("channel_run", &Variant::channel_run,
        "repeat it with wages and hiring held, to tell displacement through product and labour "
        "market apart",
        design);
  t.add("channels", &Variant::channels,
        "repeat it once for each of these channels, that channel alone held on its path without "
        "the programme: labour (as channel_run), crowding, bad_times, niche_spillovers",
        design);
}

void StressCase::describe(ParameterTable<StressCase>& t) {
  t.add("name", &StressCase::name, {1, 60}, "label in results", design, Presence::required);
  t.add("description", &StressCase::description, {0, 2000}, "what it is, for readers", design);
}

std::string channel_run_name(std::string const& variant_name, Channel channel) {
  return variant_name + " | " + std::string(entry_of(channel).held);
}

std::vector<Channel> channels_of(Variant const& variant) {
  std::vector<Channel> channels;
  for (ChannelEntry const& entry : channel_entries()) {
    bool const asked = std::ranges::count(variant.channels, entry.name) > 0;
    if (asked || (entry.channel == Channel::labour && variant.channel_run))
      channels.push_back(entry.channel);
  }
  return channels;
}

Variant channel_run_of(Variant const& variant, Channel channel) {
  Variant run = variant;
  run.name = channel_run_name(variant.name, channel);
  run.channel = channel;
  run.channel_run = false;
  run.channels.clear();
  run.channel_of = variant.name;
  return run;
}

std::string submix_name(Variant const& mix, Submix const& submix) {
  std::string name = mix.name + " | only ";
  for (std::size_t const place : submix)
    name += (place == submix.front() ? "" : " + ") + mix.instruments.at(place)->terms().name;
  return name;
}

Variant submix_run_of(Variant const& mix, Submix const& submix) {
  Variant part = mix;
  part.name = submix_name(mix, submix);
  part.channel_run = false;
  part.channels.clear();
  part.orders.clear();
  part.submix_of = mix.name;
  part.submix = submix;
  part.instruments.clear();
  for (std::size_t const place : submix) part.instruments.push_back(mix.instruments.at(place));
  return part;
}

void Targets::describe(ParameterTable<Targets>& t) {
  t.add("net_jobs", &Targets::net_jobs, Unit::jobs, {-1e7, 1e7},
        "net jobs at the horizon, at least", design)
      .extensive();
  t.add("price_keur_per_job", &Targets::price_keur_per_job, Unit::keur_per_job, {0.0, 1e5},
        "outlay per net job, at most", design);
  t.add("worlds_share", &Targets::worlds_share, Unit::share, {0.0, 1.0},
        "of simulated worlds in which both hold, at least", design);
}

void Simulation::describe(ParameterTable<Simulation>& t) {
  using S = Simulation;
  t.add("spin_up_quarters", &S::spin_up_quarters, Unit::quarters, {0, 4000},
        "held quarters that make the stationary populations",
        {"the size distribution needs 150–250 quarters (first study of these forms)",
         Provenance::tuned});
  t.add("populations", &S::populations, Unit::none, {1, 1000}, "independent stationary populations",
        design);
  t.add("burn_in_quarters", &S::burn_in_quarters, Unit::quarters, {8, 400},
        "held quarters of each replicate", design);
  t.add("horizon_quarters", &S::horizon_quarters, Unit::quarters, {1, 400},
        "programme quarters simulated", design);
  t.add("replicates", &S::replicates, Unit::none, {1, most_replicates},
        "worlds per variant and stress", design);
  t.add("seed", &S::seed, Unit::none, {0, 9007199254740992.0}, "seed of all random numbers",
        design);
  t.add("discount_rate", &S::discount_rate, Unit::per_year, {0.0, 0.5}, "of job-years and outlay",
        {"social discount rate, 3 % (European Commission cost–benefit guide 2014, non-cohesion "
         "countries)",
         Provenance::remembered});
  t.add("macro_path", &S::macro_path,
        {{"per_replicate", MacroPath::per_replicate},
         {"shared", MacroPath::shared},
         {"off", MacroPath::off}},
        "the macro cycle: own for each replicate, one for all, or none", design);
  t.add("reference_programmes", &S::reference_programmes,
        "run `transfer`, `household_transfer` and `public_purchase` beside the variants", design);
}

void Output::describe(ParameterTable<Output>& t) {
  t.add("splits", &Output::splits,
        {{"none", RecordedSplits::none},
         {"by_year", RecordedSplits::by_year},
         {"by_quarter", RecordedSplits::by_quarter}},
        "splits by size, age, wage third and membership of firms, of the job account by place, "
        "and of start-ups: at the end of each year, of each quarter, or none",
        design);
}

void PointOptions::describe(ParameterTable<PointOptions>& t) {
  t.add("file", &PointOptions::file, {0, 4096},
        "CSV table of points, relative to this file: a column of labels, then one for each path",
        design);
  t.add("luck", &PointOptions::luck, {{"shared", Luck::shared}, {"own", Luck::own}},
        "draws of a replicate: the same at all points, or of each point its own", design);
}

bool SamplingOptions::measures(std::string_view what) const {
  return std::ranges::find(measure, what) != measure.end();
}

void SamplingOptions::describe(ParameterTable<SamplingOptions>& t) {
  using D = SamplingOptions;
  constexpr Range size{0.0, most_points - 1.0};
  t.add("method", &D::method, {1, 60},
        "how points are chosen: sobol, latin, grid, one_at_a_time, morris, saltelli, file", design,
        Presence::required);
  t.add("points", &D::points, Unit::none, size, "of sobol and latin; 0 = 256", design);
  t.add("trajectories", &D::trajectories, Unit::none, size, "of morris; 0 = 20", design);
  t.add("rows", &D::rows, Unit::none, size, "of saltelli, each of (groups + 2) points; 0 = 128",
        design);
  t.add("levels", &D::levels, Unit::none, {0.0, 1000.0},
        "values of each group: of morris, an even number, 0 = 4; of grid, 0 = 3; of one_at_a_time, "
        "0 = 2",
        design);
  t.add("points_file", &D::points_file, {0, 4096},
        "of the method file: CSV table, relative to this file, with a column for each path",
        design);
  t.add("seed", &D::seed, Unit::none, {0, 9007199254740992.0}, "of the design", design);
  t.add("replicates", &D::replicates, Unit::none, {0, most_replicates},
        "of each point; 0 = those of [simulation]", design);
  t.add("luck", &D::luck, {{"shared", Luck::shared}, {"own", Luck::own}},
        "draws of a replicate: the same at all points, or of each point its own", design);
  t.add(
      "measure", &D::measure,
      "moments: of the undisturbed world without a programme, as validate measures them; effects: "
      "all variants under all stresses",
      design);
  t.add("experiments", &D::experiments, "measure the moments of experiments too", design);
}

void CalibrationOptions::describe(ParameterTable<CalibrationOptions>& t) {
  using C = CalibrationOptions;
  t.add("method", &C::method, {1, 60}, "how parameters are fitted: match, smm, abc", design);
  t.add("evaluations", &C::evaluations, Unit::none, {0, 1'000'000},
        "points that may be simulated; 0 = 30 for each parameter", design);
  t.add("waves", &C::waves, Unit::none, {1, 20}, "of history matching, at most", design);
  t.add("points", &C::points, Unit::none, {1, 5000}, "of the posterior", design);
  t.add("confirm", &C::confirm, Unit::none, {2, 1000},
        "of these points simulated at the end, to show the fit and what is held out", design);
  t.add("replicates", &C::replicates, Unit::none, {0, most_replicates},
        "worlds of each evaluation; 0 = those of [simulation]", design);
  t.add("seed", &C::seed, Unit::none, {0, 9007199254740992.0}, "of the method", design);
  t.add("fit", &C::fit,
        "names of targets that are fitted; left out: those given to be fitted. All others are held "
        "out",
        design);
}

void EnsembleOptions::describe(ParameterTable<EnsembleOptions>& t) {
  using E = EnsembleOptions;
  t.add(
      "posterior", &E::posterior, {0, 4096},
      "file of `calibrate`, relative to this file, at whose points the study is run; empty = none",
      design);
  t.add("points", &E::points, Unit::none, {0, most_points - 1.0}, "the first so many; 0 = all",
        design);
}

void PanelOptions::describe(ParameterTable<PanelOptions>& t) {
  using P = PanelOptions;
  t.add("sample_share", &P::sample_share, Unit::share, {0.0, 1.0},
        "of firms that do not apply, drawn by chance; each stands for 1 / sample_share firms",
        design);
  t.add("sample_share_large", &P::sample_share_large, Unit::share, {0.0, 1.0},
        "the same of firms that begin the programme with 50 jobs and more, if that is more",
        design);
  t.add("replicates", &P::replicates, Unit::none, {1, most_replicates},
        "the first so many of the run", design);
  t.add("years_before", &P::years_before, Unit::years, {0, 100},
        "years before the programme, at most those of burn-in", design);
  t.add("stresses", &P::stresses, "names of stresses; undisturbed is the world without one",
        design);
  t.add("own_firms", &P::own_firms,
        "follow the firms of firm_file too, which others could know again by their numbers",
        design);
}

Scenario scenario_at(Scenario const& scenario, std::uint32_t point) {
  CLUSTRESS_REQUIRE(point < scenario.points.all.size(), "the scenario has no such point");
  if (point > 0) return scenario.points.source->at(point);
  Scenario declared = scenario;
  declared.points = ScenarioPoints();
  return declared;
}

std::uint64_t luck_of(Scenario const& scenario, std::uint32_t point, std::uint32_t replicate) {
  // A prime above most_replicates: numbers do not meet, and points go round the populations.
  constexpr std::uint64_t stride = 1'000'003;
  static_assert(stride > most_replicates);
  return scenario.points.options.luck == Luck::own ? point * stride + replicate : replicate;
}

}  // namespace clustress
