// Who gains, start-ups, and what to choose where: hand-made numbers, parts that add up as printed.
#include <algorithm>
#include <clustress/catch.hpp>
#include <numeric>
#include <sstream>

#include "analysis/data/adding_up.hpp"
#include "analysis/data/gains.hpp"
#include "analysis/render/report_text.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr std::size_t worlds = 4, end = 1;

// One programme in two regions with one cluster. By size it brings 10.5, 40.25, 13.5 and −3.25
// jobs, 61 together; of these 20 in the cluster.
HandMadeResult splits() {
  HandMadeResult result({"none", "busy"}, {"undisturbed"}, worlds, end + 1, {"here", "there"});
  result.view.dimensions.push_back({"cluster", {"Biotech"}});
  for (char const* name : {"jobs_of_class", "value_added_of_class"})
    result.make("size_class", name, 4, "", 100.0);
  result.make("cluster", "jobs", 1, "", 70.0);
  result.make("account_cluster", "jobs_delta", 5);
  double const by_size[] = {10.5, 40.25, 13.5, -3.25};
  for (std::size_t r = 0; r < worlds; ++r) {
    double const wobble = r % 2 == 0 ? 1.0 : -1.0;
    for (std::size_t k = 0; k < 4; ++k) {
      result.value("size_class", "jobs_of_class", 1, 0, r, end, k) += by_size[k] + wobble;
      result.value("size_class", "value_added_of_class", 1, 0, r, end, k) += 7.0;
    }
    result.change(1, 0, r, end, 0, 65.0 + 4.0 * wobble);
    result.change(1, 0, r, end, 2, -4.0);
    result.value("cluster", "jobs", 1, 0, r, end) += 20.0 + wobble;
    result.value("account_cluster", "jobs_delta", 1, 0, r, end, 0) += 23.0 + wobble;
    result.value("account_cluster", "jobs_delta", 1, 0, r, end, 2) -= 3.0;
  }
  return result;
}

// On one line.
std::string text_of(Effects const& e) {
  std::istringstream in(effects_table(e, false, Accounts::every_stress));
  std::string text;
  for (std::string word; in >> word;) text += word + " ";
  return text;
}

std::vector<long long> printed_of(Table const& table, std::size_t column) {
  std::vector<long long> whole;
  for (TableRow const& row : table.rows)
    whole.push_back(static_cast<long long>(std::get<Figure>(row.cells.at(column)[0]).rounded));
  return whole;
}

}  // namespace

// Parts that were rounded one by one are drawn to the rounded sum, the least sure ones first.
TEST_CASE("parts add up to a sum that is rounded elsewhere", "[analysis][gains]") {
  using Whole = std::vector<long long>;
  CHECK(adding_up(std::vector<double>{10.5, 40.25, 13.5, -3.25}) == Whole{11, 40, 13, -3});
  CHECK(adding_up(std::vector<double>{0.4, 0.4}, 1) == Whole{1, 0});
  CHECK(adding_up(std::vector<double>{0.6, 0.6}, 0) == Whole{0, 0});
  CHECK(adding_up(std::vector<double>{2.0, 3.0}, 4) == Whole{2, 2});
}

TEST_CASE("who gains: parts as printed add up to net jobs, and a sentence says where they are",
          "[analysis][gains]") {
  HandMadeResult const result = splits();
  Effects const e = build_effects(result.view);
  Section const* section = section_of(e.programmes.at(0), "who_gains");
  REQUIRE(section != nullptr);
  CHECK(measure(e.programmes[0], "who_gains/jobs").value == Approx(61.0));
  CHECK(measure(e.programmes[0], "who_gains/size_class/10-49/jobs").value == Approx(40.25));
  CHECK(measure(e.programmes[0], "who_gains/size_class/together").value == Approx(61.0));
  CHECK(measure(e.programmes[0], "who_gains/size_class/250+/value_added").value == Approx(7.0));
  CHECK(measure(e.programmes[0], "who_gains/cluster/in no cluster/jobs").value == Approx(41.0));
  CHECK(measure(e.programmes[0], "who_gains/account_cluster/in no cluster/beneficiaries").value ==
        Approx(42.0));
  CHECK(measure(e.programmes[0], "who_gains/account_cluster/Biotech/together").value ==
        Approx(20.0));
  for (Table const& table : section->tables) {
    INFO(table.columns.front().head);
    if (table.columns.front().head.starts_with("where")) {
      for (TableRow const& row : table.rows) {
        long long sum = 0;
        for (std::size_t k = 1; k + 1 < row.cells.size(); ++k)
          sum += static_cast<long long>(std::get<Figure>(row.cells[k][0]).rounded);
        CHECK(sum == static_cast<long long>(std::get<Figure>(row.cells.back()[0]).rounded));
      }
      std::vector<long long> const all = printed_of(table, table.columns.size() - 1);
      CHECK(std::accumulate(all.begin(), all.end(), 0LL) == 61);
      continue;
    }
    std::vector<long long> parts = printed_of(table, 1);
    long long const together = parts.back();
    parts.pop_back();
    CHECK(std::accumulate(parts.begin(), parts.end(), 0LL) == together);
    CHECK(together == 61);
  }
  std::string const text = text_of(e);
  CHECK(
      text.find("of 61 net jobs 40 are in firms of 10-49 persons, -3 in firms of 250+ persons.") !=
      std::string::npos);
}

