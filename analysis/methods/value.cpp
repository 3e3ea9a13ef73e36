// analysis/methods/value.cpp — what a million euro brings, and how far a programme is ahead of each
// other one in it.
//
// Discounted net job-years per million EUR of discounted outlay, a ratio of means with a Fieller
// interval; leads over other programmes are paired and linearised. Measures without a table: what
// says which programme is best reads them (analysis/answer). Left out where a programme spends
// nothing that can be told from 0.
#include "analysis/data/method_entry.hpp"
#include "analysis/data/value_for_money.hpp"

namespace clustress {

class Value final : public NamedMethod {
 public:
  Value() : NamedMethod("value", "Value for money") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"total", "jobs"}, {"instrument", "paid_cents"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    ValueForMoney const here(c.worlds, c.variant, c.stress);
    if (!here.is_comparable(options.alpha)) return {};
    char const* const unit = "job-years per MEUR";
    Section section = this->section();
    section.add(measure_of("value/job_years_per_meur", here.per_meur(options.alpha),
                           {unit, "discounted net job-years per million EUR of outlay"}));
    if (c.is_reference()) return section;
    ResultView const& view = c.worlds.view();
    for (std::size_t v = 1; v < view.variants.size(); ++v) {
      if (v == c.variant || view.reference[v] || !view.is_programme(v) || c.worlds.left_out(v))
        continue;
      ValueForMoney const there(c.worlds, v, c.stress);
      if (!there.is_comparable(options.alpha)) continue;
      section.add(measure_of("value/ahead_of/" + view.variants[v],
                             value_beyond(here, there, options.alpha),
                             {unit, "how much more than `" + view.variants[v] + "`"}));
    }
    return section;
  }
};

template Method const& method<Value>();

}  // namespace clustress
