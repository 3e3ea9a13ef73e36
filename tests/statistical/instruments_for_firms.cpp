// Direction and size of what each instrument for firms does to those it supports, against the same
// firms without the programme.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "sim/random/sampling.hpp"
#include "sim/statistics/distributions.hpp"
#include "sim/statistics/moments.hpp"
#include "tests/support/paired_arms.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr std::uint32_t replicates = 12;

// One quarter of awards, more ideas than in life, and enough money for all who ask.
Scenario awards_at_once(std::string const& kind) {
  Scenario scenario = small_scenario();
  scenario.simulation.populations = 4;
  scenario.simulation.macro_path = MacroPath::off;
  add_variant(scenario, kind,
              {make_instrument(kind, {{"budget_keur", 4'000.0},
                                      {"duration_quarters", std::int64_t{1}},
                                      {"awareness_share", 1.0},
                                      {"self_selection", 0.0}})});
  return scenario;
}

// Above 0 by a one-sided t-test over replicates, α = 0.01: t(11) = 2.72.
bool is_positive(RunningMoments const& m) {
  return m.mean() > 2.72 * m.standard_error() && m.mean() > 0;
}

// The form in which no founder finds elsewhere what he lacks and all ask.
void let_all_founders_ask(EntryParameters& p) {
  p.would_be_founders = 0.6;
  p.finds_elsewhere = 0.0;
  p.asks_without_need = 1.0;
  p.start_capital_keur = 25.0;
  p.missing_share = 0.3;
}

}  // namespace

// A gain b fades by 2^(−1/T_b) a quarter, T_b two quarters: a year after completion a quarter of it
// is left of those that would not have been done, so less than half. Seen to fail with a gain that
// stays and with support that leaves decisions as they are.
TEST_CASE("what a voucher does to productivity is half gone within a year of completion",
          "[statistical][instruments]") {
  Scenario scenario = awards_at_once("innovation_voucher");
  scenario.model.ideas[ProjectKind::assignment].hazard = 0.4;
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  int const completion = 1 + scenario.model.ideas[ProjectKind::assignment].duration_quarters;
  RunningMoments first, year_later, links;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    PairedArms pair(scenario, preparation, 1, r);
    auto const gain = [](World const& world, std::size_t row) {
      return static_cast<double>(world.firms.assignment_gain[row]);
    };
    while (pair.with.world.now < completion) pair.step();
    REQUIRE(pair.supported.size() > 5);
    first.add(pair.mean_gain(gain));
    links.add(pair.mean_gain([](World const& world, std::size_t row) {
      return static_cast<double>(world.firms.research_link[row]);
    }));
    while (pair.with.world.now < completion + 4) pair.step();
    year_later.add(pair.mean_gain(gain));
  }
  INFO("gain " << first.mean() << " ± " << first.standard_error() << ", a year later "
               << year_later.mean() << " ± " << year_later.standard_error() << ", research links "
               << links.mean());
  CHECK(is_positive(first));
  CHECK(is_positive(links));
  CHECK(year_later.mean() + 3.0 * year_later.standard_error() < 0.5 * first.mean());
}

// Sales follow productivity up and down: of what they are more after two years a part is lost again
// in the eight years that follow, while those of the same firms without a voucher are not. 64
// replicates, one-sided α = 0.005: t(63) = 2.66. Seen to fail with a reputation that stays at 0, as
// sales then keep what they won.
TEST_CASE("what a voucher does to sales is lost again", "[statistical][instruments]") {
  Scenario scenario = awards_at_once("innovation_voucher");
  scenario.model.ideas[ProjectKind::assignment].hazard = 0.4;
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  RunningMoments after_two_years, lost;
  for (std::uint32_t r = 0; r < 64; ++r) {
    PairedArms pair(scenario, preparation, 1, r);
    auto const log_sales = [](World const& world, std::size_t row) {
      return std::log(world.firms.local_sales[row] + world.firms.outside_sales[row]);
    };
    while (pair.with.world.now < 8) pair.step();
    double const then = pair.mean_gain(log_sales);
    while (pair.with.world.now < 40) pair.step();
    after_two_years.add(then);
    lost.add(then - pair.mean_gain(log_sales));
  }
  INFO("ln sales after two years +" << after_two_years.mean() << " ± "
                                    << after_two_years.standard_error() << ", of it lost after ten "
                                    << lost.mean() << " ± " << lost.standard_error());
  CHECK(after_two_years.mean() > 2.66 * after_two_years.standard_error());
  CHECK(lost.mean() > 2.66 * lost.standard_error());
}

