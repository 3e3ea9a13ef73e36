#include "sim/app/sensitivity_formats.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "analysis/render/report_text.hpp"
#include "analysis/render/section_text.hpp"

namespace clustress {
namespace {

using Json = nlohmann::ordered_json;

std::string number(double x) {
  return std::isnan(x) ? "" : fmt::format("{}", x == 0.0 ? 0.0 : x);
}

Json json_of(IndexTable const& table) {
  if (!table.is_given()) return {{"missing", table.missing}};
  Json parameters = Json::object();
  for (IndexRow const& row : table.rows) {
    Json own{{"below_noise", row.is_below_noise}};
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      IndexEstimate const& index = row.indices[c];
      own[table.columns[c].name] = {
          {"value", index.value}, {"low", index.interval.low}, {"high", index.interval.high}};
    }
    parameters[row.factor] = std::move(own);
  }
  return {{"parameters", std::move(parameters)}, {"notes", table.notes}};
}

Json json_of(OutputSensitivity const& one) {
  Json json{{"name", one.name}, {"meaning", one.words}, {"unit", one.unit}, {"points", one.points}};
  if (one.split) {
    json["variance_of_luck"] = one.split->luck;
    json["variance_of_doubt"] = one.split->between;
    json["share_of_doubt"] = one.split->share_between();
  }
  json["methods"] = Json::object();
  for (MethodIndices const& m : one.methods)
    json["methods"][std::string(m.method->name())] = json_of(m.table);
  return json;
}

}  // namespace

void print_sensitivities(StudyOutputs const& outputs, std::vector<OutputSensitivity> const& all,
                         std::vector<ChoiceUnderStress> const& choices, bool every_method) {
  Style const style{wants_colour(stdout)};
  Section const first = what_first_section(outputs, all, choices);
  fmt::print("{}{}", section_title(first, "", style), section_body(first));
  for (OutputSensitivity const& one : all) {
    Section const section = sensitivity_section(one, every_method);
    fmt::print("\n{}{}", section_title(section, "", style), section_body(section));
  }
}

std::string sensitivities_csv(std::vector<OutputSensitivity> const& all) {
  std::string text = "output,unit,method,parameter,index,value,low,high,below_noise,missing\n";
  for (OutputSensitivity const& one : all) {
    auto const row = [&](std::string_view method, std::string const& parameter,
                         std::string const& index, IndexEstimate const& value,
                         std::string const& noise, std::string const& missing) {
      text +=
          fmt::format("{},{},{},{},{},{},{},{},{},{}\n", quoted(one.name), quoted(one.unit), method,
                      quoted(parameter), index, number(value.value), number(value.interval.low),
                      number(value.interval.high), noise, quoted(missing));
    };
    if (one.split) {
      row("variance", "", "luck", {one.split->luck}, "", "");
      row("variance", "", "doubt", {one.split->between}, "", "");
    }
    for (MethodIndices const& m : one.methods) {
      if (!m.table.is_given()) row(m.method->name(), "", "", {}, "", m.table.missing);
      for (IndexRow const& r : m.table.rows) {
        for (std::size_t c = 0; c < m.table.columns.size(); ++c)
          row(m.method->name(), r.factor, m.table.columns[c].name, r.indices[c],
              r.is_below_noise ? "1" : "0", "");
      }
    }
  }
  return text;
}

std::string sensitivities_json(StudyOutputs const& outputs,
                               std::vector<OutputSensitivity> const& all,
                               std::vector<ChoiceUnderStress> const& choices,
                               IndexOptions const& options) {
  StudyInputs const& inputs = outputs.study.inputs;
  Json root{{"design", inputs.design},
            {"luck", inputs.is_luck_shared ? "shared" : "own"},
            {"points", inputs.points()},
            {"alpha", options.alpha}};
  root["methods"] = Json::object();
  for (IndexMethodFunction const method : index_method_catalogue())
    root["methods"][std::string(method().name())] = {{"title", method().title()},
                                                     {"source", method().source()}};
  root["factors"] = Json::array();
  for (InputFactor const& factor : inputs.factors) {
    Json members = Json::array();
    for (std::size_t const k : factor.members) members.push_back(inputs.parameters[k]);
    root["factors"].push_back({{"name", factor.name}, {"parameters", std::move(members)}});
  }
  root["outputs"] = Json::array();
  for (OutputSensitivity const& one : all) root["outputs"].push_back(json_of(one));
  root["choices"] = Json::array();
  for (ChoiceUnderStress const& c : choices) {
    Json known = Json::object();
    for (std::size_t k = 0; k < c.choice.known.size(); ++k)
      known[inputs.parameters[k]] = {{"changes", c.choice.known[k].changes},
                                     {"gain_job_years_per_meur", c.choice.known[k].gain}};
    root["choices"].push_back({{"stress", c.stress},
                               {"best", outputs.programmes[c.choice.best]},
                               {"another_is_best", c.choice.another_is_best},
                               {"if_known", std::move(known)}});
  }
  root["warnings"] = outputs.warnings;
  return root.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clustress
