// Every kind of fault is found, at its place, with what is valid; many faults come in one pass.
#include <algorithm>
#include <clustress/catch.hpp>

#include "tests/support/scenarios/tiny.hpp"
#include "tests/support/scratch_files.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

struct Case {
  std::string from, to;  // change of the tiny scenario
  std::string at;        // the fault stands where this begins in the changed text …
  std::size_t skip;      // … so many characters later
  std::string message;   // and says this
};

Case const cases[] = {
    {"title =", "titel =", "titel", 0, "unknown key \"titel\". Did you mean \"title\"?"},
    {"format = 1", "format = 2", "format = 2", 9, "format must be 1"},
    {"format = 1", "", "", 0, "no format. Write format = 1"},
    {"\"Tiny\"", "7", "title = 7", 8, "title must be a text"},
    {"[[variant]]", "[simulation]\nhorizon_quarter = 4\n[[variant]]", "horizon_quarter ", 0,
     "Did you mean \"horizon_quarters\"?"},
    {"[[variant]]", "[simulation]\nreplicates = 1.5\n[[variant]]", "1.5", 0,
     "replicates is a number"},
    {"budget_keur = 1000", "budget_keur = 8.000", "8.000", 0,
     "budget_keur = 8.000 could be 8.0 or 8000 kEUR: a point is the decimal mark. Write 8.0 or "
     "8000."},
    {"budget_keur = 1000", "budget_keur = 12.250 # Größe", "12.250", 0, "Write 12.25 or 12250."},
    {"employed_persons = 3000", "employed_persons = 30.000", "30.000", 0,
     "employed_persons = 30.000 could be 30.0 or 30000 jobs"},
    {"[[variant]]", "[simulation]\nreplicates = 0\n[[variant]]", "replicates = 0", 13,
     "is outside ["},
    {"[[variant]]", "[simulation]\nmacro_path = \"shard\"\n[[variant]]", "\"shard\"", 0,
     "Did you mean \"shared\"?"},
    {"[[variant]]", "[simulation]\nstart = \"2016Q5\"\n[[variant]]", "\"2016Q5\"", 0,
     "such as \"2016Q1\""},
    {"[[variant]]", "[simulation]\nreference_programmes = 1\n[[variant]]",
     "reference_programmes = 1", 23, "Give true or false"},
    {"title", "simulation = 3\ntitle", "simulation =", 0, "Write it as a table [simulation]"},
    {"[[variant]]", "[model.markt]\n[[variant]]", "markt", 0, "Did you mean \"market\"?"},
    {"[[variant]]", "[model]\nmarket = 1\n[[variant]]", "market = 1", 0,
     "Write it as a table [market]"},
    {"[[variant]]", "[model.market]\nsales_elasticit = 1\n[[variant]]", "sales_elasticit", 0,
     "Did you mean \"sales_elasticity\"?"},
    {"[[variant]]", "[model.market]\nsales_elasticity = nan\n[[variant]]", "nan", 0,
     "sales_elasticity = nan is outside ["},
    {"[[variant]]", "[model.market]\nsales_elasticity = -1\n[[variant]]", "-1\n", 0,
     "sales_elasticity = -1 is outside ["},
    {"[[variant]]", "[model.market]\nsales_elasticity = 2016-01-01\n[[variant]]", "2016-01-01", 0,
     "a date or time"},
    {"[[variant]]", "[targets]\nnet_job = 1\n[[variant]]", "net_job ", 0,
     "Did you mean \"net_jobs\"?"},
    {"\"broad vouchers\"", "\"none\"", "\"none\"", 0, "\"none\" is reserved"},
    {"\"broad vouchers\"", "\"transfer\"", "\"transfer\"", 0, "\"transfer\" is reserved"},
    {"\"broad vouchers\"", "\"demand\"", "\"demand\"", 0,
     "\"demand\" is reserved: results of earlier versions"},
    {"\"broad vouchers\"", "\"household_transfer\"", "\"household_transfer\"", 0,
     "adds this reference programme by itself. Choose another"},
    {"\"broad vouchers\"", "\"public_purchase\"", "\"public_purchase\"", 0,
     "adds this reference programme by itself. Choose another"},
    {"\"recession\"", "\"undisturbed\"", "\"undisturbed\"", 0, "\"undisturbed\" is reserved"},
    {"\"broad vouchers\"", "\"a\\u001bb\"", "\"a\\u001bb\"", 0, "control characters"},
    {"\"broad vouchers\"", "\"a\\u009bb\"", "\"a\\u009bb\"", 0, "control characters"},
    {"\"broad vouchers\"", "\"a\\u202eb\"", "\"a\\u202eb\"", 0, "control characters"},
    {"\"broad vouchers\"", "\"\\u00a0\\u200b\"", "\"\\u00a0\\u200b\"", 0, "shows nothing"},
    {"\"Tiny\"", "\"T\\u001b[2J\"", "\"T\\u001b[2J\"", 0, "control characters"},
    {"\"Tiny\"", "\"T\\nx\"", "\"T\\nx\"", 0, "control characters"},
    {"[[variant]]", "[simulation]\nseed = 9007199254740993\n[[variant]]", "9007199254740993", 0,
     "seed = 9007199254740993 is outside ["},
    {"[[variant]]", "[simulation]\nstart = \"0000Q1\"\n[[variant]]", "\"0000Q1\"", 0,
     "leaves the years 1000 to 9999"},
    {"[[variant]]", "[simulation]\nstart = \"9999Q4\"\n[[variant]]", "\"9999Q4\"", 0,
     "leaves the years 1000 to 9999"},
    {"kind = \"demand_recession\"\n", "kind = \"demand_recession\"\nstart_quarter = 41\n", "41\n",
     0, "begins in quarter 41, after the last one (horizon_quarters = 40)"},
    {"kind = \"demand_recession\"\n",
     "[[stress.part]]\nkind = \"credit_crunch\"\n[[stress.part]]\nkind = "
     "\"anchor_firm_exit\"\nstart_quarter = 1000\n",
     "start_quarter = 1000", 16, "stress \"recession\", part 2: begins in quarter 1000"},
    {"[[stress]]", "[[variant]]\nname = \"broad vouchers\"\n[[stress]]",
     "\"broad vouchers\"\n[[stress", 0, "is taken already, in line"},
    {"[[variant]]",
     "[[variant]]\nname = \"x | wages and hiring held\"\n[[variant]]\nname = \"x\"\nchannel_run = "
     "true\n[[variant]]",
     "\"x\"\nchannel_run", 0, "\"x | wages and hiring held\" is taken already"},
    {"[[stress]]", "[[stress]]\nname = \"recession\"\nkind = \"demand_recession\"\n[[stress]]",
     "\"recession\"\nkind = \"demand_recession\"\n", 0, ""},
    {"[[stress]]",
     "[[variant.instrument]]\nkind = \"innovation_voucher\"\nbudget_keur = 1\n[[stress]]",
     "[[variant.instrument]]\nkind = \"innovation_voucher\"\nbudget_keur = 1\n", 0,
     "instrument name \"innovation_voucher\" is taken"},
    {"[[variant]]", "[variant]", "variant]", 0, "Write each one as [[variant]]"},
    {"[[variant.instrument]]", "[variant.instrument]", "instrument]", 0,
     "Write each one as [[variant.instrument]]"},
    {"regions = [\"Leipzig\"]", "channels = [\"crowdin\"]", "[\"crowdin\"]", 0,
     "Did you mean \"crowding\"?"},
    {"regions = [\"Leipzig\"]", "channels = [\"crowding\", \"crowding\"]",
     "[\"crowding\", \"crowding\"]", 0, "channel \"crowding\" twice"},
    {"regions = [\"Leipzig\"]", "regions = [\"Leipzg\"]", "\"Leipzg\"", 0,
     "Did you mean \"Leipzig\"?"},
    {"regions = [\"Leipzig\"]", "regions = [3]", "[3]", 0, "Give a list of texts"},
    {"\"innovation_voucher\"", "\"inovation_voucher\"", "\"inovation_voucher\"", 0,
     "Did you mean \"innovation_voucher\"?"},
    {"kind = \"innovation_voucher\"\n", "", "[[variant.instrument]]", 0, "no kind. Give kind ="},
    {"budget_keur = 1000", "budjet_keur = 1000", "budjet_keur", 0, "Did you mean \"budget_keur\"?"},
    {"budget_keur = 1000", "", "[[variant.instrument]]", 0, "no budget_keur"},
    {"budget_keur = 1000", "budget_keur = -5", "-5", 0, "budget_keur = -5 is outside [0, "},
    {"budget_keur = 1000", "budget_keur = 1000\nsectors = [\"industri\"]", "\"industri\"", 0,
     "Did you mean \"industry\"?"},
    {"budget_keur = 1000", "budget_keur = 1000\nstrategic_sectors = [\"x\"]", "[\"x\"]", 1,
     "unknown sector"},
    {"budget_keur = 1000", "budget_keur = 1000\nclusters = [\"Biotech\"]", "\"Biotech\"", 0,
     "unknown cluster"},
    {"budget_keur = 1000", "budget_keur = 1000\nselection = \"lotery\"", "\"lotery\"", 0,
     "Did you mean \"lottery\"?"},
    {"budget_keur = 1000", "budget_keur = 1000\nbudget_path_keur = [500, 400]",
     "[[variant.instrument]]", 0, "does not add up"},
    {"budget_keur = 1000", "budget_keur = 1000\nstart_quarter = 30", "budget_keur = 1000", 14,
     "312.5 of 1000 kEUR would be released after"},
    {"kind = \"demand_recession\"\n", "", "[[stress]]", 0, "no kind"},
    {"\"demand_recession\"", "\"demand_recesion\"", "\"demand_recesion\"", 0,
     "Did you mean \"demand_recession\"?"},
    {"name = \"recession\"\n", "", "[[stress]]", 0, "no name"},
    {"kind = \"demand_recession\"", "part = 3", "part = 3", 0, "Write each one as [[stress.part]]"},
    {"kind = \"demand_recession\"", "part = []", "[[stress]]", 0, "no [[stress.part]]"},
    {"kind = \"demand_recession\"",
     "kind = \"demand_recession\"\n[[stress.part]]\nkind = \"demand_recession\"",
     "kind = \"demand_recession\"\n[[", 0, "stress \"recession\": unknown key \"kind\""},
};

}  // namespace

