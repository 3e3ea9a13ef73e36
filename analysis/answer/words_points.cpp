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

std::string at_points(PointCount const& c) {
  return c.points == c.of ? fmt::format("at all {} points", c.of)
                          : fmt::format("at {} of {} points", c.points, c.of);
}

// "at 40 of 48 points, beyond luck at 31"
std::string with_luck(PointCount const& c) {
  return c.points == 0 ? at_points(c)
                       : fmt::format("{}, beyond luck at {}", at_points(c), c.beyond_luck);
}

bool holds(PointsAnswer const& a, PointCount const& c) {
  return c.of > 0 && c.share() >= 1.0 - a.alpha;
}

std::string headline_of_one(PointsAnswer const& a) {
  PointsProgramme const& p = a.programmes.front();
  std::size_t least = 0;  // stress at which it brings jobs least often
  for (std::size_t s = 1; s < p.cells.size(); ++s) {
    if (p.cells[s].brings_jobs.share() < p.cells[least].brings_jobs.share()) least = s;
  }
  std::string text = fmt::format("{} brings job-years {}", quoted_name(p.name),
                                 at_points(p.cells.front().brings_jobs));
  if (least > 0)
    text += fmt::format(", {} {}", under(a, least), at_points(p.cells[least].brings_jobs));
  return text + ".";
}

// The programme that comes first holds where it is the best at nearly all points.
std::string headline(PointsAnswer const& a) {
  if (a.programmes.size() == 1) return headline_of_one(a);
  PointsProgramme const& first = a.programmes[a.first()];
  PointCount const& calm = first.cells.front().best;
  if (calm.of == 0)
    return "Which programme is best cannot be said: what they pay is not told from 0.";
  if (!holds(a, calm)) {
    std::vector<std::string> parts;
    for (PointsProgramme const& p : a.programmes) {
      PointCount const& c = p.cells.front().best;
      if (c.points > 0) parts.push_back(fmt::format("{} at {}", quoted_name(p.name), c.points));
    }
    return fmt::format(
        "Which programme is best for each euro hangs on what is assumed: undisturbed {} of {} "
        "points.",
        joined(parts), calm.of);
  }
  std::vector<std::string> lost;
  for (std::size_t s = 1; s < first.cells.size(); ++s) {
    PointCount const& c = first.cells[s].best;
    if (!holds(a, c)) lost.push_back(fmt::format("{} {}", under(a, s), at_points(c)));
  }
  std::string const best =
      fmt::format("{} is the best for each euro {}", quoted_name(first.name), at_points(calm));
  if (lost.empty())
    return best + (first.cells.size() > 1 ? ", and it stays so under every stress." : ".");
  return fmt::format("{} undisturbed, but {} only.", best, joined(lost));
}

// "“a” brings job-years at all 48 points, beyond luck at 45, and beats plain spending at 40 …"
std::string stand_sentence(PointsAnswer const& a, PointsProgramme const& p, std::size_t stress) {
  PointsCell const& cell = p.cells[stress];
  if (cell.brings_jobs.of == 0)
    return fmt::format("What {} pays cannot be told from nothing.", quoted_name(p.name));
  std::string text =
      fmt::format("{} brings job-years {}", quoted_name(p.name), with_luck(cell.brings_jobs));
  if (a.has_references && cell.beats_spending.of > 0)
    text += fmt::format("; it beats plain spending {}", with_luck(cell.beats_spending));
  return text + ".";
}

std::string jobs_sentence(PointsAnswer const& a, PointsProgramme const& p) {
  PointsCell const& cell = p.cells.front();
  std::string const after = "After " + years_word(a.quarters);
  if (has_interval(cell.net_jobs)) {
    std::string const alone = has_interval(cell.declared)
                                  ? fmt::format(", of luck alone as the scenario is written: {}",
                                                jobs_phrase(cell.declared))
                                  : std::string();
    return fmt::format("{}, {} exist because of {} over points, the range of luck and doubt{}.",
                       after, jobs_phrase(cell.net_jobs), quoted_name(p.name), alone);
  }
  return fmt::format("{}, from {} to {} jobs exist because of {}, from point to point.", after,
                     jobs_figure(cell.lowest.value), jobs_figure(cell.highest.value),
                     quoted_name(p.name));
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
      "Of what the jobs of {} differ by from one simulated future to another, {} of 100 parts come "
      "from what differs between points (doubt), the rest from luck.",
      quoted_name(first.name), jobs_figure(100.0 * cell.doubt_share.value))};
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < std::min(drivers_shown, cell.drivers.size()); ++k)
    parts.push_back(fmt::format("{} ({} of 100 parts)", cell.drivers[k],
                                jobs_figure(100.0 * cell.driver_shares[k])));
  if (!parts.empty()) {
    all.push_back(fmt::format("Most of the spread over points goes with {}.", joined(parts)));
  } else if (a.points < fewest_points_for_parameters) {
    all.push_back(fmt::format("From {} points on it is told which parameter that is.",
                              fewest_points_for_parameters));
  } else if (cell.parameters > 0) {
    all.push_back("No single parameter explains it beyond chance.");
  }
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
