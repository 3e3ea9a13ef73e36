#include "sim/app/page_benchmarks.hpp"

#include <fmt/format.h>

#include "scenarios/loader/loader.hpp"
#include "scenarios/loader/uncertain.hpp"
#include "sim/app/validated.hpp"

namespace clustress {
namespace {

constexpr double middle = 0.5;

BenchmarkWorld world_of(std::string const& file) {
  BenchmarkWorld world{file, load_scenario(file)};
  std::vector<std::string> medians;
  for (UncertainParameter const& one : world.scenario.points.uncertain)
    medians.push_back(fmt::format("{}={}", one.path, value_at(one, middle)));
  if (medians.empty()) return world;
  world.scenario = load_scenario(file, medians);
  world.scenario.title += ", every parameter at the median of its prior";
  return world;
}

}  // namespace

std::vector<BenchmarkWorld> read_benchmarks(std::vector<std::string> const& files) {
  std::vector<BenchmarkWorld> worlds;
  for (std::string const& file : files) worlds.push_back(world_of(file));
  return worlds;
}

std::vector<Benchmark> measured_benchmarks(std::vector<BenchmarkWorld> const& worlds,
                                           Scenario const& page, std::size_t replicates,
                                           Experiments experiments) {
  std::vector<Benchmark> benchmarks;
  for (BenchmarkWorld const& world : worlds) {
    Validation const there = validated(world.scenario, replicates, experiments);
    benchmarks.push_back({world.scenario.title, world.name, world.scenario.digest,
                          judge(there.targets, there.measured, page.world, page.observed)});
  }
  return benchmarks;
}

}  // namespace clustress
