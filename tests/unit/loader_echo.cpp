// The echo is complete and loads back to the same scenario; reference programmes spend what the
// largest variant releases.
#include <algorithm>
#include <clustress/catch.hpp>
#include <map>

#include "sim/core/digest.hpp"
#include "sim/core/version.hpp"
#include "tests/support/scenarios/tiny.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

using Values = std::map<std::string, ParameterValue>;

template <class T>
void gather(std::string const& path, T object, Values& values) {
  for (auto const& parameter : bind(object)) values[path + parameter.info->name] = parameter.get();
}

// All parameters of a scenario that a file can say, but for those of instruments and stresses
// beyond delivery and severity.
Values values_of(Scenario const& scenario) {
  Values values;
  ModelParameters model = scenario.model;
  for (auto const& group : groups_of(model)) {
    for (auto const& parameter : group.parameters)
      values[group.name + "." + parameter.info->name] = parameter.get();
  }
  gather("simulation.", scenario.simulation, values);
  gather("targets.", scenario.targets, values);
  for (auto const& sector : scenario.world.sectors)
    gather("sector." + sector.name + ".", sector, values);
  for (auto const& region : scenario.world.regions)
    gather("region." + region.name + ".", region, values);
  for (auto const& cluster : scenario.world.clusters)
    gather("cluster." + cluster.name + ".", cluster, values);
  for (auto const& variant : scenario.variants) {
    gather("variant." + variant.name + ".", variant, values);
    for (auto const& instrument : variant.instruments)
      gather("variant." + variant.name + ".terms.", instrument->terms(), values);
  }
  for (auto const& stress : scenario.stresses) values["stress." + stress.name] = stress.severity;
  return values;
}

// Somewhere in the declared range, with a long binary fraction: 1/φ of the way.
std::string odd_value(ParameterInfo const& info) {
  double const inside = info.range.low + 0.6180339887498949 * (info.range.high - info.range.low);
  if (info.kind == Kind::integer) return std::to_string(static_cast<std::int64_t>(inside));
  return to_toml(ParameterValue(inside));
}

// One line for each number, but for those that decide when money is out, and replicates, which the
// echo leaves out.
std::vector<std::string> odd_lines(BoundParameters const& parameters) {
  std::vector<std::string> const kept{"replicates", "horizon_quarters", "start_quarter",
                                      "duration_quarters"};
  std::vector<std::string> lines;
  for (auto const& parameter : parameters) {
    ParameterInfo const& info = *parameter.info;
    if (info.kind != Kind::number && info.kind != Kind::integer) continue;
    if (std::find(kept.begin(), kept.end(), info.name) == kept.end())
      lines.push_back(info.name + " = " + odd_value(info));
  }
  return lines;
}

std::string odd_table(std::string const& header, BoundParameters const& parameters) {
  std::string text = header + "\n";
  for (auto const& line : odd_lines(parameters)) text += line + "\n";
  return text;
}

template <class Product>
std::string odd_part(std::string const& header, EntryFunction<Product> entry) {
  auto const kind = std::string(entry().kind);
  return odd_table(header + "\nkind = \"" + kind + "\"", entry().blueprint()->parameters());
}

// A scenario in which every number of simulation, targets, model, delivery, instruments and
// stresses is odd.
std::string odd_scenario() {
  ModelParameters model;
  Simulation simulation;
  Targets targets;
  std::string text = tiny + "\n" +
                     odd_table("[simulation]\nmacro_path = \"shared\"", bind(simulation)) +
                     odd_table("[targets]", bind(targets));
  for (auto const& group : groups_of(model))
    text += odd_table("[model." + group.name + "]", group.parameters);
  Variant variant;
  text += odd_table("[[variant]]\nname = \"odd\"", bind(variant));
  for (auto const entry : instrument_catalogue())
    text += odd_part("[[variant.instrument]]\nselection = \"lottery\"", entry);
  for (auto const entry : stress_catalogue())
    text += odd_part("[[stress]]\nname = \"odd " + std::string(entry().kind) + "\"", entry);
  return text;
}

Cents released(Variant const& variant, int quarter) {
  Cents sum = 0;
  for (auto const& instrument : variant.instruments)
    sum += release_in_quarter(instrument->terms(), quarter);
  return sum;
}

}  // namespace

