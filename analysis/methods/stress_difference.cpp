// analysis/methods/stress_difference.cpp — what a stress changes in a programme's effect: under the
// stress less undisturbed.
//
// Differences of differences: a replicate has the same luck with and without the programme and the
// stress, so counts and job-years are differenced replicate by replicate (t-interval); a share of
// projects is a ratio of means in each, whose difference is linearised (Cochran 1977, ch. 6). An
// interval that excludes 0 tells that the programme does another thing in bad times. Many such
// intervals are read together: of twenty that hold nothing one excludes 0 by luck. Two words say
// whether the programme keeps its effect (analysis/data/keeps.hpp), while the stress hurts the
// region (analysis/data/stress_path.hpp) and at the end; what it saves is its difference in
// job-years over the job-years that the region loses without it.
#include <fmt/format.h>

#include <array>
#include <string>
#include <utility>

#include "analysis/data/keeps.hpp"
#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"
#include "analysis/data/stress_path.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

// Cumulative counts of one programme under one stress, one number a replicate.
struct Counts {
  std::vector<double> applications, awards, additional, brought_forward, deadweight, all;

  Counts(UsableReplicates const& worlds, std::size_t variant, std::size_t stress) {
    auto const at_end = [&](char const* group, char const* name) {
      return worlds.sums(group, name, variant, stress, worlds.end());
    };
    applications = at_end("instrument", "applications");
    awards = at_end("instrument", "awards");
    std::vector<double> const not_then = at_end("total", "projects_additional");
    brought_forward =
        worlds.sums_if_any("total", "projects_brought_forward", variant, stress, worlds.end());
    additional = minus(not_then, brought_forward);
    deadweight = at_end("total", "projects_deadweight");
    all = plus(plus(not_then, deadweight), at_end("instrument", "projects_unused"));
  }
};

bool told(std::vector<double> const& count, double alpha) {
  return mean_with_interval(count, alpha).told_from_zero();
}

}  // namespace

