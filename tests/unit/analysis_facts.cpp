// What a result says of its scenario is shown wherever the programme or the stress is: on the first
// screen, in the sections of money and stress, in json and on the page; and nothing is shown where
// it does not say.
#include <clustress/catch.hpp>
#include <nlohmann/json.hpp>

#include "analysis/answer/figures.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/report/page.hpp"
#include "tests/support/scratch_files.hpp"
#include "tests/unit/analysis_fixture.hpp"
#include "tests/unit/answer_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

HandMadeResult told(bool says) {
  HandMadeResult result({"none", "vouchers", "grants"}, {"undisturbed", "slump"}, 4, 9,
                        {"here", "there"});
  for (std::size_t v = 1; v < 3; ++v) {
    for (std::size_t s = 0; s < 2; ++s) {
      for (std::size_t r = 0; r < 4; ++r) {
        for (std::size_t t = 1; t < 9; ++t)
          result.change(v, s, r, t, 0, static_cast<double>(10 * v + r));
        result.pay(v, s, r, 2, 500.0);
      }
    }
  }
  if (!says) return result;
  result.view.variant_facts = {{"", 0.0, QuarterSpan{}},
                               {"Many small <projects>.", 8000.0, QuarterSpan{1, 6}},
                               {"Few large ones.", 8000.0, QuarterSpan{1, 6}}};
  result.view.stress_facts = {{"no stress", QuarterSpan{}},
                              {"Demand falls & recovers.", QuarterSpan{3, 6}}};
  result.view.world_numbers =
      WorldNumbers{12, {{"region.here.jobs", 23000, 20000, 25000, 0.5}, {"x", 0.075, 0, 1, 1}}};
  return result;
}

std::string page_of(ResultView const& view, Effects const& effects) {
  return report_page(report_of(view, effects, {}));
}

}  // namespace

// By hand: quarter 1 is 2016Q1.
TEST_CASE("budgets and dates of programmes and stresses are shown", "[analysis]") {
  HandMadeResult const result = told(true);
  REQUIRE(result.view.start_quarter == "2016Q1");
  Effects const effects = build_effects(result.view);
  std::string const text = effects_table(effects);
  CHECK(lacking(text, {"“slump” acts 2016Q3 to 2017Q2. Demand falls & recovers.",
                       "“vouchers”: 8\u00a0000 kEUR planned, released 2016Q1 to 2017Q2."}) == "");
  Answer const a = answer_of(effects);
  CHECK(budget_text(a) == money_figure(8000.0) + " each, released 2016Q1 to 2017Q2");
  CHECK(acting_text(a, 1) == "2016Q3 to 2017Q2");
  auto const json = nlohmann::json::parse(effects_json(effects));
  CHECK(json["stresses"][1]["acts"] == std::vector<std::string>{"2016Q3", "2017Q2"});
  CHECK(json["stresses"][0]["acts"].is_null());
  CHECK(json["programmes"][0]["budget_keur"] == 8000.0);
  CHECK(json["programmes"][0]["released"] == std::vector<std::string>{"2016Q1", "2017Q2"});
  CHECK(json["programmes"][0]["measures"]["budget_planned"]["value"] == 8000.0);
  CHECK(json["wider"][0]["measures"]["stress_cost/acts_until_quarter"]["value"] == 6.0);
  std::string const page = page_of(result.view, effects);
  CHECK(lacking(page,
                {"What is compared?", "Many small &lt;projects&gt;.",
                 "Demand falls &amp; recovers.", "class=\"crisis\"", "class=\"crisis-strip\"",
                 "the crisis acts, 2016Q3 to 2017Q2", "2 of 12 numbers of the world are assumed",
                 "region.here.jobs", "23\u202f000", "0.075"}) == "");
}

TEST_CASE("a result that does not say leaves no trace of it", "[analysis]") {
  HandMadeResult const result = told(false);
  Effects const effects = build_effects(result.view);
  std::string const text = effects_table(effects);
  CHECK(text.find("planned") == std::string::npos);
  CHECK(text.find("acts") == std::string::npos);
  auto const json = nlohmann::json::parse(effects_json(effects));
  CHECK(json["programmes"][0]["budget_keur"].is_null());
  CHECK_FALSE(json["programmes"][0]["measures"].contains("budget_planned"));
  std::string const page = page_of(result.view, effects);
  CHECK(page.find("What is compared?") == std::string::npos);
  CHECK(page.find("class=\"crisis\"") == std::string::npos);
  CHECK(page.find("(a result of format 3 says so)") != std::string::npos);
}

TEST_CASE("budgets that differ are told by name, and a crisis that never comes as such",
          "[analysis]") {
  Answer a = answer({programme("a", {cell(Rung::brings_jobs), cell(Rung::brings_jobs)}),
                     programme("b", {cell(Rung::brings_jobs), cell(Rung::brings_jobs)})});
  a.start_quarter = "2016Q1";
  CHECK(budget_text(a).empty());
  CHECK(acting_text(a, 1).empty());
  a.programmes[0].facts = {"", 900.0, QuarterSpan{1, 4}};
  CHECK(budget_text(a).empty());
  a.programmes[1].facts = {"", 900.0, QuarterSpan{2, 2}};
  std::string const keur = money_figure(900.0);
  CHECK(budget_text(a) ==
        "“a” " + keur + ", released 2016Q1 to 2016Q4; “b” " + keur + ", released 2016Q2");
  a.stress_facts = {{"", QuarterSpan{}}, {"", QuarterSpan{}}};
  CHECK(acting_text(a, 1) == "never");
}

TEST_CASE("plain figures have no exponent and no zeros at their end", "[analysis]") {
  CHECK(plain_figure(20000) == "20\u202f000");
  CHECK(plain_figure(0.075) == "0.075");
  CHECK(plain_figure(35) == "35");
  CHECK(plain_figure(999.96) == "1\u202f000");
  CHECK(plain_figure(-0.5) == "−0.5");
  CHECK(plain_figure(0) == "0");
}
