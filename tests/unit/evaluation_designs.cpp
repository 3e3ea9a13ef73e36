// Designs and their parts on cases whose answer is known by hand; what a panel lacks is said.
#include <clustress/catch.hpp>
#include <filesystem>
#include <numeric>
#include <set>

#include "analysis/evaluation/design.hpp"
#include "sim/core/errors.hpp"
#include "tests/support/made_panel.hpp"

using namespace clustress;

namespace {

DesignResult result_of(std::string_view name, FirmPanel const& panel,
                       DesignOptions const& options = {}) {
  for (DesignFunction const function : design_catalogue()) {
    if (function().name() == name) return evaluate(function(), panel, options);
  }
  FAIL("no design " << name);
  return {};
}

// Two treated firms (award in 2012) and two others over three years.
FirmPanel four_firms() {
  FirmPanel p;
  double const jobs[4][3] = {{10, 11, 16}, {20, 21, 24}, {30, 31, 32}, {40, 41, 43}};
  for (int f = 0; f < 4; ++f) {
    for (int t = 0; t < 3; ++t)
      test::add_row(p, f, 2010 + t, f < 2 ? 2012 : 0, jobs[f][t], jobs[f][t] - (t == 2 && f < 2));
  }
  return p;
}

}  // namespace

TEST_CASE("every file with a design is in the catalogue, once", "[contract][evaluation]") {
  std::size_t files = 0;
  for (auto const& entry : std::filesystem::directory_iterator(
           std::filesystem::path(CLUSTRESS_SOURCE_DIR) / "analysis/evaluation/designs")) {
    std::ifstream file(entry.path());
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    files += text.find("template Design const& design<") != std::string::npos;
  }
  CHECK(design_catalogue().size() == files);
  std::set<std::string_view> names;
  for (DesignFunction const function : design_catalogue()) {
    CHECK(names.insert(function().name()).second);
    CHECK(function().title().size() > 3);
    CHECK(function().source().find_first_of("12") != std::string_view::npos);  // a year
    CHECK_FALSE(function().needs().empty());
  }
}

// Changes from the mean of two years before to 2012: 5.5 and 3.5 against 1.5 and 2.5.
TEST_CASE("simple designs give what is counted by hand", "[evaluation]") {
  FirmPanel const p = four_firms();
  DesignResult const before = result_of("before_after", p);
  CHECK(before.estimate == Approx(4.5));
  CHECK(before.standard_error == Approx(1.0));  // s = sqrt(2), / sqrt(2)
  CHECK(before.truth == 1.0);
  CHECK(result_of("with_without", p).estimate == Approx(20.0 - 37.5));
  DesignResult const did = result_of("difference_in_differences", p);
  CHECK(did.estimate == Approx(4.5 - 2.0));
  CHECK(did.truth == 1.0);
  DesignResult const staggered = result_of("staggered", p);  // from the year before alone
  CHECK(staggered.estimate == Approx((5.0 + 3.0) / 2 - (1.0 + 2.0) / 2));
  DesignResult const event = result_of("event_study", p);
  REQUIRE(event.path.size() == 2);
  CHECK(event.path[0].event_time == -2);
  CHECK(event.path[0].estimate == Approx(0.0).margin(1e-9));
  CHECK(event.path[1].estimate == Approx(2.5));
}

// Firm 0 stands for three: changes 5.5 and 3.5, effects 2 and 6.
TEST_CASE("estimates and truths go by what firms stand for", "[evaluation]") {
  FirmPanel p = four_firms();
  for (std::size_t t = 0; t < 3; ++t) p.weight[t] = 3.0;
  p.jobs_without[2] = p.jobs[2] - 2.0;
  p.jobs_without[5] = p.jobs[5] - 6.0;
  CHECK(result_of("before_after", p).estimate == Approx((3 * 5.5 + 3.5) / 4));
  for (char const* name : {"before_after", "with_without", "difference_in_differences"}) {
    INFO(name);
    CHECK(result_of(name, p).truth == Approx((3 * 2.0 + 6.0) / 4));
  }
  // Of two treated and two others that all weigh 1 the truth is of the treated.
  CHECK(result_of("with_without", four_firms()).truth == 1.0);
  // What differs before the award is no effect of it.
  p.jobs_without[0] = p.jobs[0] - 7.0;
  p.jobs_without[1] = p.jobs[1] - 7.0;
  for (EventEffect const& e : result_of("staggered", p).path) {
    if (e.event_time < 0) CHECK(e.truth == 0.0);
  }
}

