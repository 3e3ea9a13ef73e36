// sim/instruments/access_to_finance.cpp — guarantees loans that banks would not give, to firms that
// invest or to founders.
//
// A firm with an investment idea worth more than its cost asks for a loan over that cost if paying
// for it alone would leave it with less cash than a buffer. Without the guarantee it invests only
// if its cash allows (behaviour/projects.cpp); with it the bank lends. The budget holds back the
// guaranteed share; instalments free it, defaults call it (behaviour/loans.cpp). A firm that could
// have paid anyway, but would rather have more cash in hand, is deadweight. A founder who lacks
// part of the start capital asks for just that part, and begins with the debt.
// Evidence: EU guarantees in France, jobs +8 % (Bertoni et al. 2018); French start-up guarantees
// raised growth and default (Lelarge, Sraer & Thesmar 2010).
#include <algorithm>

#include "sim/behaviour/projects.hpp"
#include "sim/core/catalogue_entry.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

enum class Borrowers { firms, founders };

class AccessToFinance final : public Instrument {
 public:
  static constexpr std::string_view kind = "access_to_finance";
  static constexpr std::string_view summary =
      "guarantees loans that banks would not give, to firms that invest or to founders";

  struct Parameters {
    DeliveryTerms terms;
    Borrowers borrowers = Borrowers::firms;
    double loan_max_keur = 150.0;
    double guaranteed_share = 0.8;
    double buffer_quarters = 0.75;

    static void describe(ParameterTable<Parameters>& t) {
      t.add_part(&Parameters::terms);
      t.add("borrowers", &Parameters::borrowers,
            {{"firms", Borrowers::firms}, {"founders", Borrowers::founders}},
            "who borrows: firms with an investment, or founders who lack start capital",
            {"choice of the programme's designer", Provenance::definition});
      t.add("loan_max_keur", &Parameters::loan_max_keur, Unit::keur, {0.1, 100000.0},
            "largest loan", {"choice of the programme's designer", Provenance::definition});
      t.add("guaranteed_share", &Parameters::guaranteed_share, Unit::share, {0.05, 1.0},
            "of what is outstanding; as much is held back from the budget",
            {"usual share of European guarantees, 50–80 %", Provenance::remembered});
      t.add("buffer_quarters", &Parameters::buffer_quarters, Unit::quarters, {0.0, 4.0},
            "cash, in quarters of sales, that a firm wants to keep: it asks only if paying alone "
            "would leave less; not of "
            "founders",
            {"internal funds first (Myers & Majluf 1984); size assumed", Provenance::assumed});
    }
  };

  explicit AccessToFinance(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) { return faults_of(p.terms); }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }

  [[nodiscard]] bool is_for_founders() const override {
    return p_.borrowers == Borrowers::founders;
  }

  void open_call(World const& world, CallForApplications& call) const override {
    ProjectKind const wanted = is_for_founders() ? ProjectKind::founding : ProjectKind::investment;
    for (std::size_t k = 0; k < call.ideas().size(); ++k) {
      Idea idea = call.ideas()[k];
      if (idea.kind != wanted || !call.eligible(idea)) continue;
      double const most =
          std::min(p_.loan_max_keur, (1.0 - p_.terms.own_share) * idea.expected_cost_keur);
      idea.loan_keur = is_for_founders()
                           ? std::min(most, idea.expected_cost_keur - idea.founder_means_keur)
                           : most;
      if (!is_for_founders() && !is_short_of_cash(world, idea)) continue;
      Cents const reserve = to_cents(p_.guaranteed_share * idea.loan_keur);
      Cents const rounding = is_for_founders() ? 1 : 0;  // leaves them no gap
      if (reserve > 0 && worth_applying(world, idea, 0.0)) call.offer(k, reserve + rounding);
    }
  }

  void deliver(World const&, Award const& award, Delivery& delivery) const override {
    delivery.guarantee(award, p_.guaranteed_share);
  }

 private:
  [[nodiscard]] bool is_short_of_cash(World const& world, Idea const& idea) const {
    double const sales = world.firms.local_sales[idea.row] + world.firms.outside_sales[idea.row];
    return world.firms.cash[idea.row] - idea.expected_cost_keur <= p_.buffer_quarters * sales;
  }

  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, AccessToFinance>();

}  // namespace clustress
