// The page of the report: the same numbers as the effects, sound links, and no label that acts.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "analysis/render/report_text.hpp"
#include "analysis/report/page.hpp"
#include "analysis/report/sections/section.hpp"
#include "analysis/report/sha256.hpp"
#include "analysis/where_it_fails.hpp"
#include "tests/support/page_parts.hpp"
#include "tests/unit/busy_result.hpp"

using namespace clustress;
using clustress::test::between;
using clustress::test::busy;
using clustress::test::HandMadeResult;
using clustress::test::matches;

namespace {

struct Made {
  Effects effects;
  std::string page;
};

Made page_of(HandMadeResult const& result) {
  Made made{build_effects(result.view), {}};
  Provenance provenance;
  provenance.digest = result.view.digest;
  provenance.program = "clustress 0, model 0";
  provenance.rows = {{"World", "made by hand"}};
  provenance.scenario = "title = \"Made by hand\"\n";
  made.page = report_page(report_of(result.view, made.effects, provenance));
  return made;
}

void check_soundness(std::string const& page) {
  std::vector<std::string> const ids = matches(page, " id=\"([^\"]*)\"");
  std::set<std::string> const unique(ids.begin(), ids.end());
  CHECK(unique.size() == ids.size());
  for (char const* pattern : {" href=\"#([^\"]*)\"", " aria-describedby=\"([^\"]*)\""}) {
    for (std::string const& to : matches(page, pattern)) {
      INFO(to);
      CHECK(unique.count(to) == 1);
    }
  }
  CHECK(page.find(" style=") == std::string::npos);
  CHECK(page.find("http://") == page.find("http://www.w3.org/2000/svg"));
  CHECK(page.find("https://") == std::string::npos);
  CHECK(matches(page, "(<h1[ >])").size() == 1);
  CHECK(matches(page, "(nan|inf|NaN)[<\"]").empty());
  std::string const policy = between(page, "Content-Security-Policy\" content=\"", "\"");
  CHECK(policy ==
        policy_of(between(page, "<style>", "</style>"), between(page, "<script>", "</script>")));
}

}  // namespace