// Effects of 1 or 5 a year since the award, weights of 1 or 3: over four years 2.5 times, in the
// last 4 times the weighted mean, whatever the design.
TEST_CASE("every design holds its estimate against the same truth", "[evaluation]") {
  FirmPanel p = test::made_panel({}, 11);
  double sum = 0.0, weights = 0.0;
  for (std::size_t i = 0; i < p.firm.size(); ++i) {
    double const each = p.firm[i] % 2 == 0 ? 1.0 : 5.0;
    p.weight[i] = p.firm[i] % 3 == 0 ? 3.0 : 1.0;
    int const since = p.year[i] - p.treated_year[i] + 1;
    bool const is_after = p.treated_year[i] > 0 && since > 0;
    p.jobs_without[i] = p.jobs[i] - (is_after ? each * since : 0.0);
    if (!is_after || since > 1) continue;  // each firm once
    sum += p.weight[i] * each;
    weights += p.weight[i];
  }
  DesignOptions options;
  options.caliper = 1000.0;  // nobody is left out
  for (DesignFunction const function : design_catalogue()) {
    DesignResult const r = evaluate(function(), p, options);
    std::string_view const name = function().name();
    if (name == "discontinuity") continue;  // below
    INFO(name << r.missing);
    REQUIRE(r.is_given());
    bool const is_last = name == "with_without" || name == "matching";
    CHECK(r.truth == Approx((is_last ? 4.0 : 2.5) * sum / weights));
  }
}

// Scores −5 … 4 about the cutoff, bandwidth 5: kernel weights of those above are 5 4 3 2 1 fifths,
// their effects 5 15 25 35 45. One of ten below the cutoff had an award later.
TEST_CASE("at the cutoff counts who is on it, and what is true there", "[evaluation]") {
  FirmPanel p;
  for (int f = 0; f < 10; ++f) {
    int const x = f - 5;
    for (int t = 0; t < 3; ++t) {
      double const luck = (f * 7 + t * 3) % 4;
      double const effect = x >= 0 && t > 0 ? 10.0 * x + 5.0 : 0.0;
      test::add_row(p, f, 2010 + t, x >= 0 || f == 1 ? (f == 1 ? 2012 : 2011) : 0,
                    50.0 + luck + effect, 50.0 + luck);
      p.applied_year.back() = 2011;
      p.score.back() = 60.0 + x;
      p.cutoff.back() = 60.0;
    }
  }
  DesignOptions options;
  options.bandwidth = 5.0;
  DesignResult const r = result_of("discontinuity", p, options);
  INFO(r.missing);
  REQUIRE(r.is_given());
  CHECK(r.truth == Approx((5 * 5 + 4 * 15 + 3 * 25 + 2 * 35 + 1 * 45) / 15.0));
  CHECK(r.treated == 5);
  CHECK(r.controls == 4);  // who is as far as the bandwidth weighs nothing
  CHECK(r.detail("as_ranked") == Approx(0.9));
}

// The effect is beyond what any donor shows: the treated unit is the first of all units.
TEST_CASE("placebos of a synthetic control count the treated unit, and it needs two years before",
          "[evaluation]") {
  DesignResult const r = result_of("synthetic_control", test::made_panel({.effect = 50.0}, 2));
  REQUIRE(r.is_given());
  CHECK(r.p_value == Approx(1.0 / (r.detail("donors") + 1.0)));
  // The larger year of award has one year before it.
  FirmPanel p = test::made_panel({.treated_share = 0.6, .staggered = true}, 2);
  std::size_t early = 0, late = 0;
  for (std::size_t i = 0; i < p.firm.size(); ++i) {
    if (p.treated_year[i] == 2019) p.treated_year[i] = 2016;
    early += p.treated_year[i] == 2016 ? 1 : 0;
    late += p.treated_year[i] == 2021 ? 1 : 0;
  }
  if (early <= late) {
    for (std::size_t i = 0; i < p.firm.size(); ++i) {
      if (p.treated_year[i] == 2021 && p.firm[i] % 2 == 0) p.treated_year[i] = 2016;
    }
  }
  DesignResult const second = result_of("synthetic_control", p);
  REQUIRE(second.is_given());
  CHECK(second.detail("years_before") == 6.0);
}

TEST_CASE("a programme that did nothing has a truth of exactly 0", "[evaluation]") {
  FirmPanel p = test::made_panel({.effect = 0.0}, 3);
  for (DesignFunction const function : design_catalogue()) {
    DesignResult const r = evaluate(function(), p, {});
    INFO(function().name());
    if (r.is_given()) CHECK(r.truth == 0.0);
  }
  p.jobs_without.clear();  // nobody knows
  CHECK(std::isnan(result_of("difference_in_differences", p).truth));
}

