// analysis/methods/recommendation.cpp — for each region, which programme brings it most for the
// money, how sure that is, and what would change it.
//
// What counts is the region's own value: discounted net job-years in its firms for each million
// euro set aside, whoever the programme is for, so a region may be told to want another's. How
// sure: multiple comparisons with the best (analysis/data/robustness.hpp) over the programmes, all
// intervals together; against plain spending a paired difference with the best reference. What
// would change it: stresses under which another programme has the highest mean.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"
#include "analysis/data/robustness.hpp"
#include "analysis/data/withheld.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {
namespace {

constexpr double keur_per_meur = 1000.0;
constexpr std::string_view dimension[] = {"region"};

// Value of the programmes of one kind in a region under a stress, one number a world.
struct Field {
  std::vector<std::size_t> variants;
  std::vector<std::vector<double>> values;

  [[nodiscard]] std::size_t best() const {
    std::vector<double> means;
    for (std::vector<double> const& v : values) means.push_back(moments_of(v).mean());
    return static_cast<std::size_t>(std::ranges::max_element(means) - means.begin());
  }
};

std::vector<double> job_years(UsableReplicates const& worlds, std::size_t region, std::size_t v,
                              std::size_t stress) {
  std::vector<double> sum(worlds.used().size(), 0.0);
  for (std::size_t t = 1; t <= worlds.end(); ++t) {
    double const weight = discount_factor(worlds.view().discount_rate, t) / 4.0;
    std::vector<double> const delta = minus(worlds.values("region", "jobs", v, stress, t, region),
                                            worlds.values("region", "jobs", 0, stress, t, region));
    for (std::size_t r = 0; r < sum.size(); ++r) sum[r] += weight * delta[r];
  }
  return sum;
}

Field field_of(UsableReplicates const& worlds, std::size_t region, std::size_t stress,
               bool references) {
  Field field;
  ResultView const& view = worlds.view();
  for (std::size_t v = 1; v < view.variants.size(); ++v) {
    if (view.reference[v] != references || !view.is_programme(v) || worlds.left_out(v) > 0)
      continue;
    Outlay const outlay = outlay_of(worlds, v, stress);
    double const meur =
        moments_of(outlay.released.empty() ? outlay.discounted : outlay.released).mean() /
        keur_per_meur;
    if (!(meur > 0.0)) continue;
    field.variants.push_back(v);
    field.values.push_back(job_years(worlds, region, v, stress));
    for (double& x : field.values.back()) x /= meur;
  }
  return field;
}

// Beyond luck, or the same in all worlds.
bool is_gain(Measure const& m) {
  return (m.told_from_zero() || m.same_in > 0) && m.value > 0.0;
}

}  // namespace

class Recommendation final : public NamedMethod {
 public:
  Recommendation() : NamedMethod("recommendation", "Which programme for which region") {}

