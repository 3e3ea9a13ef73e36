// Who is in a panel cannot be told from it: numbers of firms, and own firms.
#include <clustress/catch.hpp>
#include <cmath>
#include <map>
#include <set>

#include "tests/support/followed_panel.hpp"

using namespace clustress;
using namespace clustress::test;

TEST_CASE("numbers of firms in a panel say nothing of their order", "[panel]") {
  Scenario scenario = followed_scenario();
  scenario.panel.stresses = {"undisturbed"};
  Followed const f = follow(scenario), again = follow(scenario), other = follow(scenario, 2);
  auto const& numbers = f.table.values<std::int32_t>(panel_column("firm"));
  CHECK(numbers == again.table.values<std::int32_t>(panel_column("firm")));
  CHECK(numbers != other.table.values<std::int32_t>(panel_column("firm")));
  std::set<std::int32_t> const distinct(numbers.begin(), numbers.end());
  CHECK(*distinct.begin() == 1);
  CHECK(*distinct.rbegin() == static_cast<std::int32_t>(distinct.size()));  // none is left out
  // Numbers do not follow age: rank correlation of the first world within 5 standard errors of 0.
  double sum = 0, sum_number = 0, sum_birth = 0, squares_number = 0, squares_birth = 0, n = 0;
  for (std::size_t one = 0; one < f.cases(); ++one) {
    if (f.whole(panel_column("variant"), one) != 1) continue;
    double const number = numbers[one], birth = f.whole(panel_column("founded"), one);
    n += 1;
    sum += number * birth;
    sum_number += number;
    sum_birth += birth;
    squares_number += number * number;
    squares_birth += birth * birth;
  }
  double const covariance = sum / n - sum_number / n * sum_birth / n;
  double const deviation = std::sqrt((squares_number / n - std::pow(sum_number / n, 2)) *
                                     (squares_birth / n - std::pow(sum_birth / n, 2)));
  CHECK(std::abs(covariance / deviation) < 5.0 / std::sqrt(n));
}

TEST_CASE("own firms are in a panel only if it is asked for", "[panel]") {
  Scenario scenario = followed_scenario();
  scenario.panel.stresses = {"undisturbed"};
  for (std::uint64_t id = 1; id <= 3; ++id) {
    OwnFirm firm;
    firm.id = FirmId{id};
    firm.sector = SectorRow(1);
    firm.jobs = static_cast<std::int32_t>(40 * id);
    firm.founded = -40;
    scenario.world.own_firms.push_back(firm);
  }
  auto const own_rows = [](Followed const& f) {
    std::size_t rows = 0;
    for (std::size_t one = 0; one < f.cases(); ++one)
      rows += f.whole(panel_column("own_firm"), one) == 1 ? 1 : 0;
    return rows;
  };
  Followed const without = follow(scenario);
  CHECK(own_rows(without) == 0);
  scenario.panel.own_firms = true;
  Followed const with = follow(scenario);
  CHECK(own_rows(with) == 3 * 3);  // in each of three variants
  CHECK(with.cases() == without.cases() + 3 * 3);
  // The same worlds with another word in the table: the same firms, and all numbers are others. No
  // list of candidate names leads to a number.
  Scenario other = scenario;
  other.world.own_firms.front().rd_keur = 1.0;
  Followed const renumbered =
      follow(scenario, 0, std::make_shared<Economy const>(other.world, other.model));
  std::vector<std::int32_t> before = with.table.values<std::int32_t>(panel_column("founded")),
                            after = renumbered.table.values<std::int32_t>(panel_column("founded"));
  CHECK(before != after);
  std::ranges::sort(before);
  std::ranges::sort(after);
  CHECK(before == after);
}
