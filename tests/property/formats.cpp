// Text, csv, json, xlsx and the report hold the same numbers, whatever a result is like: many
// programmes, names that are long, run from right to left, hold markup or look like formulas, one
// world, worlds that failed, no stress, one programme, one that does nothing, a run not finished.
//
// Each form is read back by a small reader of its own; what is expected comes from the effects, and
// for what the report alone shows (jobs over time, by region) from the jobs of the fixture.
#include <fmt/format.h>

#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <numeric>
#include <regex>
#include <set>
#include <tuple>

#include "analysis/render/report_text.hpp"
#include "analysis/render/workbook.hpp"
#include "analysis/report/page.hpp"
#include "tests/support/made_evaluation.hpp"
#include "tests/support/page_parts.hpp"
#include "tests/support/scratch_files.hpp"
#include "tests/support/xlsx_reader.hpp"
#include "tests/unit/busy_result.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

struct Numbers {
  double value = 0.0, low = 0.0, high = 0.0;
  std::string unit, note;
};
using Key = std::tuple<std::string, std::string, std::string>;  // programme, stress, measure
using Told = std::map<Key, Numbers>;

bool same(double a, double b, double relative = 0.0) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return a == b || std::abs(a - b) <= relative * std::abs(a);
}

Told told_by(Effects const& effects) {
  Told told;
  auto const add = [&](auto const& e) {
    for (Measure const& m : measures_of(e)) {
      bool const is_new =
          told.insert({{e.variant, e.stress, m.name}, {m.value, m.low, m.high, m.unit, m.note}})
              .second;
      CHECK(is_new);
    }
  };
  for (ProgrammeEffects const& e : effects.programmes) add(e);
  for (WiderEffects const& e : effects.wider) add(e);
  return told;
}

void check_same(Told const& expected, Told const& read, double relative) {
  CHECK(read.size() == expected.size());
  for (auto const& [key, e] : expected) {
    auto const found = read.find(key);
    bool const is_there = found != read.end();
    INFO(std::get<0>(key) << " | " << std::get<1>(key) << " | " << std::get<2>(key));
    REQUIRE(is_there);
    Numbers const& r = found->second;
    bool const is_same = same(e.value, r.value, relative) && same(e.low, r.low, relative) &&
                         same(e.high, r.high, relative) && e.unit == r.unit && e.note == r.note;
    INFO(e.value << " [" << e.low << ", " << e.high << "] against " << r.value << " [" << r.low
                 << ", " << r.high << "]");
    CHECK(is_same);
  }
}

// What a form does to a text that looks like a formula, undone.
std::string plain(std::string const& text) {
  bool const is_marked =
      text.size() > 1 && text[0] == '\'' && std::string("=+-@").find(text[1]) != std::string::npos;
  return is_marked ? text.substr(1) : text;
}

// RFC 4180.
std::vector<std::vector<std::string>> fields_of(std::string const& text, char separator) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool is_quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = text[i];
    std::string& field = rows.back().back();
    if (c == '"' && is_quoted && i + 1 < text.size() && text[i + 1] == '"') {
      field += text[++i];
    } else if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == separator && !is_quoted) {
      rows.back().emplace_back();
    } else if (c == '\n' && !is_quoted) {
      rows.emplace_back(1);
    } else {
      field += c;
    }
  }
  return rows;
}

double number_of(std::string text, bool is_comma) {
  if (text.empty()) return std::numeric_limits<double>::quiet_NaN();
  if (is_comma) std::ranges::replace(text, ',', '.');
  char* end = nullptr;
  double const x = std::strtod(text.c_str(), &end);
  CHECK(*end == '\0');
  return x;
}

Told told_by_csv(Effects const& effects, CsvForm form) {
  bool const is_comma = form == CsvForm::decimal_comma;
  Told told;
  for (std::vector<std::string> const& f :
       fields_of(effects_csv(effects, form), is_comma ? ';' : ',')) {
    if (f.size() != 8 || f[2] == "measure" || f[2].starts_with("result/")) continue;
    told[{plain(f[0]), plain(f[1]), plain(f[2])}] = {number_of(f[3], is_comma),
                                                     number_of(f[4], is_comma),
                                                     number_of(f[5], is_comma), f[6], f[7]};
  }
  return told;
}

