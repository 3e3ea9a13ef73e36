#include "sim/app/validate_formats.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "analysis/answer/scale_words.hpp"
#include "calibration/size_bias.hpp"

namespace clustress {
namespace {

using Json = nlohmann::ordered_json;

std::string number(double x) {
  return std::isnan(x) ? "NaN" : fmt::format("{}", x);
}

// A field of csv; a source is a text of the study.
std::string csv_text(std::string_view text) {
  std::string field = "\"";
  for (char const c : text) field += c == '"' ? "\"\"" : std::string(1, c);
  return field + "\"";
}

// Without two replicates of its population a moment has no mean.
Estimate simulated_of(Judgement const& judgement) {
  return judgement.simulated.value_or(Estimate{NAN, NAN, {NAN, NAN}, 0});
}

std::string names_of(std::vector<Judgement const*> const& judgements) {
  std::string names;
  for (Judgement const* judgement : judgements)
    names += (names.empty() ? "" : ", ") + std::string(judgement->target->name);
  return names;
}

// Calls f(point, replicate, target, value).
template <class F>
void for_each_moment(Validations const& validations, F&& f) {
  for (Validation const& validation : validations) {
    for (std::size_t r = 0; r < validation.measured.size(); ++r) {
      for (std::size_t k = 0; k < validation.targets.size(); ++k)
        f(validation.point, r, *validation.targets[k], validation.measured[r][k]);
    }
  }
}

// Name, population, observed, band, simulated, interval, distance, verdict.
constexpr char row_format[] = "{:<33} {:<39} {:>8} {:>17} {:>9} {:>19} {:>6}  {}\n";

std::string table_row(Judgement const& judgement) {
  Target const& target = *judgement.target;
  Observed const& observed = judgement.observed;
  std::string simulated = "–", interval = "–", distance = "–";
  if (auto const& e = judgement.simulated) {
    simulated = fmt::format("{:.4f}", e->value);
    interval = fmt::format("{:.4f} to {:.4f}", e->interval.low, e->interval.high);
  }
  if (judgement.distance) distance = fmt::format("{:+.1f}", *judgement.distance);
  return fmt::format(row_format, target.name, target.population,
                     fmt::format("{:.3f}", observed.value),
                     fmt::format("{:.4g} to {:.4g}", observed.band.low, observed.band.high),
                     simulated, interval, distance, judgement.verdict);
}

// Of moments that are as they were found, because nobody measured what size does to them.
std::string unknown_of(Validation const& validation) {
  std::string names;
  for (Judgement const& one : validation.judgements) {
    if (find_size_bias(one.target->name) != nullptr) continue;
    names += (names.empty() ? "" : ", ") + std::string(one.target->name);
  }
  return names.empty() ? "" : "; not those of " + names + ", of which it is not known";
}

std::string table_of(Validation const& validation) {
  std::string text;
  if (!validation.label.empty())
    text += fmt::format("Point {}, {}\n\n", validation.point, validation.label);
  if (validation.world_scale != 1.0) {
    text += fmt::format(
        "World at {}: moments are brought to its declared size, and errors hold what that may be "
        "wrong by{}.\n\n",
        size_words(validation.world_scale), unknown_of(validation));
  }
  text += fmt::format(
      "Stylised facts, {} replicates, undisturbed world without a programme; 95 % intervals of the "
      "mean over replicates\n\n",
      validation.measured.size());
  text += fmt::format(row_format, "moment", "population", "observed", "band", "simulated",
                      "interval", "errors", "");
  for (Judgement const& judgement : validation.judgements) text += table_row(judgement);
  Tally const tally = tally_of(validation.judgements);
  text += fmt::format(
      "\n{} of {} acceptance bands met; {} of {} further targets near. Rows marked – are another "
      "count of a moment. errors: how many errors the mean is from what is observed.\n",
      tally.bands_met, tally.bands, tally.targets_near, tally.targets);
  for (auto const& [words, role] : {std::pair{"Missed bands", TargetRole::band},
                                    std::pair{"Far targets", TargetRole::target}}) {
    if (std::string const names = names_of(outside(validation.judgements, role)); !names.empty())
      text += fmt::format("{}: {}\n", words, names);
  }
  return text;
}

std::string csv_rows(Validation const& validation, std::string const& first) {
  std::string text;
  for (Judgement const& judgement : validation.judgements) {
    Target const& target = *judgement.target;
    Observed const& observed = judgement.observed;
    Estimate const e = simulated_of(judgement);
    text += first;
    text += fmt::format(
        "{},\"{}\",\"{}\",{},{},{},{},{},{},{},{},{},{},{},{},{},\"{}\"\n", target.name,
        target.population, target.unit, observed.value, observed.band.low, observed.band.high,
        number(e.value), number(e.interval.low), number(e.interval.high), name_of(judgement.role),
        judgement.verdict, csv_text(judgement.source), observed.known.standard_error,
        observed.known.spread, number(judgement.distance.value_or(NAN)),
        name_of(observed.known.grounds), observed.known.how);
  }
  return text;
}

Json json_of(Validation const& validation) {
  Json moments = Json::array();
  for (Judgement const& judgement : validation.judgements) {
    Target const& target = *judgement.target;
    Observed const& observed = judgement.observed;
    Estimate const e = simulated_of(judgement);  // NaN becomes null
    moments.push_back({{"moment", target.name},
                       {"population", target.population},
                       {"unit", target.unit},
                       {"observed", observed.value},
                       {"band", {{"low", observed.band.low}, {"high", observed.band.high}}},
                       {"simulated", e.value},
                       {"interval", {{"low", e.interval.low}, {"high", e.interval.high}}},
                       {"replicates", e.count},
                       {"role", name_of(judgement.role)},
                       {"verdict", judgement.verdict},
                       {"source", judgement.source},
                       {"standard_error", observed.known.standard_error},
                       {"spread", observed.known.spread},
                       {"distance", judgement.distance.value_or(NAN)},
                       {"grounds", name_of(observed.known.grounds)},
                       {"how", observed.known.how}});
  }
  Tally const tally = tally_of(validation.judgements);
  return {{"world_scale", validation.world_scale},
          {"replicates", validation.measured.size()},
          {"bands", tally.bands},
          {"bands_met", tally.bands_met},
          {"targets", tally.targets},
          {"targets_near", tally.targets_near},
          {"moments", std::move(moments)}};
}

}  // namespace

std::string validation_table(Validations const& validations) {
  std::string text;
  for (Validation const& validation : validations)
    text += (text.empty() ? "" : "\n") + table_of(validation);
  return text;
}

std::string validation_csv(Validations const& validations) {
  bool const several = validations.size() > 1;
  std::string text = several ? "point," : "";
  text +=
      "moment,population,unit,observed,band_low,band_high,simulated,interval_low,interval_high,"
      "role,verdict,source,standard_error,spread,distance,grounds,how\n";
  for (Validation const& validation : validations)
    text += csv_rows(validation, several ? fmt::format("{},", validation.point) : "");
  return text;
}

std::string validation_json(Validations const& validations, ValidatedRun const& run) {
  Json root{{"scenario_digest", run.digest}, {"model_version", run.model_version}};
  if (validations.size() == 1) {
    root.update(json_of(validations.front()));
    return root.dump(2) + "\n";
  }
  Json points = Json::array();
  for (Validation const& validation : validations) {
    Json point = {{"point", validation.point}, {"label", validation.label}};
    point.update(json_of(validation));
    points.push_back(std::move(point));
  }
  root["points"] = std::move(points);
  return root.dump(2) + "\n";
}

std::string missed_bands(Validations const& validations) {
  std::string text;
  for (Validation const& validation : validations) {
    std::string const names = names_of(outside(validation.judgements, TargetRole::band));
    if (names.empty()) continue;
    text += text.empty() ? "" : "; ";
    if (validations.size() > 1) text += fmt::format("point {}: ", validation.point);
    text += names;
  }
  return text;
}

std::string moments_csv(Validations const& validations) {
  std::string text = "point,replicate,moment,unit,value\n";
  for_each_moment(validations, [&](std::uint32_t point, std::size_t replicate, Target const& target,
                                   double value) {
    text += fmt::format("{},{},{},\"{}\",{}\n", point, replicate, target.name, target.unit,
                        number(value));
  });
  return text;
}

std::string moments_json(Validations const& validations) {
  Json rows = Json::array();
  for_each_moment(validations, [&](std::uint32_t point, std::size_t replicate, Target const& target,
                                   double value) {
    rows.push_back({{"point", point},
                    {"replicate", replicate},
                    {"moment", target.name},
                    {"unit", target.unit},
                    {"value", value}});
  });
  return rows.dump(2) + "\n";
}

}  // namespace clustress
