#include "sim/world/parameters/organisations.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {
namespace {

constexpr Source described{"no published figure; judged from descriptions of cluster organisations",
                           Provenance::assumed};
constexpr Source membership{
    "P(innovator) of members +0 to +6 points (Bavaria, Basque Country evaluations)",
    Provenance::assumed};

}  // namespace

void OrganisationParameters::describe(ParameterTable<OrganisationParameters>& t) {
  using P = OrganisationParameters;
  t.add("form", &P::form,
        {{"by_staff", OrganisationForm::by_staff}, {"by_member", OrganisationForm::by_member}},
        "by_member: presence and brokerage go by staff for each member, services do not fall with "
        "quality but gain less; by_staff: as before model version 7",
        described);
  t.add("staff_cost_keur", &P::staff_cost_keur, Unit::keur, {1.0, 1000.0},
        "c_O: a full-time person a quarter, overhead included", described)
      .prior(log_uniform(10.0, 40.0));
  t.add("services_per_staff", &P::services_per_staff, Unit::none, {0.0, 200.0},
        "n_O: services a person delivers a quarter at quality 1", described)
      .prior(log_uniform(3.0, 12.0));
  t.add("brokerage_share", &P::brokerage_share, Unit::share, {0.0, 1.0},
        "β_O: of staff time, bringing firms together", described)
      .prior(uniform(0.15, 0.45));
  t.add("service_gain", &P::service_gain, Unit::log_points, {0.0, 0.5},
        "ḡ_O: mean gain of a service at quality 1, firm of 10 jobs; falls with size and fades like "
        "that of an assignment",
        {"as a voucher project; evaluations of business services find small effects",
         Provenance::assumed})
      .prior(log_uniform(0.025, 0.1));
  t.add("hiring_speed", &P::hiring_speed, Unit::per_quarter, {0.0, 1.0},
        "h: share of the gap to affordable staff closed", described)
      .prior(log_uniform(0.12, 0.5));
  t.add("spending_quarters", &P::spending_quarters, Unit::quarters, {1.0, 100.0},
        "T_H: over which money in hand is planned to be spent", described)
      .prior(log_uniform(2.0, 8.0));
  t.add("join_size_exponent", &P::join_size_exponent, Unit::elasticity, {0.0, 1.5},
        "g_J: of joining to size", described)
      .prior(uniform(0.2, 0.6));
  t.add("leave_hazard", &P::leave_hazard, Unit::per_year, {0.0, 1.0},
        "members that leave a year at base-year services", described)
      .prior(log_uniform(0.04, 0.16));
  t.add("awareness", &P::awareness, Unit::none, {0.0, 10.0},
        "rise of a member's chance to know of a call, at quality 1", described)
      .prior(log_uniform(0.5, 2.0));
  t.add("turnover", &P::turnover, Unit::per_quarter, {0.0, 1.0},
        "τ: chance that the manager leaves", described)
      .prior(log_uniform(0.02, 0.08));
  t.add("turnover_loss", &P::turnover_loss, Unit::share, {0.0, 1.0},
        "ℓ: quality above the weak level lost with a manager", described)
      .prior(uniform(0.15, 0.45));
  t.add("weak_quality", &P::weak_quality, Unit::none, {0.0, 1.0},
        "q_w: what a new manager falls back towards", described)
      .prior(uniform(0.1, 0.35));
  t.add("learning", &P::learning, Unit::per_quarter, {0.0, 1.0},
        "λ: share of the gap to the usual quality closed by doing", described)
      .prior(log_uniform(0.01, 0.04));
  t.add("usual_quality", &P::usual_quality, Unit::none, {0.0, 1.0},
        "q_ref: services are as many as at this quality; form by_member only", described)
      .prior(uniform(0.4, 0.7));
  t.add("offer_quality_exponent", &P::offer_quality_exponent, Unit::elasticity, {0.0, 2.0},
        "x_A: of what members are offered, to quality", described)
      .prior(uniform(0.25, 0.75));
  t.add("member_ideas", &P::member_ideas, Unit::share, {0.0, 2.0},
        "m_I: more ideas of assignments, research and export steps at members", membership)
      .prior(uniform(0.0, 0.4));
  t.add("member_success", &P::member_success, Unit::share, {0.0, 2.0},
        "m_S: rise of the chance that these succeed", membership)
      .prior(uniform(0.0, 0.3));
}

}  // namespace clustress
