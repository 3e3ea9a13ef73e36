// analysis/methods/stress_difference.cpp — what a stress changes in a programme's effect: under the
// stress less undisturbed.
//
// Differences of differences: a replicate has the same luck with and without the programme and the
// stress, so counts and job-years are differenced replicate by replicate (t-interval); a share of
// projects is a ratio of means in each, whose difference is linearised (Cochran 1977, ch. 6). An
// interval that excludes 0 tells that the programme does another thing in bad times. Many such
// intervals are read together: of twenty that hold nothing one excludes 0 by luck.
#include <array>
#include <string>
#include <utility>

#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"
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
    if (c.stress == 0 || c.is_reference() || !view.channel_of[c.variant].empty()) return {};
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
    section.tables.push_back({{{"less undisturbed", false},
                               {"job-years"},
                               {confidence},
                               {"applied"},
                               {"additional"},
                               {"sooner"},
                               {"deadweight"}},
                              {{{{view.variants[c.variant]},
                                 {years},
                                 {bounds(years)},
                                 {percent(asked)},
                                 {percent_and_bounds(share)},
                                 {percent_and_bounds(later)},
                                 {percent_and_bounds(anyway)}},
                                1}}});
    return section;
  }

 private:
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
