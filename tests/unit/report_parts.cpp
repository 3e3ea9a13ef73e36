// What the page is made of: axes, lines of text, escapes, and colours that can be told apart.
#include <clustress/catch.hpp>
#include <cmath>
#include <map>
#include <regex>

#include "analysis/report/html.hpp"
#include "analysis/report/page.hpp"
#include "analysis/report/svg.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;

namespace {

// Relative luminance and contrast as WCAG 2.1 defines them.
double luminance(std::string const& hex) {
  double const weight[] = {0.2126, 0.7152, 0.0722};
  double sum = 0.0;
  for (std::size_t k = 0; k < 3; ++k) {
    double const c = std::stoi(hex.substr(1 + 2 * k, 2), nullptr, 16) / 255.0;
    sum += weight[k] * (c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
  }
  return sum;
}

double contrast(std::string const& a, std::string const& b) {
  double const x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

std::map<std::string, std::string> colours(std::string const& block) {
  std::map<std::string, std::string> all{
      {"white", "#ffffff"}, {"dark", "#0b4f8a"}, {"grey", "#566270"}};
  std::regex const colour("--([a-z0-9-]+): (#[0-9a-f]{6})");
  for (std::sregex_iterator i(block.begin(), block.end(), colour), end; i != end; ++i)
    all[(*i)[1]] = (*i)[2];
  return all;
}

}  // namespace

TEST_CASE("colours of the report are told apart in light, dark and on paper", "[report]") {
  clustress::test::HandMadeResult result({"none", "a"}, {"undisturbed"}, 2, 2);
  Effects const effects = build_effects(result.view);
  std::string const page = report_page(report_of(result.view, effects, {}));
  std::size_t at = 0, blocks = 0;
  while ((at = page.find(":root {", at)) != std::string::npos) {
    std::size_t const end = page.find('}', at);
    auto const c = colours(page.substr(at, end - at));
    at = end;
    ++blocks;
    auto const told = [&](char const* mark, char const* on, double least) {
      INFO("block " << blocks << ": " << mark << " on " << on);
      CHECK(contrast(c.at(mark), c.at(on)) >= least);
    };
    for (char const* text : {"text", "quiet", "programme", "loss"}) told(text, "page", 4.5);
    for (char const* rung : {"rung-1", "rung-2", "rung-3", "rung-4", "strip", "paid"})
      told("text", rung, 5.0);
    told("on-rung-5", "rung-5", 4.5);
    for (char const* mark : {"programme", "range", "loss", "reference", "reference-range"})
      told(mark, "page", 3.0);
    told("white", "dark", 4.5);
    told("white", "grey", 4.5);
  }
  CHECK(blocks == 3);
}

TEST_CASE("an axis holds all values and 0 at steps that people count in", "[report]") {
  Axis const a = axis_of(-3.0, 62.0, 8);
  CHECK(a.low == -10.0);
  CHECK(a.high == 70.0);
  CHECK(a.ticks.size() == 9);
  CHECK(axis_of(0.0, 0.0, 4).high == 1.0);
  Axis const small = axis_of(0.02, 0.11, 4);
  CHECK(small.low == 0.0);
  CHECK(small.high == Approx(0.15));
  CHECK(tick_text(125.0) == "125");
  CHECK(tick_text(-0.25) == "−0.25");
  CHECK(tick_text(2000.0) == "2\u202f000");
}

TEST_CASE("names are broken, never cut", "[report]") {
  CHECK(lines_of("short", 300.0, 13.0) == std::vector<std::string>{"short"});
  CHECK(lines_of("two words", 40.0, 13.0) == std::vector<std::string>{"two", "words"});
  CHECK(lines_of("", 40.0, 13.0) == std::vector<std::string>{""});
  for (std::string const& name : {std::string(60, 'W'), std::string("שלום עולם שלום עולם")}) {
    std::string together;
    for (std::string const& line : lines_of(name, 100.0, 13.0)) {
      CHECK(width_of_text(line, 13.0) <= 100.0);
      together += line;
    }
    together.erase(std::remove(together.begin(), together.end(), ' '), together.end());
    std::string expected = name;
    expected.erase(std::remove(expected.begin(), expected.end(), ' '), expected.end());
    CHECK(together == expected);
  }
}

TEST_CASE("text is escaped, and names stand apart", "[report]") {
  CHECK(escaped("<a href=\"x\">'&'</a>") ==
        "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
  CHECK(escaped("a\x01").find('\x01') == std::string::npos);
  CHECK(sentence_html("“a” wins") == "“<bdi>a</bdi>” wins");
  CHECK(sentence_html("see `clustress info`") == "see <code>clustress info</code>");
  CHECK(sentence_html("one ` alone") == "one ` alone");
  HtmlTable const table{"T", {"a", "b", "c"}, {{{"x"}, {"52", 52.25}, {"none"}}}};
  CHECK(table.html().find("<td data-v=\"52.25\">52</td><td>none</td>") != std::string::npos);
}
