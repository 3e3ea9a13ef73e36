// What goes with the size of a world is decided for every number that could: whatever counts jobs,
// firms or money, or a capacity, is either declared extensive or is here with why it is not.
#include <clustress/catch.hpp>
#include <map>
#include <string>

#include "sim/engine/scenario.hpp"

using namespace clustress;

namespace {

// Intensive in spite of their unit: each is of one firm, founder, person or niche, not of a region.
std::map<std::string, std::string> const of_one{
    {"jobs_min", "of an eligible firm"},
    {"jobs_max", "of an eligible firm"},
    {"voucher_max_keur", "to a firm"},
    {"grant_max_keur", "to a firm or founder"},
    {"loan_max_keur", "to a firm or founder"},
    // the largest firms of a smaller world are smaller, not fewer: decision 0053
    {"severity_firms", "the largest of a scope"},
};

bool could_be_extensive(ParameterInfo const& info) {
  switch (info.unit) {
    case Unit::jobs:
    case Unit::firms:
    case Unit::keur:
    case Unit::keur_per_quarter:
      return true;
    default:
      return info.name.ends_with("_capacity");
  }
}

std::size_t check(std::string const& owner, BoundParameters const& parameters) {
  std::size_t extensive = 0;
  for (BoundParameter const& parameter : parameters) {
    ParameterInfo const& info = *parameter.info;
    INFO(owner << ", " << info.name);
    if (info.is_extensive) {
      ++extensive;
      CHECK((info.kind == Kind::number || info.kind == Kind::numbers));
      CHECK(!of_one.contains(info.name));
    } else if (could_be_extensive(info)) {
      CHECK(of_one.contains(info.name));
    }
  }
  return extensive;
}

template <class T>
std::size_t check(std::string const& owner) {
  T object;
  return check(owner, bind(object));
}

}  // namespace

TEST_CASE("every number that could go with size is decided", "[scale][contract]") {
  CHECK(check<SectorFacts>("sector") == 0);
  CHECK(check<RegionFacts>("region") == 1);
  CHECK(check<ClusterFacts>("cluster") == 2);
  CHECK(check<ResearchOrganisationFacts>("research organisation") == 1);
  CHECK(check<Targets>("targets") == 1);
  CHECK(check<Simulation>("simulation") == 0);
  for (auto const entry : instrument_catalogue()) {
    auto const blueprint = entry().blueprint();
    CHECK(check(std::string(entry().kind), blueprint->parameters()) >= 2);
  }
  for (auto const entry : stress_catalogue()) {
    auto const blueprint = entry().blueprint();
    CHECK(check(std::string(entry().kind), blueprint->parameters()) == 0);
  }
}

TEST_CASE("the model has no number that goes with size", "[scale][contract]") {
  ModelParameters model;
  for (ParameterGroup const& group : groups_of(model)) {
    for (BoundParameter const& parameter : group.parameters) {
      INFO(group.name << "." << parameter.info->name);
      CHECK(!parameter.info->is_extensive);
    }
  }
}