TEST_CASE("the truth is that of the outcome, of productivity among those alive", "[evaluation]") {
  FirmPanel p = four_firms();
  p.alive_without = p.alive;
  DesignOptions options;
  for (std::size_t k = 1; k < std::size(outcome_columns) - 1; ++k) {  // not jobs, nor alive
    auto& without = p.*outcome_columns[k].without;
    without = p.*outcome_columns[k].with;
    for (std::size_t i = 0; i < p.rows(); ++i) {
      if (p.treated_year[i] == p.year[i]) without[i] -= static_cast<double>(k);
    }
    options.outcome = static_cast<FirmOutcome>(k);
    CHECK(result_of("before_after", p, options).truth == static_cast<double>(k));
  }
  options.outcome = FirmOutcome::productivity;
  p.alive_without.assign(p.rows(), 0.0);
  CHECK(std::isnan(result_of("before_after", p, options).truth));
  p.alive_without.clear();
  CHECK(std::isnan(result_of("before_after", p, options).truth));
}

TEST_CASE("matching leaves out whom nobody compares with", "[evaluation]") {
  FirmPanel const p = test::made_panel({.effect = 3.0}, 5);
  DesignResult const plain = result_of("matching", p);
  REQUIRE(plain.is_given());
  FirmPanel more = p;  // and a region without any support, which alone would tell who has none
  std::vector<std::size_t> rows(p.rows());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  for (std::size_t i = 0; i < p.rows(); ++i) {
    if (p.treated_year[i] == 0) rows.push_back(i);
  }
  select_rows(more, rows);
  for (std::size_t i = p.rows(); i < more.rows(); ++i) {
    more.firm[i] += 1'000'000;
    more.region[i] = 7;
  }
  DesignResult const result = result_of("matching", more);
  CHECK(result.estimate == plain.estimate);
  CHECK(result.controls == plain.controls);
}

TEST_CASE("logarithms leave out who has nothing", "[evaluation]") {
  FirmPanel p = four_firms();
  DesignOptions options;
  options.in_logs = true;
  auto const change = [](double a, double b, double c) { return std::log(c / std::sqrt(a * b)); };
  CHECK(result_of("before_after", p, options).estimate ==
        Approx((change(10, 11, 16) + change(20, 21, 24)) / 2));
  CHECK(result_of("before_after", p, options).truth ==
        Approx((std::log(16.0 / 15.0) + std::log(24.0 / 23.0)) / 2));
  p.jobs[5] = 0.0;  // the second has closed
  CHECK(result_of("with_without", p, options).estimate ==
        Approx(std::log(16.0) - (std::log(32.0) + std::log(43.0)) / 2));
  p.jobs[5] = 24.0;
  p.jobs_without[5] = 0.0;  // lives thanks to the programme: no logarithm to compare with
  CHECK(result_of("difference_in_differences", p, options).truth == Approx(std::log(16.0 / 15.0)));
}

TEST_CASE("controls may be those alone who were turned down", "[evaluation]") {
  FirmPanel p = four_firms();
  p.sales_without = p.sales;
  for (std::size_t i = 0; i < p.rows(); ++i) p.applied_year[i] = p.firm[i] == 3 ? 2012 : 0;
  FirmPanel const applicants = applicants_of(p);  // two were supported and one turned down
  CHECK(applicants.rows() == 9);
  CHECK(applicants.sales_without.size() == 9);
  CHECK(result_of("with_without", applicants).estimate == Approx(20.0 - 43.0));
  CHECK(result_of("difference_in_differences", applicants).estimate == Approx(4.5 - 2.5));
}

TEST_CASE("what a panel lacks for a design is said", "[evaluation]") {
  FirmPanel const p = four_firms();
  CHECK(result_of("discontinuity", p).missing == "no applicant has a score and a cutoff");
  FirmPanel all = p, none = p;
  for (auto& year : all.treated_year) year = 2012;
  for (auto& year : none.treated_year) year = 0;
  CHECK(result_of("matching", all).missing.find("every firm has an award") == 0);
  CHECK(result_of("difference_in_differences", all).missing ==
        "support cannot be told from firms and years");
  CHECK(result_of("before_after", none).missing == "no firm is seen in the year of its award");
  for (DesignFunction const function : design_catalogue())
    CHECK_FALSE(evaluate(function(), FirmPanel{}, {}).is_given());
}

TEST_CASE("a panel in disorder is refused with its place", "[evaluation]") {
  FirmPanel p = four_firms();
  std::swap(p.year[0], p.year[1]);
  CHECK_THROWS_WITH(result_of("before_after", p), Catch::Contains("rows are not sorted"));
  p = four_firms();
  p.treated_year[1] = 2011;
  CHECK_THROWS_WITH(result_of("before_after", p), Catch::Contains("firm 0, year 2011"));
  p = four_firms();
  p.jobs[4] = -1.0;
  CHECK(fault_of(p)->row == 4);
  p = four_firms();
  p.weight[11] = 0.0;
  CHECK(fault_of(p)->row == 11);
  p = four_firms();
  p.score.pop_back();
  CHECK_THROWS_WITH(result_of("before_after", p), Catch::Contains("score has 11 values"));
  DesignOptions options;
  options.caliper = 0.0;
  CHECK_THROWS_AS(result_of("before_after", four_firms(), options), UsageError);
}
