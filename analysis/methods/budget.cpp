// analysis/methods/budget.cpp — where the money of a programme is at the end: paid, promised, owed
// without a guarantee's reserve, or without use. In kEUR, not discounted.
#include "analysis/data/cost.hpp"
#include "analysis/data/method_entry.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

class Budget final : public NamedMethod {
 public:
  Budget() : NamedMethod("budget", "Budget") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"instrument", "paid_cents"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    Outlay const outlay = outlay_of(c.worlds, c.variant, c.stress);
    Section section = this->section();
    auto const add = [&](char const* name, std::vector<double> const& keur, char const* meaning,
                         char const* note) {
      return section.add(
          measure_of(name, mean_with_interval(keur, options.alpha), {"kEUR", meaning, note}));
    };
    Figure const paid = add("outlay_cash", outlay.cash, "public money as paid", "not discounted");
    Figure const promised = add("committed_not_paid", outlay.committed, "promised and not paid",
                                "at the end; not in the outlay");
    add("owed_at_the_end", outlay.owed, "promised and paid after the end",
        "promised, paid later; without guarantees");
    if (!outlay.private_cofinancing.empty()) {
      add("private_cofinancing", outlay.private_cofinancing, "private money beside it",
          "not in the outlay");
    }
    if (outlay.released.empty()) return section;
    double const all = moments_of(outlay.released).mean();
    double const used = moments_of(plus(outlay.cash, outlay.committed)).mean();
    Figure const released = add("budget_released", outlay.released, "the budget up to the end",
                                "up to the end, not discounted");
    Figure const unused = section.add(
        measure_of("budget_unused_share", c.is_reference() || !(all > 0.0) ? 0.0 : 1.0 - used / all,
                   {"share of the budget", "released without use", "neither paid nor promised"}));
    if (all > 0.0) {
      section.notes.push_back(
          {"Budget",
           {released, " kEUR released, ", paid, " paid, ", promised, " promised and not yet paid; ",
            percent(unused), " found no use."}});
    }
    return section;
  }
};

template Method const& method<Budget>();

}  // namespace clustress
