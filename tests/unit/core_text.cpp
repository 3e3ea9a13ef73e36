// Names that are near enough to be meant, text that is safe to print, calendar quarters, digests.
#include <clustress/catch.hpp>

#include "sim/core/calendar.hpp"
#include "sim/core/diagnostics.hpp"
#include "sim/core/digest.hpp"
#include "sim/core/money.hpp"
#include "sim/core/text.hpp"

using namespace clustress;

TEST_CASE("edit distance counts insertions, deletions, substitutions and swaps of neighbours",
          "[core]") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);  // the textbook pair: k→s, e→i, +g
  CHECK(edit_distance("budget", "bugdet") == 1);   // one swap; 2 without swaps
  CHECK(edit_distance("ca", "abc") ==
        3);  // optimal string alignment; 2 if swapped letters could be edited again
  for (auto const* a : {"share", "sahre", "", "x"}) {
    for (auto const* b : {"share", "shape", "budget_keur"})
      CHECK(edit_distance(a, b) == edit_distance(b, a));
  }
}

TEST_CASE("the nearest name is found within a third of the word, two edits at least", "[core]") {
  std::vector<std::string> const names = {"budget_keur", "start_quarter", "selection"};
  CHECK(nearest_name("budgt_keur", names) == "budget_keur");
  CHECK(nearest_name("bugdet_kuer", names) == "budget_keur");
  CHECK(nearest_name("selektion", names) == "selection");
  CHECK_FALSE(nearest_name("colour", names));
  CHECK(nearest_name("ab", {"cd"}) == "cd");  // two edits are always near
  CHECK_FALSE(nearest_name("ab", {"cde"}));
  CHECK_FALSE(nearest_name("x", {}));
  CHECK_FALSE(
      nearest_name(std::string(101, 'a'), {std::string(101, 'a')}));  // a word this long is no slip
  CHECK(nearest_name("aab", {"aac", "aad"}) == "aac");                // the first of equals
}

TEST_CASE("a suggestion names the nearest, else the valid names, at most twelve", "[core]") {
  CHECK(suggestion("selektion", {"selection", "share"}) == " Did you mean \"selection\"?");
  CHECK(suggestion("colour", {"selection", "share"}) == " Valid names: selection, share.");
  CHECK(suggestion("colour", {}).empty());
  std::vector<std::string> many;
  for (int k = 10; k < 30; ++k) many.push_back("a long name " + std::to_string(k));
  std::string const shown = suggestion("q", many);
  CHECK(shown.find("21") != std::string::npos);
  CHECK(shown.find("22") == std::string::npos);
  CHECK(shown.find("…") != std::string::npos);
}

TEST_CASE("text to print keeps UTF-8, escapes the rest and is cut between characters", "[core]") {
  CHECK(printable("Görlitz €") == "Görlitz €");
  CHECK(printable("a\nb\x1b[31m\x7f") == "a\\x0ab\\x1b[31m\\x7f");
  CHECK(printable("\xff\xc3") == "\\xff\\xc3");  // no UTF-8; a lead byte at the end
  CHECK(printable("\xc0\xaf") == "\\xc0\\xaf");  // an overlong slash
  CHECK(printable(std::string("a\0b", 3)) == "a\\x00b");
  CHECK(printable("äöü", 4) == "äö…");
  CHECK(printable("äöü", 5) == "äö…");  // five bytes hold no half letter
  CHECK(printable("äöü", 6) == "äöü");
}

TEST_CASE("quarters count over year ends, forwards and backwards", "[core]") {
  CalendarQuarter const start{2016, 1};
  CHECK(add_quarters(start, 0) == start);
  CHECK(add_quarters(start, 3) == CalendarQuarter{2016, 4});
  CHECK(add_quarters(start, 4) == CalendarQuarter{2017, 1});
  CHECK(add_quarters(start, -1) == CalendarQuarter{2015, 4});
  CHECK(add_quarters(start, -4 * 2016) == CalendarQuarter{0, 1});
  CHECK(add_quarters(start, -4 * 2016 - 1) == CalendarQuarter{-1, 4});
  for (Quarter q = -10'000; q < 10'000; q += 7)
    REQUIRE(add_quarters(add_quarters(start, q), -q) == start);
}

