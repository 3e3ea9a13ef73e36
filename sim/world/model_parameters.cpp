#include "sim/world/model_parameters.hpp"

#include "sim/world/project_kind.hpp"

namespace clustress {

std::vector<ParameterGroup> groups_of(ModelParameters& model) {
  std::vector<ParameterGroup> groups = {
      {"knowledge", "innovation, imitation and decay of productivity", bind(model.knowledge)},
      {"research", "R&D: spending, stock, absorptive capacity", bind(model.research)},
      {"spillover", "what firms learn from partners, niche and region", bind(model.spillover)},
      {"network", "links between firms", bind(model.network)},
      {"agglomeration", "niches, localisation, rents", bind(model.agglomeration)},
      {"projects", "what projects of all kinds share, and what support changes about them",
       bind(model.projects)},
  };
  for (ProjectKind const kind : kinds_of_firms()) {
    ProjectKindEntry const& entry = entry_of(kind);
    groups.push_back(
        {std::string(entry.group), std::string(entry.meaning), model.ideas.of(kind).bound()});
  }
  std::vector<ParameterGroup> const others = {
      {"put_off", "ideas that wait for better times", bind(model.put_off)},
      {"exports", "selling abroad", bind(model.exports)},
      {"organisations", "cluster organisations, members, services, management",
       bind(model.organisations)},
      {"life_cycle", "heterogeneity and phases of clusters", bind(model.life_cycle)},
      {"market", "competition for local and outside sales", bind(model.market)},
      {"demand", "incomes of residents, local demand, macro cycle", bind(model.demand)},
      {"labour", "jobs, vacancies, wages", bind(model.labour)},
      {"labour_supply", "participation, commuting, migration", bind(model.labour_supply)},
      {"finance", "cash, credit, insolvency", bind(model.finance)},
      {"banks", "term loans of banks to firms", bind(model.banks)},
      {"loans", "loans that a guarantee made possible", bind(model.loans)},
      {"cycle", "what firms, founders and customers do in bad times", bind(model.cycle)},
      {"entry", "how many firms are founded", bind(model.entry)},
      {"demography", "traits of entrants, exit", bind(model.demography)},
  };
  groups.insert(groups.end(), others.begin(), others.end());
  return groups;
}

}  // namespace clustress
