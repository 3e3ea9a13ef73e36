#include "analysis/doubt.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analysis/data/numbers.hpp"
#include "analysis/doubt_by_parameter.hpp"
#include "analysis/point_factors.hpp"
#include "sim/statistics/moments.hpp"
#include "sim/statistics/variance_components.hpp"

namespace clustress {

namespace {

struct Quantity {
  char const* name;
  char const* words;
  char const* unit;
  // One number a world; empty where it is not given at the point.
  std::vector<double> (*of)(WorldsOfPoint const&, double alpha);
};

constexpr Quantity quantities[] = {
    {"net_jobs", "net jobs at the end", "jobs",
     [](WorldsOfPoint const& w, double) { return w.net_jobs; }},
    {"net_job_years_discounted", "discounted job-years", "job-years",
     [](WorldsOfPoint const& w, double) { return w.value.job_years; }},
    {"job_years_per_meur", "job-years per MEUR", "job-years per MEUR",
     [](WorldsOfPoint const& w, double alpha) { return linearised(w.value, alpha); }}};

class Doubt {
 public:
  Doubt(PointStudy const& study, std::size_t programme, std::size_t stress)
      : study_(study),
        programme_(programme),
        stress_(stress),
        is_alike_(are_alike(study.samples)),
        section_(section_over_points("doubt", "Luck and doubt", programme)) {}

  Section take() {
    std::size_t const points = study_.samples.size();
    add_stands();
    if (!are_enough(set_of(study_.samples))) {
      section_.notes.push_back(
          {"",
           {fmt::format("Luck and doubt are told apart from {} points on beside the declared one; "
                        "here are {}{}.",
                        fewest_points_for_doubt, points, by_weight())}});
      return std::move(section_);
    }
    add_split();
    add_parameters();
    add_rivals();
    section_.notes.push_back(
        {"",
         {fmt::format(
             "Over {} points without the declared one, {}. Doubt: the part of the "
             "variance of one world that comes from what differs between points; 0 %: points "
             "differ no more than luck makes them. Luck and doubt: where the mean at another "
             "point like these lies, {} of 100 times. Explains: of the spread of net jobs over "
             "points, what goes with this parameter alone; chance: of as much where it did "
             "nothing. Ahead, behind: in job-years for each million euro; beyond luck: told from 0 "
             "by the worlds of the point.",
             points, is_alike_ ? "each alike" : "by their weights" + by_weight(),
             static_cast<int>(100.0 * (1.0 - study_.alpha) + 0.5))}});
    return std::move(section_);
  }

 private:
  using Values = std::vector<std::vector<double>>;  // [point][world]

  // ", which tell as much as 12 alike"; empty where they are alike.
  [[nodiscard]] std::string by_weight() const {
    return is_alike_ ? ""
                     : fmt::format(", which tell as much as {:.0f} alike",
                                   set_of(study_.samples).effective());
  }
  static bool are_enough(PointSet const& set) {
    return set.points >= fewest_points_for_doubt &&
           set.effective() > static_cast<double>(fewest_points_for_doubt) - 0.5;
  }

  // Nothing where points do not hold enough; `samples`: their places.
  [[nodiscard]] std::optional<VarianceSplit> split_of(
      Values const& values, std::vector<std::size_t> const& samples) const {
    PointSet set;
    std::vector<double> weights;
    for (std::size_t const k : samples) {
      set.add(study_.samples[k].weight);
      weights.push_back(study_.samples[k].weight);
    }
    if (!are_enough(set)) return std::nullopt;
    if (study_.points.luck == "own") {
      bool const has_spread =
          std::ranges::any_of(values, [](auto const& worlds) { return worlds.size() > 1; });
      return has_spread ? std::optional(one_way_split(values, weights)) : std::nullopt;
    }
    std::vector<std::vector<std::size_t>> worlds;
    for (std::size_t const k : samples) worlds.push_back(study_.samples[k].worlds);
    Values const common = of_common_worlds(values, worlds);
    return common.empty() ? std::nullopt : std::optional(two_way_split(common, weights));
  }

