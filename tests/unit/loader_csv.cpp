// CSV as spreadsheets write it: separators, quotes, line ends, decimal commas, comments; and NACE
// codes.
#include <clustress/catch.hpp>

#include "scenarios/loader/csv.hpp"
#include "scenarios/loader/nace.hpp"

using namespace clustress;
using namespace clustress::loader;

namespace {

struct Read {
  std::vector<std::vector<std::string>> records;
  std::vector<Position> places;  // of the last field of each record
  std::vector<std::string> faults;
  char separator = 0;
};

Read read(std::string_view text) {
  std::vector<Source> sources{{"t.csv", {}}};
  Diagnostics diagnostics;
  Report report(sources, diagnostics);
  CsvReader csv(text, 0, report);
  Read all;
  std::vector<CsvField> record;
  while (csv.next(record)) {
    all.records.emplace_back();
    for (CsvField const& field : record) all.records.back().push_back(field.text);
    all.places.push_back(record.back().at);
  }
  all.separator = csv.separator();
  try {
    diagnostics.throw_if_any();
  } catch (ScenarioError const& error) {
    for (Diagnostic const& fault : error.faults()) all.faults.push_back(to_string(fault));
  }
  return all;
}

using Records = std::vector<std::vector<std::string>>;

}  // namespace

TEST_CASE("the same table in every form that spreadsheets write", "[loader]") {
  Records const expected{{"id", "jobs"}, {"a b", "12"}, {"ü", "3"}};
  for (std::string_view const text :
       {"id,jobs\na b,12\nü,3\n", "id;jobs\na b;12\nü;3", "id\tjobs\na b\t12\nü\t3\n",
        "\xEF\xBB\xBFid,jobs\r\na b,12\r\nü,3\r\n", "id,jobs\ra b,12\rü,3\r",
        "# made up\n\nid , jobs\n,\n\"a b\",\t12 \n  # more\nü,\"3\"\n",
        "sep=;\nid;jobs\na b;12\n;\nü;3\n"}) {
    CAPTURE(text);
    Read const all = read(text);
    CHECK(all.records == expected);
    CHECK(all.faults.empty());
  }
}

TEST_CASE("quotes hold separators and quotes", "[loader]") {
  CHECK(read("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n").records[1] ==
        std::vector<std::string>{"x, y", "say \"hi\""});
  CHECK(read("\"a;b\",c\n").separator == ',');
  CHECK(read("a,b\n\"x,1\nc,d\n").faults ==
        std::vector<std::string>{"t.csv:2:1: the quote that opens here is not closed in its line. "
                                 "Close it, or write \"\" for a quote."});
  Read const late = read("a,b\n\"ö\"x,1\n");
  REQUIRE(late.faults.size() == 1);
  CHECK(late.faults[0].starts_with("t.csv:2:4: text after a closing quote"));
  CHECK(late.records[1] == std::vector<std::string>{"ö", "1"});
}

TEST_CASE("columns count characters, not bytes", "[loader]") {
  Read const all = read("# ä\na;b\nöö; x\n");
  CHECK(all.places[1].line == 3);
  CHECK(all.places[1].column == 5);
}

TEST_CASE("a table that is no UTF-8 text has one fault and no records", "[loader]") {
  Read const latin = read("a,b\n1,\xFC\n");
  CHECK(latin.records.empty());
  CHECK(latin.faults ==
        std::vector<std::string>{
            "t.csv:2:3: byte 0xfc is not valid UTF-8. Save the file as UTF-8 text."});
  CHECK(read(std::string_view("i\0d\0,\0", 6)).faults.size() == 1);
  CHECK(read("").records.empty());
  CHECK(read("\n\n# x\n").records.empty());
}

TEST_CASE("numbers with decimal point or comma", "[loader]") {
  auto const number = [](char const* text, char separator) {
    return number_in({text, {}}, separator);
  };
  CHECK(number("12", ',') == 12.0);
  CHECK(number("1.5", ';') == 1.5);
  CHECK(number("1,5", ';') == 1.5);
  CHECK(number("1,5", '\t') == 1.5);
  CHECK(number("0.125", ',') == 0.125);
  CHECK(number("12,3450", ';') == 12.345);
  CHECK(number("1234.567", ',') == 1234.567);
  for (char const* const text :
       {"1,5", "1.500,0", "1,500,000", "", "x", "12x", "inf", "nan", "0x10", "1e999"}) {
    CAPTURE(text);
    CHECK_FALSE(number(text, text == std::string("1,5") ? ',' : ';'));
  }
}

TEST_CASE("a number that may have a thousands separator is none", "[loader]") {
  for (std::string const text : {"3.000", "3,000", "2.400", "12.345", "120,500", "-1.500"}) {
    for (char const separator : {',', ';', '\t'}) {
      CAPTURE(text, separator);
      CHECK_FALSE(number_in({text, {}}, separator));
    }
  }
}

TEST_CASE("NACE codes fall into their sections", "[loader]") {
  CHECK(nace_section("C") == 'C');
  CHECK(nace_section("26") == 'C');
  CHECK(nace_section("26.11") == 'C');
  CHECK(nace_section("C26.1") == 'C');
  CHECK(nace_section("01.11") == 'A');
  CHECK(nace_section("99.00") == 'U');
  for (char const* const code :
       {"", "V", "c", "J26", "04", "34", "1.1", "C2", "26,1", "industry"}) {
    CAPTURE(code);
    CHECK_FALSE(nace_section(code));
  }
  CHECK(holds_section("B-E", 'D'));
  CHECK(holds_section("G+I", 'I'));
  CHECK_FALSE(holds_section("G+I", 'H'));
  CHECK(holds_section("M-N", 'M'));
  CHECK_FALSE(holds_section("", 'A'));
  CHECK_FALSE(holds_section("A-", 'B'));
}