TEST_CASE("the echo of the echo is the echo", "[loader]") {
  std::string const combined = with(tiny, "[[stress]]", R"([[stress]]
name = "two \"parts\" with umlaut ä"
description = "first\nsecond"
[[stress.part]]
kind = "demand_recession"
[[stress.part]]
kind = "demand_recession"
[[stress]])");
  std::string dotted = tiny;
  for (int i = 0; i < 3; ++i)
    dotted = with(dotted, "\"Leipzig\"", "\"St. \\\"L\\\"\"");  // region, its cluster, its variant
  for (std::string const& text : {tiny, odd_scenario(), combined, dotted, tiny_head + tiny_world}) {
    auto const first = load_scenario_text(text);
    auto const second = load_scenario_text(first.effective_toml);
    CHECK(second.effective_toml == first.effective_toml);
    CHECK(second.digest == first.digest);
    CHECK(values_of(first) == values_of(second));  // doubles with ==, so all bits
  }
}

TEST_CASE("the echo repeats every number that was written", "[loader]") {
  std::string const text = odd_scenario();
  auto const echo = load_scenario_text(text).effective_toml;
  std::size_t lines = 0;
  for (std::size_t at = text.find("[simulation]"); at != std::string::npos;
       at = text.find('\n', at + 1)) {
    std::string const line = text.substr(at, text.find('\n', at + 1) - at) + "\n";
    INFO(line);
    CHECK(echo.find(line) != std::string::npos);
    ++lines;
  }
  CHECK(lines > 60);
}

TEST_CASE("the digest does not depend on replicates, but on everything else", "[loader]") {
  auto const plain = load_scenario_text(tiny);
  CHECK(plain.digest == digest_of(plain.effective_toml + std::string(model_version)));
  CHECK(load_scenario_text(tiny, "tiny.toml", {"simulation.replicates=3"}).digest == plain.digest);
  CHECK(load_scenario_text(tiny, "other.toml", {"simulation.seed=3"}).digest != plain.digest);
  CHECK(load_scenario_text(tiny, "other.toml").digest == plain.digest);
  CHECK(load_scenario_text(with(tiny, "budget_keur = 1000", "budget_keur = 1001")).digest !=
        plain.digest);
}

TEST_CASE("the world without programme and the undisturbed world come first", "[loader]") {
  auto const scenario = load_scenario_text(tiny_head + tiny_world);
  REQUIRE(scenario.variants.size() == 1);  // no variant: no reference programmes
  CHECK(scenario.variants[0].name == "none");
  CHECK(scenario.variants[0].instruments.empty());
  REQUIRE(scenario.stresses.size() == 1);
  CHECK(scenario.stresses[0].name == "undisturbed");
  CHECK(scenario.stresses[0].stresses.empty());
}

TEST_CASE("reference programmes release in every quarter what the largest variant releases",
          "[loader]") {
  std::string const text = with(tiny, "[[stress]]", R"([[variant.instrument]]
name = "second"
kind = "innovation_voucher"
budget_keur = 333.33
start_quarter = 3
duration_quarters = 7
[[variant]]
name = "small"
[[variant.instrument]]
kind = "innovation_voucher"
budget_keur = 1333.32
[[stress]])");
  auto const scenario = load_scenario_text(text);
  REQUIRE(scenario.variants.size() == 6);
  // 1000 + 333.33 kEUR, one cent × 1000 above "small"
  Variant const& largest = scenario.variants[1];
  std::string const references[] = {"transfer", "household_transfer", "public_purchase"};
  for (std::size_t v = 3; v < 6; ++v) {
    Variant const& reference = scenario.variants[v];
    CHECK(reference.reference);
    CHECK(reference.name == references[v - 3]);
    CHECK(reference.regions == largest.regions);
    REQUIRE(reference.instruments.size() == 1);
    CHECK(reference.instruments[0]->kind_name() == reference.name);
    CHECK(reference.instruments[0]->terms().name == reference.name);
    for (int quarter = 1; quarter <= scenario.simulation.horizon_quarters; ++quarter) {
      CHECK(released(reference, quarter) == released(largest, quarter));
    }
  }
  auto const without =
      load_scenario_text(text, "tiny.toml", {"simulation.reference_programmes=false"});
  CHECK(without.variants.size() == 3);
}

