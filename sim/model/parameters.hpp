// sim/model/parameters.hpp — all parameters of the model, by behaviour: [model.market], [model.labour], … in a scenario.
#pragma once

#include <string>
#include <vector>

#include "sim/core/parameters.hpp"
#include "sim/model/behaviour/demand.hpp"
#include "sim/model/behaviour/demography.hpp"
#include "sim/model/behaviour/finance.hpp"
#include "sim/model/behaviour/knowledge.hpp"
#include "sim/model/behaviour/labour.hpp"
#include "sim/model/behaviour/market.hpp"
#include "sim/model/behaviour/projects.hpp"

namespace clustress {

struct ModelParameters {
  KnowledgeParameters knowledge;
  ProjectParameters projects;
  MarketParameters market;
  DemandParameters demand;
  LabourParameters labour;
  FinanceParameters finance;
  DemographyParameters demography;
};

struct ParameterGroup {
  std::string name;     // "market"
  std::string meaning;  // one sentence
  BoundParameters parameters;
};

// Untyped views of all groups, in the order above; `model` must outlive them.
std::vector<ParameterGroup> groups_of(ModelParameters& model);

}  // namespace clustress
