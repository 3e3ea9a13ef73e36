// The answer over several points: at how many a programme is ahead, what doubt comes from, and the
// sentences and the screen that tell it.
#include <clustress/catch.hpp>
#include <cmath>
#include <sstream>

#include "analysis/answer/points_answer.hpp"
#include "analysis/data/numbers.hpp"
#include "analysis/doubt_by_parameter.hpp"
#include "analysis/over_points.hpp"
#include "analysis/render/first_screen.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/render/workbook.hpp"
#include "analysis/sensitivities.hpp"
#include "tests/support/scratch_files.hpp"
#include "tests/support/xlsx_reader.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using clustress::test::HandMadeResult;
using clustress::test::measure;
using clustress::test::read_xlsx;
using clustress::test::TemporaryDirectory;
using clustress::test::XlsxBook;
using clustress::test::XlsxSheet;

namespace {

// Two programmes and a reference that pay 1,000 kEUR each and bring so many jobs in both worlds.
ResultView point(std::uint32_t number, double a, double b) {
  HandMadeResult result({"none", "a", "b", "transfer"}, {"undisturbed"}, 2, 2);
  for (std::size_t r = 0; r < 2; ++r) {
    double const jobs[] = {a, b, 15.0};
    for (std::size_t v = 1; v < 4; ++v) {
      result.change(v, 0, r, 1, 0, jobs[v - 1]);
      result.pay(v, 0, r, 1, 1000.0);
    }
  }
  result.view.point = number;
  return result.view;
}

// Demand falls by p % at point p, and credit is tight at every third.
PointsView table(std::size_t points) {
  PointsView view;
  view.luck = "shared";
  view.parameters = {"model.demand.fall_percent", "model.credit.kind"};
  view.units = {"%", ""};
  for (std::uint32_t p = 0; p <= points; ++p) {
    view.numbers.push_back(p);
    view.labels.push_back("");
    view.weights.push_back(1.0);
    view.values.push_back({static_cast<double>(p), std::nan("")});
    view.overrides.push_back({p == 0 ? "" : std::to_string(p), p == 0       ? ""
                                                               : p % 3 == 0 ? "\"tight\""
                                                                            : "\"easy\""});
  }
  return view;
}

// a brings 30 jobs at every point, b 10 times its number.
Effects twelve() {
  return build_effects_over_points(table(12),
                                   [](std::uint32_t p) { return point(p, 30.0, 10.0 * p); });
}

}  // namespace

// Of 20 all in all 4 are within groups, 2 a degree: (16 − 2)/20; F(1, 2) = 8 is t(2) = √8.
TEST_CASE("what groups explain is less what chance would", "[statistics]") {
  std::vector<std::vector<double>> const groups{{1, 3}, {5, 7}};
  Explained const e = explained_by_group(groups);
  CHECK(e.share == Approx(0.7));
  CHECK(e.chance == Approx(1.0 - std::sqrt(8.0) / std::sqrt(10.0)));
  std::vector<std::vector<double>> const apart{{1, 1}, {2, 2}}, alike{{1, 2}, {1, 2}},
      still{{1}, {1, 1}};
  CHECK(explained_by_group(apart).share == 1.0);
  CHECK(explained_by_group(apart).chance == 0.0);
  CHECK(explained_by_group(alike).share == 0.0);
  CHECK(explained_by_group(still).chance == 1.0);
}

