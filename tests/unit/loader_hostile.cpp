// Input made to hurt ends in a clear fault: deep, huge, binary, or simply too much.
#include <clustress/catch.hpp>

#include "scenarios/loader/text_survey.hpp"
#include "tests/support/scenarios/tiny.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

void check_single_fault(std::string const& text, std::string const& place,
                        std::string const& message) {
  auto const faults = faults_in(text);
  INFO(shown(faults));
  REQUIRE(faults.size() == 1);
  CHECK(to_string(faults[0].location) == place);
  CHECK(faults[0].message.find(message) != std::string::npos);
}

std::string repeated(std::string const& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string numbered(std::string const& before, int times, std::string const& after) {
  std::string all;
  for (int i = 0; i < times; ++i) all += before + std::to_string(i) + after;
  return all;
}

}  // namespace

TEST_CASE("20,000 levels of nesting are refused before they are parsed", "[loader][hostile]") {
  int const deep = 20000;
  for (std::string const& text :
       {"a = " + repeated("[", deep), "a = " + repeated("{a = ", deep),
        repeated("a.", deep) + "a = 1", "[" + repeated("a.", deep) + "a]",
        "[[" + repeated("a . ", deep) + "a]]", repeated("\"a\".", deep) + "a = 1",
        "a = \"\"\"x\"\"\"\"\"\nb = '''\n'''\n# \"\nc = " + repeated("[\n", deep)}) {
    auto const faults = faults_in("format = 1\n" + text);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].message.find("nested deeper than 64 levels") != std::string::npos);
  }
}

TEST_CASE("brackets and dots within texts and comments are no nesting", "[loader][hostile]") {
  std::string const many = repeated("[{.", 200);
  for (std::string const& text :
       {"a = \"" + many + "\\\"" + many + "\"", "a = '" + many + "\\'", "# " + many,
        "a = '''\n" + many + "''''", "a = \"\"\"\n" + many + "\\\"\"\"\" \"\"\"",
        "\"" + many + "\" = 1", repeated("a = 1.5\n", 100)}) {
    INFO(text.substr(0, 20));
    CHECK(!loader::survey(text, 10000).fault);
  }
  CHECK(loader::survey("a = " + repeated("[", 65), 10000).fault);
  CHECK(!loader::survey("a = " + repeated("[", 30) + repeated("]", 30), 10000).fault);
}

TEST_CASE("depth adds up over header, keys and brackets", "[loader][hostile]") {
  std::string const header = "[" + repeated("a.", 24) + "a]\n", keys = repeated("b.", 24) + "b = ";
  CHECK(!loader::survey(header + keys + "1", 10000).fault);
  CHECK(loader::survey(header + keys + "{" + repeated("c.", 24) + "c = 1}", 10000).fault);
}

TEST_CASE("what is not UTF-8 text is refused at its place", "[loader][hostile]") {
  using namespace std::string_literals;
  check_single_fault("format = 1\ntitle = \"\xff\xfe\"\n", "tiny.toml:2:10",
                     "byte 0xff is not valid UTF-8");
  check_single_fault("format = 1\n# \xc3\xa4 \xc0\xaf", "tiny.toml:2:5", "byte 0xc0");  // overlong
  check_single_fault("format = 1\n# \xed\xa0\x80", "tiny.toml:2:3", "byte 0xed");       // surrogate
  check_single_fault("format = 1\n# \xf4\x90\x80\x80", "tiny.toml:2:3",
                     "byte 0xf4");                                             // above U+10FFFF
  check_single_fault("format = 1\n# \xe2\x82", "tiny.toml:2:3", "byte 0xe2");  // cut off
  check_single_fault("format = 1\nti\0tle = 1\n"s, "tiny.toml:2:3", "NUL byte");
  check_single_fault("format = 1\ntitle = \"a\\u0000\"\n", "tiny.toml:2:9", "U+0000");
  check_single_fault("\n[\n", "tiny.toml:2:2", "not valid TOML");
  check_single_fault("\xcb\xb1", "tiny.toml:1:1", "not valid TOML");
}

TEST_CASE("a file of more than 16 MiB is refused unread", "[loader][hostile]") {
  ScratchDirectory const scratch;
  auto const path = scratch.write("big.toml", std::string(loader::most_bytes + 1, '#'));
  auto const faults = faults_in_file(path);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].message.find("larger than 16 MiB") != std::string::npos);
}