// JSON has no infinity: null stands for it as for what is not given.
void check_json(Effects const& effects, Told const& expected) {
  nlohmann::json const json = nlohmann::json::parse(effects_json(effects));
  std::size_t count = 0;
  for (char const* part : {"programmes", "wider"}) {
    for (nlohmann::json const& e : json.at(part)) {
      for (auto const& [name, m] : e.at("measures").items()) {
        Numbers const& n = expected.at({e.at("variant"), e.at("stress"), name});
        ++count;
        for (auto const& [key, x] :
             {std::pair{"value", n.value}, {"low", n.low}, {"high", n.high}}) {
          bool const is_same = std::isfinite(x) ? m.at(key) == x : m.at(key).is_null();
          INFO(name << " " << key);
          CHECK(is_same);
        }
      }
    }
  }
  CHECK(count == expected.size());
}

Told told_by_workbook(XlsxBook const& book) {
  Told told;
  double const none = std::numeric_limits<double>::quiet_NaN();
  for (XlsxSheet const& sheet : book.sheets) {
    if (sheet.text(1, "I") != "Name in csv and json") continue;
    for (auto const& [row, cells] : sheet.rows) {
      if (row == 1) continue;
      auto const number = [&](char const* column) {
        return sheet.number(row, column).value_or(none);
      };
      Key const key{plain(sheet.text(row, "A")), plain(sheet.text(row, "B")),
                    plain(sheet.text(row, "I"))};
      bool const is_new = told.insert({key,
                                       {number("D"), number("E"), number("F"), sheet.text(row, "G"),
                                        sheet.text(row, "H")}})
                              .second;
      CHECK(is_new);
    }
  }
  return told;
}

// Numbers as the table prints them: blanks between thousands, a comma nowhere.
std::set<double> printed_in(std::string text) {
  for (std::size_t at = text.find("\u00a0"); at != std::string::npos; at = text.find("\u00a0"))
    text.erase(at, 2);
  std::set<double> found;
  char const* const end = text.c_str() + text.size();
  for (char const* c = text.c_str(); c < end;) {
    bool const begins = (*c >= '0' && *c <= '9') || (*c == '-' && c[1] >= '0' && c[1] <= '9');
    char* after = nullptr;
    double const x = begins ? std::strtod(c, &after) : 0.0;
    if (begins) found.insert(x);
    c = begins ? after : c + 1;
  }
  return found;
}

// Whether a number is among those printed, to three digits or, from 1 000 on, to the unit.
bool is_printed(std::set<double> const& printed, double x) {
  if (!std::isfinite(x)) return true;
  double const magnitude = std::abs(x);
  double const unit =
      magnitude == 0.0
          ? 1e-9
          : std::clamp(std::pow(10.0, std::floor(std::log10(magnitude)) - 2.0), 1e-6, 1.0);
  auto const near = printed.lower_bound(x - 0.5001 * unit);
  return near != printed.end() && *near <= x + 0.5001 * unit;
}

void check_text(Effects const& effects) {
  std::set<double> const printed = printed_in(effects_table(effects));
  for (ProgrammeEffects const& e : effects.programmes) {
    INFO(e.variant << ", " << e.stress);
    CHECK(is_printed(printed, e.net_jobs.value));
    CHECK(is_printed(printed, e.discounted_job_years.value));
    if (e.reference) continue;  // the table shows no more of them
    for (Section const& section : e.sections) {
      for (Table const& table : section.tables) {
        for (TableRow const& row : table.rows) {
          for (Phrase const& cell : row.cells) {
            for (Piece const& piece : cell) {
              auto const* f = std::get_if<Figure>(&piece);
              if (f == nullptr || f->shown != Shown::value) continue;
              Measure const& m = section.measures[f->measure];
              INFO(m.name << " = " << m.value);
              CHECK(is_printed(printed, m.value));
            }
          }
        }
      }
    }
  }
}