TEST_CASE("SHA-256 gives the digests of FIPS 180-4", "[report]") {
  CHECK(sha256_base64("") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  CHECK(sha256_base64("abc") == "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  CHECK(sha256_base64("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE=");
}

TEST_CASE("a report is sound whatever the result holds", "[report]") {
  using Names = std::vector<std::string>;
  std::vector<HandMadeResult> results{
      busy({"none", "one", "two", "transfer"}, {"undisturbed", "recession"}, 12),
      busy({"none", "one", "two"}, {"undisturbed", "recession", "crunch"}, 4),
      busy({"none", "one"}, {"undisturbed"}, 1),
      busy({"none"}, {"undisturbed"}, 3),
      busy({"none", "transfer"}, {"undisturbed"}, 3),
  };
  Names many{"none"}, stresses{"undisturbed"};
  for (int i = 0; i < 60; ++i) many.push_back("programme " + std::to_string(i));
  for (int i = 0; i < 3; ++i) stresses.push_back("crisis " + std::to_string(i));
  results.push_back(busy(many, stresses, 2));
  HandMadeResult nothing({"none", "nothing"}, {"undisturbed"}, 4, 5);
  results.push_back(nothing);
  HandMadeResult incomplete = busy({"none", "one", "two"}, {"undisturbed"}, 3);
  incomplete.view.complete = false;
  incomplete.view.replicates_wanted = 64;
  results.push_back(incomplete);
  for (HandMadeResult const& result : results) {
    INFO(result.view.variants.size() << " variants, " << result.view.replicates << " replicates");
    check_soundness(page_of(result).page);
  }
  CHECK(page_of(results[2]).page.find("Provisional: 1 simulated future<") != std::string::npos);
  CHECK(page_of(results.back()).page.find("The run is not complete: 3 of 64 futures") !=
        std::string::npos);
}

TEST_CASE("a report holds the numbers of compare", "[report]") {
  Made const made = page_of(busy({"none", "one", "two", "transfer"}, {"undisturbed", "bad"}, 12));
  std::set<double> known;
  auto const json = nlohmann::json::parse(effects_json(made.effects));
  for (auto const& programme : json["programmes"]) {
    for (auto const& measure : programme["measures"]) {
      for (char const* key : {"value", "low", "high"}) {
        if (measure[key].is_number()) known.insert(measure[key].get<double>());
      }
    }
  }
  for (auto const& wider : json["wider"]) {
    for (auto const& measure : wider["measures"]) {
      if (measure["value"].is_number()) known.insert(measure["value"].get<double>());
    }
  }
  for (char const* section : {"stress", "regret"}) {
    std::string const html =
        between(made.page, std::string("<section id=\"") + section, "</section>");
    std::vector<std::string> const shown = matches(html, " data-v=\"([^\"]*)\"");
    CHECK(shown.size() >= 2);
    for (std::string const& text : shown) {
      INFO(section << " " << text);
      CHECK(known.count(std::strtod(text.c_str(), nullptr)) == 1);
    }
  }
  std::size_t numbers = 0;
  for (char const* figure : {"figure-value", "figure-sources"}) {
    std::string const html = between(made.page, std::string("id=\"") + figure, "</figure>");
    for (std::string const& text : matches(html, " data-v=\"([^\"]*)\"")) {
      INFO(figure << " " << text);
      CHECK(known.count(std::strtod(text.c_str(), nullptr)) == 1);
      ++numbers;
    }
  }
  // Values of three under two stresses, groups of two; one group is the same in every world and has
  // no range.
  CHECK(numbers == 3U * (3 * 2 + 2 * 5) - 4);
  // The path ends at net jobs of the headline, here and in the table.
  std::string const path = between(made.page, "id=\"figure-time-0", "</figure>");
  std::vector<std::string> const ends = matches(path, " data-v=\"([^\"]*)\"");
  CHECK(std::ranges::any_of(ends, [&](std::string const& text) {
    return std::strtod(text.c_str(), nullptr) == made.effects.programmes[0].net_jobs.value;
  }));
  // Whole persons as printed: 9 quarters, group 0 + 2 + 4.
  std::string const says = between(made.page, "id=\"says-sources\">", "</p>");
  std::vector<std::string> const groups = matches(says, "(supported firms [0-9]+)");
  CHECK(groups.size() == 2);
}

TEST_CASE("a label of a file does nothing on the page", "[report]") {
  std::string const evil = "</script><img src=x onerror=alert(1)>\"'&";
  HandMadeResult result =
      busy({"none", evil, std::string(60, 'W'), "שלום עולם", "🦆 a“b”", "transfer"},
           {"undisturbed", evil}, 3);
  result.view.title = evil;
  std::string const page = page_of(result).page;
  check_soundness(page);
  CHECK(page.find("<img") == std::string::npos);
  CHECK(matches(page, "(<script)").size() == 1);
  CHECK(matches(page, "(</script)").size() == 1);
  CHECK(page.find("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;") !=
        std::string::npos);
  CHECK(matches(page, "(<bdi>)").size() == matches(page, "(</bdi>)").size());
}

// `CLUSTRESS_WRITE_GOLDEN=1 clustress_tests "a small report*"` writes the file anew.
TEST_CASE("a small report is the same to the last byte", "[report]") {
  std::string const path = std::string(CLUSTRESS_SOURCE_DIR) + "/tests/unit/report_golden.html";
  HandMadeResult const result =
      busy({"none", "one", "two", "transfer"}, {"undisturbed", "recession"}, 4);
  std::string const page = page_of(result).page;
  CHECK(page == page_of(result).page);
  std::string const main = "<main>" + between(page, "<main>", "</main>") + "</main>\n";
  if (std::getenv("CLUSTRESS_WRITE_GOLDEN") != nullptr)
    std::ofstream(path, std::ios::binary) << main;
  std::ostringstream kept;
  kept << std::ifstream(path, std::ios::binary).rdbuf();
  CHECK(main == kept.str());
}

// Links of 40 without the programme, 43 with it at the end, in every future. Seen to fail with the
// level in place of the effect.
TEST_CASE("the report tells what changes in firms, and what it rests on", "[report]") {
  HandMadeResult result = busy({"none", "one"}, {"undisturbed"}, 12);
  result.make("total", "firms", 1, "", 10.0);
  result.make("total", "links", 1, "", 40.0);
  result.make("total", "sales", 1, "kEUR", 100.0);
  for (std::size_t r = 0; r < 12; ++r) {
    result.value("total", "links", 1, 0, r, 8) = 43.0 + static_cast<double>(r % 2);
    result.value("total", "sales", 1, 0, r, 8) = 112.0 + static_cast<double>(r % 2);
  }
  std::string const body =
      between(page_of(result).page, "<section id=\"performance\">", "</section>");
  CHECK(body.find("links between firms</bdi></th><td data-v=\"3.5\">3.5 (3.2 to 3.8)</td>") !=
        std::string::npos);
  CHECK(body.find("€13\u202f000 (12\u202f000 to 13\u202f000)") != std::string::npos);
  CHECK(body.find("exporters") == std::string::npos);
}

// Severities 0, 4, 8 and 16: the places of points stand in their proportion, from left to right.
TEST_CASE("severities of one kind are a curve a programme, with its table behind", "[report]") {
  HandMadeResult result = busy({"none", "one", "two"}, {"undisturbed", "worst", "mild", "bad"}, 4);
  result.view.stress_kind = {"", "demand_recession", "demand_recession", "demand_recession"};
  result.view.stress_severity = {0.0, 16.0, 4.0, 8.0};
  Made const made = page_of(result);
  check_soundness(made.page);
  std::string const figure = between(made.page, "id=\"figure-severity-0\"", "</figure>");
  CHECK(figure.find("How many job-years does it bring as a demand recession grows worse?") !=
        std::string::npos);
  std::string const svg = between(figure, "<svg class=\"wide\"", "</svg>");
  CHECK(matches(svg, "(class=\"mean\")").size() == 2);
  CHECK(matches(svg, "(class=\"band-mean\")").size() == 2);
  auto const numbers = [&](char const* pattern) {
    std::vector<double> all;
    for (std::string const& text : matches(svg, pattern))
      all.push_back(std::strtod(text.c_str(), nullptr));
    return all;
  };
  std::vector<double> const x = numbers("cx=\"([^\"]*)\""), y = numbers("cy=\"([^\"]*)\"");
  CHECK(numbers("data-r=\"([^\"]*)\"") == std::vector<double>{0, 1, 2, 3, 4, 5, 6, 7});
  REQUIRE((x.size() == 8 && y.size() == 8));
  CHECK((x[1] - x[0]) / (x[3] - x[0]) == Approx(0.25).margin(1e-3));
  CHECK((x[2] - x[0]) / (x[3] - x[0]) == Approx(0.5).margin(1e-3));
  // Values of the table are the measures of compare, and heights are in their proportion.
  std::vector<double> value;
  for (WiderEffects const& w : made.effects.wider) {
    for (char const* rung : {"0", "4", "8", "16"}) {
      for (Measure const& m : measures_of(w)) {
        if (m.name == std::string("severity/demand_recession/") + rung) value.push_back(m.value);
      }
    }
  }
  REQUIRE(value.size() == 8);
  std::vector<std::string> const shown = matches(figure, " data-v=\"([^\"]*)\"");
  REQUIRE(shown.size() == 24);
  for (std::size_t k = 0; k < 8; ++k) {
    CHECK(std::strtod(shown[3 * k].c_str(), nullptr) == value[k]);
    CHECK((y[k] - y[0]) / (y[7] - y[0]) ==
          Approx((value[k] - value[0]) / (value[7] - value[0])).margin(2e-3));
  }
  // More is higher, and the band begins at the lower end.
  double const per_job_year = (y[7] - y[0]) / (value[7] - value[0]);
  CHECK(per_job_year < 0.0);
  std::vector<double> const bands = numbers("band-mean\" d=\"M[0-9.]+ ([0-9.]+)");
  REQUIRE(bands.size() == 2);
  for (std::size_t k = 0; k < 2; ++k) {
    double const low = std::strtod(shown[12 * k + 1].c_str(), nullptr);
    CHECK(low < value[4 * k]);
    CHECK(bands[k] == Approx(y[0] + per_job_year * (low - value[0])).margin(0.15));
  }
  std::string const says = between(made.page, "id=\"says-severity-0\">", "</p>");
  CHECK(says.find("Job-years by severity of a demand recession: one ") == 0);
  // One severity is no curve.
  result.view.stress_severity = {0.0, 16.0, std::nan(""), std::nan("")};
  CHECK(page_of(result).page.find("figure-severity") == std::string::npos);
}

TEST_CASE("the report says what points do, and that there are none", "[report]") {
  Effects const effects;
  Report report{effects, {}, {}, {}, {}, {}, {}, {}};
  CHECK(discovery_section(report).find("Not in this result") != std::string::npos);
  Effects over;
  ProgrammeEffects e;
  e.variant = "a<b";
  e.stress = "undisturbed";
  Section doubt{"doubt", "Luck and doubt"}, fails{"discovery", "Where it fails"};
  Measure mean = measure_of("doubt/over_points/net_jobs", 12.0, {"jobs", ""});
  mean.low = -3.0;
  mean.high = 27.0;
  doubt.add(mean);
  doubt.add(measure_of("doubt/share/net_jobs", 0.37, {"share", ""}));
  fails.add(measure_of("discovery/c/points_behind", 9.0, {"points", "", "of 40 points"}));
  fails.notes = {{"", {"How it is found."}},
                 {found_in_box, {"“a<b” loses to “c” where x is above 4", " % (8 of 9)."}}};
  e.sections = {doubt, fails};
  over.programmes = {e, e};
  over.programmes.back().stress = "recession";
  report.over_points = &over;
  std::string const html = discovery_section(report);
  INFO(html);
  CHECK(html.find("a&lt;b</bdi>” loses to “<bdi>c</bdi>” where x is above 4 % (8 of 9).</li>") !=
        std::string::npos);
  CHECK(html.find("data-v=\"0.37\">37<") != std::string::npos);
  CHECK(html.find("data-v=\"-3\">−3<") != std::string::npos);
  // A sentence that two say stands once; what needs none is in a folded table.
  CHECK(html.find("<li>") == html.rfind("<li>"));
  CHECK(html.find("How it is found") == std::string::npos);
  CHECK(html.find("data-v=\"9\">9 of 40 points<") > html.find("<details>"));
  over.programmes.front().sections.back().notes.pop_back();
  over.programmes.back().sections.back().notes.pop_back();
  std::string const without = discovery_section(report);
  CHECK(without.find("No pair of programmes shows a pattern beyond chance") != std::string::npos);
}
