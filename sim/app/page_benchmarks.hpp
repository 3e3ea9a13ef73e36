// sim/app/page_benchmarks.hpp — worlds that know less, to be measured beside that of a validation
// page.
//
// read_benchmarks reads files; measured_benchmarks simulates in the current TBB arena.
#pragma once

#include <string>
#include <vector>

#include "calibration/measure.hpp"
#include "calibration/page/validation_page.hpp"

namespace clustress {

struct BenchmarkWorld {
  std::string name;  // as given
  Scenario scenario;
};

// By file. A study with [[uncertain]] stands for the world at the median of every prior.
// ScenarioError as for any scenario.
std::vector<BenchmarkWorld> read_benchmarks(std::vector<std::string> const& files);

// Held against what is observed of `page`, the scenario that is on the page. Throws Stopped.
std::vector<Benchmark> measured_benchmarks(std::vector<BenchmarkWorld> const& worlds,
                                           Scenario const& page, std::size_t replicates,
                                           Experiments experiments);

}  // namespace clustress
