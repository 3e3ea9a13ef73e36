// sim/world/model_parameters.hpp — all parameters of the model, by behaviour: [model.market],
// [model.labour], … in a scenario.
#pragma once

#include <string>
#include <vector>

#include "sim/core/parameters.hpp"
#include "sim/world/parameters/agglomeration.hpp"
#include "sim/world/parameters/banks.hpp"
#include "sim/world/parameters/cycle.hpp"
#include "sim/world/parameters/demand.hpp"
#include "sim/world/parameters/demography.hpp"
#include "sim/world/parameters/entry.hpp"
#include "sim/world/parameters/exports.hpp"
#include "sim/world/parameters/finance.hpp"
#include "sim/world/parameters/kind_parameters.hpp"
#include "sim/world/parameters/knowledge.hpp"
#include "sim/world/parameters/labour.hpp"
#include "sim/world/parameters/labour_supply.hpp"
#include "sim/world/parameters/life_cycle.hpp"
#include "sim/world/parameters/loans.hpp"
#include "sim/world/parameters/market.hpp"
#include "sim/world/parameters/network.hpp"
#include "sim/world/parameters/organisations.hpp"
#include "sim/world/parameters/projects.hpp"
#include "sim/world/parameters/put_off.hpp"
#include "sim/world/parameters/research.hpp"
#include "sim/world/parameters/spillover.hpp"

namespace clustress {

struct ModelParameters {
  KnowledgeParameters knowledge;
  ResearchParameters research;
  SpilloverParameters spillover;
  NetworkParameters network;
  AgglomerationParameters agglomeration;
  ProjectParameters projects;
  PutOffParameters put_off;
  KindsParameters
      ideas;  // of each kind of project: [model.ideas[ProjectKind::assignment]] and so on
  ExportParameters exports;
  OrganisationParameters organisations;
  LifeCycleParameters life_cycle;
  MarketParameters market;
  DemandParameters demand;
  LabourParameters labour;
  LabourSupplyParameters labour_supply;
  FinanceParameters finance;
  BankParameters banks;
  LoanParameters loans;
  CycleParameters cycle;
  EntryParameters entry;
  DemographyParameters demography;
};

struct ParameterGroup {
  std::string name;     // "market"
  std::string meaning;  // one sentence
  BoundParameters parameters;
};

// Untyped views of all groups, those of the kinds of projects after what these share; `model` must
// outlive them.
std::vector<ParameterGroup> groups_of(ModelParameters& model);

}  // namespace clustress