// Three clusters that gain 20, 7 and −5 jobs of 61 in all. The first grows at the start (phase 1)
// and declines later, which does not count; the second is in growth in two of four worlds, in
// sustainment (2) in the others; the third declines (3). By hand: growth 20 + 7/2, sustainment 7/2,
// decline −5, 39 in no cluster; nobody emerges. Seen to fail with the phase at the end.
TEST_CASE("who gains by the phase in which clusters were at the start", "[analysis][gains]") {
  HandMadeResult result = splits();
  CHECK(text_of(build_effects(result.view)).find("gains by phase of the cluster.") !=
        std::string::npos);
  result.view.dimensions.back().labels = {"Biotech", "Optics", "Print"};
  result.make("cluster", "jobs", 3, "", 70.0);
  result.make("cluster", "phase", 3, "code", 3.0);
  result.make("account_cluster", "jobs_delta", 15);
  double const gain[] = {20.0, 7.0, -5.0};
  for (std::size_t r = 0; r < worlds; ++r) {
    for (std::size_t v = 0; v < 2; ++v) {
      result.value("cluster", "phase", v, 0, r, 0, 0) = 1.0;
      result.value("cluster", "phase", v, 0, r, 0, 1) = r % 2 == 0 ? 1.0 : 2.0;
    }
    for (std::size_t k = 0; k < 3; ++k) result.value("cluster", "jobs", 1, 0, r, end, k) += gain[k];
  }
  ProgrammeEffects const p = build_effects(result.view).programmes.at(0);
  auto const jobs = [&](std::string const& part) {
    return measure(p, "who_gains/cluster_phase/" + part).value;
  };
  CHECK(jobs("growth/jobs") == Approx(23.5));
  CHECK(jobs("sustainment/jobs") == Approx(3.5));
  CHECK(jobs("decline/jobs") == Approx(-5.0));
  CHECK(jobs("in no cluster/jobs") == Approx(39.0));
  CHECK(jobs("together") == Approx(61.0));
  CHECK_FALSE(has_measure(p, "who_gains/cluster_phase/emergence/jobs"));
  result.view.withheld = {{"cluster", {1, 2}}};
  ProgrammeEffects const hidden = build_effects(result.view).programmes.at(0);
  CHECK_FALSE(measure(hidden, "who_gains/cluster_phase/growth/jobs").is_given());
  CHECK_FALSE(measure(hidden, "who_gains/cluster_phase/decline/jobs").is_given());
  CHECK(measure(hidden, "who_gains/cluster_phase/in no cluster/jobs").is_given());
}

TEST_CASE("a result without the splits says what is missing, and shows the rest",
          "[analysis][gains]") {
  HandMadeResult result = splits();
  result.drop("size_class", "jobs_of_class");
  Effects const e = build_effects(result.view);
  Section const* section = section_of(e.programmes.at(0), "who_gains");
  REQUIRE(section != nullptr);
  CHECK(has_measure(e.programmes[0], "who_gains/cluster/Biotech/jobs"));
  CHECK_FALSE(has_measure(e.programmes[0], "who_gains/size_class/10-49/jobs"));
  CHECK(text_of(e).find("Not in this result: gains by size, age and wage third") !=
        std::string::npos);
}

