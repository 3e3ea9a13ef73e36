// analysis/methods/stress_cost.cpp — what each stress costs the region without any programme: the
// stressed world less the undisturbed one, paired by replicate.
//
// Jobs at their worst, when that is and when half of it is back, jobs at the end; unemployment,
// value added and insolvencies where the result holds them. The quarter of the worst is chosen from
// the mean over worlds and held fixed in the interval (analysis/data/stress_path.hpp). How far the
// effect of a programme is worth having can only be seen beside these numbers.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"
#include "analysis/data/stress_path.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

std::vector<double> sum(QuarterlyDifferences const& quarters) {
  std::vector<double> total = quarters.front();
  for (std::size_t t = 1; t < quarters.size(); ++t) total = plus(total, quarters[t]);
  return total;
}

// Unemployed over the labour force of all regions, in per cent.
std::vector<double> unemployment(UsableReplicates const& worlds, std::size_t stress,
                                 std::size_t quarter) {
  std::vector<double> unemployed(worlds.used().size(), 0.0), force = unemployed;
  for (std::size_t k = 0; k < worlds.get("region", "labour_force").entries; ++k) {
    std::vector<double> const here = worlds.values("region", "labour_force", 0, stress, quarter, k),
                              rate = worlds.values("region", "unemployment_rate", 0, stress,
                                                   quarter, k);
    for (std::size_t r = 0; r < here.size(); ++r) unemployed[r] += rate[r] * here[r];
    force = plus(force, here);
  }
  for (std::size_t r = 0; r < force.size(); ++r) unemployed[r] *= 100.0 / force[r];
  return unemployed;
}

// Of the table: a figure, or nothing where the result does not hold it.
Phrase cell(std::optional<Figure> figure) {
  return figure ? Phrase{*figure} : Phrase{"–"};
}

}  // namespace

class StressCost final : public NamedMethod {
 public:
  StressCost() : NamedMethod("stress_cost", "What a stress costs") {}

