#include "sim/programme/selection.hpp"

#include <algorithm>

#include "sim/behaviour/organisations.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/programme/instrument.hpp"
#include "sim/random/sampling.hpp"

namespace clustress {
namespace {

Block draws_of(World const& world, Idea const& idea, Programme::Line const& line) {
  return world.random.block(to_number(idea.firm), world.now, Purpose::application, line.key);
}

double score(World const& world, Idea const& idea, Programme::Line const& line) {
  DeliveryTerms const& terms = line.instrument->terms();
  Block const draws = draws_of(world, idea, line);
  double const noise = terms.scoring_noise * normal_variate(to_uniform(draws[2]));
  double const lot = to_uniform(draws[3]);
  switch (terms.selection) {
    case Selection::lottery:
      return lot;
    case Selection::merit:
      return idea.merit + noise;
    case Selection::need:
      return -idea.merit + noise;
    case Selection::first_come:
      return fast_log(lot) /
             (1.0 + (idea.row == Idea::no_row ? 0 : world.firms.projects_done[idea.row]));
    case Selection::strategic:
      return line.strategic[idea.cell.get()] + noise;
  }
  return 0.0;
}

}  // namespace

std::vector<Candidate> applicants(World const& world, std::vector<Idea> const& ideas,
                                  Programme::Line const& line,
                                  std::vector<Candidate> const& candidates) {
  DeliveryTerms const& terms = line.instrument->terms();
  std::vector<Candidate> applying;
  for (Candidate const& candidate : candidates) {
    Idea const& idea = ideas[candidate.idea];
    Block const draws = draws_of(world, idea, line);
    double const odds = fast_exp(std::clamp(terms.self_selection * idea.merit, -30.0, 30.0));
    auto const cluster = world.economy->cell(idea.cell).cluster;
    double const factor = cluster && idea.row != Idea::no_row
                              ? awareness_factor(world, idea.row, cluster->get())
                              : 1.0;
    bool const knows = to_uniform(draws[0]) < factor * terms.awareness_share;
    bool const wants = to_uniform(draws[1]) < odds / (1.0 + odds);
    if (knows && wants) applying.push_back(candidate);
  }
  return applying;
}

std::vector<Candidate> ranked(World const& world, std::vector<Idea> const& ideas,
                              Programme::Line const& line, std::vector<Candidate> applications) {
  struct Place {
    double score;
    std::uint64_t id;
    Candidate candidate;
  };
  std::vector<Place> places;
  for (Candidate const& candidate : applications) {
    Idea const& idea = ideas[candidate.idea];
    places.push_back({score(world, idea, line), to_number(idea.firm), candidate});
  }
  std::sort(places.begin(), places.end(), [](Place const& a, Place const& b) {
    return a.score != b.score ? a.score > b.score : a.id < b.id;
  });
  for (std::size_t k = 0; k < places.size(); ++k) {
    applications[k] = places[k].candidate;
    applications[k].score = places[k].score;
  }
  return applications;
}

}  // namespace clustress
