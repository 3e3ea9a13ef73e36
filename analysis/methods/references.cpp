// analysis/methods/references.cpp — is the programme better than simply spending the money?
//
// Discounted net job-years per million EUR of discounted outlay, here and in each reference
// programme (`transfer`, `household_transfer`, `public_purchase`) under the same stress; the
// difference is paired and linearised. Left out where one of the two spends nothing that can be
// told from 0.
#include <fmt/format.h>

#include "analysis/data/method_entry.hpp"
#include "analysis/data/value_for_money.hpp"

namespace clustress {

namespace {

std::string comparison_word(Estimate const& difference) {
  if (!difference.told_from_zero()) return "cannot be told apart";
  return difference.value > 0.0 ? "does better" : "does worse";
}

}  // namespace

class References final : public NamedMethod {
 public:
  References() : NamedMethod("references", "Against plain spending") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"total", "jobs"}, {"instrument", "paid_cents"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    if (c.is_reference()) return {};
    ValueForMoney const here(c.worlds, c.variant, c.stress);
    if (!here.is_comparable(options.alpha)) return {};
    std::string const unit = "job-years per MEUR";
    Section section = this->section();
    ResultView const& view = c.worlds.view();
    Figure own;
    for (std::size_t v = 1; v < view.variants.size(); ++v) {
      if (!view.reference[v] || c.worlds.left_out(v)) continue;
      ValueForMoney const there(c.worlds, v, c.stress);
      if (!there.is_comparable(options.alpha)) continue;
      if (section.empty()) {
        own = section.add(measure_of("job_years_per_meur", here.per_meur(options.alpha).value,
                                     {unit, "discounted net job-years per million EUR"}));
      }
      std::string const& name = view.variants[v];
      Estimate const beyond = value_beyond(here, there, options.alpha);
      Figure const reference = section.add(
          measure_of("job_years_per_meur/" + name, there.per_meur(options.alpha).value,
                     {unit, fmt::format("the same of the reference programme `{}`", name)}));
      Figure const difference = section.add(
          measure_of("job_years_per_meur_beyond/" + name, beyond,
                     {unit, fmt::format("how much more than the reference programme `{}`", name)}));
      section.notes.push_back({"Reference",
                               {own, fmt::format(" net job-years per million EUR, `{}` ", name),
                                reference, ": " + comparison_word(beyond) + ", difference ",
                                difference, " ", bounds(difference), "."}});
    }
    return section;
  }
};

template Method const& method<References>();

}  // namespace clustress
