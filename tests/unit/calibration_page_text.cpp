// Names and places on the validation page: what is escaped, and where a mark stands.
#include <clustress/catch.hpp>
#include <limits>

#include "calibration/page/markdown.hpp"
#include "calibration/page/plot.hpp"

using namespace clustress;

TEST_CASE("plot: a moment lies where it is in its band", "[calibration][page]") {
  using page::plot;
  // Twenty places are two widths of the band, from half of one below it.
  CHECK(plot({0.0, 1.0}, 0.5, {}) == ".....[----o----].....");
  CHECK(plot({0.0, 1.0}, 0.5, 0.2) == ".....[-x--o----].....");
  CHECK(plot({0.0, 1.0}, 0.0, 1.0) == ".....o---------x.....");
  CHECK(plot({0.0, 1.0}, 0.5, 0.52) == ".....[----*----].....");
  CHECK(plot({0.0, 1.0}, 0.5, 1.5) == ".....[----o----]....x");
  CHECK(plot({0.0, 1.0}, 0.5, -0.5) == "x....[----o----].....");
  CHECK(plot({0.0, 1.0}, 0.5, 1.6) == ".....[----o----]....>");
  CHECK(plot({0.0, 1.0}, 0.5, 1.001) == ".....[----o----]x....");
  CHECK(plot({0.0, 1.0}, 0.5, -0.001) == "....x[----o----].....");
  CHECK(plot({0.0, 1.0}, 0.5, -1e300) == "<....[----o----].....");
  CHECK(plot({-0.25, -0.12}, -0.18, -0.185) == ".....[----*----].....");
}

TEST_CASE("markdown: names are shown and never act", "[calibration][page]") {
  using page::code, page::escaped;
  CHECK(escaped("a|b`c") == "a\\|b\\`c");
  CHECK(escaped("<b>&[x](y)*_#") == "&lt;b&gt;&amp;\\[x\\](y)\\*\\_\\#");
  CHECK(escaped("a_b _c_") == "a_b \\_c\\_");
  CHECK(escaped("A & B") == "A & B");
  CHECK(escaped("two\nlines") == "two\\\\x0alines");
  CHECK(escaped("$x$ ~y~") == "&#36;x&#36; &#126;y&#126;");
  CHECK(code("model.a_b") == "`model.a_b`");
  CHECK(code("a`b") == "a\\`b");
  CHECK(code("a|b") == "a\\|b");
  CHECK(code("") == "");
  CHECK(page::number(-0.0) == "0");
  CHECK(page::number(-1.23456) == "−1.235");
  CHECK(page::range(std::numeric_limits<double>::quiet_NaN(), 1.0) == "–");
  CHECK(page::table({"a", "b"}, {{"1", "2"}}) == "| a | b |\n| --- | --- |\n| 1 | 2 |\n");
}
