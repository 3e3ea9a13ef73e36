// calibration/page/parameters.cpp — what a calibration found of the parameters, beside what the
// scenario declares, and what its best point is worth.
#include <fmt/format.h>

#include <cmath>

#include "calibration/page/markdown.hpp"
#include "calibration/page/sections.hpp"
#include "sim/core/contracts.hpp"

namespace clustress::page {
namespace {

// Of targets that the posterior has at its best point: there, and as declared.
struct Tallies {
  FitTally at_best, declared;
};

Tallies tallies_of(ValidationPage const& page) {
  Tallies tallies;
  for (Judgement const& judgement : page.judgements) {
    PosteriorMoment const* const moment = moment_of(page, *judgement.target);
    if (moment == nullptr || std::isnan(moment->simulated)) continue;
    Judgement at_best = judgement;
    at_best.inside = judgement.observed.band.contains(moment->simulated);
    add_to(tallies.at_best, at_best, moment->is_fitted);
    add_to(tallies.declared, judgement, moment->is_fitted);
  }
  return tallies;
}

std::string remark_on(PosteriorParameter const& one, double declared) {
  std::string text = one.is_identified ? "" : "not identified";
  if (declared < one.low || declared > one.high) {
    text += text.empty() ? "" : "; ";
    text += fmt::format("declared {} the 90 %", declared < one.low ? "below" : "above");
  }
  return text;
}

std::string parameter_table(ValidationPage const& page) {
  std::vector<PosteriorParameter> const& parameters = page.posterior->parameters;
  CLUSTRESS_REQUIRE(page.declared.size() == parameters.size(), "a declared value a parameter");
  std::vector<Cells> rows;
  for (std::size_t k = 0; k < parameters.size(); ++k) {
    PosteriorParameter const& one = parameters[k];
    rows.push_back({code(one.path) + (one.unit.empty() ? "" : ", " + escaped(one.unit)),
                    escaped(one.prior), number(page.declared[k]), number(one.median),
                    range(one.low, one.high), number(one.shrinkage),
                    remark_on(one, page.declared[k])});
  }
  return "\nShrinkage: standard deviation of the posterior over that of the prior. Not identified: "
         "the prior is nearly all that is known.\n\n" +
         table({"parameter", "prior", "declared", "median", "90 %", "shrinkage", ""}, rows);
}

std::string told(FitTally const& tally) {
  return fmt::format("{} of {} fitted targets and {} of {} held out", tally.fitted_met,
                     tally.fitted, tally.held_out_met, tally.held_out);
}

}  // namespace

std::string parameters_section(ValidationPage const& page) {
  if (page.posterior == nullptr) return "";
  Posterior const& posterior = *page.posterior;
  std::string text = fmt::format(
      "## Parameters\n\nFound by the method {} in {} evaluations of the study “{}”, {} of them "
      "failed.\n",
      code(posterior.method), posterior.evaluations, escaped(posterior.title), posterior.failed);
  Tallies const tallies = tallies_of(page);
  if (tallies.at_best.fitted + tallies.at_best.held_out > 0) {
    text += fmt::format(
        "At its best point {} are in their bands; at the declared values, of the same targets, "
        "{}.\n",
        told(tallies.at_best), told(tallies.declared));
  }
  if (posterior.j && posterior.j_p) {
    text += fmt::format("J = {} with {} degrees of freedom, p = {}.\n", number(*posterior.j),
                        posterior.j_degrees, number(*posterior.j_p));
  }
  return posterior.parameters.empty() ? text : text + parameter_table(page);
}

}  // namespace clustress::page
