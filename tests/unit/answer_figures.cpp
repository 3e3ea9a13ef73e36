// How the answer prints numbers.
#include <clustress/catch.hpp>

#include "analysis/answer/figures.hpp"
#include "tests/unit/answer_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

TEST_CASE("numbers are printed as people read them", "[answer]") {
  struct Row {
    double x;
    char const* text;
  };
  for (Row const& row : std::initializer_list<Row>{{0.0, "0"},
                                                   {-0.4, "0"},
                                                   {0.5, "1"},
                                                   {-0.5, "−1"},
                                                   {52.49, "52"},
                                                   {99.4, "99"},
                                                   {99.5, "100"},
                                                   {125.0, "130"},
                                                   {-125.0, "−130"},
                                                   {994.0, "990"},
                                                   {1249.0, "1\u202f200"},
                                                   {1234567.0, "1\u202f200\u202f000"},
                                                   {no_number, "–"}}) {
    INFO(row.x);
    CHECK(jobs_figure(row.x) == row.text);
  }
  CHECK(signed_jobs_figure(52.0) == "+52");
  CHECK(signed_jobs_figure(0.2) == "0");
  CHECK(signed_jobs_figure(-3.0) == "−3");
  CHECK(jobs_range(-4.2, 35.0) == "−4 to 35");
  CHECK(whole_figure(1234.5) == "1\u202f235");
  for (Row const& row : std::initializer_list<Row>{{0.0, "0"},
                                                   {0.267, "0.27"},
                                                   {-0.009071, "−0.0091"},
                                                   {-3e-17, "0"},
                                                   {3.6, "3.6"},
                                                   {2.96, "3"},
                                                   {9.96, "10"},
                                                   {49.4, "49"},
                                                   {349.6, "350"}}) {
    INFO(row.x);
    CHECK(decimal_figure(row.x) == row.text);
  }
  for (Row const& row : std::initializer_list<Row>{{0.0, "€0"},
                                                   {0.87, "€870"},
                                                   {12.3, "€12\u202f000"},
                                                   {-12.3, "−€12\u202f000"},
                                                   {996.0, "€1\u202fmillion"},
                                                   {3249.0, "€3.2\u202fmillion"},
                                                   {12'400.0, "€12\u202fmillion"},
                                                   {2'500'000.0, "€2.5\u202fbillion"}}) {
    INFO(row.x);
    CHECK(money_figure(row.x) == row.text);
  }
  CHECK(of_hundred(0.734, "projects") == "73 of 100 projects");
  CHECK(years_word(40) == "ten years");
  CHECK(years_word(4) == "one year");
  CHECK(years_word(7) == "seven quarters");
  CHECK(years_word(60) == "15 years");
  CHECK(joined({"a", "b", "c"}) == "a, b and c");
  CHECK(quoted_name("the “best” one") == "“the 'best' one”");
}

TEST_CASE("parts add up as they are printed", "[answer]") {
  using Whole = std::vector<long long>;
  CHECK(adding_up(std::vector<double>{73.4, -22.3, 0.9}) == Whole{73, -22, 1});
  CHECK(adding_up(std::vector<double>{0.5, 0.5, 0.5, 0.5}) == Whole{1, 1, 0, 0});
  CHECK(adding_up(std::vector<double>{-0.4, -0.4, -0.4}) == Whole{0, 0, -1});
  CHECK(adding_up(std::vector<double>{}) == Whole{});
}

TEST_CASE("ranges beyond none do not end at none", "[answer]") {
  CHECK(jobs_range(0.3, 9.0) == "0.3 to 9");
  CHECK(jobs_range(-7.0, -0.26) == "−7 to −0.3");
  CHECK(jobs_range(-0.3, 9.0) == "0 to 9");
  CHECK(money_and_range(9700.0, 3900.0, 16000.0) == "€9.7\u202fmillion (3.9 to 16)");
  CHECK(money_and_range(-7600.0, -13000.0, 560.0) == "−€7.6\u202fmillion (−13 to 0.56)");
  CHECK(money_and_range(240.0, -470.0, 950.0) == "€240\u202f000 (−470\u202f000 to 950\u202f000)");
}
