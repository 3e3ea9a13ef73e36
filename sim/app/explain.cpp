// sim/app/explain.cpp — clustress explain: one firm's life without and with a programme, and what
// made the first difference.
#include <fmt/core.h>

#include <charconv>

#include "scenarios/loader/loader.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/firm_life_text.hpp"
#include "sim/app/stop_signals.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/engine/experiment.hpp"
#include "sim/engine/population_store.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

constexpr std::size_t listed = 8;  // firms of each kind

template <class T>
std::size_t place_of(std::vector<T> const& list, std::string const& option,
                     std::optional<std::string> const& name, std::size_t otherwise) {
  if (!name) return otherwise;
  std::vector<std::string> names;
  for (std::size_t k = 0; k < list.size(); ++k) {
    if (list[k].name == *name) return k;
    names.push_back(list[k].name);
  }
  throw UsageError(fmt::format("--{} = \"{}\" is not in the scenario.{}", option, printable(*name),
                               suggestion(*name, names)));
}

std::size_t variant_of(CommandLine const& line, Scenario const& scenario) {
  if (scenario.variants.size() < 2)
    throw UsageError("the scenario has no [[variant]]: there is nothing to compare");
  std::size_t const variant =
      place_of(scenario.variants, "variant", line.maybe<std::string>("variant"), 1);
  if (variant == 0)
    throw UsageError("--variant = none is the world without a programme: name a programme");
  return variant;
}

std::uint32_t replicate_of(CommandLine const& line, Scenario const& scenario) {
  int const replicate = line.get<int>("replicate"), most = scenario.simulation.replicates - 1;
  if (replicate >= 0 && replicate <= most) return static_cast<std::uint32_t>(replicate);
  throw UsageError(fmt::format("--replicate must be 0 to {}: the scenario has {}", most, most + 1));
}

FirmId firm_of(std::string const& text) {
  std::uint64_t number = 0;
  auto const [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), number, 16);
  if (trouble == std::errc() && end == text.data() + text.size()) return FirmId{number};
  throw UsageError(fmt::format(
      "--firm = {} is no firm's id: 16 hexadecimal digits, as --list shows them", printable(text)));
}

// "3-12", "7": quarters of the programme; 0 is the state before it.
std::pair<Quarter, Quarter> quarters_of(std::optional<std::string> const& text, Quarter horizon) {
  if (!text) return {0, horizon};
  Quarter first = -1, last = -1;
  char const *const begin = text->data(), *const end = begin + text->size();
  auto read = std::from_chars(begin, end, first);
  last = first;
  if (read.ptr != end && *read.ptr == '-') read = std::from_chars(read.ptr + 1, end, last);
  if (read.ec == std::errc() && read.ptr == end && 0 <= first && first <= last && last <= horizon)
    return {first, last};
  throw UsageError(fmt::format("--quarters = {} must be of the form A-B, within 0 to {}",
                               printable(*text), horizon));
}

}  // namespace

CommandLine describe_explain() {
  CommandLine line(
      "explain SCENARIO --firm ID",
      "Shows one firm quarter by quarter in two worlds, without a programme and with it, and names "
      "the first\n"
      "difference: an award, or the market, wages or partners through which the programme reached "
      "it. The worlds\n"
      "are those of `run`, bit for bit. Without --firm it lists firms worth looking at.",
      "clustress explain scenarios/library/leipzig-small.toml --replicate 3 --list", "SCENARIO");
  line.add()("firm", po::value<std::string>()->value_name("ID"),
             "id of the firm, as --list shows it")                                           //
      ("list", "list the largest recipients, gains and losses (also if --firm is missing)")  //
      ("replicate,r", po::value<int>()->default_value(0), "which replicate")                 //
      ("variant", po::value<std::string>()->value_name("NAME"),
       "name of the programme; the first if missing")  //
      ("stress", po::value<std::string>()->value_name("NAME"),
       "name of the stress; undisturbed if missing")  //
      ("quarters", po::value<std::string>()->value_name("A-B"),
       "show only these; 0 is the state at start")                                          //
      ("format,f", po::value<std::string>()->default_value("table"), "table, csv or json")  //
      ("set", po::value<std::vector<std::string>>()->composing()->value_name("PATH=VALUE"),
       "override, as in run");
  line.add_threads("threads; 0 = all cores");
  line.choose("format", {"table", "csv", "json"});
  return line;
}

int explain_command(CommandLine const& line) {
  bool const list = line.has("list") || !line.has("firm");
  std::string const path = line.positional(), format = line.get<std::string>("format");
  if (list && format != "table")
    throw UsageError("the list is a table only; --format goes with --firm");
  FirmId const firm = list ? FirmId{} : firm_of(line.get<std::string>("firm"));
  Scenario const all = load_scenario(path, line.list("set"));
  Scenario const scenario =
      two_worlds(all, variant_of(line, all),
                 place_of(all.stresses, "stress", line.maybe<std::string>("stress"), 0));
  std::uint32_t const replicate = replicate_of(line, all);
  auto const [first, last] =
      quarters_of(line.maybe<std::string>("quarters"), scenario.simulation.horizon_quarters);
  StopSignals const signals;
  try {
    Preparation preparation;
    with_threads(line.get<int>("threads"), [&] {
      auto const cache = PopulationStore::usual();
      preparation = prepare(scenario, StopSignals::flag(), cache ? &*cache : nullptr);
    });
    FirmLifeTitle const title{scenario, *preparation.economy, replicate, firm, first, last};
    if (list) {
      auto const firms = firm_balances(scenario, preparation, replicate, StopSignals::flag());
      fmt::print("{}", interesting_firms_table(firms, title, listed));
      return exit_complete;
    }
    auto const life = firm_life(scenario, preparation, replicate, firm, StopSignals::flag());
    if (!life) {
      throw UsageError(
          fmt::format("no firm {} in either world of replicate {}. `clustress explain --list` with "
                      "the same replicate, "
                      "variant and stress shows firms that live there",
                      firm_text(firm), replicate));
    }
    fmt::print("{}", format == "csv"    ? firm_life_csv(*life, title)
                     : format == "json" ? firm_life_json(*life, title)
                                        : firm_life_table(*life, title));
  } catch (Stopped const&) {
    return exit_signal + StopSignals::received();
  }
  return exit_complete;
}

}  // namespace clustress
