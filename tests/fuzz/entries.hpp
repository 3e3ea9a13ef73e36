// tests/fuzz/entries.hpp — where any bytes must be taken or refused, never crash, hang or eat
// memory: one entry a reader.
//
// libFuzzer drives them (`scripts/fuzz`), and the test suite runs the kept corpus through the same
// functions. An entry returns when the reader has refused its input in the way it promises;
// anything else it throws is a finding. One thread at a time.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace clustress::fuzz {

using Bytes = std::span<std::uint8_t const>;

struct Entry {
  std::string_view name;  // also its folder in tests/fuzz/corpus
  void (*run)(Bytes);
};

void run_scenario(Bytes);  // TOML; what follows a line "--set" is one override a line
void run_firms(Bytes);     // CSV of own firms of a small world
void run_clusters(Bytes);  // CSV of clusters of a small world
void run_points(Bytes);    // CSV of points of a small scenario
void run_result(Bytes);    // a result file or part, as it is
// a sound result file, changed through HDF5 as the bytes say, and sealed again
void run_structure(Bytes);
// a sound panel file, damaged as it is or changed through HDF5 as the bytes say, and sealed again;
// what is taken is read as evaluators hold it, and evaluated
void run_panel(Bytes);
// a posterior file, as it is or changed through HDF5 as the bytes say, and sealed again
void run_posterior(Bytes);
void run_panel_table(Bytes);  // CSV of a panel of firms; what is taken is evaluated

inline constexpr Entry entries[] = {{"scenario", run_scenario},  {"firms", run_firms},
                                    {"clusters", run_clusters},  {"points", run_points},
                                    {"result", run_result},      {"structure", run_structure},
                                    {"panel", run_panel},        {"panel_table", run_panel_table},
                                    {"posterior", run_posterior}};

}  // namespace clustress::fuzz
