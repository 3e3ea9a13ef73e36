// analysis/report/sections/mix.cpp — what each instrument of a mix adds, and which help or hinder
// each other, where a mix was decomposed; undisturbed.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/answer/figures.hpp"
#include "analysis/data/numbers.hpp"
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

// Parts and their whole as they are printed: with tenths below a hundred, and adding up.
struct Parts {
  std::vector<std::string> parts;
  std::string whole;
  bool has_tenths = false;

  explicit Parts(std::vector<double> values) {
    double most = 0.0;
    for (double const x : values) most = std::max(most, std::abs(x));
    has_tenths = most < 99.5;
    double const steps = has_tenths ? 10.0 : 1.0;
    for (double& x : values) x *= steps;
    long long sum = 0;
    for (long long const part : adding_up(values)) {
      parts.push_back(text(static_cast<double>(part) / steps));
      sum += part;
    }
    whole = text(static_cast<double>(sum) / steps);
  }

  [[nodiscard]] std::string range(Measure const& m) const {
    return has_tenths ? decimal_range(m.low, m.high) : jobs_range(m.low, m.high);
  }
  [[nodiscard]] std::string bound(double x) const {
    return has_tenths ? decimal_figure(x) : jobs_figure(x);
  }

 private:
  [[nodiscard]] std::string text(double x) const {
    if (!has_tenths) return whole_figure(x);
    return (x < 0.0 ? "\u2212" : "") + decimals_text(std::abs(x), 1);
  }
};

struct Page {
  std::vector<DotRow> rows;
  HtmlTable table{"What each instrument of a mix adds, undisturbed; the parts add up to the mix",
                  {"Instrument", "Programme", "Job-years", "from", "to", "Jobs at the end",
                   "Paid, thousand euro", "Job-years alone", "Job-years when last"}};
  HtmlTable pairs{"Job-years of two instruments together, beyond what each adds without the other",
                  {"Instruments", "Programme", "Job-years", "from", "to"}};
  std::string says = "Job-years that each instrument of a mix adds:";

  void add(ProgrammeEffects const& e) {
    std::vector<std::string> const names = names_after("instruments/adds/net_job_years/", e);
    if (names.empty()) return;
    Parts const years = parts_of(e, "net_job_years", names), jobs = parts_of(e, "net_jobs", names),
                paid = parts_of(e, "outlay", names);
    auto const row_of = [&](std::string const& name, std::string const& what, std::string const& of,
                            std::size_t i) {
      bool const is_mix = i == names.size();
      auto const text = [&](Parts const& p) { return is_mix ? p.whole : p.parts[i]; };
      auto const find = [&](char const* quantity) -> Measure const& {
        return *find_measure(e, "instruments/" + what + "/" + quantity + of);
      };
      Measure const& m = find("net_job_years");
      std::vector<HtmlCell> row{{name}, {e.variant}};
      add_range(row, text(years), m.value, years.bound(m.low), m.low, years.bound(m.high), m.high);
      row.push_back({text(jobs), find("net_jobs").value});
      row.push_back({text(paid), find("outlay").value});
      for (char const* other : {"alone", "last"}) {
        Measure const* one =
            find_measure(e, std::string("instruments/") + other + "/net_job_years" + of);
        row.push_back(one == nullptr ? HtmlCell{is_mix ? "" : "–"}
                                     : HtmlCell{years.bound(one->value), one->value});
      }
      table.rows.push_back(std::move(row));
      return m;
    };
    for (std::size_t i = 0; i < names.size(); ++i) {
      Measure const m = row_of(names[i], "adds", "/" + names[i], i);
      std::string const label = std::isfinite(m.low)
                                    ? fmt::format("{} ({})", years.parts[i], years.range(m))
                                    : years.parts[i];
      rows.push_back({names[i] + " · " + e.variant, m.value, m.low, m.high, {}, label, false});
      says += fmt::format(" {} in {} {};", names[i], e.variant, label);
    }
    row_of("the mix", "mix", "", names.size());
    add_pairs(e);
  }

 private:
  static Parts parts_of(ProgrammeEffects const& e, std::string const& quantity,
                        std::vector<std::string> const& names) {
    std::vector<double> parts;
    for (std::string const& name : names)
      parts.push_back(find_measure(e, "instruments/adds/" + quantity + "/" + name)->value);
    return Parts(parts);
  }

  void add_pairs(ProgrammeEffects const& e) {
    for (std::string const& name : names_after("instruments/together/net_job_years/", e)) {
      Measure const& m = *find_measure(e, "instruments/together/net_job_years/" + name);
      std::vector<HtmlCell> pair{{name}, {e.variant}};
      add_range(pair, decimal_figure(m.value), m.value, decimal_figure(m.low), m.low,
                decimal_figure(m.high), m.high);
      pairs.rows.push_back(std::move(pair));
    }
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
