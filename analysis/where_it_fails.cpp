#include "analysis/where_it_fails.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "analysis/point_factors.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

class WhereItFails {
 public:
  WhereItFails(PointStudy const& study, std::size_t programme, std::size_t stress)
      : study_(study),
        programme_(programme),
        stress_(stress),
        section_(section_over_points("discovery", "Where it fails", programme)) {
    section_.tables.push_back({{{"for each million euro, against", false},
                                {"behind at"},
                                {"in the box"},
                                {"of them"},
                                {"coverage"},
                                {"density"},
                                {"chance"}},
                               {}});
    section_.tables.front().rows.push_back({{{study.programmes[programme]}}, 0});
  }

  Section take() {
    if (study_.is_reference[programme_]) return {};
    section_.notes.push_back(
        {"",
         {"Points are taken as they are, each alike; at each the sign of a mean over its worlds. "
          "The rarer of behind and ahead is sought. Coverage: of all points of that kind, in the "
          "box. Density: of the points in the box, of that kind.",
          " Chance: share of searches with as good a box after the outcomes are shuffled; above "
          "0.05 no box is told. Where nothing is to be found, one of twenty searches tells of a "
          "box all the same."}});
    against(std::nullopt);
    for (bool const reference : {true, false}) {
      for (std::size_t other = 0; other < study_.programmes.size(); ++other) {
        if (study_.is_reference[other] == reference && (reference || other > programme_))
          against(other);
      }
    }
    say_rest();
    return std::move(section_);
  }

 private:
  void against(Rival rival) {
    PairOverPoints const pair = pair_over_points(study_, programme_, rival, stress_);
    rival_ = name_of(study_, rival);
    points_ = pair.samples.size();
    std::size_t const behind = pair.behind().points;
    // The rarer outcome is the one to be found.
    seeks_behind_ = 2 * behind <= points_;
    Cases cases;
    cases.factors = factors_of(study_, pair.samples, stress_);
    for (Estimate const& d : pair.differences)
      cases.of_interest.push_back(seeks_behind_ ? d.value < 0.0 : !(d.value < 0.0));
    TableRow row{{{rival_}}, 1};
    Figure const figure = section_.add(measure_of(
        name("points_behind"), static_cast<double>(behind),
        {"points", fmt::format("points at which it is behind `{}`, job-years per MEUR", rival_),
         fmt::format("of {} points", points_)}));
    row.cells.push_back({plain(figure)});
    std::size_t const rare = cases.count_of_interest();
    if (points_ == 0) {
      unknown_.push_back(quoted_rival());
    } else if (rare == 0) {
      (seeks_behind_ ? never_behind_ : always_behind_).push_back(quoted_rival());
    } else if (!are_enough(cases) || cases.factors.empty()) {
      too_few_.push_back(fmt::format("{} “{}” at {} of {} points",
                                     seeks_behind_ ? "behind" : "ahead of", rival_, rare, points_));
    } else {
      tell(cases, pair, row);
    }
    row.cells.resize(section_.tables.front().columns.size());
    section_.tables.front().rows.push_back(std::move(row));
  }

  void tell(Cases const& cases, PairOverPoints const& pair, TableRow& row) {
    Found const found = discover(cases);
    auto const add = [&](std::string const& what, double value, char const* unit,
                         std::string meaning) {
      return section_.add(measure_of(name(what), value, {unit, std::move(meaning)}));
    };
    Figure const chance =
        found.limits.empty()
            ? section_.add(withheld(name("chance"), "no factor limits the box",
                                    {"share of shuffled searches", "chance of as good a box"}))
            : add("chance", found.chance, "share of shuffled searches", "chance of as good a box");
    std::string const sought = seeks_behind_ ? "behind" : "ahead";
    if (!found.is_told()) {
      row.cells.insert(row.cells.end(), {{}, {}, {}, {}, {chance}});
      no_pattern_.push_back(fmt::format("{} “{}” at {} of {} points",
                                        seeks_behind_ ? "behind" : "ahead of", rival_,
                                        cases.count_of_interest(), points_));
      return;
    }
    BoxContent const& c = found.content;
    Figure const in = add("points_in_box", static_cast<double>(c.cases), "points",
                          "points in the box"),
                 of = add("points_in_box_" + sought, static_cast<double>(c.of_interest), "points",
                          "points in the box at which it is " + sought),
                 coverage = add("coverage", c.coverage, "share of points",
                                "of all such points, in the box"),
                 density =
                     add("density", c.density, "share of points", "of the points in the box, such");
    add("mass", c.mass, "share of points", "of all points, in the box");
    add_means(cases, pair, found.box);
    row.cells.insert(row.cells.end(), {{plain(in)},
                                       {plain(of), " " + sought},
                                       {percent(coverage)},
                                       {percent(density)},
                                       {chance}});
    say(fmt::format("{} {} “{}” {}where {} ({} of {} such points; elsewhere {} of {}).", subject(),
                    seeks_behind_ ? "loses to" : "beats", rival_, how_often(c),
                    words_of(found.box, found.all, cases.factors), c.of_interest, c.cases,
                    cases.count_of_interest() - c.of_interest, cases.size() - c.cases),
        trust(cases, found), tree_words(cases, found));
  }

