// The workbook: its sheets, their heads, forms of numbers, and what it is refused for.
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <clustress/catch.hpp>
#include <cstdio>
#include <filesystem>
#include <set>

#include "analysis/render/book.hpp"
#include "analysis/render/workbook.hpp"
#include "sim/core/errors.hpp"
#include "tests/support/scratch_files.hpp"
#include "tests/support/xlsx_reader.hpp"
#include "tests/unit/busy_result.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

HandMadeResult some() {
  return busy({"none", "=1+1", "two", "transfer"}, {"undisturbed", "recession"}, 4);
}

std::string bytes_of(Effects const& effects, std::size_t rows = rows_of_a_sheet) {
  TemporaryDirectory const folder;
  Provenance provenance;
  provenance.rows = {{"World", "@here"}, {"Seed", "7"}};
  provenance.scenario = "title = \"x\"\n\n-5\n";
  std::string const bytes = effects_workbook(effects, provenance, folder / "scratch", rows);
  CHECK(std::filesystem::is_empty(folder.path()));
  return bytes;
}

// What is written to the standard error stream meanwhile, by whatever library.
template <class Action>
std::string stderr_of(Action action) {
  TemporaryDirectory const folder;
  std::filesystem::path const path = folder / "stderr";
  int const kept = ::dup(STDERR_FILENO);
  int const to = ::open(path.c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
  REQUIRE(::dup2(to, STDERR_FILENO) == STDERR_FILENO);
  action();
  std::fflush(stderr);
  ::dup2(kept, STDERR_FILENO);
  ::close(kept);
  ::close(to);
  return slurp(path);
}

XlsxSheet const& sheet(XlsxBook const& book, std::string const& name) {
  auto const found = std::ranges::find(book.sheets, name, &XlsxSheet::name);
  REQUIRE(found != book.sheets.end());
  return *found;
}

}  // namespace

TEST_CASE("a workbook has a sheet for the answer, each section, provenance and scenario",
          "[analysis][xlsx]") {
  XlsxBook const book = read_xlsx(bytes_of(build_effects(some().view)));
  std::vector<std::string> names;
  for (XlsxSheet const& s : book.sheets) names.push_back(s.name);
  CHECK(names == std::vector<std::string>{"Answer", "Effects", "Stress", "Robustness", "Contrasts",
                                          "Money", "Account", "Who", "Provenance", "Scenario"});
  XlsxSheet const& effects = sheet(book, "Effects");
  CHECK(effects.text(1, "A") == "Programme");
  CHECK(effects.text(2, "A") == "'=1+1");  // never a formula
  CHECK(effects.text(2, "I") == "net_jobs");
  CHECK(effects.xml.find("state=\"frozen\"") != std::string::npos);
  CHECK(effects.xml.find("xSplit=\"3\" ySplit=\"1\" topLeftCell=\"D2\"") != std::string::npos);
  CHECK(effects.xml.find("<autoFilter ref=\"A1:I") != std::string::npos);
  CHECK(effects.xml.find("<col min=\"3\" max=\"3\" width=\"54") != std::string::npos);
  CHECK(sheet(book, "Provenance").text(2, "A") == "Title");
  CHECK(sheet(book, "Provenance").text(3, "B") == "'@here");
  CHECK(sheet(book, "Scenario").text(2, "A") == "title = \"x\"");
  CHECK(sheet(book, "Scenario").text(4, "A") == "'-5");
  XlsxSheet const& answer = sheet(book, "Answer");
  CHECK(answer.text(1, "A") == "Made by hand");
}

// 0.0% of a share, thousands and a decimal of jobs and money.
TEST_CASE("numbers have the form of their unit", "[analysis][xlsx]") {
  XlsxBook const book = read_xlsx(bytes_of(build_effects(some().view)));
  std::set<std::string> seen;
  for (XlsxSheet const& s : book.sheets) {
    if (s.text(1, "G") != "Unit") continue;
    for (auto const& [row, cells] : s.rows) {
      if (row == 1 || !cells.count("D")) continue;
      std::string const unit = s.text(row, "G");
      std::string const format = book.formats.at(cells.at("D").style);
      INFO(s.name << " " << s.text(row, "I") << " in " << unit);
      CHECK_FALSE(format.empty());
      if (unit == "jobs" || unit == "kEUR") CHECK(format == "#,##0.0");
      if (unit.starts_with("share of")) CHECK(format == "0.0%");
      seen.insert(unit);
    }
  }
  CHECK(seen.count("jobs") + seen.count("kEUR") + seen.count("share of simulated worlds") == 3);
  CHECK(sheet_format("furlongs").empty());
}

TEST_CASE("the same effects give the same workbook", "[analysis][xlsx]") {
  Effects const effects = build_effects(some().view);
  std::string const once = bytes_of(effects), again = bytes_of(effects);
  bool const is_same = once == again;
  CHECK(is_same);
  CHECK(read_xlsx(once).parts.at("docProps/core.xml").find("2000-01-01T00:00:00Z") !=
        std::string::npos);
}

TEST_CASE("a section with more rows than a sheet holds goes on in a further one",
          "[analysis][xlsx]") {
  Effects const effects = build_effects(some().view);
  XlsxBook const whole = read_xlsx(bytes_of(effects)), cut = read_xlsx(bytes_of(effects, 40));
  std::set<std::string> names;
  std::size_t rows = 0, expected = 0;
  for (XlsxSheet const& s : cut.sheets) {
    CHECK(names.insert(s.name).second);
    CHECK(s.name.size() <= 31);
    if (!s.name.starts_with("Account")) continue;
    CHECK(s.rows.size() <= 40);
    CHECK(s.text(1, "D") == "Value");
    rows += s.rows.size() - 1;
  }
  expected = sheet(whole, "Account").rows.size() - 1;
  CHECK(expected > 40);
  CHECK(rows == expected);
  CHECK(names.count("Account 2") == 1);
}

TEST_CASE("a workbook that cannot be written is refused with path, cause and cure",
          "[analysis][xlsx]") {
  TemporaryDirectory const folder;
  Effects const effects = build_effects(some().view);
  std::string const nowhere = (folder / "nowhere").string() + "/scratch";
  CHECK(lacking(message_of([&] { effects_workbook(effects, {}, nowhere); }),
                {"nowhere/scratch", "cannot be written", "-o"}) == "");
  // The disk is full while sheets are collected: no file may grow.
  TemporaryDirectory const full;
  std::string said;
  std::string const printed = stderr_of([&] {
    FileSizeLimit const limit(2000);
    said = message_of([&] { effects_workbook(effects, {}, full / "scratch"); });
  });
  CHECK(lacking(said, {"scratch", "cannot be written", "make room"}) == "");
  CHECK(std::filesystem::is_empty(full.path()));
  CHECK(printed == "");
}
