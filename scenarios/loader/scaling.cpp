#include "scenarios/loader/scaling.hpp"

#include <fmt/format.h>

#include <functional>

#include "sim/core/contracts.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

// What is declared, times the scale: a number, or each number of a list.
ParameterValue scaled(ParameterValue const& declared, double scale) {
  if (auto const* number = std::get_if<double>(&declared)) return *number * scale;
  auto const* const list = std::get_if<std::vector<double>>(&declared);
  CLUSTRESS_REQUIRE(list != nullptr, "an extensive parameter is a number or a list of numbers");
  std::vector<double> numbers = *list;
  for (double& number : numbers) number *= scale;
  return numbers;
}

// Calls visit(path, parameter) for each extensive parameter; the path is as after --set.
using Visit = std::function<void(std::string const&, BoundParameter const&)>;

class ExtensiveNumbers {
 public:
  explicit ExtensiveNumbers(Visit const& visit) : visit_(visit) {}

  void of_world(WorldFacts& world) {
    for (SectorFacts& one : world.sectors) of("sector." + one.name, bind(one));
    for (RegionFacts& one : world.regions) of("region." + one.name, bind(one));
    for (ClusterFacts& one : world.clusters) of("cluster." + one.name, bind(one));
    for (ResearchOrganisationFacts& one : world.research_organisations)
      of("research_organisation." + one.name, bind(one));
  }
  template <class Product, class Owner>
  void of_parts(std::string const& what, std::vector<Owner> const& owners,
                std::vector<std::vector<Part<Product>>>& parts) {
    for (std::size_t k = 0; k < parts.size(); ++k) {
      for (Part<Product>& part : parts[k])
        of(fmt::format("{} \"{}\", {}", what, printable(owners[k].name), part.kind),
           part.blueprint->parameters());
    }
  }
  void of_draft(Draft& draft) {
    Scenario& scenario = draft.scenario;
    of_world(scenario.world);
    of("targets", bind(scenario.targets));
    of_parts("variant", scenario.variants, draft.instruments);
    of_parts("stress", scenario.stresses, draft.stresses);
  }

 private:
  void of(std::string const& path, BoundParameters const& parameters) {
    for (BoundParameter const& parameter : parameters) {
      if (parameter.info->is_extensive) visit_(path, parameter);
    }
  }
  Visit const& visit_;
};

template <class Product, class Owner, class Built>
void rebuild(std::vector<Owner>& owners, std::vector<std::vector<Part<Product>>> const& parts,
             Built Owner::*built) {
  for (std::size_t k = 0; k < parts.size(); ++k) {
    for (std::size_t i = 0; i < parts[k].size(); ++i)
      (owners[k].*built)[i] = parts[k][i].blueprint->build();
  }
}

Visit times(double scale) {
  return [scale](std::string const&, BoundParameter const& parameter) {
    parameter.set(scaled(parameter.get(), scale));
  };
}

// Regions that have firms as declared and none at this size.
void check_regions(WorldFacts const& declared, Position at, Report& report) {
  WorldFacts world = declared;
  Visit const visit = times(declared.scale);
  ExtensiveNumbers(visit).of_world(world);
  std::vector<bool> has_firms(world.regions.size(), false);
  for (auto const& [cell, jobs] : declared_jobs(world)) has_firms[std::get<0>(cell).get()] = true;
  std::vector<bool> had_firms(world.regions.size(), false);
  for (auto const& [cell, jobs] : declared_jobs(declared))
    had_firms[std::get<0>(cell).get()] = true;
  for (std::size_t r = 0; r < world.regions.size(); ++r) {
    if (has_firms[r] || !had_firms[r]) continue;
    report.fault(at, fmt::format("world: scale = {:g} leaves region \"{}\" without a job in any "
                                 "sector. Give a larger scale, or leave the region out.",
                                 world.scale, printable(world.regions[r].name)));
  }
}

}  // namespace

void check_scale(Draft& draft, Position at, Report& report) {
  WorldFacts const& world = draft.scenario.world;
  double const scale = world.scale;
  if (scale == 1.0) return;
  if (!world.own_firms_digest.empty()) {
    report.fault(at,
                 "world: scale and firm_file exclude each other: own firms have a size of their "
                 "own. Leave one of them out.");
  }
  std::size_t const faults_before = report.count();
  Visit const visit = [&](std::string const& path, BoundParameter const& parameter) {
    ParameterInfo const& info = *parameter.info;
    ParameterValue const value = scaled(parameter.get(), scale);
    if (fault_of(info, value).empty()) return;
    report.fault(
        at, fmt::format("{}: {} = {} times scale = {:g} is outside [{:g}, {:g}] {}. Give a "
                        "scale nearer to 1.",
                        printable(path), info.name, to_toml(parameter.get()), scale, info.range.low,
                        info.range.high, symbol(info.unit)));
  };
  ExtensiveNumbers(visit).of_draft(draft);
  if (report.count() == faults_before) check_regions(world, at, report);
}

void apply_scale(Draft& draft) {
  double const scale = draft.scenario.world.scale;
  if (scale == 1.0) return;
  Visit const visit = times(scale);
  ExtensiveNumbers(visit).of_draft(draft);
  rebuild(draft.scenario.variants, draft.instruments, &Variant::instruments);
  rebuild(draft.scenario.stresses, draft.stresses, &StressCase::stresses);
  for (StressCase& stress : draft.scenario.stresses) {
    if (!stress.stresses.empty()) stress.severity = stress.stresses.front()->severity();
  }
}

}  // namespace clustress::loader
