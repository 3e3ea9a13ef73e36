// tests/support/outcome_fixture.hpp — small outcomes with known numbers, and runs of them on
// disk.
//
// Every number is a function of labels (not of positions), so that a test may permute a layout and
// still knows what to expect.
#pragma once

#include <bit>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "sim/core/digest.hpp"
#include "sim/engine/outcome.hpp"
#include "sim/results/encode.hpp"
#include "sim/results/run_header.hpp"
#include "sim/results/run_output.hpp"
#include "tests/support/scratch_files.hpp"

namespace clustress::test {

inline void add_dataset(OutcomeLayout& layout, std::string group, std::string name,
                        std::vector<std::string> dimensions) {
  DatasetInfo d{std::move(group), std::move(name), "jobs", "", std::move(dimensions), 1,
                layout.size};
  d.long_name = d.name + " (test)";
  for (std::string const& wanted : d.dimensions) {
    for (Dimension const& dimension : layout.dimensions) {
      if (dimension.name == wanted) d.entries *= dimension.labels.size();
    }
  }
  layout.size += layout.size_of(d);
  layout.datasets.push_back(std::move(d));
}

// 3 variants × 2 stresses × 5 quarters; one dimension has no labels, and one label is not ASCII.
inline OutcomeLayout small_layout() {
  OutcomeLayout layout;
  layout.variants = {"none", "vouchers", "lottery"};
  layout.stresses = {"undisturbed", "recession 10 %"};
  layout.quarters = 5;
  layout.dimensions = {{"region", {"Leipzig", "Görlitz"}},
                       {"sector", {"industry", "health", "trade"}},
                       {"cluster", {}},
                       {"account", {"paid", "free"}}};
  add_dataset(layout, "total", "jobs", {});
  add_dataset(layout, "region", "jobs", {"region"});
  add_dataset(layout, "total", "sales", {});  // groups may alternate
  add_dataset(layout, "region_sector", "jobs", {"region", "sector"});
  add_dataset(layout, "cluster", "jobs", {"cluster"});
  add_dataset(layout, "account", "outlay", {"account"});
  return layout;
}

// A layout whose data sets are larger than one chunk: along variants, stresses, and quarters. About
// 8 MB.
inline OutcomeLayout large_layout() {
  OutcomeLayout layout;
  layout.variants = {"none", "a", "b", "c", "d"};
  layout.stresses = {"undisturbed", "mild", "hard"};
  layout.quarters = 7;
  std::vector<std::string> cells, wide;
  for (int i = 0; i < 1500; ++i) cells.push_back("cell " + std::to_string(i));
  for (int i = 0; i < 8000; ++i) wide.push_back("place " + std::to_string(i));
  layout.dimensions = {{"cell", cells}, {"place", wide}};
  add_dataset(layout, "cell", "jobs", {"cell"});
  add_dataset(layout, "place", "jobs", {"place"});
  return layout;
}

inline double sample_value(OutcomeLayout const& layout, DatasetInfo const& d,
                           std::uint32_t replicate, std::size_t variant, std::size_t stress,
                           std::size_t quarter, std::size_t entry) {
  std::uint64_t hash = 1469598103934665603ULL;  // FNV-1a over labels and numbers
  auto const mix = [&hash](std::string const& text) {
    for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  };
  for (std::string const* label :
       {&d.group, &d.name, &layout.variants[variant], &layout.stresses[stress]})
    mix(*label);
  for (std::uint64_t number :
       {std::uint64_t{replicate}, std::uint64_t{quarter}, std::uint64_t{entry}}) {
    hash = (hash ^ number) * 1099511628211ULL;
    hash ^= hash >> 29;
  }
  hash ^= hash >> 31;
  switch (hash % 16) {
    case 0:
      return std::numeric_limits<double>::quiet_NaN();
    case 1:
      return -0.0;
    case 2:
      // a signalling NaN with a payload
      return std::bit_cast<double>(std::uint64_t{0x7FF4000000000123});
    case 3:
      return std::numeric_limits<double>::denorm_min();
    default:
      return static_cast<double>(hash % 100'003) / 7.0;
  }
}

inline Outcome sample_outcome(OutcomeLayout const& layout, std::uint32_t replicate) {
  Outcome outcome;
  outcome.unit.replicate = replicate;
  outcome.values.resize(layout.size);
  for (DatasetInfo const& d : layout.datasets) {
    for (std::size_t v = 0; v < layout.variants.size(); ++v) {
      for (std::size_t s = 0; s < layout.stresses.size(); ++s) {
        for (std::size_t q = 0; q < layout.quarters; ++q) {
          for (std::size_t e = 0; e < d.entries; ++e) {
            outcome.values[layout.at(d, v, s, q, e)] =
                sample_value(layout, d, replicate, v, s, q, e);
          }
        }
      }
    }
  }
  std::size_t const worlds = layout.variants.size() * layout.stresses.size();
  outcome.status.assign(worlds, WorldStatus::done);
  outcome.cause.assign(worlds, "");
  if (replicate % 4 == 3) {
    outcome.status.back() = WorldStatus::failed;
    outcome.cause.back() = "ledger out of balance by 1 cent in quarter 3 (größer)";
  }
  outcome.firm_quarters = 1000 + replicate;
  outcome.cpu_seconds = 0.25 * replicate;
  outcome.peak_firms = 70 + replicate;
  outcome.peak_memory_bytes = 1'000'000 + replicate;
  return outcome;
}

// Of a point other than the first: other numbers.
inline Outcome sample_outcome(OutcomeLayout const& layout, RunUnit unit) {
  Outcome outcome = sample_outcome(layout, unit.replicate);
  outcome.unit = unit;
  for (double& value : outcome.values) {
    if (unit.point > 0) value += 0.125 * unit.point;
  }
  return outcome;
}

// Replicates of the first point.
inline std::vector<RunUnit> units(std::vector<std::uint32_t> const& replicates) {
  std::vector<RunUnit> list;
  for (std::uint32_t const replicate : replicates) list.push_back({0, replicate});
  return list;
}

inline std::string sample_toml(int horizon = 4) {
  return "title = \"test\"\n[simulation]\nhorizon_quarters = " + std::to_string(horizon) +
         "\nseed = 7\n[[variant]]\nname = \"vouchers\"\n[[variant]]\nname = \"lottery\"\n";
}

inline RunHeader sample_header(OutcomeLayout layout, std::uint32_t replicates, int horizon = 4) {
  RunHeader header;
  header.columns = {
      {"stress", "kind", "kind of stress",
       std::vector<std::string>(layout.stresses.size(), "demand_recession")},
      {"stress", "severity", "severity", std::vector<double>(layout.stresses.size(), 0.1)}};
  header.layout = std::move(layout);
  header.scenario_toml = sample_toml(horizon);
  header.digest = digest_of(header.scenario_toml);
  header.seed = 0xFFFF'FFFF'FFFF'FFFFULL;  // does not fit into a double
  header.replicates = replicates;
  header.start_quarter = "2016Q1";
  header.attributes = {{"target_net_jobs", 500.0}, {"title", std::string("a test")}};
  header.program_version = "0.1.0";
  header.model_version = "1";
  header.revision = "test";
  header.compiler = "test";
  header.flags = "-O1";
  header.command_line = "clustress run test.toml";
  header.host = "host";
  header.started = "2026-01-01T00:00:00Z";
  header.history = {"2026-01-01T00:00:00Z host 0.1.0: clustress run test.toml"};
  return header;
}

inline void write(RunOutput& output, RunUnit unit) {
  output.write(encode(sample_outcome(output.layout(), unit), output.layout()));
}
inline void write(RunOutput& output, std::uint32_t replicate) {
  write(output, RunUnit{0, replicate});
}

// Runs what is missing at the path, to the finished file.
inline void write_run(std::filesystem::path const& path, RunHeader const& header) {
  RunOutput output(path, header);
  for (RunUnit const unit : output.missing()) write(output, unit);
  output.finish();
}

// The same for a run of the small layout.
inline void write_run(std::filesystem::path const& path, std::uint32_t replicates,
                      int horizon = 4) {
  write_run(path, sample_header(small_layout(), replicates, horizon));
}

// Some of its replicates, then stopped without finishing.
inline void write_some(std::filesystem::path const& path, std::uint32_t replicates,
                       std::vector<std::uint32_t> const& some) {
  RunOutput output(path, sample_header(small_layout(), replicates));
  for (std::uint32_t r : some) write(output, r);
}

// All shards of a run, their paths by number.
inline std::vector<std::filesystem::path> write_shards(TemporaryDirectory const& directory,
                                                       OutcomeLayout const& layout,
                                                       std::uint32_t replicates, std::uint32_t of) {
  std::vector<std::filesystem::path> paths;
  RunHeader header = sample_header(layout, replicates);
  for (std::uint32_t number = 1; number <= of; ++number) {
    header.shard = {number, of};
    paths.emplace_back(shard_path((directory / "r.h5").string(), header.shard));
    write_run(paths.back(), header);
  }
  return paths;
}

}  // namespace clustress::test