// A number whose thousandth is written, is small, is of another unit, or which a program wrote.
TEST_CASE("numbers that cannot be meant as thousands are taken", "[loader]") {
  for (char const* const number :
       {"8.0", "8.125", "1234.500", "8.0000", "8.000e3", "8.000_0", "0.500"}) {
    INFO(number);
    std::string const text =
        with(tiny, "budget_keur = 1000", std::string("budget_keur = ") + number);
    CHECK(shown(faults_in(text)) == "");
  }
  CHECK(shown(faults_in(with(tiny, "outside_share = 0.6", "cyclicality = 1.000"))) == "");
  std::string const set = shown(faults_in(tiny, {"variant.1.instrument.1.budget_keur=8.000"}));
  CHECK(set.find("could be 8.0 or 8000 kEUR") != std::string::npos);
}

TEST_CASE("the tiny scenario is without fault", "[loader]") {
  REQUIRE(shown(faults_in(tiny)) == "");
}

TEST_CASE("each fault is found at its place", "[loader]") {
  for (Case const& one : cases) {
    std::string const text = with(tiny, one.from, one.to);
    auto const faults = faults_in(text);
    INFO("change " << one.from << " -> " << one.to << "\nfaults:\n" << shown(faults));
    std::string const place = one.at.empty() ? "tiny.toml:1:1" : place_of(text, one.at, one.skip);
    if (one.message.empty()) {  // of two equal names the second is at fault
      REQUIRE(faults.size() == 1);
      CHECK(faults[0].message.find("taken already") != std::string::npos);
      continue;
    }
    bool const found = std::any_of(faults.begin(), faults.end(), [&](Diagnostic const& fault) {
      return to_string(fault.location) == place &&
             fault.message.find(one.message) != std::string::npos;
    });
    INFO("expected at " << place << ": " << one.message);
    CHECK(found);
  }
}

