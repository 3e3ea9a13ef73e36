// What is said of the usual mistakes of who is new to TOML, through the parser that refuses them.
#include <clustress/catch.hpp>
#include <string>

#include "scenarios/loader/report.hpp"
#include "scenarios/loader/toml_hint.hpp"
#include "scenarios/loader/toml_text.hpp"

using namespace clustress::loader;

namespace {

std::string hint_of(std::string const& line, std::string const& description = "expected …") {
  return toml_hint(line, description);
}

}  // namespace

TEST_CASE("the usual mistakes of TOML are told by what to write", "[loader][toml]") {
  CHECK(hint_of("rate = 4,5") == "Decimals are written with a point: 4.5. ");
  CHECK(hint_of("share = 0,07  # a share") == "Decimals are written with a point: 0.07. ");
  CHECK(hint_of("budget_keur = 8.000.000") == "Numbers have no marks between thousands: 8000000. ");
  CHECK(hint_of("budget_keur = 8 000") == "Numbers have no marks between thousands: 8000. ");
  CHECK(hint_of("name = “vouchers”") == "Use straight quotes: \"text\". ");
  CHECK(hint_of("share = 90%").starts_with("A share is a number such as 0.9"));
  CHECK(hint_of("world = \"C:\\Users\\me\"").starts_with("In double quotes"));
  CHECK(hint_of("name = \"vouchers") == "A quotation mark is missing. ");
  CHECK(hint_of("kind = innovation_voucher") == "Texts stand in quotes. ");
  CHECK(hint_of("budget_keur = 8k").starts_with("Write the number alone"));
  CHECK(hint_of("channel_run = yes") == "Write true. ");
  CHECK(hint_of("channel_run = False") == "Write false. ");
  CHECK(hint_of("; a comment") == "Comments begin with #. ");
  CHECK(hint_of("budget_keur = 400.0 ; a comment") == "Comments begin with #. ");
  CHECK(hint_of("name = ;") == "Comments begin with #. ");
  CHECK(hint_of("name: vouchers") == "Write = between key and value. ");
  CHECK(hint_of("[variant]", "cannot redefine existing table 'variant'").find("[[variant]]") !=
        std::string::npos);
  // Nothing is guessed of what is none of these.
  for (char const* line :
       {"", "=", "name =", "[variant", "list = [1, 2", "x = {", "\xff", "# text"})
    CHECK(hint_of(line).empty());
  CHECK(line_of("a\nb\nc", 2) == "b");
  CHECK(line_of("a\nb\nc", 4).empty());
}
