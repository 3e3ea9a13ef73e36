// sim/model/parameters.hpp — all parameters of the model, by behaviour: [model.market], [model.labour], … in a scenario.
#pragma once

#include <string>
#include <vector>

#include "sim/core/parameters.hpp"
#include "sim/model/behaviour/agglomeration.hpp"
#include "sim/model/behaviour/demand.hpp"
#include "sim/model/behaviour/demography.hpp"
#include "sim/model/behaviour/entry.hpp"
#include "sim/model/behaviour/exports.hpp"
#include "sim/model/behaviour/finance.hpp"
#include "sim/model/behaviour/ideas.hpp"
#include "sim/model/behaviour/knowledge.hpp"
#include "sim/model/behaviour/labour.hpp"
#include "sim/model/behaviour/labour_supply.hpp"
#include "sim/model/behaviour/life_cycle.hpp"
#include "sim/model/behaviour/loans.hpp"
#include "sim/model/behaviour/market.hpp"
#include "sim/model/behaviour/network.hpp"
#include "sim/model/behaviour/organisations.hpp"
#include "sim/model/behaviour/projects.hpp"
#include "sim/model/behaviour/research.hpp"
#include "sim/model/behaviour/spillover.hpp"

namespace clustress {

struct ModelParameters {
  KnowledgeParameters knowledge;
  ResearchParameters research;
  SpilloverParameters spillover;
  NetworkParameters network;
  AgglomerationParameters agglomeration;
  ProjectParameters projects;
  AssignmentParameters assignments;
  ResearchProjectParameters research_projects;
  ExportStepParameters export_steps;
  TrainingParameters training;
  HireParameters hires;
  InvestmentParameters investments;
  ExportParameters exports;
  OrganisationParameters organisations;
  LifeCycleParameters life_cycle;
  MarketParameters market;
  DemandParameters demand;
  LabourParameters labour;
  LabourSupplyParameters labour_supply;
  FinanceParameters finance;
  LoanParameters loans;
  EntryParameters entry;
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
