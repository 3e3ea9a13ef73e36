// The panel of a unit against what the engine itself counts: jobs, the account of beneficiaries,
// applications and projects. With every firm in it, sums are equal to the last person.
#include <clustress/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "tests/support/followed_panel.hpp"

using namespace clustress;
using namespace clustress::test;

TEST_CASE("a panel of all firms adds up to net jobs and to the account of beneficiaries",
          "[panel]") {
  Scenario const scenario = followed_scenario();
  Followed const f = follow(scenario, 1);
  REQUIRE(f.panel.years_before == 3);  // of a burn-in of 12 quarters
  REQUIRE(f.years() == 3 + 10);
  REQUIRE(f.panel.years.front() == scenario.simulation.start.year - 3);
  std::size_t beneficiaries = 0;
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t v = 1; v < scenario.variants.size(); ++v) {
      for (std::size_t year = f.panel.years_before - 1; year < f.years(); ++year) {
        std::size_t const quarter = 4 * (year + 1 - f.panel.years_before);
        std::int64_t with = 0, without = 0, paid = 0, firms = 0;
        for (std::size_t one = 0; one < f.cases(); ++one) {
          if (f.whole(panel_column("variant"), one) != static_cast<int>(v) ||
              f.whole(panel_column("stress"), one) != static_cast<int>(s))
            continue;
          std::size_t const row = one * f.years() + year;
          std::int64_t const jobs = f.whole(panel_column("jobs"), row),
                             there = f.whole(panel_column("jobs_without"), row);
          std::int32_t const first = f.whole(panel_column("paid_quarter"), one);
          with += jobs;
          without += there;
          firms += f.whole(panel_column("alive"), row);
          if (first > 0 && first <= static_cast<int>(quarter)) paid += jobs - there;
          CHECK(f.at<double>(panel_column("weight"), one) == 1.0);
        }
        INFO("variant " << v << " stress " << s << " quarter " << quarter);
        CHECK(static_cast<double>(with) == f.value("total", "jobs", v, s, quarter));
        CHECK(static_cast<double>(without) == f.value("total", "jobs", 0, s, quarter));
        CHECK(static_cast<double>(firms) == f.value("total", "firms", v, s, quarter));
        CHECK(static_cast<double>(paid) == f.value("account", "jobs_delta", v, s, quarter, 0));
        beneficiaries += paid != 0 ? 1 : 0;
      }
    }
  }
  CHECK(beneficiaries > 20);  // the comparison is not one of zeros
}

TEST_CASE("applications, awards and projects in a panel are those that the engine counts",
          "[panel]") {
  Scenario const scenario = followed_scenario();
  Followed const f = follow(scenario);
  std::size_t const last = static_cast<std::size_t>(scenario.simulation.horizon_quarters);
  for (std::size_t w = 0; w < f.table.entries[0]; ++w) {
    auto const v = static_cast<std::size_t>(f.whole(panel_column("world_variant"), w)),
               s = static_cast<std::size_t>(f.whole(panel_column("world_stress"), w));
    std::int64_t projects = 0, anyway = 0;
    for (std::size_t one = 0; one < f.cases(); ++one) {
      if (f.whole(panel_column("variant"), one) != static_cast<int>(v) ||
          f.whole(panel_column("stress"), one) != static_cast<int>(s))
        continue;
      projects += f.whole(panel_column("projects"), one);
      anyway += f.whole(panel_column("projects_anyway"), one);
    }
    INFO("variant " << v << " stress " << s);
    CHECK(f.whole(panel_column("world_done"), w) == 1);
    CHECK(static_cast<double>(anyway) == f.value("total", "projects_deadweight", v, s, last));
    CHECK(static_cast<double>(projects - anyway) ==
          f.value("total", "projects_additional", v, s, last));
    CHECK(projects > 0);
  }
  // Every application of a firm that came to live, and nobody else's.
  std::map<std::pair<int, int>, double> applied, awarded;
  for (std::size_t a = 0; a < f.table.entries[3]; ++a) {
    auto const one = static_cast<std::size_t>(f.whole(panel_column("application_case"), a));
    std::pair const world(f.whole(panel_column("variant"), one),
                          f.whole(panel_column("stress"), one));
    applied[world] += 1;
    awarded[world] += f.whole(panel_column("application_awarded"), a);
    double const score = f.at<double>(panel_column("application_score"), a),
                 cutoff = f.at<double>(panel_column("application_cutoff"), a);
    if (!std::isnan(cutoff))
      CHECK((score > cutoff) == (f.whole(panel_column("application_awarded"), a) == 1));
  }
  auto const counted = [&](std::size_t v, std::size_t s, std::string const& name) {
    double sum = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      double const count = f.value("instrument", name, v, s, last, k);
      sum += std::isnan(count) ? 0.0 : count;
    }
    return sum;
  };
  for (std::size_t const v : {1U, 3U}) {  // no founders there
    for (std::size_t s = 0; s < 2; ++s) {
      std::pair const world(static_cast<int>(v), static_cast<int>(s));
      CHECK(applied[world] == counted(v, s, "applications"));
      CHECK(awarded[world] == counted(v, s, "awards"));
      CHECK(awarded[world] < applied[world]);  // some are refused
    }
  }
}