  // The mean over points with the range of luck and doubt, and the share of doubt.
  std::pair<Figure, Figure> add(std::string const& name, std::string const& what,
                                std::string const& unit,
                                std::optional<VarianceSplit> const& split) {
    std::string const why = fmt::format("fewer than {} points, or two worlds that all of them have",
                                        fewest_points_for_doubt);
    MeasureText const over{unit, what + ", mean over points; range of luck and doubt"};
    MeasureText const part{"share of the variance of one world",
                           "doubt: " + what + ", what differs between points"};
    std::string const share_name = "doubt/share/" + name, mean_name = "doubt/over_points/" + name;
    if (!split) {
      Figure const mean = section_.add(withheld(mean_name, why, over));
      return {mean, section_.add(withheld(share_name, why, part))};
    }
    Figure const mean =
        section_.add(measure_of(mean_name, split->of_new_group(study_.alpha), over));
    section_.add(measure_of("doubt/variance_of_luck/" + name, split->luck,
                            {unit + ", squared", "luck: " + what + ", of one world at a point"}));
    section_.add(
        measure_of("doubt/variance_of_doubt/" + name, split->between,
                   {unit + ", squared", part.meaning,
                    split->is_cut_at_zero() ? "the estimate is below 0, and 0 is taken" : ""}));
    if (!(split->between + split->luck > 0.0))
      return {mean, section_.add(withheld(share_name, "nothing varies", part))};
    return {mean, section_.add(measure_of(share_name, split->share_between(), part))};
  }

  void add_split() {
    Table table{{{"over points", false}, {"mean"}, {"luck and doubt"}, {"doubt"}}, {}};
    table.rows.push_back({{{study_.programmes[programme_]}}, 0});
    for (Quantity const& q : quantities) {
      Values values;
      std::vector<std::size_t> samples;
      for (std::size_t k = 0; k < study_.samples.size(); ++k) {
        std::vector<double> at =
            q.of(study_.samples[k].by_programme[stress_][programme_], study_.alpha);
        if (at.empty()) continue;
        samples.push_back(k);
        values.push_back(std::move(at));
      }
      auto const [mean, share] = add(q.name, q.words, q.unit, split_of(values, samples));
      table.rows.push_back({{{q.words}, {mean}, {bounds(mean)}, {percent(share)}}, 1});
    }
    section_.tables.push_back(std::move(table));
  }

  // At how many points it is ahead of all of some rivals.
  void add_stand(PointStand const& stand, std::vector<Rival> const& rivals) {
    StandOverPoints const s = stand_over_points(study_, programme_, rivals, stress_);
    std::string const name = fmt::format("doubt/stands/{}/", stand.name);
    auto const add_count = [&](char const* ending, PointSet const& set,
                               std::string const& meaning) {
      section_.add(measure_of(name + ending, static_cast<double>(set.points),
                              {"points", meaning, fmt::format("of {} points", s.of.points)}));
    };
    auto const add_weight = [&](char const* ending, PointSet const& set, PointSet const& of,
                                std::string const& meaning) {
      section_.add(measure_of(name + ending, set.share_of(of),
                              {"share of points", meaning + ", by weight",
                               fmt::format("{} of {} points", set.points, of.points)}));
    };
    std::string const words = stand.words, told = "points at which that can be said";
    add_count("points", s.ahead, words);
    add_count("beyond_luck", s.ahead_beyond_luck, words + ", beyond luck");
    add_count("of", s.of, told);
    add_weight("share", s.ahead, s.of, words);
    add_weight("share_beyond_luck", s.ahead_beyond_luck, s.of, words + ", beyond luck");
    add_weight("share_told", s.of, set_of(study_.samples), told);
  }

  void add_stands() {
    if (study_.is_reference[programme_]) return;
    std::vector<Rival> spending, others;
    for (std::size_t other = 0; other < study_.programmes.size(); ++other) {
      if (other != programme_) (study_.is_reference[other] ? spending : others).emplace_back(other);
    }
    add_stand(brings_jobs_at, {std::nullopt});
    if (!spending.empty()) add_stand(beats_spending_at, spending);
    if (!others.empty()) add_stand(is_best_at, others);
  }

