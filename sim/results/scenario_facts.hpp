// sim/results/scenario_facts.hpp — the facts of a scenario that analysis reads from a result, as
// typed values; where they lie among the columns and attributes of a RunHeader is said in one file.
// Pure functions, thread-safe.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/quarter_span.hpp"

namespace clustress {

struct OutcomeLayout;
struct RunHeader;

// What the scenario says of a programme and of a stress, of the values as declared. What a result
// does not say is empty or nothing.
struct VariantFacts {
  std::string description;
  std::optional<double> budget_keur{};    // planned in total
  std::optional<QuarterSpan> released{};  // quarters in which it is planned to be released
  // target regions, as places among their labels in rising order; empty if the result does not say
  std::vector<std::size_t> regions{};
  bool operator==(VariantFacts const&) const = default;
};
struct StressFacts {
  std::string description;
  std::optional<QuarterSpan> acts{};  // up to the horizon
  bool operator==(StressFacts const&) const = default;
};

// By dimension, places among its labels; of "cluster" the place behind the last stands for the
// firms of no cluster.
using WithheldEntries = std::map<std::string, std::vector<std::size_t>, std::less<>>;

struct ScenarioFacts {
  std::string title, world;
  double target_net_jobs = 0.0;
  double target_price_keur_per_job = 60.0;
  double target_worlds_share = 0.9;
  double discount_rate = 0.03;  // a year
  // by stress; severity in the unit of its kind
  std::vector<std::string> stress_kind;
  std::vector<double> stress_severity;
  // by variant
  std::vector<bool> is_reference;       // added by the program for comparison
  std::vector<std::string> channel_of;  // the variant it repeats with a channel held
  std::vector<std::string> channel;     // which; empty = none
  // by variant; of a run in which no mix is decomposed all are empty
  std::vector<std::string> submix_of;                 // the mix of which it holds a part
  std::vector<std::vector<std::size_t>> instruments;  // places on the instrument dimension
  // in which the instruments of a mix join, of such places; empty = all its sub-mixes are there
  std::vector<std::vector<std::vector<std::size_t>>> orders;
  // by label of the instrument dimension; empty where a label stands for several kinds
  std::vector<std::string> instrument_kind;
  std::vector<VariantFacts> variants;  // by variant
  std::vector<StressFacts> stresses;   // by stress
  // By label of the dimension: what the kind of the instrument does, the code of the region's place
  // and of the sector's branches; empty where there is none.
  std::vector<std::string> instrument_title, region_nuts, sector_nace;
  std::size_t own_firms = 0;  // of the user's table
  double world_scale = 1.0;   // of the declared size, that the simulated world has
  WithheldEntries withheld;   // what tables leave out, because it could tell of single ones of them
  bool operator==(ScenarioFacts const&) const = default;
};

// Variants for people: the sub-mixes of a mix as one, "6 sub-mixes of NAME". `submix_of` as above.
std::vector<std::string> listed_variants(std::vector<std::string> const& names,
                                         std::vector<std::string> const& submix_of);

// Replaces the header's columns, and adds attributes.
void write_facts(ScenarioFacts const& facts, RunHeader& header);
// One entry for each label of the header's layout, also where the file says nothing.
ScenarioFacts read_facts(RunHeader const& header);
// Whether the run has own firms and an older program wrote it, which did not say what is withheld.
bool lacks_withheld(RunHeader const& header);

}  // namespace clustress