TEST_CASE("a programme without money leaves a panel in which both worlds are one", "[panel]") {
  Scenario scenario = small_scenario();
  add_variant(scenario, "nothing", {small_voucher({{"budget_keur", 0.0}})});
  scenario.panel.is_wanted = true;
  scenario.panel.sample_share = 1.0;
  Followed const f = follow(scenario);
  REQUIRE(f.cases() > 1000);
  CHECK(f.table.entries[3] == 0);
  std::size_t compared = 0;
  for (std::size_t k = 0; k + 1 < std::size(panel_columns); ++k) {
    if (panel_columns[k + 1].name != std::string(panel_columns[k].name) + "_without") continue;
    ++compared;
    INFO(panel_columns[k].name);
    if (panel_columns[k].type == PanelType::real) {
      auto const &with = f.table.values<float>(k), &without = f.table.values<float>(k + 1);
      CHECK(std::ranges::equal(with, without, [](float a, float b) {
        return a == b || (std::isnan(a) && std::isnan(b));
      }));
    } else {
      CHECK(f.table.values<std::int32_t>(k) == f.table.values<std::int32_t>(k + 1));
    }
  }
  CHECK(compared == 11);
}

TEST_CASE("a sample is the same firms in every variant and stress, and stands for all", "[panel]") {
  double const share = 0.2;
  Scenario scenario = followed_scenario(share);
  scenario.panel.sample_share_large = 1.0;
  Followed const f = follow(scenario);
  Followed const all = follow(followed_scenario());
  std::map<std::pair<int, int>, std::set<int>> sampled, applied;
  std::map<std::pair<int, int>, double> weights;
  std::set<int> old;  // firms of the common start
  for (std::size_t one = 0; one < f.cases(); ++one) {
    std::pair const world(f.whole(panel_column("variant"), one),
                          f.whole(panel_column("stress"), one));
    int const firm = f.whole(panel_column("firm"), one);
    double const weight = f.at<double>(panel_column("weight"), one);
    if (f.whole(panel_column("applications"), one) > 0) {
      applied[world].insert(firm);
      CHECK(weight == 1.0);
    } else {
      sampled[world].insert(firm);
      CHECK((weight == 1.0 || weight == 1.0 / share));  // large firms all, others by the share
    }
    if (f.whole(panel_column("founded"), one) > 0) continue;
    weights[world] += weight;
    old.insert(firm);
  }
  // Every applicant is there. A firm of the common start that is in the sample of one world is in
  // that of every other, or applied there.
  std::map<std::pair<int, int>, std::size_t> all_applied;
  for (std::size_t one = 0; one < all.cases(); ++one) {
    std::pair const world(all.whole(panel_column("variant"), one),
                          all.whole(panel_column("stress"), one));
    all_applied[world] += all.whole(panel_column("applications"), one) > 0 ? 1 : 0;
  }
  for (auto const& [world, firms] : sampled) {
    CHECK(applied[world].size() == all_applied[world]);
    for (int const firm : sampled.begin()->second)
      CHECK((!old.contains(firm) || firms.contains(firm) || applied[world].contains(firm)));
  }
  // Weights estimate the firms at the start: alpha = 1e-6 two-sided (4.89 standard errors).
  for (auto const& [world, sum] : weights) {
    double const firms = all.value("total", "firms", 0, 0, 0);
    CHECK(std::abs(sum - firms) < 4.89 * std::sqrt(firms * (1.0 - share) / share));
  }
}