class StressDifference final : public NamedMethod {
 public:
  StressDifference() : NamedMethod("stress_difference", "What stress changes") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"total", "jobs"},
            {"total", "projects_additional"},
            {"total", "projects_deadweight"},
            {"instrument", "projects_unused"},
            {"instrument", "applications"},
            {"instrument", "awards"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    ResultView const& view = c.worlds.view();
    if (c.stress == 0 || c.is_reference() || !view.is_programme(c.variant)) return {};
    if (c.worlds.used().size() < 2) return {};
    double const alpha = options.alpha;
    Section section = this->section();
    section.is_joint = true;
    section.place = c.variant;

    auto const difference = [&](char const* name, std::vector<double> const& stressed,
                                std::vector<double> const& calm, MeasureText text) {
      return section.add(measure_of(std::string("stress_difference/") + name,
                                    paired_difference(stressed, calm, alpha), std::move(text)));
    };
    Figure const years = difference(
        "net_job_years", net_job_years(c.worlds, c.variant, c.stress, view.discount_rate),
        net_job_years(c.worlds, c.variant, 0, view.discount_rate),
        {"job-years", "discounted net job-years under the stress less undisturbed"});
    Words const words = words_of(section, c, alpha);
    Figure const saved = add_saved(section, c, alpha);
    Counts const here(c.worlds, c.variant, c.stress), calm(c.worlds, c.variant, 0);
    difference("applications", here.applications, calm.applications,
               {"applications", "applications under the stress less undisturbed, a world"});
    difference("awards", here.awards, calm.awards,
               {"awards", "awards under the stress less undisturbed, a world"});
    Figure const asked = relative(section, here.applications, calm.applications, alpha);
    Figure const share = of_shares(section, "additional", "not done without the programme",
                                   here.additional, here.all, calm.additional, calm.all, alpha);
    Figure const later =
        of_shares(section, "brought_forward", "done later without the programme",
                  here.brought_forward, here.all, calm.brought_forward, calm.all, alpha);
    Figure const anyway = of_shares(section, "deadweight", "done without the programme too",
                                    here.deadweight, here.all, calm.deadweight, calm.all, alpha);

    std::string const confidence = confidence_text(options.promised_alpha) + " interval";
    std::string const& name = view.variants[c.variant];
    section.tables.push_back(
        {{{"less undisturbed", false},
          {"while it hurts", false},
          {"at the end", false},
          {"job-years"},
          {confidence},
          {"of 1 000"}},
         {{{{name}, {words.hurting}, {words.end}, {years}, {bounds(years)}, {saved}}, 1}}});
    section.tables.push_back({{{"projects, less undisturbed", false},
                               {"applied"},
                               {"additional"},
                               {"sooner"},
                               {"deadweight"}},
                              {{{{name},
                                 {percent(asked)},
                                 {percent_and_bounds(share)},
                                 {percent_and_bounds(later)},
                                 {percent_and_bounds(anyway)}},
                                1}}});
    section.notes.push_back(
        {"",
         {fmt::format("Holds: the interval lies within {:g} % of the undisturbed effect. Gains, "
                      "loses: it excludes 0. While it hurts: from the first quarter of the stress "
                      "until half of the region's missing jobs are back. Of 1 000: of each 1 000 "
                      "job-years that the stress costs the region, so many are saved.",
                      100.0 * kept_within)}});
    return section;
  }

 private:
  struct Words {
    std::string hurting, end;
  };

  // Net job-years while the stress hurts and net jobs at the end, less those undisturbed.
  static Words words_of(Section& section, Comparison const& c, double alpha) {
    UsableReplicates const& worlds = c.worlds;
    auto const told = [&](char const* name, std::vector<double> const& stressed,
                          std::vector<double> const& calm, MeasureText text) {
      Estimate const difference = paired_difference(stressed, calm, alpha);
      std::string word(to_string(keeps(difference, moments_of(calm).mean())));
      text.note = word + (text.note.empty() ? "" : "; " + text.note);
      section.add(
          measure_of(std::string("stress_difference/") + name, difference, std::move(text)));
      return word;
    };
    StressCourse const course = course_of(stress_differences(worlds, c.stress, "jobs"));
    std::size_t const first = course.first.value_or(1), last = course.last(worlds.end());
    auto const years = [&](std::size_t stress) {
      return net_job_years(worlds, c.variant, stress, worlds.view().discount_rate, first, last);
    };
    return {told("net_job_years_while_it_hurts", years(c.stress), years(0),
                 {"job-years", "the same in the quarters in which the stress hurts the region",
                  date_text(worlds.view(), first) + " to " + date_text(worlds.view(), last)}),
            told("net_jobs", net_jobs(worlds, c.variant, c.stress, worlds.end()),
                 net_jobs(worlds, c.variant, 0, worlds.end()),
                 {"jobs", "net jobs at the end under the stress less undisturbed"})};
  }

  // Of a thousand job-years that the stress costs the region without a programme.
  static Figure add_saved(Section& section, Comparison const& c, double alpha) {
    constexpr double thousand = 1000.0;
    double const rate = c.worlds.view().discount_rate;
    std::vector<double> const lost = stress_job_years(c.worlds, c.stress, rate);
    std::vector<double> more = minus(net_job_years(c.worlds, c.variant, 0, rate),
                                     net_job_years(c.worlds, c.variant, c.stress, rate));
    for (double& x : more) x *= thousand;
    MeasureText const text{"job-years per 1 000 lost",
                           "of the job-years that the stress costs the region, what the programme "
                           "brings more than undisturbed"};
    std::string const name = "stress_difference/saved_per_1000";
    if (!(mean_with_interval(lost, alpha).interval.high < 0.0)) {
      return section.add(withheld(name, "the stress is not seen to cost job-years", text));
    }
    return section.add(measure_of(name, ratio_of_means(more, lost, alpha), text));
  }

  // Applications under the stress over those undisturbed, less 1.
  static Figure relative(Section& section, std::vector<double> const& here,
                         std::vector<double> const& calm, double alpha) {
    MeasureText const text{"share of applications undisturbed",
                           "change of applications under the stress"};
    std::string const name = "stress_difference/applications_change";
    if (!told(calm, alpha))
      return section.add(withheld(name, "applications cannot be told from 0", text));
    return section.add(measure_of(name, ratio_of_means(minus(here, calm), calm, alpha), text));
  }

  static Figure of_shares(Section& section, std::string const& kind, std::string const& meaning,
                          std::vector<double> const& here, std::vector<double> const& here_all,
                          std::vector<double> const& calm, std::vector<double> const& calm_all,
                          double alpha) {
    MeasureText const text{"share of projects",
                           "share of projects " + meaning + ", under the stress less undisturbed"};
    std::string const name = "stress_difference/" + kind + "_share";
    if (!told(here_all, alpha) || !told(calm_all, alpha))
      return section.add(withheld(name, "supported projects cannot be told from 0", text));
    return section.add(
        measure_of(name, difference_of_ratios(here, here_all, calm, calm_all, alpha), text));
  }
};

template Method const& method<StressDifference>();

}  // namespace clustress
