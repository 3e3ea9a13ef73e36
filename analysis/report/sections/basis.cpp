// analysis/report/sections/basis.cpp — warnings, words, where the result comes from, the scenario.
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "analysis/answer/figures.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

namespace {

struct Word {
  char const* id;
  char const* word;
  char const* meaning;
};

constexpr Word words[] = {
    {"net-jobs", "Net jobs", "Jobs with the programme less jobs without it, in the same future."},
    {"job-year", "Job-year",
     "One job kept for one year. What a programme costs is given for each of them."},
    {"future", "Future",
     "One simulated course of the economy, lived through with and without each programme "
     "and each stress, with the same luck."},
    {"luck", "Luck",
     "What differs between futures. A range of luck holds the mean of all possible futures; "
     "what is assumed of the economy is not in it."},
    {"plain-spending", "Plain spending",
     "The largest budget simply given to firms or households, or spent on "
     "purchases: what money alone does."},
    {"stress", "Stress, crisis",
     "Something that hits the economy in every world alike: a recession, dear "
     "credit, the exit of a large firm."},
    {"discounted", "Discounted", "Later jobs and later euros count less, at the rate given here."},
};

std::string capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string words_html() {
  std::string out = "<h3>Words</h3>\n<dl>\n";
  for (Word const& w : words)
    out += fmt::format("<dt id=\"word-{}\">{}</dt><dd>{}</dd>\n", w.id, w.word, w.meaning);
  return out + "</dl>\n";
}

std::string provenance_html(Report const& r) {
  HtmlTable table{"Where this comes from", {"", ""}};
  table.heads = {"What", "Here"};
  for (auto const& [name, text] : r.provenance.rows) table.rows.push_back({{name}, {text}});
  std::string out = "<h3>Provenance</h3>\n" + table.html();
  if (!r.provenance.scenario.empty()) {
    out += fmt::format(
        "<details class=\"scenario\"><summary>The scenario, every default filled in</summary>\n"
        "<pre tabindex=\"0\">{}</pre></details>\n",
        escaped_lines(r.provenance.scenario));
  }
  return out;
}

constexpr std::size_t assumed_shown = 10;

// The numbers that somebody assumed, those first that are in doubt for many jobs.
std::string assumed_html(WorldNumbers const& numbers) {
  std::string out = fmt::format(
      "<h3>Assumed numbers</h3>\n<p>{} of {} numbers of the world are assumed, not sourced.",
      numbers.assumed.size(), numbers.all);
  if (numbers.assumed.empty()) return out + "</p>\n";
  std::size_t const shown = std::min(numbers.assumed.size(), assumed_shown);
  out += shown < numbers.assumed.size()
             ? fmt::format(
                   " These {} have the widest ranges for the most jobs; the result file has "
                   "all of them.</p>\n",
                   shown)
             : std::string("</p>\n");
  HtmlTable table{"Numbers that are assumed",
                  {"Number", "Assumed", "at least", "at most", "Share of jobs it is about"}};
  for (AssumedNumber const& n : std::span(numbers.assumed).first(shown)) {
    table.rows.push_back({{n.path},
                          {plain_figure(n.value), n.value},
                          {plain_figure(n.low), n.low},
                          {plain_figure(n.high), n.high},
                          {percent_figure(n.jobs_share), n.jobs_share}});
  }
  return out + table.html();
}

}  // namespace

std::string basis_section(Report const& r) {
  Effects const& e = r.effects;
  std::string out = fmt::format(
      "<p>{} from {}, {} simulated {}. Later jobs and money are discounted at {} a year. Nothing "
      "that is not known of the economy is in the ranges: the parameters and the model are held "
      "fixed.</p>\n",
      capital(years_word(e.horizon)), escaped(e.start_quarter), r.answer.futures,
      r.answer.futures == 1 ? "future" : "futures", percent_figure(e.discount_rate));
  if (!e.warnings.empty())
    out += "<h3>Warnings</h3>\n<div class=\"warnings\">" + list_html(e.warnings) + "</div>\n";
  if (!e.skipped.empty()) out += "<h3>Not in this result</h3>\n" + list_html(e.skipped);
  out += words_html();
  if (e.world_numbers) out += assumed_html(*e.world_numbers);
  if (r.validation) out += validation_html(r);
  out += provenance_html(r);
  if (!e.world_numbers) {
    out += missing_html(
        "which numbers of the world are assumed (a result of format 3 says so); `clustress check` "
        "tells it of the scenario.");
  }
  return r.validation ? out : out + validation_html(r);
}

}  // namespace clustress