  [[nodiscard]] Subject subject() const override { return Subject::region; }
  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"total", "jobs"}, {"region", "jobs"}, {"instrument", "paid_cents"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    if (c.stress > 0 || c.worlds.used().size() < 2) return {};
    std::vector<std::string> const regions = c.worlds.view().labels("region");
    Section section = this->section();
    section.is_joint = true;
    std::string const confidence = confidence_text(options.promised_alpha);
    Table table{{{"undisturbed", false},
                 {"programme", false},
                 {"job-years/M€"},
                 {confidence + " interval"},
                 {"less best other"},
                 {confidence + " together"}},
                {}};
    for (std::size_t k = 0; k < regions.size(); ++k) {
      Field const field = field_of(c.worlds, k, 0, false);
      if (field.variants.size() < 2) continue;
      if (c.worlds.view().is_withheld(dimension[0], k)) {
        withhold_region(section, table, regions[k]);
        continue;
      }
      add_region(section, table, c, options, regions[k], k, field);
    }
    if (table.rows.empty()) return {};
    section.tables.push_back(std::move(table));
    say_withheld(section, c.worlds.view(), dimension);
    section.notes.push_back(
        {"",
         {"Discounted net job-years in the region's own firms for each million euro set aside, "
          "whichever regions the programme is for."}});
    return section;
  }

 private:
  static void withhold_region(Section& section, Table& table, std::string const& region) {
    Figure const value =
        section.add(withheld(fmt::format("recommendation/{}/value", region), few_own_firms,
                             {"job-years per MEUR", "in " + region}));
    table.rows.push_back({{{region}, {}, {value}, {}, {}, {}}, 1});
  }

  static void add_region(Section& section, Table& table, Comparison const& c,
                         MethodOptions const& options, std::string const& region, std::size_t k,
                         Field const& field) {
    std::vector<std::string> const& names = c.worlds.view().variants;
    std::size_t const best = field.best();
    std::vector<AgainstBest> const against = against_best(field.values, options.alpha);
    std::string const place = fmt::format("recommendation/{}/", region);
    Measure value = measure_of(
        place + "value", mean_with_interval(field.values[best], options.alpha),
        {"job-years per MEUR", fmt::format("in {}, of {}", region, names[field.variants[best]])});
    bool const brings = is_gain(value);
    Figure const figure = section.add(std::move(value));
    Measure ahead = measure_of(place + "less_best_other", against[best].value,
                               {"job-years per MEUR", "less that of the best other programme",
                                "multiple comparisons with the best, simultaneous"});
    ahead.low = std::min(against[best].interval.low, against[best].value);
    ahead.high = std::max(against[best].interval.high, against[best].value);
    Figure const difference = section.add(std::move(ahead));
    table.rows.push_back({{{region},
                           {names[field.variants[best]]},
                           {figure},
                           {bounds(figure)},
                           {difference},
                           {bounds(difference)}},
                          1});
    std::string text = fmt::format("{}: ", region);
    text += !brings ? "no programme brings jobs here beyond luck" : sureness(names, field, against);
    if (brings) text += spending(section, c, options, place, k, field.values[best]);
    text += ". " + changes(c, names, k, field.variants[best]);
    section.notes.push_back({"", {text}});
  }

  static std::string sureness(std::vector<std::string> const& names, Field const& field,
                              std::vector<AgainstBest> const& against) {
    std::size_t const best = field.best();
    std::string const& name = names[field.variants[best]];
    if (against[best].interval.low >= 0.0) return name + ", surely the best of those tested";
    std::vector<std::string> rivals;
    for (std::size_t v = 0; v < field.variants.size(); ++v) {
      if (v != best && against[v].interval.high > 0.0) rivals.push_back(names[field.variants[v]]);
    }
    return fmt::format("{} has the highest mean, but luck may hide that {} {} as good", name,
                       fmt::join(rivals, " or "), rivals.size() == 1 ? "is" : "are");
  }

  static std::string spending(Section& section, Comparison const& c, MethodOptions const& options,
                              std::string const& place, std::size_t k,
                              std::vector<double> const& best) {
    Field const references = field_of(c.worlds, k, 0, true);
    if (references.variants.empty()) return "";
    Measure const more =
        measure_of(place + "less_plain_spending",
                   paired_difference(best, references.values[references.best()], options.alpha),
                   {"job-years per MEUR", "less the best reference programme"});
    section.add(more);
    return is_gain(more) ? "; better than plain spending" : "; not told from plain spending";
  }

  static std::string changes(Comparison const& c, std::vector<std::string> const& names,
                             std::size_t k, std::size_t chosen) {
    std::vector<std::string> others;
    std::size_t const stresses = c.worlds.view().stresses.size();
    for (std::size_t s = 1; s < stresses; ++s) {
      Field const field = field_of(c.worlds, k, s, false);
      if (field.variants.empty() || field.variants[field.best()] == chosen) continue;
      others.push_back(fmt::format("{} under {}", names[field.variants[field.best()]],
                                   c.worlds.view().stresses[s]));
    }
    if (stresses < 2) return "Not tested under stress.";
    if (others.empty()) return "The same under every stress tested.";
    return fmt::format("The highest mean changes: {}.", fmt::join(others, "; "));
  }
};

template Method const& method<Recommendation>();

}  // namespace clustress
