// Tables by cluster, size, age, wage, sector and region leave out what could tell of single own
// firms: in the effects, on the page, and nothing follows from what is left.
#include <algorithm>
#include <clustress/catch.hpp>
#include <sstream>

#include "analysis/data/withheld.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/report/page.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr std::size_t worlds = 4, end = 1;

// One programme that brings 1 000 jobs to the first part of every split, 2 000 to the second, …
HandMadeResult splits() {
  HandMadeResult result({"none", "busy"}, {"undisturbed"}, worlds, end + 1, {"here", "there"});
  result.view.dimensions.push_back({"cluster", {"Biotech", "Sensors"}});
  result.view.dimensions.push_back({"sector", {"industry", "services"}});
  result.view.dimensions.push_back({"age_class", {"entered later", "0-2", "3-5", "6-10", "11+"}});
  result.view.dimensions.push_back({"wage_third", {"low", "middle", "high"}});
  result.view.dimensions.push_back({"membership", {"members", "others"}});
  result.make("total", "firms", 1);
  for (auto const& [group, entries] : {std::pair{"region", 2UL}, {"cluster", 2UL}, {"sector", 2UL}})
    for (char const* name : {"jobs", "sales"}) result.make(group, name, entries);
  for (auto const& [group, entries] :
       {std::pair{"size_class", 4UL}, {"age_class", 5UL}, {"wage_third", 3UL}, {"membership", 2UL}})
    for (char const* name : {"jobs_of_class", "value_added_of_class", "exports_of_class"})
      result.make(group, name, entries);
  for (char const* group : {"account_region", "account_cluster"})
    result.make(group, "jobs_delta", 10);
  for (char const* name : {"projects_additional", "projects_deadweight", "projects_unused",
                           "support_keur", "own_extra_keur"})
    result.make("instrument_size", name, 8);
  for (std::size_t r = 0; r < worlds; ++r) {
    double const wobble = r % 2 == 0 ? 1.0 : -1.0;
    result.change(1, 0, r, end, 0, 9000.0 + wobble);
    auto const fill = [&](char const* group, char const* name, std::size_t entries) {
      for (std::size_t k = 0; k < entries; ++k)
        result.value(group, name, 1, 0, r, end, k) = 1000.0 * static_cast<double>(k + 1) + wobble;
    };
    for (char const* name : {"jobs", "sales"}) {
      for (char const* group : {"region", "cluster", "sector"}) fill(group, name, 2);
    }
    fill("size_class", "jobs_of_class", 4);
    fill("age_class", "jobs_of_class", 5);
    fill("wage_third", "jobs_of_class", 3);
    fill("membership", "jobs_of_class", 2);
    fill("membership", "exports_of_class", 2);
    fill("size_class", "exports_of_class", 4);
    fill("account_region", "jobs_delta", 10);
    fill("account_cluster", "jobs_delta", 10);
    fill("instrument_size", "projects_additional", 8);
  }
  return result;
}

// Measures of a name that begins or goes on so, and whether their numbers are given.
std::size_t count(Effects const& e, std::string_view part, bool is_given) {
  std::size_t found = 0;
  auto const look = [&](std::vector<Measure> const& measures) {
    for (Measure const& m : measures) {
      if (m.name.find(part) == std::string::npos || m.is_given() != is_given) continue;
      found += is_given || m.note.find(few_own_firms) != std::string::npos ? 1 : 0;
    }
  };
  for (ProgrammeEffects const& p : e.programmes) look(measures_of(p));
  for (WiderEffects const& w : e.wider) look(measures_of(w));
  return found;
}

}  // namespace

// Seen to fail: any one of the methods with measure_of in place of measure_unless.
TEST_CASE("tables of all dimensions leave withheld entries out and say so",
          "[analysis][withheld]") {
  HandMadeResult result = splits();
  Effects const open = build_effects(result.view);
  CHECK(count(open, "/Sensors", false) == 0);
  struct Case {
    char const* dimension;
    std::size_t place;
    char const* part;        // of names of measures
    char const* other_part;  // of the next entry, which stays
  };
  for (Case const& c : {Case{"cluster", 1, "/Sensors", "/Biotech"},
                        {"cluster", 2, "/in no cluster", "/Biotech"},
                        {"region", 0, "/here/", "/there/"},
                        {"sector", 1, "/services/", "/industry/"},
                        {"size_class", 3, "/250+", "/10-49"},
                        {"age_class", 4, "/11+/", "/0-2/"},
                        {"membership", 0, "/membership/members/", "/membership/others/"},
                        {"wage_third", 2, "/high/", "/low/"}}) {
    INFO(c.dimension << " " << c.part);
    result.view.withheld = {{c.dimension, {c.place}}};
    Effects const e = build_effects(result.view);
    std::size_t const there = count(open, c.part, true), others = count(open, c.other_part, true);
    REQUIRE(there > 0);
    CHECK(count(e, c.part, true) == 0);
    CHECK(count(e, c.part, false) > 0);
    CHECK(count(e, c.other_part, true) == others);
    std::string const text = effects_table(e, false, Accounts::every_stress),
                      csv = effects_csv(e, CsvForm::plain);
    CHECK(text.find("Withheld") != std::string::npos);
    CHECK(csv.find(few_own_firms) != std::string::npos);
    std::string const page = report_page(report_of(result.view, e, {}));
    CHECK(page.find("they could tell of fewer than three of your own firms") != std::string::npos);
    CHECK((page.find(">withheld<") != std::string::npos));
  }
}

TEST_CASE("a sentence of who gains is not told where a part of it is withheld",
          "[analysis][withheld]") {
  HandMadeResult result = splits();
  auto const says = [&] {
    std::istringstream in(effects_table(build_effects(result.view)));
    std::string text;
    for (std::string word; in >> word;) text += word + " ";
    return text.find("are in firms of 250+ persons") != std::string::npos;
  };
  Effects const open = build_effects(result.view);
  std::string const page = report_page(report_of(result.view, open, {}));
  CHECK(says());
  CHECK(page.find("are in firms of 250+ persons") != std::string::npos);
  result.view.withheld = {{"size_class", {0, 3}}};
  CHECK_FALSE(says());
  Effects const e = build_effects(result.view);
  CHECK(report_page(report_of(result.view, e, {})).find("are in firms of 250+ persons") ==
        std::string::npos);
}
