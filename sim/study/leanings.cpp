#include "sim/study/leanings.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/contracts.hpp"

namespace clustress {
namespace {

using Kinds = std::vector<std::string_view>;

Kinds const founders{"start_up_support", "access_to_finance"};
Kinds const projects{"innovation_voucher", "collaborative_rd_grant", "skills_training",
                     "management_excellence", "internationalisation_voucher"};
Kinds const downturns{"demand_recession", "anchor_firm_exit", "energy_price_shock"};
Kinds const references{"transfer", "household_transfer", "public_purchase"};

Kinds joined(std::initializer_list<Kinds> lists, Kinds more = {}) {
  for (Kinds const& list : lists) more.insert(more.end(), list.begin(), list.end());
  return more;
}

}  // namespace

std::span<MechanismSwitch const> mechanism_switches() {
  static std::vector<MechanismSwitch> const all{
      {"founders who come anyway",
       "of those who ask, many have their capital or find it elsewhere: support adds no firm",
       {{"model.entry.finds_elsewhere", 0.0}, {"model.entry.asks_without_need", 0.0}},
       founders},
      {"would-be founders",
       "some would found but for means that nobody gives them: support adds their firms",
       {{"model.entry.would_be_founders", 0.0}},
       founders},
      {"kept staff",
       "firms keep staff without work in bad times, short-time work pays a part",
       {{"model.cycle.hoarding_most", 0.0}},
       downturns},
      {"orphaned customers",
       "what a closed anchor sold moves to others here over quarters",
       {{"model.cycle.orphan_quarters", 0.0}},
       {"anchor_firm_exit"}},
      {"organisations' services",
       "staff of cluster organisations raises the productivity of members",
       {{"model.organisations.service_gain", 0.0}},
       {"cluster_organisation_funding"}},
      {"members' projects",
       "members of cluster organisations have more ideas and carry them out better",
       {{"model.organisations.member_ideas", 0.0}, {"model.organisations.member_success", 0.0}},
       {"cluster_organisation_funding", "collaborative_rd_grant", "internationalisation_voucher"}},
      {"mood of projects",
       "projects are worth less in bad times, so fewer are begun and fewer ask for support",
       {{"model.cycle.expectation", 0.0}},
       joined({projects, downturns}, {"access_to_finance"})},
      {"wider luck",
       "sales shocks widen in bad times: more firms become insolvent",
       {{"model.cycle.bad_times_dispersion", 0.0}},
       {"demand_recession", "energy_price_shock"}},
      {"crowding of markets",
       "where firms crowd a market, fewer are founded and more small ones close",
       {{"model.entry.crowding_entry", 0.0}, {"model.entry.crowding_exit", 0.0}},
       joined({founders, downturns})},
      {"loans of banks",
       "firms borrow for investments what their money lacks; banks refuse who owes much",
       {{"model.banks.bank_loans", 0.0}},
       {"access_to_finance", "credit_crunch"}},
      {"ideas put off",
       "what is not worth it or finds no money today is decided again: support brings it forward",
       {{"model.put_off.retry", 0.0}},
       joined({projects, downturns}, {"access_to_finance"})},
      {"founders on credit",
       "when banks lend less, fewer founders come, and support is asked for more",
       {{"model.cycle.founders_on_credit", 0.0}},
       joined({founders}, {"credit_crunch"})},
      {"discouraged founders",
       "fewer found in bad times",
       {{"model.cycle.entry_gap", 0.0}},
       joined({founders, downturns})},
      {"rigid wages",
       "wages fall little where unemployment is high",
       {{"model.cycle.wage_rigidity", 0.0}},
       downturns},
      {"spillovers in niches",
       "an innovation raises the productivity of firms of the same niche",
       {{"model.spillover.niche_spillover", 0.0}},
       {"collaborative_rd_grant", "innovation_voucher", "cluster_organisation_funding"}},
      {"spillovers along links",
       "partners learn from each other's innovations and R&D",
       {{"model.spillover.link_spillover", 0.0}, {"model.spillover.link_effect", 0.0}},
       {"cluster_organisation_funding", "collaborative_rd_grant"}},
      {"size classes",
       "customers give back most of what a size class wins from others: firms displace their like",
       {{"model.market.class_return", 0.0}},
       joined({projects, founders}, {"cluster_organisation_funding"})},
      {"wage curve",
       "more jobs make labour dearer: other firms employ fewer",
       {{"model.labour.wage_curve", 0.0}},
       joined({projects, founders, references}, {"cluster_organisation_funding"})},
      {"spending of incomes",
       "what firms book becomes incomes that are spent in the region",
       {{"model.demand.income_share", 0.0}},
       joined({references, projects, downturns})},
  };
  return all;
}

bool Leaning::is_assumed() const {
  return source.provenance == Provenance::assumed || source.provenance == Provenance::tuned ||
         source.provenance == Provenance::uncertain;
}

std::string Leaning::off_text() const {
  std::string text;
  for (SwitchValue const& one : mechanism->off)
    text += fmt::format("{}--set {}={:g}", text.empty() ? "" : " ", one.path, one.off);
  return text;
}

std::vector<Leaning> all_leanings(Scenario const& scenario) {
  ModelParameters model = scenario.model;
  std::vector<ParameterGroup> const groups = groups_of(model);
  std::vector<Leaning> leanings;
  for (MechanismSwitch const& mechanism : mechanism_switches()) {
    Leaning leaning{&mechanism, true, 0.0, {}};
    bool is_first = true;
    for (SwitchValue const& off : mechanism.off) {
      BoundParameter const* found = nullptr;
      for (ParameterGroup const& group : groups) {
        for (BoundParameter const& parameter : group.parameters) {
          if (off.path == "model." + group.name + "." + parameter.info->name) found = &parameter;
        }
      }
      CLUSTRESS_REQUIRE(found != nullptr, "a switch of mechanisms names no parameter");
      double const value = std::get<double>(found->get());
      leaning.is_off = leaning.is_off && value == off.off;
      if (is_first) leaning.value = value, leaning.source = found->info->source;
      is_first = false;
    }
    leanings.push_back(leaning);
  }
  return leanings;
}

std::vector<KindLeanings> leanings_of(Scenario const& scenario) {
  std::vector<KindLeanings> list;
  std::vector<Leaning> const all = all_leanings(scenario);
  auto const add = [&](std::string_view kind) {
    if (std::ranges::any_of(list, [&](KindLeanings const& one) { return one.kind == kind; }))
      return;
    KindLeanings here{std::string(kind), {}};
    for (Leaning const& leaning : all) {
      bool const carries = std::ranges::count(leaning.mechanism->kinds, kind) > 0;
      if (carries && !leaning.is_off) here.mechanisms.push_back(leaning);
    }
    if (!here.mechanisms.empty()) list.push_back(std::move(here));
  };
  for (Variant const& variant : scenario.variants) {
    if (variant.reference) continue;
    for (auto const& instrument : variant.instruments) add(instrument->kind_name());
  }
  for (StressCase const& stress : scenario.stresses) {
    for (auto const& part : stress.stresses) add(part->kind_name());
  }
  return list;
}

}  // namespace clustress