  void add_means(Cases const& cases, PairOverPoints const& pair, Box const& box) {
    RunningMoments in, out;
    for (std::size_t k = 0; k < pair.differences.size(); ++k)
      (holds(box, cases, k) ? in : out).add(pair.differences[k].value);
    auto const add = [&](char const* what, RunningMoments const& m, char const* where) {
      MeasureText const text{
          "job-years per MEUR",
          fmt::format("beyond `{}`, mean over points {} the box", rival_, where)};
      section_.add(m.count() > 0 ? measure_of(name(what), m.mean(), text)
                                 : withheld(name(what), "no point", text));
    };
    add("mean_in_box", in, "in");
    add("mean_outside", out, "outside");
  }

  // A box may hold most points of a kind and still more of the other.
  static char const* how_often(BoxContent const& c) {
    constexpr double most = 0.8;
    if (c.density > 0.5) return "";
    return c.coverage >= 1.0 ? "only " : c.coverage >= most ? "almost only " : "more often ";
  }

  // How far each limit holds.
  std::string trust(Cases const& cases, Found const& found) {
    std::vector<std::string> parts;
    for (Limit const& limit : found.limits) {
      std::string const& factor = cases.factors[limit.factor].name;
      double const p = std::isnan(limit.quasi_p_low) ? limit.quasi_p_high
                       : std::isnan(limit.quasi_p_high)
                           ? limit.quasi_p_low
                           : std::max(limit.quasi_p_low, limit.quasi_p_high);
      section_.add(measure_of(name("quasi_p/" + factor), p,
                              {"p-value", "that a box without this limit is as dense by luck"}));
      section_.add(measure_of(
          name("found_again/" + factor),
          static_cast<double>(limit.again) / static_cast<double>(repeats),
          {"share of repeats", "searches in four fifths of the points that limit it too"}));
      parts.push_back(fmt::format("{} in {} of {}", factor, limit.again, repeats));
    }
    return fmt::format("Found again where a random fifth of the points is left out: {}.",
                       fmt::join(parts, ", "));
  }

  static std::string tree_words(Cases const& cases, Found const& found) {
    std::vector<std::string> leaves;
    for (Leaf const& leaf : found.tree) {
      if (leaf.is_mostly_of_interest() && found.tree.size() > 1) {
        leaves.push_back(fmt::format("{} ({} of {})", words_of(leaf.box, found.all, cases.factors),
                                     leaf.of_interest, leaf.cases));
      }
    }
    if (leaves.empty()) return "A tree finds no part where this is the rule.";
    return fmt::format("A tree says: {}.", fmt::join(leaves, "; or "));
  }

  // What needs no sentence of its own.
  void say_rest() {
    auto const group = [&](std::vector<std::string> const& rivals, std::string const& before,
                           std::string const& after) {
      if (!rivals.empty())
        say(fmt::format("{} {}{}{}", subject(), before, fmt::join(rivals, ", "), after));
    };
    group(never_behind_, "is at no point behind ", ".");
    group(always_behind_, "is at every point behind ", ".");
    group(no_pattern_, "is ",
          ": in no pattern beyond chance that holds where a fifth of the points is left out.");
    group(too_few_, "is ",
          fmt::format(": too few to say where. It takes {} points, and {} of each kind.",
                      fewest_cases, fewest_of_each_kind));
    group(unknown_, "cannot be held against ", ": what one of the two pays is not told from 0.");
  }

  [[nodiscard]] std::string subject() const {
    std::string const& stress = study_.stresses[stress_];
    std::string const under = stress_ == 0 ? "Undisturbed" : "Under “" + stress + "”";
    return fmt::format("{}, “{}”", under, study_.programmes[programme_]);
  }
  // Texts of a phrase are cut if they are long; so each sentence is one.
  void say(std::string sentence, std::string const& more = "", std::string const& last = "") {
    Phrase phrase{std::move(sentence)};
    if (!more.empty()) phrase.emplace_back(" " + more);
    if (!last.empty()) phrase.emplace_back(" " + last);
    section_.notes.push_back({more.empty() ? "" : found_in_box, std::move(phrase)});
  }
  [[nodiscard]] std::string quoted_rival() const { return "“" + rival_ + "”"; }
  [[nodiscard]] std::string name(std::string const& what) const {
    return fmt::format("discovery/{}/{}", rival_, what);
  }

  PointStudy const& study_;
  std::size_t programme_, stress_;
  std::string rival_;
  std::size_t points_ = 0;
  bool seeks_behind_ = true;
  std::vector<std::string> never_behind_, always_behind_, no_pattern_, too_few_, unknown_;
  Section section_;
};

}  // namespace

Section where_it_fails(PointStudy const& study, std::size_t programme, std::size_t stress) {
  return WhereItFails(study, programme, stress).take();
}

}  // namespace clustress
