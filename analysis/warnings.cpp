#include "analysis/warnings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "analysis/data/numbers.hpp"

namespace clustress {

namespace {

constexpr double notable_share = 0.1;  // of money, unused or owed: compare warns above it

// Whether a stress changed neither jobs nor cash in any world of any variant.
bool did_not_act(UsableReplicates const& worlds, std::size_t stress) {
  ResultView const& view = worlds.view();
  for (char const* name : {"jobs", "cash"}) {
    DatasetValues const* d = worlds.find("total", name);
    if (d == nullptr) continue;
    for (std::size_t v = 0; v < view.variants.size(); ++v) {
      if (worlds.left_out(v)) continue;
      for (std::size_t const r : worlds.used()) {
        for (std::size_t t = 0; t < view.quarters; ++t) {
          double const here = d->values[view.at(*d, v, stress, r, t)];
          double const undisturbed = d->values[view.at(*d, v, 0, r, t)];
          if (here != undisturbed && !(std::isnan(here) && std::isnan(undisturbed))) return false;
        }
      }
    }
  }
  return true;
}

void warn_of_stresses(Effects& effects, UsableReplicates const& worlds) {
  for (std::size_t s = 1; s < worlds.view().stresses.size(); ++s) {
    if (!did_not_act(worlds, s)) continue;
    effects.warnings.push_back(
        fmt::format("{}: the stress did not act in any world; its numbers are those of {}.",
                    worlds.view().stresses[s], worlds.view().stresses[0]));
  }
}

// Money without use and money still owed, where it is most: one warning a programme each.
void warn_of_money(Effects& effects) {
  std::map<std::string, ProgrammeEffects const*> unused, owed;
  auto const owed_share = [](ProgrammeEffects const& e) {
    double const all = e.owed_keur.value + e.cash_outlay_keur.value;
    return all > 0.0 ? e.owed_keur.value / all : 0.0;
  };
  for (ProgrammeEffects const& e : effects.programmes) {
    auto const keep_most = [&](auto& most, auto const& share) {
      auto const [place, is_new] = most.emplace(e.variant, &e);
      if (!is_new && share(e) > share(*place->second)) place->second = &e;
    };
    if (e.unused_share() > notable_share)
      keep_most(unused, [](ProgrammeEffects const& p) { return p.unused_share(); });
    if (owed_share(e) > notable_share) keep_most(owed, owed_share);
  }
  for (auto const& [variant, e] : unused) {
    effects.warnings.push_back(
        fmt::format("{}, {}: only {} of the {} kEUR released were used; {} % found no use{}. "
                    "Compare programmes "
                    "by the EUR spent.",
                    variant, e->stress, number_text(e->released_keur->value - e->no_use_keur.value),
                    number_text(e->released_keur->value), whole_text(100.0 * e->unused_share()),
                    e->why_no_use.empty() ? "" : " (" + e->why_no_use + ")"));
  }
  for (auto const& [variant, e] : owed) {
    effects.warnings.push_back(fmt::format(
        "{}, {}: {} kEUR are promised and not paid by the end. Costs leave them out and are too "
        "low; the targets count them. Simulate longer (simulation.horizon_quarters).",
        variant, e->stress, number_text(e->owed_keur.value)));
  }
}

// One warning a programme, with the stresses under which it leans on few worlds.
void warn_of_outliers(Effects& effects) {
  std::vector<std::pair<std::string, std::string>> where;  // by programme, in order
  for (ProgrammeEffects const& e : effects.programmes) {
    if (e.outlying_worlds == 0) continue;
    auto found = std::ranges::find(where, e.variant, &std::pair<std::string, std::string>::first);
    if (found == where.end()) found = where.insert(where.end(), {e.variant, ""});
    found->second += fmt::format("{}{} ({} of {})", found->second.empty() ? "" : ", ", e.stress,
                                 e.outlying_worlds, effects.replicates_used);
  }
  for (auto const& [variant, stresses] : where) {
    effects.warnings.push_back(fmt::format(
        "{}: worlds that are outliers in net jobs (perhaps a large firm survived only with the "
        "programme, or only without): {}. Means and intervals lean on them: look at the median.",
        variant, stresses));
  }
}

void warn_of_left_out(Effects& effects, UsableReplicates const& worlds) {
  for (std::size_t v = 0; v < worlds.view().variants.size(); ++v) {
    if (!worlds.left_out(v)) continue;
    effects.warnings.push_back(fmt::format(
        "{}: {} worlds failed, so it is left out and the others are compared without it (the "
        "causes: `clustress info`; `simulation.reference_programmes = false` runs without it).",
        worlds.view().variants[v], worlds.left_out(v)));
  }
}

}  // namespace

void collect_warnings(Effects& effects, UsableReplicates const& worlds) {
  if (effects.worlds_failed > 0) {
    effects.warnings.push_back(
        fmt::format("{} of {} worlds failed; their replicates are left out of all comparisons (the "
                    "causes: `clustress info`).",
                    effects.worlds_failed, effects.worlds_run));
  }
  if (effects.replicates_used < 2)
    effects.warnings.emplace_back("One replicate only: there are no intervals.");
  else if (effects.replicates_used < fewest_replicates)
    effects.warnings.push_back(fmt::format(
        "{} replicates only: worlds may agree or differ by chance, and intervals lean on few. Take "
        "at least {}.",
        effects.replicates_used, fewest_replicates));
  warn_of_outliers(effects);
  warn_of_left_out(effects, worlds);
  warn_of_stresses(effects, worlds);
  warn_of_money(effects);
  for (ProgrammeEffects const& e : effects.programmes) {
    for (Section const& section : e.sections) {
      for (std::string const& text : section.warnings)
        effects.warnings.push_back(fmt::format("{}, {}: {}", e.variant, e.stress, text));
    }
  }
  if (worlds.view().variants.size() < 2)
    effects.warnings.emplace_back("The result holds no programme, only worlds without.");
}

}  // namespace clustress