// 3 of 4 supported start-ups live a year later, 1 of 2 of them without support, 30 of 40 others (50
// with the programme); 33 survivors with it, 31 without. 5 of 50 firms of 10 persons grow fast, 6
// of 60 with it.
TEST_CASE("start-ups: survival with and without, and firms that grow fast", "[analysis][gains]") {
  HandMadeResult result({"none", "busy"}, {"undisturbed"}, worlds, 13);
  result.view.dimensions.push_back({"start_up", {"supported", "others"}});
  result.view.dimensions.push_back({"survived_years", {"1"}});
  std::pair<char const*, std::array<double, 2>> const counts[] = {{"start_ups_with", {4, 50}},
                                                                  {"survivors_with", {3, 30}},
                                                                  {"start_ups_without", {2, 40}},
                                                                  {"survivors_without", {1, 30}}};
  for (auto const& [name, values] : counts) {
    result.make("start_up", name, 2);
    for (std::size_t r = 0; r < worlds; ++r) {
      for (std::size_t k = 0; k < 2; ++k)
        result.value("start_up", name, 1, 0, r, 12, k) = values[k];
    }
  }
  result.make("size_class", "high_growth_firms", 4, "", 1.25);
  result.make("total", "firms_10plus", 1, "", 50.0);
  for (std::size_t r = 0; r < worlds; ++r) {
    result.value("size_class", "high_growth_firms", 1, 0, r, 12, 2) += 1.0;
    result.value("total", "firms_10plus", 1, 0, r, 12) = 60.0;
  }
  Effects const e = build_effects(result.view);
  ProgrammeEffects const& p = e.programmes.at(0);
  CHECK(measure(p, "start_ups/1/supported").value == 4.0);
  CHECK(measure(p, "start_ups/1/supported_alive").value == Approx(0.75));
  CHECK(measure(p, "start_ups/1/supported_alive_without").value == Approx(0.5));
  CHECK(measure(p, "start_ups/1/others_alive/without").value == Approx(0.75));
  CHECK(measure(p, "start_ups/1/more_survivors").value == 2.0);
  CHECK(measure(p, "start_ups/high_growth_firms").value == 1.0);
  CHECK(measure(p, "start_ups/high_growth_share/without").value == Approx(0.1));
}

// "here" gains most by a, "there" by b; under the recession b is the best everywhere. 1,000 kEUR
// paid in quarter 1; four quarters of 8 jobs are 8 job-years, no discount.
TEST_CASE("each region is told its programme, how sure it is, and what would change it",
          "[analysis][gains]") {
  HandMadeResult result({"none", "a", "b", "transfer"}, {"undisturbed", "recession"}, worlds, 5,
                        {"here", "there"});
  result.make("region", "jobs", 2, "", 100.0);
  double const gains[2][3][2] = {{{8, 1}, {2, 5}, {1, 1}}, {{1, 1}, {4, 5}, {1, 1}}};
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t v = 1; v < 4; ++v) {
      for (std::size_t r = 0; r < worlds; ++r) {
        for (std::size_t t = 1; t < 5; ++t) {
          for (std::size_t k = 0; k < 2; ++k) {
            result.value("region", "jobs", v, s, r, t, k) +=
                gains[s][v - 1][k] + 0.01 * static_cast<double>((r + v) % 2);
          }
        }
        result.pay(v, s, r, 1, 1000.0);
      }
    }
  }
  Effects const e = build_effects(result.view);
  Section const* section = nullptr;
  for (WiderEffects const& w : e.wider) {
    if (section == nullptr) section = section_of(w, "recommendation");
  }
  REQUIRE(section != nullptr);
  auto const value = [&](char const* name) {
    auto const found = std::ranges::find(section->measures, name, &Measure::name);
    REQUIRE(found != section->measures.end());
    return found->value;
  };
  CHECK(value("recommendation/here/value") == Approx(8.005));
  CHECK(value("recommendation/here/less_best_other") == Approx(6.0));
  CHECK(value("recommendation/there/value") == Approx(5.005));
  std::string const text = text_of(e);
  CHECK(text.find("here: a, surely the best of those tested; better than plain spending. The "
                  "highest mean changes: b under recession.") != std::string::npos);
  CHECK(text.find("there: b, surely the best of those tested; better than plain spending. The same "
                  "under every stress tested.") != std::string::npos);
}
