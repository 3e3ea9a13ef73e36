// calibration/page/benchmarks.cpp — the same moments in worlds that know less: what the model and
// its fit are worth beyond them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "calibration/confirmation.hpp"
#include "calibration/page/markdown.hpp"
#include "calibration/page/sections.hpp"
#include "sim/core/contracts.hpp"
#include "sim/statistics/quantiles.hpp"

namespace clustress::page {
namespace {

using Judgements = std::span<Judgement const>;

// Places of moments of which something is observed and that have a population in every world.
std::vector<std::size_t> compared(std::vector<Judgements> const& worlds) {
  std::vector<std::size_t> places;
  for (std::size_t k = 0; k < worlds.front().size(); ++k) {
    bool const has_all = std::ranges::all_of(worlds, [&](Judgements world) {
      return world[k].distance && world[k].role != TargetRole::other_count;
    });
    if (has_all) places.push_back(k);
  }
  return places;
}

// How far a world is from what is observed, over the moments at these places.
struct Worth {
  FitTally tally;
  double median = 0.0, rms = 0.0;  // of the distance in errors
  std::size_t nearer = 0;          // moments to which no other world is as near
};

Worth worth_of(ValidationPage const& page, std::vector<Judgements> const& worlds, std::size_t w,
               std::vector<std::size_t> const& places) {
  Worth worth;
  std::vector<double> distances;
  for (std::size_t const k : places) {
    double const own = std::abs(*worlds[w][k].distance);
    add_to(worth.tally, worlds[w][k], is_fitted(page, *worlds[w][k].target));
    distances.push_back(own);
    worth.rms += own * own;
    bool is_nearest = true;
    for (std::size_t other = 0; other < worlds.size(); ++other)
      is_nearest &= other == w || own < std::abs(*worlds[other][k].distance);
    worth.nearer += is_nearest ? 1 : 0;
  }
  worth.rms = std::sqrt(worth.rms / static_cast<double>(places.size()));
  worth.median = quantile(distances, 0.5);
  return worth;
}

std::string met(std::size_t count, std::size_t of) {
  return fmt::format("{} of {}", count, of);
}

// One column a world.
std::string worth_table(Cells head, std::vector<Worth> const& worths) {
  std::vector<Cells> rows{{"fitted figures in their bands"},
                          {"held-out figures in their bands"},
                          {"error, median"},
                          {"error, root of the mean square"},
                          {"moments to which it is the nearest"}};
  for (Worth const& worth : worths) {
    FitTally const& t = worth.tally;
    rows[0].push_back(met(t.fitted_met, t.fitted));
    rows[1].push_back(met(t.held_out_met, t.held_out));
    rows[2].push_back(number(worth.median));
    rows[3].push_back(number(worth.rms));
    rows[4].push_back(met(worth.nearer, t.fitted + t.held_out));
  }
  return table(head, rows);
}

std::string distance_cell(Judgement const& judgement) {
  std::string const text = fmt::format("{:.1f}", std::abs(*judgement.distance));
  return judgement.inside ? text : fmt::format("**{}**", text);
}

std::string moment_table(ValidationPage const& page, Cells const& head,
                         std::vector<Judgements> const& worlds,
                         std::vector<std::size_t> const& places) {
  Cells all = head;
  all.front() = "moment";
  all.insert(all.begin() + 1, "use");
  std::vector<Cells> rows;
  for (std::size_t const k : places) {
    Target const& target = *worlds.front()[k].target;
    Cells row{code(target.name), is_fitted(page, target) ? "fitted" : "held out"};
    for (Judgements const world : worlds) row.push_back(distance_cell(world[k]));
    rows.push_back(std::move(row));
  }
  return table(all, rows);
}

}  // namespace

std::string benchmarks_section(ValidationPage const& page) {
  if (page.benchmarks.empty()) return "";
  std::vector<Judgements> worlds{page.judgements};
  Cells head{"", "this world"};
  std::string names;
  for (Benchmark const& one : page.benchmarks) {
    CLUSTRESS_REQUIRE(one.judgements.size() == page.judgements.size(), "the same moments");
    worlds.push_back(one.judgements);
    head.push_back(escaped(one.title));
    names +=
        fmt::format("- {}: {}, digest {}\n", escaped(one.title), code(one.name), code(one.digest));
  }
  std::vector<std::size_t> const places = compared(worlds);
  std::string const text =
      "## Beside worlds that know less\n\nThe same moments, counted in the same way over as many "
      "replicates. Error: of the simulated mean from what is observed, in errors of the observed "
      "figure; **bold**: out of the band. Moments without a population in one of the worlds are "
      "left out.\n\n" +
      names + "\n";
  if (places.empty()) return text + "No moment can be compared.\n";
  std::vector<Worth> worths;
  for (std::size_t w = 0; w < worlds.size(); ++w)
    worths.push_back(worth_of(page, worlds, w, places));
  return text + worth_table(head, worths) + "\n" + moment_table(page, head, worlds, places);
}

}  // namespace clustress::page
