#include "analysis/answer/points_answer.hpp"

#include <algorithm>

#include "analysis/answer/answer.hpp"
#include "analysis/doubt.hpp"
#include "analysis/doubt_by_parameter.hpp"
#include "analysis/sensitivities.hpp"
#include "analysis/where_it_fails.hpp"

namespace clustress {

namespace {

Measure measure_or_none(ProgrammeEffects const& e, std::string const& name) {
  Measure const* found = find_measure(e, name);
  return found == nullptr ? withheld(name, "not in the result", {}) : *found;
}

PointCount count_of(ProgrammeEffects const& e, PointStand const& stand, bool is_weighted) {
  auto const share = [&](char const* ending) {
    Measure const* m = find_measure(e, std::string("doubt/stands/") + stand.name + ending);
    return m == nullptr ? 0.0 : m->value;
  };
  auto const count = [&](char const* ending) { return static_cast<std::size_t>(share(ending)); };
  PointCount result{count("/points"), count("/beyond_luck"), count("/of")};
  if (is_weighted)
    result.by_weight = {share("/share"), share("/share_beyond_luck"), share("/share_told")};
  return result;
}

// PREFIX/PARAMETER/share, in the order of the effects.
struct ShareOf {
  std::string parameter;
  double share;
};
std::vector<ShareOf> shares_of(ProgrammeEffects const& e, std::string_view prefix) {
  constexpr std::string_view share = "/share";
  std::vector<ShareOf> shares;
  for (Measure const& m : measures_of(e)) {
    if (!m.name.starts_with(prefix) || !m.name.ends_with(share)) continue;
    shares.push_back(
        {m.name.substr(prefix.size(), m.name.size() - prefix.size() - share.size()), m.value});
  }
  return shares;
}

// All parameters at once and without luck where the points allow that; else one by one, of the
// spread of the points' means, which has their luck in it.
void add_drivers(PointsCell& cell, ProgrammeEffects const& e, double alpha) {
  std::vector<ShareOf> const spread = shares_of(e, explained_by);
  cell.parameters = spread.size();
  for (auto const& [parameter, share] : shares_of(e, std::string(sensitivity_method) + "/")) {
    cell.drivers.push_back(parameter);
    cell.driver_shares.push_back(share);
  }
  cell.are_drivers_without_luck = !cell.drivers.empty();
  if (cell.are_drivers_without_luck) return;
  for (auto const& [parameter, share] : spread) {
    double const chance = measure_or_none(e, explained_by + parameter + "/chance").value;
    if (!is_beyond_chance(chance, spread.size(), alpha)) continue;
    cell.drivers.push_back(parameter);
    cell.driver_shares.push_back(share);
  }
}

// The first sentence of each box.
void add_told(PointsCell& cell, ProgrammeEffects const& e) {
  for (Section const& section : e.sections) {
    for (Note const& note : section.notes) {
      if (note.head != found_in_box) continue;
      if (auto const* words = std::get_if<std::string>(&note.text.front()))
        cell.told.push_back(*words);
    }
  }
}

PointsCell cell_of(ProgrammeEffects const& e, double alpha, bool is_weighted) {
  PointsCell cell;
  cell.net_jobs = measure_or_none(e, "doubt/over_points/net_jobs");
  cell.declared = measure_or_none(e, "net_jobs/point/0");
  cell.doubt_share = measure_or_none(e, "doubt/share/net_jobs");
  cell.lowest = measure_or_none(e, "net_jobs/lowest_point");
  cell.highest = measure_or_none(e, "net_jobs/highest_point");
  cell.brings_jobs = count_of(e, brings_jobs_at, is_weighted);
  cell.beats_spending = count_of(e, beats_spending_at, is_weighted);
  cell.best = count_of(e, is_best_at, is_weighted);
  add_drivers(cell, e, alpha);
  add_told(cell, e);
  return cell;
}

}  // namespace

std::size_t PointsAnswer::first() const {
  auto const found = std::ranges::max_element(programmes, {}, [this](PointsProgramme const& p) {
    PointsCell const& cell = p.cells.front();
    if (cell.best.is_told(points)) return cell.best.share();
    return cell.brings_jobs.is_told(points) ? cell.brings_jobs.share() : 0.0;
  });
  return static_cast<std::size_t>(found - programmes.begin());
}

PointsAnswer points_answer_of(Effects const& over_points) {
  PointsAnswer a;
  a.points = over_points.points.empty() ? 0 : over_points.points.size() - 1;
  a.quarters = over_points.horizon;
  a.alpha = over_points.alpha;
  a.weights = over_points.point_weights;
  for (ProgrammeEffects const& e : over_points.programmes) {
    if (std::ranges::find(a.stresses, e.stress) == a.stresses.end()) a.stresses.push_back(e.stress);
    a.has_references = a.has_references || e.reference;
    if (e.reference) continue;
    auto found = std::ranges::find(a.programmes, e.variant, &PointsProgramme::name);
    if (found == a.programmes.end()) found = a.programmes.insert(found, {e.variant, {}});
    found->cells.push_back(cell_of(e, a.alpha, a.weights.is_weighted));
  }
  return a;
}

}  // namespace clustress
