// sim/world/parameters/organisations.hpp — in numbers: cluster organisations: staff paid from
// budgets, members, services, management.
#pragma once

#include "sim/core/parameters.hpp"

namespace clustress {

// by_staff: what an organisation is to a member counts its staff alone. by_member: its staff for
// each hundred members, and its services are as many whatever its quality.
enum class OrganisationForm { by_staff, by_member };

struct OrganisationParameters {
  OrganisationForm form = OrganisationForm::by_member;
  double staff_cost_keur = 20.0;    // c_O, a full-time person a quarter, overhead included
  double services_per_staff = 6.0;  // n_O, a person and quarter at quality 1
  double brokerage_share = 0.3;     // β_O of staff time
  double service_gain = 0.05;       // ḡ_O, log points at quality 1
  double hiring_speed = 0.25;
  double spending_quarters = 4.0;  // over which money in hand is planned to be spent
  double join_size_exponent = 0.4;
  double leave_hazard = 0.08;  // a year, in the base year
  double awareness = 1.0;      // rise of a member's chance to know of a call, at quality 1
  double turnover = 0.04;      // a quarter
  double turnover_loss = 0.3;
  double weak_quality = 0.2;            // what a new manager falls back to
  double learning = 0.02;               // a quarter
  double usual_quality = 0.55;          // q_ref, at which services are counted
  double offer_quality_exponent = 0.5;  // of the offer, against the base year
  double member_ideas = 0.2;            // m_I
  double member_success = 0.15;         // m_S

  static void describe(ParameterTable<OrganisationParameters>& table);
};

}  // namespace clustress
