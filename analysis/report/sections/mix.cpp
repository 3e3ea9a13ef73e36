// analysis/report/sections/mix.cpp — what each instrument of a mix adds, and which help or hinder
// each other, where a mix was decomposed; undisturbed.
#include <fmt/format.h>

#include <cmath>

#include "analysis/answer/figures.hpp"
#include "analysis/report/figure.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

// What follows `begin` in the names of a programme's measures, in their order.
std::vector<std::string> names_after(std::string_view begin, ProgrammeEffects const& e) {
  std::vector<std::string> names;
  for (Section const& section : e.sections) {
    if (section.method != "instruments") continue;
    for (Measure const& m : section.measures)
      if (m.name.starts_with(begin)) names.push_back(m.name.substr(begin.size()));
  }
  return names;
}

struct Page {
  std::vector<DotRow> rows;
  HtmlTable table{"What each instrument of a mix adds, undisturbed; the parts add up to the mix",
                  {"Instrument", "Programme", "Job-years", "from", "to", "Jobs at the end", "Paid",
                   "Job-years alone", "Job-years when last"}};
  HtmlTable pairs{"Job-years of two instruments together, beyond what each adds without the other",
                  {"Instruments", "Programme", "Job-years", "from", "to"}};
  std::string says = "Job-years that each instrument of a mix adds:";

  void add(ProgrammeEffects const& e) {
    std::vector<std::string> const names = names_after("instruments/adds/net_job_years/", e);
    if (names.empty()) return;
    std::vector<long long> const years = whole(e, "net_job_years", names),
                                 jobs = whole(e, "net_jobs", names);
    for (std::size_t i = 0; i < names.size(); ++i) add(e, names[i], years[i], jobs[i]);
    Measure const& mix = *find_measure(e, "instruments/mix/net_job_years");
    Measure const& mix_jobs = *find_measure(e, "instruments/mix/net_jobs");
    Measure const& mix_paid = *find_measure(e, "instruments/mix/outlay");
    std::vector<HtmlCell> row{{"the mix"}, {e.variant}};
    add_range(row, whole_figure(sum(years)), mix.value, jobs_figure(mix.low), mix.low,
              jobs_figure(mix.high), mix.high);
    row.push_back({whole_figure(sum(jobs)), mix_jobs.value});
    row.push_back({money_figure(mix_paid.value), mix_paid.value});
    row.insert(row.end(), 2, {""});
    table.rows.push_back(std::move(row));
    for (std::string const& name : names_after("instruments/together/net_job_years/", e)) {
      Measure const& m = *find_measure(e, "instruments/together/net_job_years/" + name);
      std::vector<HtmlCell> pair{{name}, {e.variant}};
      add_range(pair, jobs_figure(m.value), m.value, jobs_figure(m.low), m.low, jobs_figure(m.high),
                m.high);
      pairs.rows.push_back(std::move(pair));
    }
  }

 private:
  static double sum(std::vector<long long> const& parts) {
    double total = 0.0;
    for (long long const part : parts) total += static_cast<double>(part);
    return total;
  }

  static std::vector<long long> whole(ProgrammeEffects const& e, std::string const& quantity,
                                      std::vector<std::string> const& names) {
    std::vector<double> parts;
    for (std::string const& name : names) {
      parts.push_back(find_measure(e, "instruments/adds/" + quantity + "/" + name)->value);
    }
    return adding_up(parts);
  }

  void add(ProgrammeEffects const& e, std::string const& name, long long years, long long jobs) {
    auto const find = [&](char const* what) { return find_measure(e, what + name); };
    Measure const& m = *find("instruments/adds/net_job_years/");
    std::string const figure = whole_figure(static_cast<double>(years));
    std::string const label =
        std::isfinite(m.low) ? fmt::format("{} ({})", figure, jobs_range(m.low, m.high)) : figure;
    rows.push_back({name + " · " + e.variant, m.value, m.low, m.high, {}, label, false});
    says += fmt::format(" {} in {} {};", name, e.variant, label);
    std::vector<HtmlCell> row{{name}, {e.variant}};
    add_range(row, figure, m.value, jobs_figure(m.low), m.low, jobs_figure(m.high), m.high);
    row.push_back(
        {whole_figure(static_cast<double>(jobs)), find("instruments/adds/net_jobs/")->value});
    Measure const& paid = *find("instruments/adds/outlay/");
    row.push_back({money_figure(paid.value), paid.value});
    for (char const* what :
         {"instruments/alone/net_job_years/", "instruments/last/net_job_years/"}) {
      Measure const* other = find(what);
      row.push_back(other == nullptr ? HtmlCell{"–"}
                                     : HtmlCell{jobs_figure(other->value), other->value});
    }
    table.rows.push_back(std::move(row));
  }
};

}  // namespace

std::string mix_html(Report const& r) {
  Page page;
  for (std::size_t p = 0; p < r.answer.programmes.size(); ++p) page.add(r.programme(p, 0));
  if (page.rows.empty()) {
    return missing_html(
        "what each instrument of a mix adds. [[decompose]] in the scenario runs "
        "the mix without some of its instruments.");
  }
  page.says.back() = '.';
  return figure_html(
             {"mix", "What does each instrument of a mix add?",
              key_html("key-dot",
                       "job-years that it adds when it joins, on average over all orders "
                       "in which the instruments could join") +
                  ", with its range of luck. They add up to the mix.",
              page.says},
             [&](ChartFrame const& f) {
               return dots_chart(page.rows, "net job-years, undisturbed", f);
             },
             page.table) +
         (page.pairs.rows.empty()
              ? ""
              : paragraph_html("Above 0 two instruments help each other, below 0 one takes from "
                               "the other. Where the range holds 0, it cannot be told.") +
                    page.pairs.html());
}

}  // namespace clustress
