#include "sim/app/evaluate_formats.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/evaluations.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/render/section_text.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace {

using Json = nlohmann::ordered_json;

std::string number(double x) {
  return std::isnan(x) ? "" : fmt::format("{}", x == 0.0 ? 0.0 : x);
}

Json json_of(DesignResult const& r) {
  if (!r.is_given()) return {{"missing", r.missing}};
  Json json{{"estimate", r.estimate}, {"standard_error", r.standard_error},
            {"low", r.interval.low},  {"high", r.interval.high},
            {"p_value", r.p_value},   {"truth", r.truth},
            {"treated", r.treated},   {"controls", r.controls}};
  for (Detail const& d : r.details) json["details"][d.name] = d.value;
  for (EventEffect const& e : r.path) {
    json["path"].push_back({{"event_time", e.event_time},
                            {"estimate", e.estimate},
                            {"standard_error", e.standard_error},
                            {"truth", e.truth}});
  }
  if (r.pre_trend) {
    json["pre_trend"] = {{"statistic", r.pre_trend->statistic},
                         {"degrees", r.pre_trend->degrees},
                         {"p_value", r.pre_trend->p_value}};
  }
  if (!r.notes.empty()) json["notes"] = r.notes;
  return json;
}

}  // namespace

void print_evaluations(std::vector<ProgrammeEvaluation> const& evaluations,
                       DesignOptions const& options) {
  Style const style{wants_colour(stdout)};
  for (ProgrammeEvaluation const& e : evaluations) {
    std::vector<DesignOverWorlds> designs;
    for (std::size_t d = 0; d < e.results.size(); ++d)
      designs.push_back(summarise(design_catalogue()[d](), e.results[d], options.alpha));
    Section const section = evaluation_section_of(designs, options);
    fmt::print("{}{}{}", &e == &evaluations.front() ? "" : "\n",
               section_title(section, printable(e.programme), style), section_body(section));
  }
}

std::string evaluations_csv(std::vector<ProgrammeEvaluation> const& evaluations) {
  std::string text =
      "programme,world,design,estimate,standard_error,low,high,p_value,truth,treated,controls,"
      "missing\n";
  for (ProgrammeEvaluation const& e : evaluations) {
    for (std::size_t w = 0; w < e.worlds.size(); ++w) {
      for (std::size_t d = 0; d < e.results.size(); ++d) {
        DesignResult const& r = e.results[d][w];
        text += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{}\n", quoted(e.programme),
                            quoted(e.worlds[w]), design_catalogue()[d]().name(), number(r.estimate),
                            number(r.standard_error), r.is_given() ? number(r.interval.low) : "",
                            r.is_given() ? number(r.interval.high) : "", number(r.p_value),
                            number(r.truth), r.treated, r.controls, quoted(r.missing));
      }
    }
  }
  return text;
}

std::string evaluations_json(std::vector<ProgrammeEvaluation> const& evaluations,
                             DesignOptions const& options) {
  Json root{{"outcome", column_of(options.outcome).name},
            {"in_logs", options.in_logs},
            {"alpha", options.alpha}};
  root["designs"] = Json::object();
  for (DesignFunction const function : design_catalogue()) {
    root["designs"][std::string(function().name())] = {{"title", function().title()},
                                                       {"source", function().source()}};
  }
  root["programmes"] = Json::array();
  for (ProgrammeEvaluation const& e : evaluations) {
    Json worlds = Json::array();
    for (std::size_t w = 0; w < e.worlds.size(); ++w) {
      Json designs = Json::object();
      for (std::size_t d = 0; d < e.results.size(); ++d)
        designs[std::string(design_catalogue()[d]().name())] = json_of(e.results[d][w]);
      worlds.push_back({{"world", e.worlds[w]}, {"designs", std::move(designs)}});
    }
    root["programmes"].push_back({{"programme", e.programme}, {"worlds", std::move(worlds)}});
  }
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clustress