// Means of jobs with less jobs without, at a quarter, and their intervals; by the fixture alone.
std::set<double> paired_jobs(HandMadeResult& result) {
  std::set<double> known;
  ResultView const& view = result.view;
  auto const add = [&](auto const& jobs, std::size_t v, std::size_t s, std::size_t t) {
    std::vector<double> net;
    for (std::size_t r = 0; r < view.replicates; ++r) {
      bool is_sound = true;
      for (std::size_t w = 0; w < view.variants.size() * view.stresses.size(); ++w)
        is_sound = is_sound && view.status[w * view.replicates + r] == WorldStatus::done;
      if (is_sound) net.push_back(jobs(v, s, r, t) - jobs(0, s, r, t));
    }
    Estimate const e = mean_with_interval(net, default_alpha);
    known.insert({e.value, e.interval.low, e.interval.high});
  };
  for (std::size_t v = 1; v < view.variants.size(); ++v) {
    for (std::size_t s = 0; s < view.stresses.size(); ++s) {
      for (std::size_t t = 0; t < view.quarters; ++t) {
        add([&](std::size_t a, std::size_t b, std::size_t c,
                std::size_t d) { return result.jobs(a, b, c, d); },
            v, s, t);
      }
    }
    for (std::size_t k = 0; k < 2; ++k) {
      add([&](std::size_t a, std::size_t b, std::size_t c,
              std::size_t d) { return result.value("region", "jobs", a, b, c, d, k); },
          v, 0, view.quarters - 1);
    }
  }
  return known;
}

bool holds(std::set<double> const& known, double x) {
  double const slack = 1e-12 * std::max(1.0, std::abs(x));
  auto const near = known.lower_bound(x - slack);
  return near != known.end() && *near <= x + slack;
}

long long whole(std::string text) {
  for (std::string_view const blank : {"\u202f"}) {
    for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank))
      text.erase(at, blank.size());
  }
  bool const is_negative = text.starts_with("\u2212");
  long long const n = std::atoll(text.c_str() + (is_negative ? 3 : 0));
  return is_negative ? -n : n;
}

void check_page(HandMadeResult& result, Effects const& effects, Told const& expected) {
  Provenance provenance;
  std::string const page = report_page(report_of(result.view, effects, provenance));
  std::set<double> known = paired_jobs(result);
  for (auto const& [key, n] : expected) known.insert({n.value, n.low, n.high});
  for (std::string const& text : matches(page, " data-v=\"([^\"]*)\"")) {
    INFO("data-v " << text);
    CHECK(holds(known, std::strtod(text.c_str(), nullptr)));
  }
  // Printed parts add up as printed.
  std::string says = between(page, "id=\"says-sources\">", "</p>");
  std::size_t blocks = 0;
  for (std::size_t at = says.find("supported firms "); at != std::string::npos;
       at = says.find("supported firms ", at + 1), ++blocks) {
    std::string const block = says.substr(at, says.find(" together ", at) - at);
    long long sum = 0;
    for (std::string const& part : matches(block, " ((?:\u2212)?[0-9\u202f]+),"))
      sum += whole(part);
    std::string const together = says.substr(says.find(" together ", at) + 10, 20);
    CHECK(sum == whole(together));
  }
  std::size_t const programmes = static_cast<std::size_t>(std::ranges::count_if(
      effects.programmes, [](ProgrammeEffects const& e) { return !e.reference; }));
  CHECK(blocks == programmes / result.view.stresses.size());
}

void check_all(HandMadeResult result, std::function<void(Effects&)> const& change = {}) {
  EffectOptions options;
  options.allow_failed = true;
  Effects effects = build_effects(result.view, options);
  if (change) change(effects);
  Told const expected = told_by(effects);
  check_same(expected, told_by_csv(effects, CsvForm::plain), 0.0);
  check_same(expected, told_by_csv(effects, CsvForm::decimal_comma), 0.0);
  check_json(effects, expected);
  TemporaryDirectory const folder;
  XlsxBook const book = read_xlsx(effects_workbook(effects, {}, folder / "scratch"));
  check_same(expected, told_by_workbook(book), 1e-15);  // 16 digits
  check_text(effects);
  check_page(result, effects, expected);
}

using Names = std::vector<std::string>;

}  // namespace