// Order: none, the variant, its channel run, reference programmes. The key is echoed, the arm it
// adds is not.
TEST_CASE("a channel run comes right after its variant", "[loader]") {
  std::string const text =
      with(tiny, "name = \"broad vouchers\"", "name = \"broad vouchers\"\nchannel_run = true");
  auto const scenario = load_scenario_text(text);
  REQUIRE(scenario.variants.size() == 6);
  Variant const& channel = scenario.variants[2];
  CHECK(scenario.variants[1].channel_of == "");
  CHECK(channel.name == "broad vouchers | wages and hiring held");
  CHECK(channel.channel_of == "broad vouchers");
  CHECK_FALSE(channel.reference);
  CHECK(channel.regions == scenario.variants[1].regions);
  CHECK(channel.instruments == scenario.variants[1].instruments);  // the same objects
  CHECK(scenario.variants[3].name == "transfer");
  auto const echoed = load_scenario_text(scenario.effective_toml);
  CHECK(echoed.effective_toml == scenario.effective_toml);
  CHECK(echoed.variants.size() == 6);
  CHECK(scenario.digest != load_scenario_text(tiny).digest);
  CHECK(load_scenario_text(tiny, "tiny.toml", {"variant.1.channel_run=true"}).digest ==
        scenario.digest);
}

// In the order of the channels, whatever that of the list; labour is one of them.
TEST_CASE("each channel of a variant has a run after it", "[loader]") {
  std::string const text = with(tiny, "name = \"broad vouchers\"",
                                "name = \"broad vouchers\"\nchannels = [\"niche_spillovers\", "
                                "\"crowding\"]\nchannel_run = true");
  auto const scenario = load_scenario_text(text);
  REQUIRE(scenario.variants.size() == 8);
  Channel const channels[] = {Channel::labour, Channel::crowding, Channel::niche_spillovers};
  for (std::size_t k = 0; k < 3; ++k) {
    Variant const& run = scenario.variants[2 + k];
    CHECK(run.channel == channels[k]);
    CHECK(run.channel_of == "broad vouchers");
    CHECK(run.name == channel_run_name("broad vouchers", channels[k]));
    CHECK(run.instruments == scenario.variants[1].instruments);
  }
  CHECK(load_scenario_text(scenario.effective_toml).effective_toml == scenario.effective_toml);
  CHECK(load_scenario_text(tiny).effective_toml.find("channels") == std::string::npos);
}

TEST_CASE("a programme without money has reference programmes without money", "[loader]") {
  auto const scenario = load_scenario_text(with(tiny, "budget_keur = 1000", "budget_keur = 0"));
  REQUIRE(scenario.variants.size() == 5);
  for (int quarter = 1; quarter <= 40; ++quarter)
    CHECK(released(scenario.variants[2], quarter) == 0);
}

TEST_CASE("several parts make one combined stress", "[loader]") {
  auto const scenario = load_scenario_text(with(tiny, "kind = \"demand_recession\"",
                                                "[[stress.part]]\nkind = \"demand_recession\"\n"
                                                "[[stress.part]]\nkind = \"demand_recession\""));
  StressCase const& combined = scenario.stresses.at(1);
  CHECK(combined.kind == "combined");
  REQUIRE(combined.stresses.size() == 2);
  CHECK(combined.severity == combined.stresses[0]->severity());
  StressCase const single = load_scenario_text(tiny).stresses.at(1);
  CHECK(single.kind == "demand_recession");
  CHECK(single.severity == single.stresses.at(0)->severity());
}

TEST_CASE("the reference page names every declared parameter", "[loader]") {
  std::string const page = describe_catalogue_markdown();
  ModelParameters model;
  for (auto const& group : groups_of(model)) {
    CHECK(page.find("[model." + group.name + "]") != std::string::npos);
    for (auto const& parameter : group.parameters)
      CHECK(page.find("| `" + parameter.info->name + "` |") != std::string::npos);
  }
  for (auto const entry : instrument_catalogue()) {
    CHECK(page.find("kind = \"" + std::string(entry().kind) + "\"") != std::string::npos);
    for (auto const& parameter : entry().blueprint()->parameters()) {
      CHECK(page.find("| `" + parameter.info->name + "` |") != std::string::npos);
    }
  }
  for (auto const entry : stress_catalogue()) {
    for (auto const& parameter : entry().blueprint()->parameters()) {
      CHECK(page.find("| `" + parameter.info->name + "` |") != std::string::npos);
    }
  }
}

// Its old name is valid for good; what is written out is the new one.
TEST_CASE("the kind demand is read as household_transfer", "[loader]") {
  auto const named = [](std::string const& kind) {
    return load_scenario_text(
        with(tiny, "kind = \"innovation_voucher\"", "kind = \"" + kind + "\""));
  };
  auto const former = named("demand"), today = named("household_transfer");
  Instrument const& instrument = *former.variants[1].instruments[0];
  CHECK(instrument.kind_name() == "household_transfer");
  CHECK(instrument.terms().name == "household_transfer");
  CHECK(former.effective_toml == today.effective_toml);
  CHECK(former.effective_toml.find("kind = \"demand\"") == std::string::npos);
  CHECK(former.digest == today.digest);
}