// a decays at ρ, so of the gain at completion ρ^20 is left after five years, a quarter or less.
// Seen to fail with training that passes within quarters and with support that leaves decisions as
// they are.
TEST_CASE("subsidised training raises productivity, and the lead is forgotten",
          "[statistical][instruments]") {
  Scenario scenario = awards_at_once("skills_training");
  scenario.model.ideas[ProjectKind::training].hazard = 0.3;
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  double const left = std::pow(scenario.model.knowledge.persistence, 4);
  RunningMoments first, year_later, end;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    PairedArms pair(scenario, preparation, 1, r);
    auto const a = [](World const& world, std::size_t row) {
      return world.firms.productivity[row];
    };
    while (pair.with.world.now < 1 + scenario.model.ideas[ProjectKind::training].duration_quarters)
      pair.step();
    first.add(pair.mean_gain(a));
    while (pair.with.world.now < 5 + scenario.model.ideas[ProjectKind::training].duration_quarters)
      pair.step();
    year_later.add(pair.mean_gain(a));
    while (pair.with.world.now < 21 + scenario.model.ideas[ProjectKind::training].duration_quarters)
      pair.step();
    end.add(pair.mean_gain(a));
  }
  INFO("productivity " << first.mean() << " ± " << first.standard_error() << ", a year later "
                       << year_later.mean() << " ± " << year_later.standard_error() << " (" << left
                       << " kept), five years later " << end.mean() << " ± "
                       << end.standard_error());
  CHECK(is_positive(first));
  CHECK(is_positive(year_later));
  CHECK(std::abs(year_later.mean() - left * first.mean()) <
        0.3 * first.mean() + 3.0 * year_later.standard_error());
  CHECK(end.mean() < 0.5 * first.mean() + 2.0 * end.standard_error());
}

// Exporters in the region: more by those who would not have begun, never by more than were
// supported, and what those sell outside rises. Seen to fail with a step abroad that support cannot
// make cheaper.
TEST_CASE("support for a first step abroad makes exporters", "[statistical][instruments]") {
  Scenario scenario = awards_at_once("internationalisation_voucher");
  scenario.model.ideas[ProjectKind::export_step].hazard = 0.6;
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  RunningMoments begun, sales;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    PairedArms pair(scenario, preparation, 1, r);
    auto const abroad = [](World const& world, std::size_t row) {
      return world.firms.standing[row].has(Standing::exporter) ? 1.0 : 0.0;
    };
    while (pair.with.world.now <
           1 + scenario.model.ideas[ProjectKind::export_step].duration_quarters)
      pair.step();
    double const more = pair.total_gain(abroad);
    CHECK(more <= static_cast<double>(pair.supported.size()));
    begun.add(more);
    sales.add(pair.mean_gain([](World const& world, std::size_t row) {
      return std::log(world.firms.outside_sales[row]);
    }));
  }
  INFO("exporters +" << begun.mean() << " ± " << begun.standard_error()
                     << ", ln outside sales of supported +" << sales.mean() << " ± "
                     << sales.standard_error());
  CHECK(is_positive(begun));
  CHECK(is_positive(sales));
}

// Consortia link their firms and their spending is knowledge capital of the lead. Links fade with
// their half-life but stay above those without the programme for a year. Seen to fail when the
// planned links are not formed, and when spending does not enter the stock.
TEST_CASE("a collaborative grant makes links and knowledge capital", "[statistical][instruments]") {
  Scenario scenario = awards_at_once("collaborative_rd_grant");
  scenario.model.ideas[ProjectKind::research].hazard = 0.3;
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  RunningMoments links, later, stock;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    PairedArms pair(scenario, preparation, 1, r);
    auto const more_links = [&pair] {
      return static_cast<double>(pair.with.world.links.size()) -
             static_cast<double>(pair.without.world.links.size());
    };
    pair.step();
    REQUIRE(!pair.supported.empty());
    links.add(more_links());
    stock.add(pair.mean_gain([](World const& world, std::size_t row) {
      return static_cast<double>(world.firms.rd_stock[row]);
    }));
    while (pair.with.world.now < 5) pair.step();
    later.add(more_links());
  }
  INFO("links +" << links.mean() << " ± " << links.standard_error() << ", a year later +"
                 << later.mean() << ", R&D stock +" << stock.mean() << " ± "
                 << stock.standard_error() << " kEUR");
  CHECK(is_positive(links));
  CHECK(is_positive(later));
  CHECK(is_positive(stock));
}

