#include "sim/model/parameters.hpp"

namespace clustress {

std::vector<ParameterGroup> groups_of(ModelParameters& model) {
  return {
      {"knowledge", "innovation, imitation and decay of productivity", bind(model.knowledge)},
      {"projects", "small innovation projects and what support changes about them", bind(model.projects)},
      {"market", "competition for local and outside sales", bind(model.market)},
      {"demand", "incomes of residents, local demand, macro cycle", bind(model.demand)},
      {"labour", "jobs, vacancies, wages", bind(model.labour)},
      {"finance", "cash, credit, insolvency", bind(model.finance)},
      {"demography", "entry and exit", bind(model.demography)},
  };
}

}  // namespace clustress
