#include "sim/programme/call.hpp"

#include <algorithm>

#include "sim/behaviour/projects.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

bool CallForApplications::eligible(Idea const& idea) const {
  DeliveryTerms const& terms = line_.instrument->terms();
  if (line_.eligible[idea.cell.get()] == 0 || idea.instrument >= 0) return false;
  if (terms.members_only && !idea.standing.has(Standing::member)) return false;
  if (terms.low_carbon_only && !idea.standing.has(Standing::low_carbon)) return false;
  std::int16_t const last = idea.row == Idea::no_row ? never : world_.firms.last_award[idea.row];
  bool const waited = last == never || world_.now - last >= terms.repeat_after_quarters;
  return idea.jobs >= terms.jobs_min && idea.jobs <= terms.jobs_max &&
         idea.age_quarters <= 4 * terms.age_max_years && waited;
}

Cents CallForApplications::support_of(Idea const& idea, double most_keur) const {
  return to_cents(
      std::min(most_keur, (1.0 - line_.instrument->terms().own_share) * idea.expected_cost_keur));
}

void CallForApplications::offer_support(ProjectKind kind, double most_keur) {
  for (std::size_t k = 0; k < ideas_.size(); ++k) {
    Idea const& idea = ideas_[k];
    if (idea.kind != kind || !eligible(idea)) continue;
    Cents const amount = support_of(idea, most_keur);
    if (worth_applying(world_, idea, to_keur(amount))) offer(k, amount);
  }
}

}  // namespace clustress
