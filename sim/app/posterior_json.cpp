// sim/app/posterior_json.cpp — a posterior file for other programs.
#include <nlohmann/json.hpp>

#include "sim/app/posterior_text.hpp"

namespace clustress {
using Json = nlohmann::ordered_json;

std::string posterior_json(Posterior const& p, std::string const& path) {
  auto const maybe = [](std::optional<double> const& x) { return x ? Json(*x) : Json(); };
  Json parameters = Json::array(), moments = Json::array();
  for (PosteriorParameter const& one : p.parameters) {
    parameters.push_back({{"path", one.path},
                          {"unit", one.unit},
                          {"prior", one.prior},
                          {"prior_sd", one.prior_sd},
                          {"median", one.median},
                          {"low", one.low},
                          {"high", one.high},
                          {"posterior_sd", one.posterior_sd},
                          {"shrinkage", one.shrinkage},
                          {"identified", one.is_identified}});
  }
  for (PosteriorMoment const& one : p.moments) {
    moments.push_back({{"name", one.name},
                       {"unit", one.unit},
                       {"fitted", one.is_fitted},
                       {"observed", one.observed},
                       {"observed_se", one.observed_se},
                       {"discrepancy_sd", one.discrepancy_sd},
                       {"simulated", one.simulated},
                       {"standard_error", one.standard_error},
                       {"distance", one.distance},
                       {"emulator_r2", maybe(one.emulator_r2)},
                       {"refusal", one.refusal},
                       {"low", one.low},
                       {"high", one.high}});
  }
  Json const json{{"path", path},
                  {"posterior", p.method},
                  {"title", p.title},
                  {"points", p.points()},
                  {"why_empty", p.why_empty},
                  {"evaluations", p.evaluations},
                  {"failed", p.failed},
                  {"seed", p.seed},
                  {"scenario_digest", p.scenario_digest},
                  {"model_version", p.model_version},
                  {"program_version", p.program_version},
                  {"j", maybe(p.j)},
                  {"j_p", maybe(p.j_p)},
                  {"j_degrees", p.j_degrees},
                  {"parameters", std::move(parameters)},
                  {"moments", std::move(moments)},
                  {"notes", p.notes}};
  return json.dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace clustress
