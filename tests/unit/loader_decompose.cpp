// [[decompose]]: what it adds to a scenario, and what is refused.
#include <algorithm>
#include <clustress/catch.hpp>

#include "tests/support/scenarios/one_fault.hpp"
#include "tests/support/scenarios/tiny.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

std::string instruments(int count) {
  constexpr char const* kinds[] = {"innovation_voucher", "skills_training", "start_up_support"};
  std::string text;
  for (int k = 0; k < count; ++k) {
    text += std::string("[[variant.instrument]]\nkind = \"") + kinds[k % 3] + "\"\nname = \"i" +
            std::to_string(k + 1) + "\"\nbudget_keur = 100\n";
  }
  return text;
}

// The tiny scenario with a mix, and more after it.
std::string with_mix(int count, std::string const& more) {
  return with(tiny, "[[stress]]",
              "[[variant]]\nname = \"mix\"\n" + instruments(count) + more + "\n[[stress]]");
}

std::string const decompose = "[[decompose]]\nvariant = \"mix\"\n";

std::vector<std::string> names_of(Scenario const& scenario) {
  std::vector<std::string> names;
  for (Variant const& variant : scenario.variants) names.push_back(variant.name);
  return names;
}

}  // namespace

TEST_CASE("a decomposed mix is followed by its channel runs and all its sub-mixes", "[loader]") {
  std::string const text =
      with(with_mix(3, decompose), "name = \"mix\"", "name = \"mix\"\nchannel_run = true");
  Scenario const scenario = load_scenario_text(text, "tiny.toml");
  CHECK(names_of(scenario) ==
        std::vector<std::string>{"none", "broad vouchers", "mix", "mix | wages and hiring held",
                                 "mix | only i1", "mix | only i2", "mix | only i3",
                                 "mix | only i1 + i2", "mix | only i1 + i3", "mix | only i2 + i3",
                                 "transfer", "household_transfer", "public_purchase"});
  for (std::size_t v = 4; v < 10; ++v) {
    Variant const& part = scenario.variants[v];
    CHECK(part.submix_of == "mix");
    CHECK(part.original() == "mix");
    CHECK(part.is_variation());
    CHECK_FALSE(part.is_channel_run());
    REQUIRE(part.instruments.size() == part.submix.size());
    for (std::size_t k = 0; k < part.submix.size(); ++k)
      CHECK(part.instruments[k] == scenario.variants[2].instruments[part.submix[k]]);
  }
  Scenario const again = load_scenario_text(scenario.effective_toml, "again.toml");
  CHECK(again.digest == scenario.digest);
  CHECK(names_of(again) == names_of(scenario));
  CHECK(scenario.digest != load_scenario_text(with_mix(3, ""), "tiny.toml").digest);
  CHECK(scenario.effective_toml.find(" | only ") == std::string::npos);
}

TEST_CASE("a setting decomposes a mix, changes how, and takes it back", "[loader]") {
  std::string const plain = with_mix(6, ""), written = with_mix(6, decompose + "orders = 4\n");
  auto const count = [](std::string const& text, std::vector<std::string> const& overrides) {
    return load_scenario_text(text, "tiny.toml", overrides).variants.size();
  };
  CHECK(count(plain, {}) == 6);
  CHECK(count(plain, {"decompose=[{variant=\"mix\", all_submixes=true}]"}) == 6 + 62);
  CHECK(count(written, {"decompose=[]"}) == 6);
  CHECK(count(written, {"decompose.mix.orders=40"}) > count(written, {}));
  CHECK(load_scenario_text(written, "tiny.toml", {"decompose.1.orders=8"}).digest ==
        load_scenario_text(written, "tiny.toml", {"decompose.mix.orders=8"}).digest);
}

TEST_CASE("of more than five instruments orders are drawn, and their sub-mixes run once",
          "[loader]") {
  Scenario const scenario =
      load_scenario_text(with_mix(7, decompose + "orders = 20\n"), "tiny.toml");
  Variant const& mix = scenario.variants[2];
  CHECK(mix.orders == joining_orders(7, 20, scenario.simulation.seed, "mix"));
  std::vector<Submix> there;
  for (Variant const& variant : scenario.variants)
    if (variant.submix_of == "mix") there.push_back(variant.submix);
  CHECK(there == submixes_on(mix.orders));
  CHECK(there.size() < 20 * 6);
}

TEST_CASE("points decompose the same mix", "[loader]") {
  std::string const text = with_mix(
      2, decompose + "[[point]]\nset = { \"variant.mix.instrument.i1.budget_keur\" = 50 }\n");
  Scenario const declared = load_scenario_text(text, "tiny.toml");
  Scenario const point = scenario_at(declared, 1);
  CHECK(names_of(point) == names_of(declared));
  CHECK(point.variants[3].instruments[0]->terms().budget_keur == 50.0);
  CHECK(declared.variants[3].instruments[0]->terms().budget_keur == 100.0);
  CHECK(point.variants[4].instruments[0]->terms().budget_keur == 100.0);
}

TEST_CASE("what cannot be decomposed is refused with the place and the cure", "[loader]") {
  struct Case {
    int instruments;
    std::string more, at, message;
  };
  Case const cases[] = {
      {3, "[[decompose]]\nvariant = \"mx\"\n", "\"mx\"", "Did you mean \"mix\"?"},
      {3, "[[decompose]]\norders = 4\n", "[[decompose]]", "no variant"},
      {3, "[decompose]\nvariant = \"mix\"\n", "decompose]", "Write each one as [[decompose]]"},
      {3, decompose + "order = 4\n", "order =", "Did you mean \"orders\"?"},
      {3, decompose + decompose, "\"mix\"\n\n[[stress", "the variant is named twice"},
      {3, "[[decompose]]\nvariant = \"none\"\n", "\"none\"", "the world without a programme"},
      {3, "[[decompose]]\nvariant = \"public_purchase\"\n", "\"public_purchase\"",
       "is a reference programme of one instrument: there is nothing to decompose"},
      {3, "[[decompose]]\nvariant = \"broad vouchers\"\n", "\"broad vouchers\"\n\n[[stress",
       "has one instrument: there is nothing to decompose"},
      {0, decompose, "\"mix\"\n\n[[stress", "has no instrument: there is nothing to decompose"},
      {3, decompose + "orders = 4\n", "4\n\n[[stress", "all its 6 sub-mixes are run"},
      {6, decompose, "\"mix\"\n\n[[stress",
       "6 instruments, more than 5, and 62 sub-mixes. Give orders = 40"},
      {6, decompose, "\"mix\"\n\n[[stress", "or all_submixes = true to run all of them"},
      {6, decompose + "orders = 5\n", "5\n\n[[stress", "Give an even number"},
      {6, decompose + "orders = 4\nall_submixes = true\n", "4\nall", "not both"},
      {10, decompose + "all_submixes = true\n", "true\n\n[[stress", "more than 1000 sub-mixes"},
      {12, decompose, "\"mix\"\n\n[[stress", "12 instruments, more than 5. Give orders = 40"},
      {20, decompose + "orders = 400\n", "400\n\n[[stress", "more than 1000 sub-mixes"},
      {61, decompose + "orders = 4\n", "\"mix\"\norders", "at most 60 can be told apart"},
      {3, decompose + "[[variant]]\nname = \"mix | only i1 + i3\"\n", "\"mix\"\n[[variant]]",
       "\"mix | only i1 + i3\" is taken already"},
  };
  for (Case const& c : cases) check_fault(with_mix(c.instruments, c.more), c.at, c.message);
}