// Seen to fail: xlsx with `low` written twice, csv with 15 digits, the page with two replicates
// left out, the waterfall with parts rounded one by one.
TEST_CASE("all forms of an ordinary result hold the same numbers", "[property][formats]") {
  check_all(busy({"none", "one", "two", "transfer"}, {"undisturbed", "recession"}, 12));
  check_all(busy({"none", "one"}, {"undisturbed"}, 4));
}

TEST_CASE("all forms hold the same numbers of one world, and of a run that is not finished",
          "[property][formats]") {
  check_all(busy({"none", "one", "two"}, {"undisturbed", "recession"}, 1));
  HandMadeResult unfinished = busy({"none", "one", "two"}, {"undisturbed", "crunch"}, 3);
  unfinished.view.complete = false;
  unfinished.view.replicates_wanted = 64;
  check_all(std::move(unfinished));
}

TEST_CASE("all forms hold the same numbers where worlds failed", "[property][formats]") {
  HandMadeResult failed = busy({"none", "one", "transfer"}, {"undisturbed", "recession"}, 9);
  failed.view.status[2 * 9 + 2] = WorldStatus::failed;
  failed.view.status[3 * 9 + 7] = WorldStatus::failed;
  check_all(std::move(failed));
}

TEST_CASE("all forms hold the same numbers of sixty programmes", "[property][formats]") {
  Names many{"none"};
  for (int i = 0; i < 60; ++i) many.push_back(fmt::format("programme {}", i));
  check_all(busy(many, {"undisturbed", "recession"}, 3));
}

TEST_CASE("all forms hold the same numbers whatever names are", "[property][formats]") {
  Names const names{"none",
                    std::string(60, 'W'),
                    std::string(59, 'W') + "V",
                    "שלום עולם",
                    "</script><img src=x onerror=alert(1)>\"'&",
                    "=1+1",
                    "@SUM(A1)",
                    "-5",
                    "a, b; \"c\" 🦆"};
  check_all(busy(names, {"undisturbed", "=HYPERLINK(\"x\")", "[a]*?/\\:"}, 5));
}

// Seen to fail: the page's table of designs with `truth` in the column of the estimate.
TEST_CASE("all forms hold the same numbers of evaluations, and none that are withheld",
          "[property][formats]") {
  HandMadeResult result = busy({"none", "one", "two", "transfer"}, {"undisturbed", "recession"}, 5);
  result.view.withheld = {{"region", {1}}};
  for (std::size_t const worlds : {1, 4}) {
    check_all(result, [&](Effects& effects) {
      for (ProgrammeEffects& e : effects.programmes) {
        if (!e.reference) e.sections.push_back(made_evaluation(worlds));
      }
    });
  }
}

TEST_CASE("a programme that does nothing is exactly 0 in every form", "[property][formats]") {
  HandMadeResult result = busy({"none", "one", "nothing"}, {"undisturbed", "recession"}, 6);
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t r = 0; r < 6; ++r) {
      for (std::size_t t = 1; t < 9; ++t) {
        for (std::size_t g : {0, 2, 4})
          result.change(2, s, r, t, g, -result.value("account", "jobs_delta", 2, s, r, t, g));
        for (std::size_t k : {0, 1})
          result.value("region", "jobs", 2, s, r, t, k) =
              result.value("region", "jobs", 0, s, r, t, k);
        result.value("instrument", "paid_cents", 2, s, r, t) = 0.0;
      }
    }
  }
  Effects const effects = build_effects(result.view);
  std::size_t zeros = 0;
  for (auto const& [key, n] : told_by_csv(effects, CsvForm::plain)) {
    if (std::get<0>(key) != "nothing") continue;
    std::string const& name = std::get<2>(key);
    // how it stands beside others is as far from 0 as they are, and a level without is a level
    if (name.ends_with("/without") || name.starts_with("value/ahead_of") ||
        name.starts_with("robustness/") || name.starts_with("share_of_worlds"))
      continue;
    INFO(name << " = " << n.value << " [" << n.low << ", " << n.high << "]");
    bool const is_zero = std::isnan(n.value) || (n.value == 0.0 && !(n.low < 0.0 || n.high > 0.0));
    CHECK(is_zero);
    zeros += n.value == 0.0;
  }
  CHECK(zeros > 20);
  check_all(std::move(result));
}