  void add_parameters() {
    constexpr std::size_t most_shown = 3;
    Table table{
        {{"spread of net jobs over points, luck included", false}, {"explains"}, {"chance"}}, {}};
    table.rows.push_back({{{study_.programmes[programme_]}}, 0});
    std::vector<std::size_t> samples;
    std::vector<double> means, weights;
    for (std::size_t k = 0; k < study_.samples.size(); ++k) {
      samples.push_back(k);
      weights.push_back(study_.samples[k].weight);
      means.push_back(
          moments_of(study_.samples[k].by_programme[stress_][programme_].net_jobs).mean());
    }
    for (ParameterShare const& s :
         shares_by_parameter(factors_of(study_, samples, stress_), means, weights)) {
      std::string const name = explained_by + s.name;
      Figure const share = section_.add(
                       measure_of(name + "/share", s.explained.share,
                                  {"share of variance",
                                   "of the means of points, that goes with this parameter"})),
                   chance = section_.add(
                       measure_of(name + "/chance", s.explained.chance,
                                  {"p-value", "of as much where the parameter does nothing"}));
      if (table.rows.size() <= most_shown)
        table.rows.push_back({{{s.name}, {percent(share)}, {chance}}, 1});
    }
    section_.tables.push_back(std::move(table));
  }

  Figure add_share(char const* what, std::string const& rival, PointSet const& set,
                   PointSet const& of, char const* words) {
    std::string const name = fmt::format("doubt/{}/{}", what, rival);
    MeasureText const text{
        "share of points", fmt::format("{} `{}`, job-years per MEUR", words, rival),
        fmt::format("{} of {} points{}", set.points, of.points, is_alike_ ? "" : ", by weight")};
    if (of.points == 0)
      return section_.add(withheld(name, "what one of the two pays cannot be told from 0", text));
    return section_.add(measure_of(name, set.share_of(of), text));
  }

  void add_rivals() {
    Table table{{{"for each million euro, against", false},
                 {"ahead at"},
                 {"beyond luck"},
                 {"behind"},
                 {"beyond luck"},
                 {"difference"},
                 {"luck and doubt"}},
                {}};
    if (study_.is_reference[programme_]) {  // nobody's choice
      section_.tables.push_back(std::move(table));
      return;
    }
    table.rows.push_back({{{study_.programmes[programme_]}}, 0});
    std::vector<Rival> rivals{std::nullopt};
    for (std::size_t other = 0; other < study_.programmes.size(); ++other) {
      if (other != programme_) rivals.emplace_back(other);
    }
    for (Rival const rival : rivals) {
      PairOverPoints const pair = pair_over_points(study_, programme_, rival, stress_);
      std::string const& name = name_of(study_, rival);
      PointSet const of = pair.all();
      Figure const ahead = add_share("ahead_of", name, pair.ahead(), of, "points ahead of"),
                   sure = add_share("ahead_beyond_luck_of", name, pair.ahead_beyond_luck(), of,
                                    "points ahead, beyond the luck of the point, of"),
                   behind = add_share("behind", name, pair.behind(), of, "points behind"),
                   lost = add_share("behind_beyond_luck", name, pair.behind_beyond_luck(), of,
                                    "points behind, beyond the luck of the point,");
      Figure const difference = add("ahead_of/" + name, "job-years per MEUR beyond `" + name + "`",
                                    "job-years per MEUR", split_of(pair.values, pair.samples))
                                    .first;
      table.rows.push_back({{{name},
                             {percent(ahead)},
                             {percent(sure)},
                             {percent(behind)},
                             {percent(lost)},
                             {difference},
                             {bounds(difference)}},
                            1});
    }
    section_.tables.push_back(std::move(table));
  }

  PointStudy const& study_;
  std::size_t programme_, stress_;
  bool is_alike_;
  Section section_;
};

}  // namespace

Section doubt_section(PointStudy const& study, std::size_t programme, std::size_t stress) {
  return Doubt(study, programme, stress).take();
}

}  // namespace clustress
