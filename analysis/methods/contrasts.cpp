// analysis/methods/contrasts.cpp — every programme less every other: which can be told apart.
//
// Paired by replicate, so that what two programmes have in common drops out. Discounted net
// job-years and net jobs at the end: t-intervals of the paired difference; job-years for each
// million euro paid: the difference of two ratios, linearised (analysis/data/value_for_money.hpp).
// The intervals of one measure under one stress hold together (analysis/data/contrasts.hpp): of a
// hundred such tables ninety-five have no wrong interval at all.
#include "analysis/data/contrasts.hpp"

#include <fmt/format.h>

#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"
#include "analysis/data/value_for_money.hpp"

namespace clustress {

namespace {

char const* word_of(Measure const& m, char const* above, char const* below) {
  if (!m.told_from_zero()) return "not told";
  return m.value > 0.0 ? above : below;
}

}  // namespace

class Contrasts final : public NamedMethod {
 public:
  Contrasts() : NamedMethod("contrasts", "Programmes against each other") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"total", "jobs"}, {"instrument", "paid_cents"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    std::vector<Contrast> const all = contrasts_of(c.worlds);
    Section section = this->section();
    section.is_joint = true;
    section.place = c.variant;
    if (all.empty() || c.is_reference()) return {};
    double const each = error_of_each(options.alpha, all.size());
    std::string const together = confidence_text(options.promised_alpha) + " together";
    ResultView const& view = c.worlds.view();
    Table value{{{"job-years", false},
                 {"difference"},
                 {together},
                 {"per MEUR"},
                 {together},
                 {"per MEUR", false}},
                {}};
    Table jobs{{{"net jobs at the end", false}, {"difference"}, {together}, {"it has", false}}, {}};
    for (Contrast const& pair : all) {
      if (pair.one != c.variant) continue;
      Writer w{section, c, each, view.variants[pair.other]};
      Figure const years = w.add_years(pair), per_meur = w.add_value(pair, options.alpha),
                   at_end = w.add_jobs(pair);
      if (value.rows.empty()) {
        value.rows.push_back({{{view.variants[c.variant] + " less"}}, 1});
        jobs.rows.push_back(value.rows.front());
      }
      Measure const& m = section.measures[per_meur.measure];
      value.rows.push_back({{{w.other},
                             {years},
                             {bounds(years)},
                             {per_meur},
                             {bounds(per_meur)},
                             {word_of(m, "better", "worse")}},
                            2});
      jobs.rows.push_back({{{w.other},
                            {at_end},
                            {bounds(at_end)},
                            {word_of(section.measures[at_end.measure], "more", "fewer")}},
                           2});
    }
    if (value.rows.empty()) return {};
    section.tables = {std::move(value), std::move(jobs)};
    section.notes.push_back(
        {"",
         {fmt::format("Discounted job-years, and job-years for each million euro paid. The {} "
                      "intervals of a column under one stress hold together (Bonferroni): they are "
                      "wider than one alone. Not told: which of the two is better is open.",
                      all.size())}});
    return section;
  }

 private:
  struct Writer {
    Section& section;
    Comparison const& c;
    double alpha;
    std::string other;

    Figure add(char const* what, Measure measure) const {
      measure.name = fmt::format("contrasts/{}_less/{}", what, other);
      return section.add(std::move(measure));
    }
    [[nodiscard]] MeasureText text(char const* unit, char const* what) const {
      return {unit, fmt::format("{} less that of `{}`; intervals hold together", what, other)};
    }
    [[nodiscard]] Figure add_years(Contrast const& pair) const {
      double const rate = c.worlds.view().discount_rate;
      return add(
          "job_years",
          measure_of("",
                     paired_difference(net_job_years(c.worlds, pair.one, c.stress, rate),
                                       net_job_years(c.worlds, pair.other, c.stress, rate), alpha),
                     text("job-years", "discounted net job-years")));
    }
    // `single`: at which the money of one of them is told from 0.
    [[nodiscard]] Figure add_value(Contrast const& pair, double single) const {
      ValueForMoney const here(c.worlds, pair.one, c.stress), there(c.worlds, pair.other, c.stress);
      MeasureText const words = text("job-years per MEUR", "job-years for each million euro paid");
      if (!here.is_comparable(single) || !there.is_comparable(single)) {
        return add("job_years_per_meur",
                   withheld("", "what one of the two pays cannot be told from 0", words));
      }
      return add("job_years_per_meur", measure_of("", value_beyond(here, there, alpha), words));
    }
    [[nodiscard]] Figure add_jobs(Contrast const& pair) const {
      std::size_t const end = c.worlds.end();
      return add("net_jobs",
                 measure_of("",
                            paired_difference(net_jobs(c.worlds, pair.one, c.stress, end),
                                              net_jobs(c.worlds, pair.other, c.stress, end), alpha),
                            text("jobs", "net jobs at the end")));
    }
  };
};

template Method const& method<Contrasts>();

}  // namespace clustress
