#include "sim/study/doubts.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/money.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace {

constexpr double large_share = 0.05;   // of a year's value added, released in a year
constexpr double late_share = 0.1;     // of a budget, payable only after the end
constexpr double small_budget = 20.0;  // kEUR
constexpr double far_apart = 10.0;     // times
constexpr double small_percent = 0.5;  // severity of a stress

double budget_of(Variant const& variant) {
  double keur = 0.0;
  for (auto const& instrument : variant.instruments) keur += instrument->terms().budget_keur;
  return keur;
}

std::string named(Variant const& variant) {
  return fmt::format("variant \"{}\"", printable(variant.name));
}

void doubt_amount(Scenario const& scenario, Variant const& variant,
                  std::vector<std::string>& doubts) {
  double const budget = budget_of(variant);
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
  ReleaseSpan const span = release_span(variant, scenario.simulation.horizon_quarters);
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
    if (budget_of(*variant) == 0.0) continue;
    if (least == nullptr || budget_of(*variant) < budget_of(*least)) least = variant;
    if (most == nullptr || budget_of(*variant) > budget_of(*most)) most = variant;
  }
  if (least == nullptr || budget_of(*most) <= far_apart * budget_of(*least)) return;
  doubts.push_back(fmt::format(
      "budgets lie far apart: \"{}\" has {:.6g} kEUR, \"{}\" {:.6g}. the reference programmes "
      "spend the larger one; compare programmes by the EUR.",
      printable(least->name), budget_of(*least), printable(most->name), budget_of(*most)));
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

ReleaseSpan release_span(Variant const& variant, int horizon) {
  ReleaseSpan span;
  for (int quarter = 1; quarter <= horizon; ++quarter) {
    bool const releases = std::ranges::any_of(variant.instruments, [&](auto const& instrument) {
      return release_in_quarter(instrument->terms(), quarter) > 0;
    });
    if (!releases) continue;
    if (span.first == 0) span.first = quarter;
    span.last = quarter;
  }
  return span;
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
  for (StressCase const& stress : scenario.stresses) doubt_stress(stress, doubts);
  return doubts;
}

}  // namespace clustress
