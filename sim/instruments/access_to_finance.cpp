// sim/instruments/access_to_finance.cpp — guarantees loans that banks would not give, to firms that
// invest, to firms short of working capital, or to founders.
//
// A firm asks whose bank refuses a loan for an investment worth more than it costs and lends it
// with the guarantee, and of those whose bank would lend anyway a windfall share. Who needs more
// than the largest loan does not ask. No undertaking in difficulty may: it must be able to serve
// the loan. For liquidity a firm short of working capital asks, for so many quarters of sales. The
// budget holds back the guaranteed share; instalments free it, defaults call it
// (behaviour/loans.cpp). A founder who lacks part of the start capital asks for just that part.
// Equations: docs/model/mechanisms/banks.md. Evidence: EU guarantees in France, jobs +8 % (Bertoni
// et al. 2018); French start-up guarantees raised growth and default (Lelarge, Sraer & Thesmar
// 2010).
#include <algorithm>

#include "sim/behaviour/banks.hpp"
#include "sim/behaviour/projects.hpp"
#include "sim/core/catalogue_entry.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"
#include "sim/random/sampling.hpp"

namespace clustress {

enum class Borrowers { firms, founders };
enum class LoanPurpose { investment, liquidity };

// quarters of sales that a firm keeps in cash where no bank lends: it asks if paying leaves less
constexpr double buffer_without_banks = 0.75;

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
    LoanPurpose purpose = LoanPurpose::investment;
    double windfall_share = 0.1;
    double relief_quarters = 0.5;

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
      t.add("purpose", &Parameters::purpose,
            {{"investment", LoanPurpose::investment}, {"liquidity", LoanPurpose::liquidity}},
            "what firms borrow for: to invest, or to bridge a shortage of working capital",
            {"choice of the programme's designer", Provenance::definition});
      t.add("windfall_share", &Parameters::windfall_share, Unit::share, {0.0, 1.0},
            "ω_w: of firms whose bank would lend anyway, those that ask all the same; not of "
            "founders",
            {"banks like a loan better with a guarantee; no estimate (prior 0–0.4)",
             Provenance::assumed});
      t.add("relief_quarters", &Parameters::relief_quarters, Unit::quarters, {0.01, 8.0},
            "k_L: size of a loan for liquidity, in quarters of sales",
            {"choice of the programme's designer", Provenance::definition});
    }
  };

  explicit AccessToFinance(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) {
    std::vector<std::string> faults = faults_of(p.terms);
    if (p.borrowers == Borrowers::founders && p.purpose == LoanPurpose::liquidity) {
      faults.push_back(
          "purpose is \"liquidity\", but founders have no working capital that could be short. "
          "Leave purpose out or lend to firms");
    }
    return faults;
  }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }

  [[nodiscard]] bool is_for_founders() const override {
    return p_.borrowers == Borrowers::founders;
  }

  [[nodiscard]] bool is_for_relief() const override { return p_.purpose == LoanPurpose::liquidity; }

  void open_call(World const& world, CallForApplications& call) const override {
    if (is_for_relief()) return offer_relief(world, call);
    ProjectKind const wanted = is_for_founders() ? ProjectKind::founding : ProjectKind::investment;
    for (std::size_t k = 0; k < call.ideas().size(); ++k) {
      Idea idea = call.ideas()[k];
      if (idea.kind != wanted || !call.eligible(idea)) continue;
      double const most =
          std::min(p_.loan_max_keur, (1.0 - p_.terms.own_share) * idea.expected_cost_keur);
      double const missing =
          is_for_founders() ? founders_gap(world, idea) : missing_loan(world, idea);
      if (!(missing > 0.0)) continue;
      idea.loan_keur = std::min(most, missing);
      Cents const reserve = to_cents(p_.guaranteed_share * idea.loan_keur);
      Cents const rounding = is_for_founders() ? 1 : 0;  // leaves them no gap
      if (reserve > 0 && worth_applying(world, idea, 0.0)) call.offer(k, reserve + rounding);
    }
  }

  void deliver(World const&, Award const& award, Delivery& delivery) const override {
    delivery.guarantee(award, p_.guaranteed_share);
  }

 private:
  // What a founder lacks whose bank lends with the guarantee, kEUR.
  [[nodiscard]] double founders_gap(World const& world, Idea const& idea) const {
    bool const lent = guarantee_suffices(world, idea.firm, idea.arose, p_.guaranteed_share);
    return lent ? idea.expected_cost_keur - idea.founder_means_keur : 0.0;
  }

  // What a firm wants of the loan, kEUR; 0 if it does not ask or may not.
  [[nodiscard]] double missing_loan(World const& world, Idea const& idea) const {
    double const cost = idea.expected_cost_keur;
    if (!banks_lend(world)) {
      double const sales = world.firms.local_sales[idea.row] + world.firms.outside_sales[idea.row];
      return world.firms.cash[idea.row] - cost <= buffer_without_banks * sales ? cost : 0.0;
    }
    double const missing = missing_money(world, idea, cost);
    double const loan = std::min(missing, (1.0 - p_.terms.own_share) * cost);
    if (!(missing > 0.0) || loan > p_.loan_max_keur) return 0.0;
    double const lot = world.random.uniform(to_number(idea.firm), idea.arose, Purpose::windfall);
    bool const lent = bank_lends(world, idea, missing);
    bool const asks =
        lent ? lot < p_.windfall_share : bank_lends(world, idea, loan, p_.guaranteed_share);
    return asks && could_serve(world, idea.cell, idea.row, loan) ? missing : 0.0;
  }

  void offer_relief(World const& world, CallForApplications& call) const {
    for (std::size_t k = 0; k < call.ideas().size(); ++k) {
      Idea const& idea = call.ideas()[k];
      if (idea.kind != ProjectKind::bridge || !call.eligible(idea)) continue;
      double const sales = world.firms.local_sales[idea.row] + world.firms.outside_sales[idea.row];
      double const loan = std::min(p_.loan_max_keur, p_.relief_quarters * sales);
      Cents const reserve = to_cents(p_.guaranteed_share * loan);
      bool const lent =
          guarantee_suffices(world, idea.firm, world.firms.founded[idea.row], p_.guaranteed_share);
      if (reserve > 0 && lent && could_serve(world, idea.cell, idea.row, loan))
        call.offer(k, reserve);
    }
  }

  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, AccessToFinance>();

}  // namespace clustress
