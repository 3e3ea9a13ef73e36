// The report shows what each instrument of a mix adds, adding up as printed.
#include <clustress/catch.hpp>

#include "analysis/report/sections/section.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

std::size_t count(std::string const& text, std::string const& part) {
  std::size_t number = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++number;
  return number;
}

// A mix of two that is worth `both` where both are there, and nothing otherwise.
HandMadeResult needing_both(double both) {
  HandMadeResult result({"none", "mix", "mix | only <a>", "mix | only b"}, {"undisturbed"}, 3, 5);
  result.view.dimensions[2].labels = {"<a>", "b"};
  result.view.submix_of = {"", "", "mix", "mix"};
  result.view.instruments = {{}, {0, 1}, {0}, {1}};
  result.view.orders.resize(4);
  for (std::size_t r = 0; r < 3; ++r) {
    for (std::size_t t = 1; t < 5; ++t) result.jobs(1, 0, r, t) += both;
    for (std::size_t const v : {1, 2, 3}) result.pay(v, 0, r, 1, v == 1 ? 301.0 : 150.0);
  }
  return result;
}

}  // namespace

TEST_CASE("parts of a mix add up as the report prints them", "[report]") {
  HandMadeResult const result = needing_both(25.1);
  Effects const effects = build_effects(result.view);
  std::string const html = mix_html(report_of(result.view, effects, {}));
  // halves of 25.1 job-years and jobs: 12.6 and 12.5; of 301 thousand euro: 151 and 150
  CHECK(count(html, ">12.6</td>") == 2);
  CHECK(count(html, ">12.5</td>") == 2);
  CHECK(count(html, ">25.1</td>") == 2);
  CHECK(count(html, ">151</td>") == 1);
  CHECK(count(html, ">150</td>") == 1);
  CHECK(count(html, ">301</td>") == 1);
  CHECK(count(html, "data-v=\"12.55\"") >= 2);
  CHECK(html.find("&lt;a&gt; × b") != std::string::npos);
  CHECK(html.find("<a>") == std::string::npos);
}

TEST_CASE("a report of a mix that was not decomposed says so", "[report]") {
  HandMadeResult result = needing_both(25.1);
  result.view.submix_of.clear();
  Effects const effects = build_effects(result.view);
  std::string const html = mix_html(report_of(result.view, effects, {}));
  CHECK(html.find("Not in this result: what each instrument of a mix adds.") != std::string::npos);
}
