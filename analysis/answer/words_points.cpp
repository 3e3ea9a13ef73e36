// analysis/answer/words_points.cpp — the sentences of the answer over several points.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/answer/points_answer.hpp"
#include "analysis/answer/verdict.hpp"
#include "analysis/answer/words.hpp"
#include "analysis/doubt.hpp"
#include "analysis/doubt_by_parameter.hpp"

namespace clustress {

namespace {

std::string under(PointsAnswer const& a, std::size_t stress) {
  return stress == 0 ? "undisturbed" : "under " + quoted_name(a.stresses[stress]);
}

// Where it can be said at half of the points at least.
bool is_told(PointsAnswer const& a, PointCount const& c) {
  return c.is_told(a.points);
}

// "83 of 100"
std::string of_hundred(double share) {
  return fmt::format("{:.0f} of 100", 100.0 * share);
}

// "at all 48 points", "at 40 of 45 points that tell"; by weight: "with a chance of 83 of 100"
std::string at_points(PointsAnswer const& a, PointCount const& c) {
  std::string const points = c.of == 1 ? "point" : "points", tell = c.of == 1 ? "tells" : "tell";
  if (c.by_weight && c.points != c.of) return "with a chance of " + of_hundred(c.by_weight->points);
  return fmt::format("at {} {} {}{}",
                     c.points == c.of ? std::string("all") : fmt::format("{} of", c.points), c.of,
                     points, c.of < a.points ? " that " + tell : "");
}

// "at 40 of 48 points, beyond luck at 31"
std::string with_luck(PointsAnswer const& a, PointCount const& c) {
  if (c.points == 0) return at_points(a, c);
  return at_points(a, c) + (c.by_weight
                                ? ", beyond luck with " + of_hundred(c.by_weight->beyond_luck)
                                : fmt::format(", beyond luck at {}", c.beyond_luck));
}

bool holds(PointsAnswer const& a, PointCount const& c) {
  return is_told(a, c) && c.share() >= 1.0 - a.alpha;
}

std::string headline_of_one(PointsAnswer const& a) {
  PointsProgramme const& p = a.programmes.front();
  if (!is_told(a, p.cells.front().brings_jobs)) {
    return fmt::format(
        "Whether {} brings job-years cannot be said: at most points what it pays is "
        "not told from 0.",
        quoted_name(p.name));
  }
  std::size_t least = 0;  // stress at which it brings jobs least often
  for (std::size_t s = 1; s < p.cells.size(); ++s) {
    if (is_told(a, p.cells[s].brings_jobs) &&
        p.cells[s].brings_jobs.share() < p.cells[least].brings_jobs.share())
      least = s;
  }
  std::string text = fmt::format("{} brings job-years {}", quoted_name(p.name),
                                 at_points(a, p.cells.front().brings_jobs));
  if (least > 0)
    text += fmt::format(", {} {}", under(a, least), at_points(a, p.cells[least].brings_jobs));
  return text + ".";
}

// The programme that comes first holds where it is the best at nearly all points.
std::string headline(PointsAnswer const& a) {
  if (a.programmes.size() == 1) return headline_of_one(a);
  PointsProgramme const& first = a.programmes[a.first()];
  PointCount const& calm = first.cells.front().best;
  if (!is_told(a, calm)) {
    return "Which programme is best for each euro cannot be said: at most points what one of them "
           "pays is not told from 0.";
  }
  if (!holds(a, calm)) {
    std::vector<std::string> parts;
    for (PointsProgramme const& p : a.programmes) {
      PointCount const& c = p.cells.front().best;
      if (c.points == 0) continue;
      parts.push_back(c.by_weight
                          ? fmt::format("{} has {:.0f}", quoted_name(p.name), 100.0 * c.share())
                          : fmt::format("{} at {}", quoted_name(p.name), c.points));
    }
    if (calm.by_weight) {
      return fmt::format(
          "Which programme is best for each euro hangs on what is assumed: undisturbed, of 100 "
          "parts of the chance, {}.",
          joined(parts));
    }
    return fmt::format(
        "Which programme is best for each euro hangs on what is assumed: undisturbed {} of {} "
        "points{}.",
        joined(parts), calm.of, calm.of < a.points ? " that tell" : "");
  }
  std::vector<std::string> lost, open;
  for (std::size_t s = 1; s < first.cells.size(); ++s) {
    PointCount const& c = first.cells[s].best;
    if (!is_told(a, c)) {
      open.push_back(under(a, s));
    } else if (!holds(a, c)) {
      lost.push_back(fmt::format("{} {}", under(a, s), at_points(a, c)));
    }
  }
  std::string text =
      fmt::format("{} is the best for each euro {}", quoted_name(first.name), at_points(a, calm));
  if (!lost.empty()) text += fmt::format(" undisturbed, but {} only", joined(lost));
  if (!open.empty()) text += fmt::format("; {} it cannot be said", joined(open));
  if (lost.empty() && open.empty() && first.cells.size() > 1)
    text += ", and it stays so under every stress";
  return text + ".";
}

// "“a” brings job-years at all 48 points, beyond luck at 45, and beats plain spending at 40 …"
std::string stand_sentence(PointsAnswer const& a, PointsProgramme const& p, std::size_t stress) {
  PointsCell const& cell = p.cells[stress];
  if (!is_told(a, cell.brings_jobs))
    return fmt::format("At most points what {} pays is not told from 0.", quoted_name(p.name));
  std::string text =
      fmt::format("{} brings job-years {}", quoted_name(p.name), with_luck(a, cell.brings_jobs));
  if (a.has_references && is_told(a, cell.beats_spending))
    text += fmt::format("; it beats plain spending {}", with_luck(a, cell.beats_spending));
  return text + ".";
}

std::string jobs_sentence(PointsAnswer const& a, PointsProgramme const& p) {
  PointsCell const& cell = p.cells.front();
  Measure const& m = cell.net_jobs;
  std::string const after = "After " + years_word(a.quarters), name = quoted_name(p.name);
  if (!has_interval(m)) {
    return fmt::format("{}, from {} to {} jobs exist because of {}, from point to point.", after,
                       jobs_figure(cell.lowest.value), jobs_figure(cell.highest.value), name);
  }
  std::string const alone = has_interval(cell.declared)
                                ? fmt::format("; luck alone, as the scenario is written: {}",
                                              jobs_range(cell.declared.low, cell.declared.high))
                                : std::string();
  if (m.low > 0.0) {
    return fmt::format("{}, {} exist because of {} over points, by luck and doubt{}.", after,
                       jobs_phrase(m), name, alone);
  }
  if (m.high < 0.0) {
    return fmt::format(
        "{}, about {} jobs ({}) are missing because of {} over points, by luck and "
        "doubt{}.",
        after, jobs_figure(-m.value), jobs_range(-m.high, -m.low), name, alone);
  }
  return fmt::format(
      "{}, jobs because of {} cannot be told from none over points ({} by luck and doubt{}).",
      after, name, jobs_range(m.low, m.high), alone);
}

// Parameters that the data leave open; of many the first.
std::string open_sentence(std::vector<std::string> const& open) {
  constexpr std::size_t most_named = 5;
  if (open.empty()) return "";
  std::vector<std::string> named(
      open.begin(), open.begin() + static_cast<std::ptrdiff_t>(std::min(open.size(), most_named)));
  if (open.size() > most_named) named.push_back(fmt::format("{} more", open.size() - most_named));
  return fmt::format(
      "The data do not pin down {}: of {} the points know little more than the prior.",
      joined(named), open.size() == 1 ? "it" : "these");
}

}  // namespace

std::vector<std::string> points_sentences(PointsAnswer const& a) {
  if (a.programmes.empty() || a.points == 0) return {};
  std::vector<std::string> all{headline(a)};
  PointsProgramme const& first = a.programmes[a.first()];
  all.push_back(jobs_sentence(a, first));
  all.push_back(stand_sentence(a, first, 0));
  return all;
}

std::vector<std::string> doubt_sentences(PointsAnswer const& a) {
  if (a.programmes.empty() || a.points == 0) return {};
  PointsProgramme const& first = a.programmes[a.first()];
  PointsCell const& cell = first.cells.front();
  if (!cell.doubt_share.is_given()) {
    return {a.points < fewest_points_for_doubt
                ? fmt::format("Luck and doubt are told apart from {} points on beside the declared "
                              "one; here are {}.",
                              fewest_points_for_doubt, a.points)
                : "Luck and doubt cannot be told apart here."};
  }
  std::vector<std::string> all{fmt::format(
      "Of what the jobs of {} differ by from one simulated future to another, doubt (what differs "
      "between points) makes {} of 100 parts, luck the rest.",
      quoted_name(first.name), jobs_figure(100.0 * cell.doubt_share.value))};
  std::vector<std::string> spread, doubt;
  for (std::size_t k = 0; k < std::min(drivers_shown, cell.drivers.size()); ++k) {
    std::string const parts = jobs_figure(100.0 * cell.driver_shares[k]);
    spread.push_back(fmt::format("{} ({} of 100 parts)", cell.drivers[k], parts));
    doubt.push_back(k == 0 ? fmt::format("{} makes {} of 100 parts", cell.drivers[k], parts)
                           : fmt::format("{} {}", cell.drivers[k], parts));
  }
  if (!doubt.empty() && cell.are_drivers_without_luck) {
    all.push_back(fmt::format("Of this doubt {}.", joined(doubt)));
  } else if (!spread.empty()) {
    all.push_back(fmt::format("Of the spread over points, luck included, most goes with {}.",
                              joined(spread)));
  } else if (a.points < fewest_points_for_parameters) {
    all.push_back(fmt::format("From {} points on it is told which parameter that is.",
                              fewest_points_for_parameters));
  } else if (cell.parameters > 0) {
    all.push_back("No single parameter explains it beyond chance.");
  }
  if (std::string open = open_sentence(a.weights.not_identified); !open.empty())
    all.push_back(std::move(open));
  return all;
}

std::vector<std::string> fails_sentences(PointsAnswer const& a, std::size_t at_most) {
  std::vector<std::string> all;
  std::size_t const stresses = a.stresses.size();
  for (std::size_t s = 0; s < stresses; ++s) {
    for (PointsProgramme const& p : a.programmes) {
      if (s >= p.cells.size()) continue;
      for (std::string const& told : p.cells[s].told) {
        if (all.size() < at_most) all.push_back(told);
      }
    }
  }
  return all;
}

}  // namespace clustress
