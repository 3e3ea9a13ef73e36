// Additionality by instrument and size of firm, beside what evaluations found.
#include <algorithm>
#include <clustress/catch.hpp>

#include "analysis/effects.hpp"
#include "analysis/render/report_text.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using clustress::test::HandMadeResult;
using clustress::test::has_measure;
using clustress::test::measure;
using clustress::test::section_of;

namespace {

// Vouchers in two worlds: firms of 1–9 jobs (class 0) and of 50–249 (class 2); the second
// instrument supports nothing.
HandMadeResult with_projects() {
  HandMadeResult result({"none", "vouchers"}, {"undisturbed"}, 2, 2);
  result.view.instrument_kinds = {"innovation_voucher", "collaborative_rd_grant"};
  struct Row {
    char const* name;
    double small[2], medium[2];
  };
  Row const rows[] = {{"projects_additional", {8, 4}, {2, 2}},
                      {"projects_deadweight", {1, 3}, {6, 6}},
                      {"projects_unused", {1, 3}, {0, 0}},
                      {"support_keur", {100, 300}, {200, 200}},
                      {"own_extra_keur", {40, 80}, {-20, -60}}};
  for (Row const& row : rows) {
    result.make("instrument_size", row.name, 8);
    for (std::size_t r = 0; r < 2; ++r) {
      result.value("instrument_size", row.name, 1, 0, r, 1, 0) = row.small[r];
      result.value("instrument_size", row.name, 1, 0, r, 1, 2) = row.medium[r];
    }
  }
  return result;
}

}  // namespace

// 1–9: 12, 4 and 4 of 20 projects, 120 kEUR own extra on 400 of support. 50–249: 4 and 12 of 16;
// −80 on 400. Together 16 of 36 and 40 on 800. Means of ratios would give (0.4 + 0.267)/2 for 1–9.
// Seen to fail when own extra is per project.
TEST_CASE("additionality by size is a ratio of means", "[analysis]") {
  HandMadeResult result = with_projects();
  ProgrammeEffects const p = build_effects(result.view).programmes.at(0);
  auto const value = [&](std::string const& name) { return measure(p, name).value; };
  CHECK(value("projects/vouchers/1-9") == Approx(10.0));
  CHECK(value("projects_additional_share/vouchers/1-9") == Approx(0.6));
  CHECK(value("projects_deadweight_share/vouchers/1-9") == Approx(0.2));
  CHECK(value("projects_unused_share/vouchers/1-9") == Approx(0.2));
  CHECK(value("own_extra/vouchers/1-9") == Approx(0.3));
  CHECK(value("own_extra/vouchers/50-249") == Approx(-0.2));
  CHECK(value("projects_additional_share/vouchers/all") == Approx(16.0 / 36.0));
  CHECK(value("own_extra/vouchers/all") == Approx(0.05));
  // classes and instruments without projects are left out
  CHECK_FALSE(has_measure(p, "projects/vouchers/10-49"));
  CHECK_FALSE(has_measure(p, "projects/money/all"));
  Section const* section = section_of(p, "projects_by_size");
  REQUIRE(section != nullptr);
  CHECK(section->tables.at(0).rows.size() == 4);  // the instrument, two classes, all
}

// Of the 12 and 4 projects not done without the programme in the same quarter, 5 and 1 are done
// later: 6, 6, 4 and 4 of 20 for 1–9. Seen to fail when those are counted twice.
TEST_CASE("projects brought forward are told from additional ones", "[analysis]") {
  HandMadeResult result = with_projects();
  result.make("instrument_size", "projects_brought_forward", 8);
  result.value("instrument_size", "projects_brought_forward", 1, 0, 0, 1, 0) = 5;
  result.value("instrument_size", "projects_brought_forward", 1, 0, 1, 1, 0) = 1;
  ProgrammeEffects const p = build_effects(result.view).programmes.at(0);
  auto const share = [&](std::string const& name) {
    return measure(p, "projects_" + name + "_share/vouchers/1-9").value;
  };
  CHECK(share("additional") == Approx(0.3));
  CHECK(share("brought_forward") == Approx(0.3));
  CHECK(share("deadweight") == Approx(0.2));
  CHECK(share("unused") == Approx(0.2));
  CHECK(measure(p, "projects/vouchers/1-9").value == Approx(10.0));
}

TEST_CASE("the evidence about an instrument's kind stands beside it, and only that", "[analysis]") {
  HandMadeResult result = with_projects();
  Effects const e = build_effects(result.view);
  CHECK(measure(e.programmes[0], "evidence_additional_share/vouchers/all").value == 0.8);
  std::string const table = effects_table(e);
  CHECK(table.find("0.8 (0.7 to 0.9)") != std::string::npos);
  CHECK(table.find("N(0.3, 0.4)") == std::string::npos);
  result.view.instrument_kinds.clear();  // a result that does not say kinds
  CHECK_FALSE(has_measure(build_effects(result.view).programmes[0],
                          "evidence_additional_share/vouchers/all"));
}

// Nobody used the support: shares stand, there is no ratio to money.
TEST_CASE("awards that were never used have no own extra", "[analysis]") {
  HandMadeResult result = with_projects();
  for (char const* name :
       {"projects_additional", "projects_deadweight", "support_keur", "own_extra_keur"}) {
    result.make("instrument_size", name, 8);
  }
  ProgrammeEffects const p = build_effects(result.view).programmes.at(0);
  CHECK(measure(p, "projects_unused_share/vouchers/1-9").value == 1.0);
  CHECK_FALSE(measure(p, "own_extra/vouchers/1-9").is_given());
  CHECK(measure(p, "own_extra/vouchers/1-9").note == "confidence set: undefined");
  CHECK(effects_table(build_effects(result.view)).find("–") != std::string::npos);
}