TEST_CASE("years are written with four digits", "[core]") {
  CHECK(to_string(CalendarQuarter{987, 2}) == "0987Q2");
  CHECK(to_string(CalendarQuarter{2016, 1}) == "2016Q1");
}

TEST_CASE("quarters are read as written, and nothing else is", "[core]") {
  CalendarQuarter date{1, 1};
  for (Quarter q = 0; q < 40; ++q) {
    CalendarQuarter const expected = add_quarters({1999, 3}, q);
    REQUIRE(parse(to_string(expected), date));
    REQUIRE(date == expected);
  }
  for (auto const* wrong : {"", "2016", "2016Q0", "2016Q5", "2016q1", "2016Q", "2016Q11", "16Q1",
                            " 2016Q1", "2O16Q1", "2016-1"}) {
    CHECK_FALSE(parse(wrong, date));
  }
  CHECK(date == add_quarters({1999, 3}, 39));  // untouched by what could not be read
}

// XXH3-128 of no bytes with seed 0, as published with xxHash.
TEST_CASE("digests are XXH3-128 in hexadecimal", "[core]") {
  CHECK(digest_of("") == "99aa06d3014798d86001c324468d497f");
  CHECK(digest_of("a") != digest_of("b"));
  CHECK(digest_of("abc").size() == 32);
  CHECK(digest_of("abc", 3) == digest_of("abc"));
}

TEST_CASE("money is rounded to the nearest cent, halves away from zero", "[core]") {
  CHECK(to_cents(1.0) == 100'000);
  CHECK(to_cents(0.000005) == 1);
  CHECK(to_cents(-0.000005) == -1);
  CHECK(to_cents(0.0000049) == 0);
  for (Cents const cents : {Cents{1}, Cents{99'999}, Cents{123'456'789'012}})
    CHECK(to_cents(to_keur(cents)) == cents);
}

TEST_CASE("faults are collected, counted past the limit, and thrown in the order of the file",
          "[core]") {
  Diagnostics diagnostics;
  diagnostics.throw_if_any();  // nothing to throw
  for (std::uint32_t k = 0; k < Diagnostics::limit + 5; ++k)
    diagnostics.add({"b.toml", 1000 - k, 1}, "fault");
  diagnostics.add({"a.toml", 1, 1}, "not kept");
  CHECK(diagnostics.count() == Diagnostics::limit + 6);
  CHECK(diagnostics.items().size() == Diagnostics::limit);
  try {
    diagnostics.throw_if_any();
    FAIL("nothing was thrown");
  } catch (ScenarioError const& error) {
    REQUIRE(error.faults().size() == Diagnostics::limit);
    CHECK(error.faults().front().location.line == 801);
    CHECK(std::string(error.what()).find("and 6 more faults") != std::string::npos);
  }
  CHECK(to_string(Diagnostic{{"leipzig.toml", 41, 17}, "no"}) == "leipzig.toml:41:17: no");
  CHECK(to_string(Diagnostic{{"leipzig.toml", 0, 0}, "no"}) == "leipzig.toml: no");
  CHECK(to_string(Diagnostic{{}, "no"}) == "no");
}

// U+009B is ESC [ in one character, U+202E turns the rest of the line round.
TEST_CASE("controls of terminal, line and direction are found and never printed", "[core]") {
  for (char const* text : {"\x1b[31m", "a\nb", "\x7f", "\u009b31m", "\u0085", "a\u202eb", "\u2028",
                           "\u2066", "\u200f", "\xff", "\xc3"}) {
    INFO(printable(text));
    CHECK(has_controls(text));
    CHECK_FALSE(has_controls(printable(text)));
  }
  CHECK(printable("a\u202eb") == "a\\u202eb");
  CHECK(printable("\u009b") == "\\u009b");
  for (char const* text : {"Zürich", "東京", "Ísafjörður", "a b", "🏭", "\u00a0"}) {
    CHECK_FALSE(has_controls(text));
    CHECK(printable(text) == text);
  }
}

TEST_CASE("a text of blanks and joiners is not visible", "[core]") {
  for (char const* text : {"", " ", "\u00a0", "\u200b", "\u2003 \u3000", "\ufeff", "\u00ad\u2060"})
    CHECK_FALSE(is_visible(text));
  for (char const* text : {"a", " a ", "ü", "-", "🏭", "\u200bx"}) CHECK(is_visible(text));
}
