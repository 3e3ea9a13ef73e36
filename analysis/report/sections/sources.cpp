// analysis/report/sections/sources.cpp — net jobs by group of firms.
#include <fmt/format.h>

#include "analysis/answer/figures.hpp"
#include "analysis/data/gains.hpp"
#include "analysis/report/figure.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

// Measures "jobs_delta/GROUP" of the job account, in its order.
std::vector<Measure const*> groups_of(ProgrammeEffects const& e) {
  std::vector<Measure const*> groups;
  for (Section const& section : e.sections) {
    if (section.method != "job_account") continue;
    for (Measure const& m : section.measures) {
      if (m.name.starts_with("jobs_delta/") && m.name.find('/', 11) == std::string::npos)
        groups.push_back(&m);
    }
  }
  return groups;
}

}  // namespace

std::string sources_section(Report const& r) {
  std::vector<WaterfallBlock> blocks;
  HtmlTable table{"Net jobs at the end by group of firms, undisturbed",
                  {"Programme", "Firms", "Jobs", "from", "to"}};
  std::string says = "Net jobs by group, undisturbed:";
  for (std::size_t p = 0; p < r.answer.programmes.size(); ++p) {
    std::string const& name = r.answer.programmes[p].name;
    std::vector<Measure const*> const groups = groups_of(r.programme(p, 0));
    if (groups.empty()) continue;
    std::vector<double> jobs;
    WaterfallBlock block{name, {}, {}, table.rows.size()};
    for (Measure const* m : groups) {
      std::string const words = short_group_title(std::string_view(m->name).substr(11));
      block.parts.push_back(words);
      jobs.push_back(m->value);
      std::vector<HtmlCell> row{{name}, {words}};
      add_range(row, jobs_figure(m->value), m->value, jobs_figure(m->low), m->low,
                jobs_figure(m->high), m->high);
      table.rows.push_back(std::move(row));
    }
    block.jobs = adding_up(jobs);
    long long sum = 0;
    says += fmt::format(" {}:", name);
    for (std::size_t i = 0; i < block.jobs.size(); ++i) {
      sum += block.jobs[i];
      says +=
          fmt::format(" {} {},", block.parts[i], whole_figure(static_cast<double>(block.jobs[i])));
    }
    block.jobs.push_back(sum);
    says += fmt::format(" together {};", whole_figure(static_cast<double>(sum)));
    blocks.push_back(std::move(block));
  }
  if (blocks.empty())
    return missing_html("the job account (it needs the data sets of /account in the result).");
  says.back() = '.';
  return figure_html(
      {"sources", "Where do the jobs come from?",
       key_html("key-gain", "jobs gained") + "; " + key_html("key-loss", "jobs lost") + "; " +
           key_html("key-whole", "net jobs, the sum") +
           ". Undisturbed, at the end. Same market: the supported firms' region and sector.",
       says},
      [&](ChartFrame const& f) { return waterfall_chart(blocks, f); }, table);
}

}  // namespace clustress
