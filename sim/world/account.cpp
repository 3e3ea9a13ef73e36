#include "sim/world/account.hpp"

namespace clustress {
namespace {

using enum Party;

// In the order of Payment.
constexpr std::array<PaymentKind, payment_kinds> kinds = {{
    {"sales to households", households, firms},
    {"sales to others here", outside, firms},
    {"sales to the programme", programme, firms},
    {"sales outside", outside, firms},
    {"start capital", outside, firms},
    {"grants", programme, firms},
    {"advances of banks", banks, firms},
    {"new loans", banks, firms},
    {"debts left", banks, firms},
    {"equipment sold", outside, firms},
    {"wages", firms, households},
    {"founders' draw", firms, households},
    {"overhead", firms, outside},
    {"energy", firms, outside},
    {"rents", firms, outside},
    {"research", firms, providers},
    {"own parts of projects", firms, providers},
    {"running costs of exports", firms, outside},
    {"fees", firms, organisations},
    {"interest", firms, banks},
    {"instalments", firms, banks},
    {"profits here", firms, households},
    {"profits elsewhere", firms, outside},
    {"cash left here", firms, households},
    {"cash left elsewhere", firms, outside},
    {"support of projects", programme, providers},
    {"training", programme, providers},
    {"funding of organisations", programme, organisations},
    {"money for households", programme, households},
    {"administration", programme, households},
    {"purchases elsewhere", programme, outside},
    {"advances repaid", programme, banks},
    {"guarantees called", programme, banks},
    {"base funding of organisations", public_sector, organisations},
    {"staff of organisations", organisations, households},
    {"wages of the fixed block", public_sector, households},
    {"benefits", public_sector, households},
    {"short-time pay", public_sector, households},
    {"levy", households, public_sector},
    {"providers here", providers, households},
    {"providers elsewhere", providers, outside},
}};
static_assert(static_cast<std::size_t>(Payment::providers_elsewhere) + 1 == payment_kinds);

}  // namespace

PaymentKind const& kind_of(Payment payment) {
  return kinds[static_cast<std::size_t>(payment)];
}

double IncomeAccount::received_by(Party party) const {
  double sum = 0;
  for (std::size_t k = 0; k < payment_kinds; ++k) sum += kinds[k].payee == party ? paid_[k] : 0.0;
  return sum;
}

double IncomeAccount::paid_by(Party party) const {
  double sum = 0;
  for (std::size_t k = 0; k < payment_kinds; ++k) sum += kinds[k].payer == party ? paid_[k] : 0.0;
  return sum;
}

double IncomeAccount::sales() const {
  return of(Payment::sales_to_households) + of(Payment::sales_to_others) +
         of(Payment::sales_to_programme) + of(Payment::sales_outside);
}

double IncomeAccount::labour_income() const {
  return of(Payment::wages) + of(Payment::founders_draw) + of(Payment::fixed_wages) +
         of(Payment::short_time_pay);
}

}  // namespace clustress
