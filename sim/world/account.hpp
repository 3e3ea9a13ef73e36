// sim/world/account.hpp — who paid whom in a quarter: the income account of a region, in kEUR.
//
// A kind of payment has one payer and one payee, so what a sector receives and what it pays are
// sums over kinds. Firms, organisations and the programme have books of their own (cash, balances,
// ledger); behaviour/account.cpp holds the account against them every quarter. Plain value, not
// thread-safe for writing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace clustress {

enum class Payment : std::uint8_t {
  // firms receive
  sales_to_households,
  sales_to_others,     // the public sector, visitors, pensioners
  sales_to_programme,  // what a programme buys
  sales_outside,
  start_capital,   // of entrants, from their owners' wealth, less the gap that support closes
  grants,          // paid to firms as cash
  advances,        // grants of founders, by their banks until the programme pays
  new_loans,       // of banks, to be repaid
  debts_left,      // of firms that close: a loss of their banks
  equipment_sold,  // of firms that close, to repay their loans
  // firms pay
  wages,
  founders_draw,
  overhead,
  energy,  // what it costs more than in the base year
  rents,   // the same
  research,
  own_parts,  // of projects
  export_costs,
  fees,  // of members
  interest,
  instalments,   // on loans of banks
  profits_here,  // to owners in the region
  profits_elsewhere,
  cash_left_here,  // of firms that close, to their owners in the region
  cash_left_elsewhere,
  // the programme pays
  project_support,  // to providers, when it is due
  training,         // of organisations, to trainers
  organisation_funding,
  household_money,
  administration,
  purchases_elsewhere,  // what a public purchase buys outside
  advances_repaid,
  guarantees_called,
  // organisations
  base_funding,  // from the public sector
  organisation_staff,
  // households
  fixed_wages,     // of administration and education
  benefits,        // of the unemployed
  short_time_pay,  // of idle staff
  levy,
  // providers of projects, R&D and training pass on what they receive
  providers_here,
  providers_elsewhere,
};
inline constexpr std::size_t payment_kinds = 41;

enum class Party : std::uint8_t {
  firms,
  households,
  providers,
  organisations,
  programme,
  banks,
  public_sector,  // the funder of programmes, too
  outside
};
inline constexpr std::size_t parties = 8;

struct PaymentKind {
  std::string_view name;
  Party payer, payee;
};
PaymentKind const& kind_of(Payment payment);

class IncomeAccount {
 public:
  void pay(Payment payment, double keur) { paid_[static_cast<std::size_t>(payment)] += keur; }
  [[nodiscard]] double of(Payment payment) const {
    return paid_[static_cast<std::size_t>(payment)];
  }
  [[nodiscard]] double received_by(Party party) const;
  [[nodiscard]] double paid_by(Party party) const;
  // S of the firms that paid wages this quarter; all that buyers pay
  [[nodiscard]] double sales() const;
  // W + B + W0 + W_K: what is earned by working in the region, or by being kept on short time
  [[nodiscard]] double labour_income() const;
  // profits, to owners anywhere
  [[nodiscard]] double paid_out() const {
    return of(Payment::profits_here) + of(Payment::profits_elsewhere);
  }
  // R&D, own and supported parts of projects, training: what providers earn
  [[nodiscard]] double to_providers() const { return received_by(Party::providers); }

  double sales_booked = 0;     // of the firms that settled, as they booked them
  double margin = 0;           // what is left of them, as firms booked it
  double cash_before = 0;      // of all firms, at the end of the quarter before
  double cash_change = 0;      // since
  double debt_before = 0;      // term loans of all firms, at the end of the quarter before
  double debt_change = 0;      // since
  double balances_before = 0;  // of organisations
  double income = 0;           // of residents, where they live

 private:
  std::array<double, payment_kinds> paid_{};
};

}  // namespace clustress
