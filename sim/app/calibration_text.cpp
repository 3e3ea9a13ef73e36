#include "sim/app/calibration_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "analysis/render/section_text.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace {

constexpr std::size_t most_named = 4;  // parameters in a sentence

std::string number(double value) {
  return fmt::format("{:.3g}", value);
}

std::string range(double low, double high) {
  return fmt::format("[{}, {}]", number(low), number(high));
}

Table parameters_of(CalibrationFound const& found) {
  Table table{{{"", false}, {"prior"}, {"declared"}, {"median"}, {"90 % interval"}, {"shrinkage"}},
              {}};
  for (std::size_t k = 0; k < found.result.parameters.size(); ++k) {
    UncertainParameter const& parameter = found.study.points.uncertain[k];
    ParameterFit const& fit = found.result.parameters[k];
    table.rows.push_back({{{parameter.path},
                           {range(parameter.prior.support.low, parameter.prior.support.high)},
                           {number(parameter.declared)},
                           {number(fit.median)},
                           {range(fit.low, fit.high)},
                           {fmt::format("{:.2f}{}", fit.shrinkage, fit.identified ? " " : "*")}},
                          1});
  }
  return table;
}

Table targets_of(CalibrationFound const& found, bool is_fitted) {
  Table table{
      {{"", false}, {"observed"}, {"at best"}, {"90 % of posterior"}, {"errors"}, {"band", false}},
      {}};
  for (ConfirmedTarget const& one : found.confirmed) {
    if (one.is_fitted != is_fitted) continue;
    Judgement const& at = one.at_best;
    table.rows.push_back(
        {{{std::string(at.target->name)},
          {number(at.observed.value)},
          {at.simulated ? number(at.simulated->value) : "–"},
          {one.over_posterior ? range(one.over_posterior->low, one.over_posterior->high) : "–"},
          {at.distance ? fmt::format("{:+.1f}", *at.distance) : "–"},
          {std::string(at.verdict)}},
         1});
  }
  return table;
}

std::string in_words(CalibrationFound const& found) {
  CalibrationResult const& result = found.result;
  if (result.is_empty) return "No point fits: " + result.why_empty;
  std::vector<std::string> free;
  for (std::size_t k = 0; k < result.parameters.size(); ++k) {
    if (!result.parameters[k].identified) free.push_back(found.problem.parameters[k].name);
  }
  FitTally const tally = tally_of(found.confirmed);
  std::string text = fmt::format(
      "At the best point {} of {} fitted targets are in their bands, and {} of {} that no method "
      "saw.",
      tally.fitted_met, tally.fitted, tally.held_out_met, tally.held_out);
  if (free.empty()) {
    text += " The targets tell something of every parameter.";
  } else if (free.size() <= most_named) {
    text += fmt::format(" The targets tell little or nothing of {}.", fmt::join(free, ", "));
  } else {
    text += fmt::format(" The targets tell little or nothing of {} of {} parameters, marked *.",
                        free.size(), result.parameters.size());
  }
  if (result.j_p)
    text += fmt::format(" J = {:.1f} with {} degrees of freedom, p = {:.2g}{}.", *result.j,
                        result.j_degrees, *result.j_p,
                        *result.j_p < 0.05 ? ": the targets contradict the model" : "");
  return text;
}

Section section_of(std::string title, Table table) {
  Section section{"", std::move(title)};
  section.tables.push_back(std::move(table));
  return section;
}

}  // namespace

std::string calibration_text(CalibrationFound const& found) {
  Section answer{"", "CALIBRATION"};
  answer.notes.push_back({"Answer", {in_words(found)}});
  for (std::string const& note : found.result.notes) answer.notes.push_back({"", {note}});
  answer.notes.push_back(
      {"Effort",
       {fmt::format("method {}, {} evaluations of {} replicates, {} of them failed.",
                    found.study.points.calibration.method, found.result.evaluations,
                    found.problem.replicates, found.result.failed)}});
  std::vector<Section> sections{answer, section_of("PARAMETERS", parameters_of(found))};
  if (!found.confirmed.empty()) {
    sections.push_back(section_of("FITTED TARGETS", targets_of(found, true)));
    sections.push_back(section_of("HELD OUT", targets_of(found, false)));
  }
  sections.back().notes.push_back({"",
                                   {"shrinkage: SD of the posterior over SD of the prior; * not "
                                    "identified: the prior is all that "
                                    "is known. errors: how many errors the mean at the best point "
                                    "is from what is observed. The "
                                    "posterior takes the errors of targets, and a tenth of each "
                                    "for what the model leaves out."}});
  std::string text;
  for (Section const& section : sections) {
    text += (text.empty() ? "" : "\n") +
            section_title(section, text.empty() ? found.study.title : "", Style{false}) +
            section_body(section);
  }
  return text;
}

}  // namespace clustress