TEST_CASE("too many values, variants, stresses, instruments, cells or files are refused",
          "[loader][hostile]") {
  auto const has = [](std::string const& text, std::string const& message) {
    auto const all = shown(faults_in(text));
    INFO(all.substr(0, 500) << "\nexpected: " << message);
    CHECK(all.find(message) != std::string::npos);
  };
  has("format = 1\na = [" + repeated("1,", 1'000'001) + "]", "more than 1000000 values");
  has(tiny + numbered("[[variant]]\nname = \"v", 1000, "\"\n"),
      "1001 times [[variant]], more than 1000");
  has(tiny + numbered("[[stress]]\nkind = \"demand_recession\"\nname = \"s", 1000, "\"\n"),
      "1001 times [[stress]], more than 1000");
  std::string const half =
      numbered("[[variant.instrument]]\nkind = \"innovation_voucher\"\nbudget_keur = 1\nname = \"i",
               5001, "\"\n");
  has(tiny + "[[variant]]\nname = \"a\"\n" + half + "[[variant]]\nname = \"b\"\n" + half,
      "more than 10000 instruments in all");
  std::string const regions = numbered("[[world.region]]\nname = \"r", 400, "\"\n");
  std::string const sectors = numbered("[[world.sector]]\nname = \"s", 300, "\"\n");
  has("format = 1\n[world]\n" + regions + sectors,
      "400 regions × 300 sectors + 0 clusters are more than 100000 cells");

  ScratchDirectory const scratch;
  for (int i = 0; i < 40; ++i) {
    scratch.write(std::to_string(i) + ".toml",
                  "format = 1\nextends = \"" + std::to_string(i + 1) + ".toml\"\n");
  }
  CHECK(shown(faults_in_file(scratch.path() / "0.toml")).find("more than 32 files") !=
        std::string::npos);
}

TEST_CASE("tables of clusters count among the files of a scenario", "[loader][hostile]") {
  ScratchDirectory const scratch;
  for (int i = 0; i < 20; ++i) {  // 20 worlds with a table each: 41 files
    std::string const base = i < 19 ? "extends = \"" + std::to_string(i + 1) + ".toml\"\n" : "";
    std::string const table = "cluster_file = \"" + std::to_string(i) + ".csv\"\n";
    scratch.write(std::to_string(i) + ".toml", "format = 1\n" + table + base);
    scratch.write(std::to_string(i) + ".csv", "name,region\na,b\n");
  }
  auto const path = scratch.write("s.toml", "format = 1\nworld = \"0.toml\"\n");
  CHECK(shown(faults_in_file(path)).find("more than 32 files") != std::string::npos);
  // Three tables of 11 MiB, few values in each.
  scratch.write("2.toml", "format = 1\ncluster_file = \"2.csv\"\n");
  for (int i = 0; i < 3; ++i)
    scratch.write(std::to_string(i) + ".csv", "name,region\na,b\n#" + std::string(11 << 20, '#'));
  CHECK(shown(faults_in_file(path)).find("larger than 32 MiB together") != std::string::npos);
}

TEST_CASE("the greatest number of variants still loads", "[loader][hostile]") {
  CHECK(faults_in(tiny + numbered("[[variant]]\nname = \"v", 999, "\"\n")).empty());
}

TEST_CASE("very many faults are counted, the first 200 kept", "[loader][hostile]") {
  try {
    load_scenario_text("format = 1\n" + numbered("a", 100'000, " = 1\n"));
    FAIL("loaded");
  } catch (ScenarioError const& error) {
    CHECK(error.faults().size() == Diagnostics::limit);
    CHECK(std::string(error.what()).find("and 99801 more faults") !=
          std::string::npos);  // 100,000 keys and no world
  }
}

TEST_CASE("faults are printable whatever stands in the file", "[loader][hostile]") {
  for (auto const& fault :
       faults_in("format = 1\n\"\\u001b[31m\" = 1\n[simulation]\nmacro_path = \"\\u0007\"\n")) {
    for (char const c : to_string(fault)) CHECK(static_cast<unsigned char>(c) >= 0x20);
  }
}

// Random edits of a valid scenario: whatever comes out either loads, and then echoes to itself, or
// is refused with faults.
TEST_CASE("no edit of a scenario does worse than a fault", "[loader][hostile]") {
  std::vector<std::string> const pieces{"[",
                                        "]",
                                        "{",
                                        "}",
                                        "\"",
                                        "'''",
                                        "\\",
                                        "=",
                                        ".",
                                        ",",
                                        "\n",
                                        "#",
                                        "nan",
                                        "-1",
                                        "1e999",
                                        "true",
                                        "name",
                                        "extends = \"x\"\n",
                                        "[[variant]]\n",
                                        "[world]\n",
                                        "value",
                                        "\xff",
                                        "\"\"",
                                        "99999999999999999999"};
  std::uint64_t state = 20160101;
  auto const draw = [&](std::size_t below) {
    state = state * 6364136223846793005U + 1442695040888963407U;  // Knuth's MMIX generator
    return static_cast<std::size_t>(state >> 33U) % below;
  };
  int loaded = 0, refused = 0;
  for (int round = 0; round < 1500; ++round) {
    std::string text = tiny;
    for (std::size_t edits = 1 + draw(2); edits > 0; --edits) {
      std::size_t const at = draw(text.size());
      switch (draw(4)) {
        case 0:
          text.erase(at, 1 + draw(30));
          break;
        case 1:
          text.insert(at, pieces[draw(pieces.size())]);
          break;
        case 2:
          text.insert(at, text.substr(draw(text.size()), draw(60)));
          break;
        default:
          text.replace(at, 1 + draw(8), pieces[draw(pieces.size())]);
          break;
      }
    }
    try {
      auto const scenario = load_scenario_text(text);
      REQUIRE(load_scenario_text(scenario.effective_toml).effective_toml ==
              scenario.effective_toml);
      ++loaded;
    } catch (ScenarioError const& error) {
      REQUIRE(!error.faults().empty());
      ++refused;
    }
  }
  CHECK(loaded > 20);  // the edits are neither all harmless nor all fatal
  CHECK(refused > 20);
}
