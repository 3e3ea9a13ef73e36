#include "sim/study/doubts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "sim/core/money.hpp"
#include "sim/core/text.hpp"
#include "sim/study/money_plan.hpp"
#include "sim/world/acting_quarters.hpp"

namespace clustress {
namespace {

constexpr double large_share = 0.05;   // of a year's value added, released in a year
constexpr double late_share = 0.1;     // of a budget, payable only after the end
constexpr double small_budget = 20.0;  // kEUR
constexpr double far_apart = 10.0;     // times
constexpr double small_percent = 0.5;  // severity of a stress

std::string named(Variant const& variant) {
  return fmt::format("variant \"{}\"", printable(variant.name));
}

void doubt_amount(Scenario const& scenario, Variant const& variant,
                  std::vector<std::string>& doubts) {
  double const budget = budget_keur(variant);
  if (budget == 0.0) {
    doubts.push_back(named(variant) + " has no money and does nothing.");
    return;
  }
  if (budget < small_budget) {
    doubts.push_back(
        fmt::format("{}: {:g} kEUR are {:.0f} euro. Budgets are in thousand euro, and a point is "
                    "the decimal mark: 8.000 is 8.",
                    named(variant), budget, 1000.0 * budget));
  }
  QuarterSpan const span = release_span(variant, scenario.simulation.horizon_quarters);
  int const quarters = span.last - span.first + 1;
  double const share = budget / (quarters / 4.0 * value_added_keur(scenario.world, variant));
  if (share > large_share) {
    doubts.push_back(fmt::format(
        "{}: {:.0f} kEUR ({:.6g} million euro) in {} quarter{} are {:.0f} % of what firms of its "
        "target regions produce in that time. Budgets are in thousand euro.",
        named(variant), budget, budget / 1000.0, quarters, quarters == 1 ? "" : "s",
        100.0 * share));
  }
}

void doubt_payment(Scenario const& scenario, Variant const& variant,
                   std::vector<std::string>& doubts) {
  int const horizon = scenario.simulation.horizon_quarters;
  for (auto const& instrument : variant.instruments) {
    DeliveryTerms const& terms = instrument->terms();
    Cents late = 0;
    for (int q = std::max(1, horizon - terms.payout_delay_quarters + 1); q <= horizon; ++q)
      late += release_in_quarter(terms, q);
    if (to_keur(late) <= late_share * terms.budget_keur) continue;
    doubts.push_back(fmt::format(
        "{}, instrument \"{}\": {:.6g} of {:.6g} kEUR can be paid only after the last quarter "
        "(payout_delay_quarters = {}, horizon_quarters = {}), and costs will not hold them. "
        "Simulate longer.",
        named(variant), printable(terms.name), to_keur(late), terms.budget_keur,
        terms.payout_delay_quarters, horizon));
  }
}

void doubt_budgets_apart(std::vector<Variant const*> const& programmes,
                         std::vector<std::string>& doubts) {
  Variant const* least = nullptr;
  Variant const* most = nullptr;
  for (Variant const* variant : programmes) {
    if (budget_keur(*variant) == 0.0) continue;
    if (least == nullptr || budget_keur(*variant) < budget_keur(*least)) least = variant;
    if (most == nullptr || budget_keur(*variant) > budget_keur(*most)) most = variant;
  }
  if (least == nullptr || budget_keur(*most) <= far_apart * budget_keur(*least)) return;
  doubts.push_back(fmt::format(
      "budgets lie far apart: \"{}\" has {:.6g} kEUR, \"{}\" {:.6g}. the reference programmes "
      "spend the larger one; compare programmes by the EUR.",
      printable(least->name), budget_keur(*least), printable(most->name), budget_keur(*most)));
}

// Cut is what a programme plans to release; where nothing is planned any more, nothing is cut.
void doubt_cut(StressCase const& stress, QuarterSpan acts,
               std::vector<Variant const*> const& programmes, int horizon,
               std::vector<std::string>& doubts) {
  bool const is_cut = std::ranges::all_of(stress.stresses, [](auto const& part) {
    return part->kind_name().starts_with("programme_");
  });
  if (!is_cut) return;
  for (Variant const* variant : programmes) {
    QuarterSpan const released = release_span(*variant, horizon);
    if (released.is_empty() || acts.first <= released.last) continue;
    doubts.push_back(fmt::format(
        "stress \"{}\" begins in quarter {}, when all money of \"{}\" is released (quarter {}): it "
        "changes nothing of it. Begin earlier (start_quarter).",
        printable(stress.name), acts.first, printable(variant->name), released.last));
  }
}

// Parts that would act, and do not: nothing is in their scope.
void doubt_acting(StressCase const& stress, Economy const& economy,
                  std::vector<Variant const*> const& programmes, int horizon,
                  std::vector<std::string>& doubts) {
  QuarterSpan const acts = acting_quarters(stress.stresses, economy, horizon);
  if (!acts.is_empty()) return doubt_cut(stress, acts, programmes, horizon, doubts);
  bool const is_meant =
      std::ranges::any_of(stress.stresses, [](auto const& part) { return part->severity() > 0.0; });
  if (!is_meant) return;
  doubts.push_back(fmt::format(
      "stress \"{}\" never acts within {} quarters: nothing is in its scope, or it comes "
      "too late.",
      printable(stress.name), horizon));
}

std::string lowered(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

// Two names that differ only by case are two programmes to the program and one to a reader.
void doubt_names(std::string_view what, std::vector<std::string> const& names,
                 std::vector<std::string>& doubts) {
  std::map<std::string, std::string> seen;
  for (std::string const& name : names) {
    auto const [known, is_new] = seen.emplace(lowered(name), name);
    if (is_new || known->second == name) continue;
    doubts.push_back(
        fmt::format("{} \"{}\" and \"{}\" differ by capital letters alone; readers will "
                    "take them for one. Rename one.",
                    what, printable(known->second), printable(name)));
  }
}

void doubt_stress(StressCase const& stress, std::vector<std::string>& doubts) {
  for (auto const& part : stress.stresses) {
    if (part->severity() == 0.0) {
      doubts.push_back(fmt::format("stress \"{}\": {} of severity 0 changes nothing.",
                                   printable(stress.name), part->kind_name()));
    } else if (part->severity() < small_percent) {
      doubts.push_back(
          fmt::format("stress \"{}\": {} of severity {:g} is next to nothing. Percent are written "
                      "as 4.5, not 0.045.",
                      printable(stress.name), part->kind_name(), part->severity()));
    }
  }
}

// Points with populations of their own make all of them, used or not.
void doubt_populations(Scenario const& scenario, std::vector<std::string>& doubts) {
  Simulation const& s = scenario.simulation;
  std::set<std::string> keys;
  for (ScenarioPoint const& point : scenario.points.all) keys.insert(point.population_key);
  if (keys.size() < 2 || scenario.points.options.luck == Luck::own || s.populations <= s.replicates)
    return;
  doubts.push_back(fmt::format(
      "each of {} points makes {} populations and uses {} of them. Most of the work is in making "
      "them: populations = {} in [simulation] would save it.",
      keys.size(), s.populations, s.replicates, s.replicates));
}

}  // namespace

double value_added_keur(WorldFacts const& facts, Variant const& variant) {
  double keur = 0.0;
  for (RegionFacts const& region : facts.regions) {
    bool const is_target =
        variant.regions.empty()
            ? &region == &facts.regions.front()
            : std::ranges::find(variant.regions, region.name) != variant.regions.end();
    if (!is_target) continue;
    for (auto const& [name, share] : region.sector_share) {
      auto const sector = std::ranges::find(facts.sectors, name, &SectorFacts::name);
      if (sector != facts.sectors.end())
        keur += region.employed_persons * share * sector->value_added_per_job_keur;
    }
  }
  return keur;
}

std::vector<std::string> doubts_of(Scenario const& scenario) {
  std::vector<std::string> doubts;
  std::vector<Variant const*> programmes;
  for (std::size_t v = 1; v < scenario.variants.size(); ++v) {
    Variant const& variant = scenario.variants[v];
    if (variant.reference || variant.is_variation()) continue;
    programmes.push_back(&variant);
    doubt_amount(scenario, variant, doubts);
    doubt_payment(scenario, variant, doubts);
  }
  doubt_budgets_apart(programmes, doubts);
  doubt_populations(scenario, doubts);
  Economy const economy(scenario.world, scenario.model);
  std::vector<std::string> variants, stresses, instruments;
  for (Variant const& variant : scenario.variants) {
    variants.push_back(variant.name);
    for (auto const& instrument : variant.instruments)
      instruments.push_back(instrument->terms().name);
  }
  for (StressCase const& stress : scenario.stresses) {
    stresses.push_back(stress.name);
    doubt_stress(stress, doubts);
    doubt_acting(stress, economy, programmes, scenario.simulation.horizon_quarters, doubts);
  }
  doubt_names("variants", variants, doubts);
  doubt_names("stresses", stresses, doubts);
  doubt_names("instruments", instruments, doubts);
  return doubts;
}

}  // namespace clustress
