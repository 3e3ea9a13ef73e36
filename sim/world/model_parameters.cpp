#include "sim/world/model_parameters.hpp"

namespace clustress {

std::vector<ParameterGroup> groups_of(ModelParameters& model) {
  return {
      {"knowledge", "innovation, imitation and decay of productivity", bind(model.knowledge)},
      {"research", "R&D: spending, stock, absorptive capacity", bind(model.research)},
      {"spillover", "what firms learn from partners, niche and region", bind(model.spillover)},
      {"network", "links between firms", bind(model.network)},
      {"agglomeration", "niches, localisation, rents", bind(model.agglomeration)},
      {"projects", "what projects of all kinds share, and what support changes about them",
       bind(model.projects)},
      {"assignments", "small projects with a research organisation", bind(model.assignments)},
      {"research_projects", "R&D projects of firms", bind(model.research_projects)},
      {"export_steps", "first steps abroad", bind(model.export_steps)},
      {"training", "training of staff", bind(model.training)},
      {"hires", "hiring people who know more", bind(model.hires)},
      {"investments", "investments of firms, where money is short", bind(model.investments)},
      {"exports", "selling abroad", bind(model.exports)},
      {"organisations", "cluster organisations, members, services, management",
       bind(model.organisations)},
      {"life_cycle", "heterogeneity and phases of clusters", bind(model.life_cycle)},
      {"market", "competition for local and outside sales", bind(model.market)},
      {"demand", "incomes of residents, local demand, macro cycle", bind(model.demand)},
      {"labour", "jobs, vacancies, wages", bind(model.labour)},
      {"labour_supply", "participation, commuting, migration", bind(model.labour_supply)},
      {"finance", "cash, credit, insolvency", bind(model.finance)},
      {"loans", "loans that a guarantee made possible", bind(model.loans)},
      {"entry", "how many firms are founded", bind(model.entry)},
      {"demography", "traits of entrants, exit", bind(model.demography)},
  };
}

}  // namespace clustress