// Of 12 points three groups of four by value: 1 500 of 14 300 are within. A category explains all
// of a mean that it sets, and a number with two values is two groups.
TEST_CASE("the spread over points is told by parameter", "[analysis][doubt]") {
  std::vector<double> means, place, two, same(12, 1.0);
  for (int p = 1; p <= 12; ++p) {
    means.push_back(10.0 * p);
    place.push_back(p);
    two.push_back(p > 6);
  }
  auto const shares =
      shares_by_parameter({{"same", "", same}, {"two", "", two}, {"p", "", place}}, means);
  REQUIRE(shares.size() == 2);
  CHECK(shares[0].name == "p");
  CHECK(shares[0].explained.share == Approx((12800.0 - 2.0 * 1500.0 / 9.0) / 14300.0));
  // 60² · 3 between halves, 1 750 · 2 within.
  CHECK(shares[1].explained.share == Approx((10800.0 - 3500.0 / 10.0) / 14300.0));
  CHECK(shares_by_parameter({{"p", "", {1, 2, 3}}}, {1, 2, 3}).empty());
  std::vector<double> const kinds{0, 0, 1, 1, 0, 0, 1, 1, 0, 1}, set{5, 5, 9, 9, 5, 5, 9, 9, 5, 9};
  CHECK(shares_by_parameter({{"k", "", kinds, {"x", "y"}}}, set)[0].explained.share == 1.0);
  // A category a point tells nothing.
  std::vector<std::string> const each{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  CHECK(shares_by_parameter({{"k", "", {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, each}}, set).empty());
  CHECK(is_beyond_chance(0.01, 5, 0.05));
  CHECK_FALSE(is_beyond_chance(0.02, 5, 0.05));
}

// b is ahead of a at points 4 to 12, a of b at 1 and 2; b of plain spending (15) from 2.
TEST_CASE("the answer over points: who is ahead where, and what that hangs on",
          "[analysis][answer]") {
  Effects const e = twelve();
  ProgrammeEffects const& b = e.programmes.at(1);
  CHECK(measure(b, "doubt/stands/best/points").value == 9.0);
  CHECK(measure(b, "doubt/stands/beats_plain_spending/points").value == 11.0);
  CHECK(measure(b, "doubt/stands/beats_plain_spending/beyond_luck").value == 11.0);
  CHECK(measure(b, "doubt/stands/brings_jobs/of").value == 12.0);
  CHECK(measure(b, "doubt/explained_by/model.credit.kind/share").value == 0.0);
  PointsAnswer const a = points_answer_of(e);
  CHECK(a.first() == 1);
  std::vector<std::string> const said = points_sentences(a), doubt = doubt_sentences(a);
  REQUIRE((said.size() == 3 && doubt.size() == 2));
  CHECK(said[0] ==
        "Which programme is best for each euro hangs on what is assumed: undisturbed “a” at 2 and "
        "“b” at 9 of 12 points.");
  CHECK(said[1].find("jobs because of “b” cannot be told from none over points (−") !=
        std::string::npos);
  CHECK(
      said[2] ==
      "“b” brings job-years at all 12 points, beyond luck at 12; it beats plain spending at 11 of "
      "12 points, beyond luck at 11.");
  CHECK(doubt[0].find("makes 100 of 100 parts, luck the rest") != std::string::npos);
  CHECK(doubt[1] ==
        "Of the spread over points, luck included, most goes with model.demand.fall_percent (87 of "
        "100 parts).");
  // Shares of the doubt, which are without luck and of all parameters at once, go first.
  Effects with = e;
  Section made{std::string(sensitivity_method), "What the doubt is made of"};
  made.add(measure_of("sensitivity/model.x/share", 0.46, {"share", ""}));
  made.add(measure_of("sensitivity/model.y/share", 0.37, {"share", ""}));
  with.programmes.at(1).sections.push_back(made);
  CHECK(doubt_sentences(points_answer_of(with)).at(1) ==
        "Of this doubt model.x makes 46 of 100 parts and model.y 37.");
}

// Worlds 3 jobs above and below: a mean of 10 p is told from 0 by t(0.975, 1) · 3 = 38.1 from p = 4
// on. Of three programmes b is ahead of both others from p = 7 on.
TEST_CASE("points are beyond luck by their own worlds, and the best is ahead of all",
          "[analysis][doubt]") {
  auto const view = [](std::uint32_t p) {
    HandMadeResult result({"none", "a", "b", "c"}, {"undisturbed"}, 2, 2);
    for (std::size_t r = 0; r < 2; ++r) {
      double const luck = r == 0 ? 3.0 : -3.0;
      double const jobs[] = {30.0 + luck, 10.0 * p + luck, 65.0 + luck};
      for (std::size_t v = 1; v < 4; ++v) {
        result.change(v, 0, r, 1, 0, jobs[v - 1]);
        result.pay(v, 0, r, 1, 1000.0);
      }
    }
    result.view.point = p;
    return result.view;
  };
  Effects const e = build_effects_over_points(table(12), view);
  ProgrammeEffects const& b = e.programmes.at(1);
  CHECK(measure(b, "doubt/stands/brings_jobs/points").value == 12.0);
  CHECK(measure(b, "doubt/stands/brings_jobs/beyond_luck").value == 9.0);
  CHECK(measure(b, "doubt/stands/best/points").value == 6.0);
  CHECK(measure(e.programmes.at(2), "doubt/stands/best/points").value == 6.0);
  CHECK(measure(e.programmes.at(0), "doubt/stands/best/points").value == 0.0);
}

TEST_CASE("a programme that is best everywhere, or only undisturbed, is told so",
          "[analysis][answer]") {
  PointCount const all{12, 12, 12}, some{3, 1, 12}, none{0, 0, 12};
  auto const programme = [](char const* name, std::vector<PointCount> const& best) {
    PointsProgramme p{name, {}};
    for (PointCount const& c : best) {
      PointsCell cell;
      cell.best = c;
      cell.brings_jobs = {12, 12, 12};
      p.cells.push_back(cell);
    }
    return p;
  };
  PointsAnswer a;
  a.points = 12;
  a.quarters = 8;
  a.stresses = {"undisturbed", "recession"};
  a.programmes = {programme("x", {none, none}), programme("y", {all, all})};
  CHECK(points_sentences(a)[0] ==
        "“y” is the best for each euro at all 12 points, and it stays so under every stress.");
  a.programmes[1] = programme("y", {all, some});
  CHECK(points_sentences(a)[0] ==
        "“y” is the best for each euro at all 12 points undisturbed, but under “recession” at 3 of "
        "12 points only.");
  // At 1 of 12 points alone it can be said: that is no answer.
  a.programmes[1] = programme("y", {all, {1, 1, 1}});
  CHECK(points_sentences(a)[0] ==
        "“y” is the best for each euro at all 12 points; under “recession” it cannot be said.");
  a.programmes[1] = programme("y", {{1, 1, 1}, all});
  CHECK(points_sentences(a)[0].find("Which programme is best for each euro cannot be said") == 0);
  a.programmes[1] = programme("y", {{9, 9, 9}, all});
  CHECK(points_sentences(a)[0] ==
        "“y” is the best for each euro at all 9 points that tell, and it stays so under every "
        "stress.");
  a.programmes[1] = programme("y", {all, some});
  a.programmes.erase(a.programmes.begin());
  a.programmes[0].cells[1].brings_jobs = some;
  CHECK(points_sentences(a)[0] ==
        "“y” brings job-years at all 12 points, under “recession” at 3 of 12 points.");
  a.programmes.clear();
  CHECK(points_sentences(a).empty());
}

TEST_CASE("the first screen over points: the answer first, a line a programme, what to read next",
          "[analysis][answer]") {
  std::string const text = first_screen_over_points(twelve());
  INFO(text);
  CHECK(text.find("Question  Which of two programmes creates jobs in") != std::string::npos);
  CHECK(text.find("does that hold over 12 points?") <
        text.find("Answer    Which programme is best"));
  CHECK(text.find("they set model.credit.kind,") != std::string::npos);
  CHECK(text.find(" model.demand.fall_percent.\n") != std::string::npos);
  CHECK(text.find("OVER 12 POINTS") != std::string::npos);
  CHECK(text.find("--point NUMBER") != std::string::npos);
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    CHECK(width_of(line) <= table_width);
  }
  // Of few points luck and doubt are not told apart, but what they bring is.
  std::string const few = first_screen_over_points(build_effects_over_points(
      table(2), [](std::uint32_t p) { return point(p, 30.0, 10.0 * p); }));
  INFO(few);
  CHECK(few.find("“a” is the best for each euro at all 2 points") != std::string::npos);
  CHECK(few.find("from 30 to 30 jobs exist because of “a”") != std::string::npos);
  CHECK(few.find("from 5 points on") != std::string::npos);
}

// a brings 30 jobs at each of 12 points, more than 15 of plain spending; b brings 10 to 120, 65 in
// the mean, more than 15 from the second on, more than 30 at points 4 to 12.
TEST_CASE("a workbook over points begins with the answer in words", "[analysis][answer][xlsx]") {
  TemporaryDirectory const folder;
  Effects const effects = twelve();
  XlsxBook const book = read_xlsx(effects_workbook(effects, {}, folder / "scratch"));
  XlsxSheet const& answer = book.sheets.front();
  REQUIRE(answer.name == "Answer");
  std::vector<std::string> const said = points_sentences(points_answer_of(effects));
  REQUIRE_FALSE(said.empty());
  CHECK(answer.text(2, "A") == said.front());
  std::size_t head = 1;
  while (head < 60 && answer.text(head, "A") != "Programme") ++head;
  REQUIRE(head < 60);
  CHECK(answer.text(head, "H") == "Beats spending");
  CHECK(answer.text(head + 2, "A") == "b");
  CHECK(answer.number(head + 1, "C") == 30.0);
  CHECK(answer.number(head + 2, "C") == 65.0);
  CHECK(answer.number(head + 1, "H") == 1.0);
  CHECK(answer.number(head + 2, "H") == Approx(11.0 / 12.0));
  CHECK(answer.number(head + 2, "I") == Approx(9.0 / 12.0));
}