TEST_CASE("a text that is not TOML says where", "[loader]") {
  auto const faults = faults_in("format = 1\ntitle = = 3\n");
  REQUIRE(faults.size() == 1);
  CHECK(to_string(faults[0].location) == "tiny.toml:2:9");
  CHECK(faults_in("format = 1\nformat = 1\n").size() == 1);
}

TEST_CASE("many faults come in one pass, in the order of the file", "[loader]") {
  std::string text = tiny;
  text = with(text, "title", "titel");
  text = with(text, "[[variant]]", "[simulation]\nreplicates = 0\n[[variant]]");
  text = with(text, "\"broad vouchers\"", "\"demand\"");
  text = with(text, "\"innovation_voucher\"", "\"inovation_voucher\"");
  text = with(text, "\"demand_recession\"", "\"demand_recesion\"");
  text = with(text, "unemployment_rate = { value = 0.09", "unemployment_rate = { value = 0.9");
  auto const faults = faults_in(text);
  INFO(shown(faults));
  REQUIRE(faults.size() == 6);
  for (std::size_t i = 1; i < faults.size(); ++i)
    CHECK(faults[i - 1].location.line < faults[i].location.line);
}

TEST_CASE("integers pass where numbers are wanted", "[loader]") {
  auto const scenario =
      load_scenario_text(with(tiny, "budget_keur = 1000", "budget_keur = 1000\nown_share = 0"));
  CHECK(scenario.variants.at(1).instruments.at(0)->terms().own_share == 0.0);
  CHECK(scenario.variants.at(1).instruments.at(0)->terms().budget_keur == 1000.0);
}