  [[nodiscard]] Subject subject() const override { return Subject::region; }
  [[nodiscard]] std::vector<DatasetName> needs() const override { return {{"total", "jobs"}}; }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    if (c.stress == 0) return {};
    Writer w{c, options, section()};
    w.section.is_joint = true;
    w.section.place = c.stress;
    std::string const confidence = confidence_text(options.promised_alpha) + " interval";
    QuarterlyDifferences const jobs = stress_differences(c.worlds, c.stress, "jobs");
    StressCourse const course = course_of(jobs);
    Figure const worst = w.add("jobs_at_worst", jobs[course.worst], "jobs",
                               "jobs under the stress less undisturbed, at its worst"),
                 end = w.add("jobs_at_end", jobs.back(), "jobs",
                             "jobs under the stress less undisturbed, at the end");
    w.date("worst_quarter", course.worst, "quarter in which most jobs are missing");
    w.date("half_back_quarter", course.half_back, "quarter from which on half of them are back");
    w.date("nearly_back_quarter", course.nearly_back,
           "quarter from which on nine tenths of them are back");
    w.date("first_quarter", course.first, "first quarter in which the stress moves jobs");
    w.add("job_years", stress_job_years(c.worlds, c.stress, c.worlds.view().discount_rate),
          "job-years", "discounted job-years under the stress less undisturbed");
    std::string const& name = c.worlds.view().stresses[c.stress];
    w.section.tables.push_back(
        {{{"without a programme", false},
          {"jobs at worst"},
          {confidence},
          {"in"},
          {"half back"},
          {"at the end"}},
         {{{{name},
            {worst},
            {bounds(worst)},
            {date_text(c.worlds.view(), course.worst)},
            {course.half_back ? date_text(c.worlds.view(), *course.half_back) : "not by end"},
            {end}},
           1}}});
    add_performance(w, name);
    add_dates(w, name);
    return std::move(w.section);
  }

 private:
  struct Writer {
    Comparison const& c;
    MethodOptions const& options;
    Section section;

    Figure add(std::string const& what, std::vector<double> const& values, char const* unit,
               char const* meaning) {
      return section.add(measure_of("stress_cost/" + what,
                                    mean_with_interval(values, options.alpha), {unit, meaning}));
    }
    void date(std::string const& what, std::optional<std::size_t> quarter, char const* meaning) {
      std::string const name = "stress_cost/" + what;
      if (!quarter) {
        section.add(withheld(name, "not by the end", {"quarter", meaning}));
        return;
      }
      section.add(measure_of(name, static_cast<double>(*quarter),
                             {"quarter", meaning, date_text(c.worlds.view(), *quarter)}));
    }
    [[nodiscard]] bool has(char const* group, char const* name) const {
      return c.worlds.find(group, name) != nullptr;
    }
  };

  // When it acts and what the scenario calls it, where the result says so.
  static void add_dates(Writer& w, std::string const& name) {
    ResultView const& view = w.c.worlds.view();
    StressFacts const facts = view.facts_of_stress(w.c.stress);
    if (!facts.acts) return;
    if (!facts.acts->is_empty()) {
      auto const quarter = [](Quarter q) { return static_cast<std::size_t>(q); };
      w.date("acts_from_quarter", quarter(facts.acts->first), "first quarter in which it acts");
      w.date("acts_until_quarter", quarter(facts.acts->last), "last quarter in which it acts");
    }
    std::string const dates = facts.acts->is_empty()
                                  ? "never acts"
                                  : "acts " + to_string(*facts.acts, view.start_quarter);
    w.section.notes.push_back({"",
                               {"“" + name + "” " + dates + "." +
                                (facts.description.empty() ? "" : " " + facts.description)}});
  }

  static void add_performance(Writer& w, std::string const& name) {
    if (!w.has("region", "unemployment_rate") && !w.has("total", "sales") &&
        !w.has("total", "insolvencies")) {
      return;
    }
    std::optional<Figure> unemployed, value_added, lost, insolvent, insolvent_share;
    if (w.has("region", "unemployment_rate") && w.has("region", "labour_force"))
      unemployed = add_unemployment(w);
    if (w.has("total", "sales")) {
      QuarterlyDifferences const sales = stress_differences(w.c.worlds, w.c.stress, "sales");
      std::size_t const worst = course_of(sales).worst;
      value_added = w.section.add(measure_of(
          "stress_cost/value_added_at_worst",
          guarded_ratio(sales[worst], w.c.worlds.values("total", "sales", 0, 0, worst),
                        "value added", w.options.alpha),
          {"share of value added undisturbed", "value added at its worst, less undisturbed"}));
      lost = w.add("value_added", sum(sales), "kEUR",
                   "value added over the horizon, less undisturbed; not discounted");
    }
    if (w.has("total", "insolvencies")) {
      std::vector<double> const more =
          sum(stress_differences(w.c.worlds, w.c.stress, "insolvencies"));
      insolvent =
          w.add("insolvencies", more, "firms", "insolvencies over the horizon, less undisturbed");
      insolvent_share =
          w.section.add(measure_of("stress_cost/insolvencies_change",
                                   guarded_ratio(more, undisturbed_sum(w.c.worlds, "insolvencies"),
                                                 "insolvencies", w.options.alpha),
                                   {"share of insolvencies undisturbed",
                                    "insolvencies over the horizon, less undisturbed"}));
    }
    auto const percent_cell = [](std::optional<Figure> f) {
      return f ? Phrase{fine_percent(*f)} : Phrase{"–"};
    };
    w.section.tables.push_back({{{"less undisturbed", false},
                                 {"unemployment"},
                                 {"value added"},
                                 {"in all, kEUR"},
                                 {"insolvencies"},
                                 {"in all"}},
                                {{{{name},
                                   unemployed ? Phrase{*unemployed, " points"} : Phrase{"–"},
                                   percent_cell(value_added),
                                   cell(lost),
                                   percent_cell(insolvent_share),
                                   cell(insolvent)},
                                  1}}});
    w.section.notes.push_back(
        {"",
         {"Unemployment (percentage points) and value added at their own worst quarter; in all: "
          "over "
          "the horizon. Half back: from then on half of the missing jobs are there again."}});
  }

  static Figure add_unemployment(Writer& w) {
    std::vector<double> highest;
    for (std::size_t t = 0; t <= w.c.worlds.end(); ++t) {
      std::vector<double> rise =
          minus(unemployment(w.c.worlds, w.c.stress, t), unemployment(w.c.worlds, 0, t));
      if (t == w.c.worlds.end())
        w.add("unemployment_at_end", rise, "percentage points",
              "rate of unemployment at the end, less undisturbed");
      if (highest.empty() || moments_of(rise).mean() > moments_of(highest).mean())
        highest = std::move(rise);
    }
    return w.add("unemployment_at_worst", highest, "percentage points",
                 "rate of unemployment at its worst, less undisturbed");
  }

  static std::vector<double> undisturbed_sum(UsableReplicates const& worlds, char const* name) {
    std::vector<double> total(worlds.used().size(), 0.0);
    for (std::size_t t = 0; t <= worlds.end(); ++t)
      total = plus(total, worlds.values("total", name, 0, 0, t));
    return total;
  }
};

template Method const& method<StressCost>();

}  // namespace clustress