// Founders with means found anyway and have the whole grant as cash beside what their twins have,
// to the cent; those whose gap it closes found only with it. So entries rise in every world by the
// latter, exactly, in the first quarter. Seen to fail with a grant that a founder with means does
// not get, and with one that makes every applicant an extra firm.
TEST_CASE("start-up support adds firms, and pays those who found anyway",
          "[statistical][instruments]") {
  Scenario scenario = awards_at_once("start_up_support");
  let_all_founders_ask(scenario.model.entry);
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  std::size_t additional = 0, deadweight = 0;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    PairedArms pair(scenario, preparation, 1, r);
    pair.step();
    std::int64_t extra = 0, new_here = 0;
    for (std::size_t c = 0; c < pair.with.world.cells.size(); ++c) {
      extra += pair.with.world.cells[c].entries - pair.without.world.cells[c].entries;
    }
    for (auto const& [firm, cell] : pair.supported) {
      FirmTable const &a = pair.with.world.firms, &b = pair.without.world.firms;
      std::size_t const row = a.find(cell, firm), twin = b.find(cell, firm);
      REQUIRE(row != FirmTable::npos);
      CHECK(a.assignment_gain[row] > 0.0F);
      if (twin == FirmTable::npos) {
        ++new_here;
        continue;
      }
      ++deadweight;
      double grant = 0;
      for (Commitment const& promise : pair.with.world.office.commitments) {
        if (promise.firm == firm) grant = to_keur(promise.amount);
      }
      CHECK(grant > 0.0);
      CHECK(std::abs(a.cash[row] - b.cash[twin] - grant) < 1e-5);
    }
    CHECK(extra == new_here);
    additional += static_cast<std::size_t>(new_here);
  }
  INFO(additional << " additional firms, " << deadweight << " that were founded anyway");
  CHECK(additional > 20);
  CHECK(deadweight > 20);
}

// Who would have found elsewhere what he lacks found anyway; with the grant he begins with the
// grant less his gap, to the cent, as he does not take it there. Beside him are would-be founders,
// and next to nobody who lacks nothing: a half of those supported are additional, binomial at α =
// 1e-3. Seen to fail when the grant comes on top, and when nobody finds it elsewhere.
TEST_CASE("a founder takes the grant in place of what he would have found elsewhere",
          "[statistical][instruments]") {
  Scenario scenario = awards_at_once("start_up_support");
  EntryParameters& p = scenario.model.entry;
  p.would_be_founders = p.finds_elsewhere = 0.5;
  p.asks_without_need = 0.0;
  p.demand_elasticity = 0.0;  // nobody comes or stays away since the call
  auto const preparation = std::make_shared<Preparation const>(prepare(scenario));
  int additional = 0, deadweight = 0;
  for (std::uint32_t r = 0; r < replicates; ++r) {
    PairedArms pair(scenario, preparation, 1, r);
    pair.step();
    for (auto const& [firm, cell] : pair.supported) {
      FirmTable const &a = pair.with.world.firms, &b = pair.without.world.firms;
      std::size_t const row = a.find(cell, firm), twin = b.find(cell, firm);
      if (twin == FirmTable::npos) ++additional;
      if (twin == FirmTable::npos) continue;
      ++deadweight;
      double grant = 0;
      for (Commitment const& promise : pair.with.world.office.commitments)
        grant += promise.firm == firm ? to_keur(promise.amount) : 0.0;
      Block const means =
          pair.with.world.random.block(to_number(firm), pair.with.world.now, Purpose::founder);
      double const cost = p.start_capital_keur * a.jobs[row];
      double const gap =
          std::min(exponential_quantile(to_uniform(means[0]), p.missing_share * cost),
                   p.missing_most * cost);
      CHECK(gap <= grant);
      CHECK(std::abs(a.cash[row] - b.cash[twin] - (grant - gap)) < 1e-5);
    }
  }
  int const all = additional + deadweight;
  INFO(additional << " additional firms, " << deadweight << " that were founded anyway");
  CHECK(all > 40);
  CHECK(additional >= static_cast<int>(binomial_quantile(0.5e-3, all, 0.5)));
  CHECK(additional <= static_cast<int>(binomial_quantile(1.0 - 0.5e-3, all, 0.5)));
}

// Would-be founders come only with support: without a programme their number per founder changes
// nothing, bit for bit. Seen to fail with the mean of all founders raised.
TEST_CASE("without support would-be founders do not found", "[statistical][instruments]") {
  Scenario few = small_scenario(), many = small_scenario();
  few.model.entry.would_be_founders = 0.0;
  many.model.entry.would_be_founders = 3.0;
  Arm a = begin_arm(few), b = begin_arm(many);
  a.step_until(12);
  b.step_until(12);
  CHECK(same_state(a.world, b.world));
}
