// sim/instruments/access_to_finance.cpp — guarantees loans for investments that banks would not lend for.
//
// A firm with an investment idea worth more than its cost asks for a loan over that cost if paying for it alone would leave it
// with less cash than a buffer. Without the guarantee it invests only if its cash allows (behaviour/projects.cpp); with it the bank
// lends. The budget holds back the guaranteed share; instalments free it, defaults call it (behaviour/loans.cpp). A firm that could
// have paid anyway, but would rather have more cash in hand, is deadweight.
// Evidence: EU guarantees in France, jobs +8 % (Bertoni et al. 2018); French start-up guarantees raised growth and default
// (Lelarge, Sraer & Thesmar 2010).
#include <algorithm>

#include "sim/core/catalogue_entry.hpp"
#include "sim/model/behaviour/projects.hpp"
#include "sim/model/instrument.hpp"
#include "sim/model/programme/call.hpp"

namespace clustress {

class AccessToFinance final : public Instrument {
 public:
  static constexpr std::string_view kind = "access_to_finance";
  static constexpr std::string_view summary = "guarantees loans for investments that banks would not lend for";

  struct Parameters {
    DeliveryTerms terms;
    double loan_max_keur = 150.0;
    double guaranteed_share = 0.8;
    double buffer_quarters = 0.75;

    static void describe(ParameterTable<Parameters>& t) {
      t.add_part(&Parameters::terms);
      t.add("loan_max_keur", &Parameters::loan_max_keur, Unit::keur, {0.1, 100000.0}, "largest loan",
            {"choice of the programme's designer", Provenance::definition});
      t.add("guaranteed_share", &Parameters::guaranteed_share, Unit::share, {0.0, 1.0},
            "of what is outstanding; as much is held back from the budget",
            {"usual share of European guarantees, 50–80 %", Provenance::remembered});
      t.add("buffer_quarters", &Parameters::buffer_quarters, Unit::quarters, {0.0, 4.0},
            "cash, in quarters of sales, that a firm wants to keep: it asks only if paying alone would leave less",
            {"internal funds first (Myers & Majluf 1984); size assumed", Provenance::assumed});
    }
  };

  explicit AccessToFinance(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) { return faults_of(p.terms); }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }

  void open_call(World const& world, Call& call) const override {
    for (std::size_t k = 0; k < call.ideas().size(); ++k) {
      Idea idea = call.ideas()[k];
      if (idea.kind != ProjectKind::investment || !call.eligible(idea)) continue;
      double const sales = world.firms.local_sales[idea.row] + world.firms.outside_sales[idea.row];
      if (world.firms.cash[idea.row] - idea.expected_cost_keur > p_.buffer_quarters * sales) continue;
      idea.loan_keur = std::min(p_.loan_max_keur, (1.0 - p_.terms.own_share) * idea.expected_cost_keur);
      Cents const reserve = to_cents(p_.guaranteed_share * idea.loan_keur);
      if (reserve > 0 && worth_applying(world, idea, 0.0)) call.offer(k, reserve);
    }
  }

  void deliver(World const&, Award const& award, Delivery& delivery) const override {
    delivery.guarantee(award, p_.guaranteed_share);
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, AccessToFinance>();

}  // namespace clustress
