#include "analysis/render/workbook.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "analysis/answer/points_answer.hpp"
#include "analysis/answer/scale_words.hpp"
#include "analysis/answer/words.hpp"
#include "analysis/render/book.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/render/table_sections.hpp"

namespace clustress {

namespace {

constexpr std::uint16_t answer_columns = 10;

std::string capital(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  return out;
}

class Writer {
 public:
  Writer(Effects const& effects, std::filesystem::path const& scratch, std::size_t rows_at_most)
      : e_(effects), book_(scratch), rows_at_most_(rows_at_most) {}

  void answer() {
    Answer const a = answer_of(e_);
    Headline const headline = headline_of(a);
    book_.begin_sheet(capital(answer_section), {28, 22, 28, 12, 12, 12, 14, 12, 12, 12});
    book_.paragraph(e_.title.empty() ? e_.source : e_.title, answer_columns, true);
    scale();
    book_.paragraph(headline_text(a, headline) + ".", answer_columns, true);
    for (std::string const& s : answer_sentences(a, headline)) book_.paragraph(s, answer_columns);
    if (std::string const mark = provisional_mark(a); !mark.empty())
      book_.paragraph(mark + ". " + provisional_reason(a), answer_columns);
    book_.paragraph(target_text(a), answer_columns);
    book_.skip();
    book_.heading({"Programme", "Stress", "Verdict", "Net jobs", "from", "to", "kEUR a job-year",
                   "from", "to", "Target"});
    for (ProgrammeEffects const& e : e_.programmes) answer_row(a, e);
    book_.skip();
    for (std::string const& s : stress_sentences(a)) book_.paragraph(s, answer_columns);
    for (std::string const& s : sureness_sentences(a)) book_.paragraph(s, answer_columns);
  }

  // The same over points: what holds at how many, luck and doubt, where it fails.
  void answer_over_points() {
    PointsAnswer const a = points_answer_of(e_);
    book_.begin_sheet(capital(answer_section), {28, 22, 12, 12, 12, 14, 14, 14, 14});
    book_.paragraph(e_.title.empty() ? e_.source : e_.title, answer_columns, true);
    scale();
    bool is_headline = true;
    for (std::string const& s : points_sentences(a)) {
      book_.paragraph(s, answer_columns, is_headline);
      is_headline = false;
    }
    for (std::string const& s : doubt_sentences(a)) book_.paragraph(s, answer_columns);
    for (std::string const& s : fails_sentences(a)) book_.paragraph(s, answer_columns);
    book_.skip();
    book_.heading({"Programme", "Stress", "Net jobs", "from", "to", "Doubt, share", "Brings jobs",
                   "Beats spending", "Best of all"});
    for (PointsProgramme const& p : a.programmes) {
      for (std::size_t s = 0; s < a.stresses.size(); ++s) points_row(a, p, s);
    }
    book_.skip();
    book_.paragraph(
        fmt::format("Over {} points beside point 0, the scenario as it is written. Net jobs: mean "
                    "over points, at the end. The last three columns are shares of points, which "
                    "are chances only if points were drawn as what is not known is likely.",
                    a.points),
        answer_columns);
  }

  void sections() {
    for (TableSection const& s : table_sections().subspan(1)) {
      section_ = s.name;
      sheet_ = 0;
      if (s.name == effects_section) {
        for (ProgrammeEffects const& e : e_.programmes)
          measures(e.variant, e.stress, headline_measures(e));
      }
      for (ProgrammeEffects const& e : e_.programmes) of_sections(e);
      for (WiderEffects const& e : e_.wider) of_sections(e);
    }
  }

  void provenance(Provenance const& p) {
    book_.begin_sheet("Provenance", {});
    book_.head({{"What", 40}, {"Here", 100}}, 1);
    auto const add = [&](std::string const& what, std::string const& here) {
      if (!here.empty()) book_.row({what, here});
    };
    add("Title", e_.title);
    for (auto const& [what, here] : p.rows) add(what, here);
    for (ShownPoint const& point : e_.points)
      add(fmt::format("Point {}", point.number), point.label);
    add("Replicates", fmt::format("{} of {}", e_.replicates_used, e_.replicates_wanted));
    add("Worlds that failed", fmt::format("{} of {}", e_.worlds_failed, e_.worlds_run));
    add("Incomplete", incomplete_line(e_));
    add("Size", scale_sentence(e_.world_scale));
    add("Stopping", stopping_line(e_));
    add("Intervals", fmt::format("{:g} %: {}", 100.0 * (1.0 - e_.alpha), interval_label));
    for (std::string const& warning : e_.warnings) add("Warning", warning);
    for (std::string const& skipped : e_.skipped) add("Left out", skipped);
    if (p.scenario.empty()) return;
    book_.begin_sheet("Scenario", {});
    book_.head({{"The scenario, every default filled in", 120}}, 0);
    for (std::string_view rest = p.scenario; !rest.empty();) {
      std::size_t const end = std::min(rest.find('\n'), rest.size());
      book_.row({std::string(rest.substr(0, end))});
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  std::string finish() { return book_.finish(); }

 private:
  void scale() {
    if (std::string const text = scale_sentence(e_.world_scale); !text.empty())
      book_.paragraph(text, answer_columns, true);
  }
  void points_row(PointsAnswer const& a, PointsProgramme const& p, std::size_t stress) {
    PointsCell const& cell = p.cells[stress];
    std::vector<BookCell> cells{p.name, a.stresses[stress]};
    add_interval(cells, cell.net_jobs);
    cells.emplace_back(BookNumber{cell.doubt_share.value, sheet_format("share")});
    auto const add = [&](PointCount const& count, bool is_asked) {
      if (is_asked && count.is_told(a.points)) {
        cells.emplace_back(BookNumber{count.share(), sheet_format("share")});
      } else {
        cells.emplace_back(std::string());
      }
    };
    add(cell.brings_jobs, true);
    add(cell.beats_spending, a.has_references);
    add(cell.best, a.programmes.size() > 1);
    book_.row(cells);
  }

  void answer_row(Answer const& a, ProgrammeEffects const& e) {
    auto const stress =
        static_cast<std::size_t>(std::ranges::find(a.stresses, e.stress) - a.stresses.begin());
    std::vector<AnswerProgramme> const& all = e.reference ? a.references : a.programmes;
    AnswerCell const& cell =
        std::ranges::find(all, e.variant, &AnswerProgramme::name)->cells[stress];
    Measure const* const price = find_measure(e, "outlay_per_net_job_year");
    std::vector<BookCell> cells{e.variant, e.stress,
                                std::string(words_of(cell.rung, a.has_references()))};
    add_interval(cells, cell.net_jobs);
    add_interval(cells, price == nullptr ? withheld("", "", {}) : *price);
    cells.emplace_back(std::string(to_string(cell.target)));
    book_.row(cells);
  }

  static void add_interval(std::vector<BookCell>& cells, Measure const& m) {
    for (double const x : {m.value, m.low, m.high})
      cells.emplace_back(BookNumber{x, sheet_format(m.unit)});
  }

  void of_sections(auto const& e) {
    for (Section const& s : e.sections) {
      if (is_in_section(s.method, section_)) measures(e.variant, e.stress, s.measures);
    }
  }

  void measures(std::string const& variant, std::string const& stress,
                std::vector<Measure> const& all) {
    for (Measure const& m : all) {
      if (sheet_ == 0 || book_.rows() == rows_at_most_) begin();
      std::vector<BookCell> cells{variant, stress, m.meaning};
      add_interval(cells, m);
      for (std::string const& text : {m.unit, m.note, m.name}) cells.emplace_back(text);
      book_.row(cells);
    }
  }

  void begin() {
    ++sheet_;
    std::string const name = capital(section_);
    book_.begin_sheet(sheet_ == 1 ? name : fmt::format("{} {}", name, sheet_), {});
    book_.head({{"Programme", 26},
                {"Stress", 20},
                {"Measure", 54},
                {"Value", 14},
                {"From", 14},
                {"To", 14},
                {"Unit", 22},
                {"Note", 44},
                {"Name in csv and json", 44}},
               3);
  }

  Effects const& e_;
  Book book_;
  std::size_t rows_at_most_;
  std::string_view section_;
  std::size_t sheet_ = 0;
};

}  // namespace

std::string_view sheet_format(std::string_view unit) {
  struct Form {
    std::string_view unit, format;
  };
  // In this order: the first that the unit begins with.
  constexpr std::array<Form, 23> forms{{{"share", "0.0%"},     {"jobs a firm", "0.00##"},
                                        {"job", "#,##0.0"},  // jobs, job-years and their ratios
                                        {"kEUR", "#,##0.0"},   {"EUR", "0.00##"},
                                        {"%", "0.00##"},       {"percentage points", "0.00##"},
                                        {"points", "0.00##"},  {"ratio", "#,##0.00##"},
                                        {"quarter", "0"},      {"worlds", "0"},
                                        {"firm", "#,##0.0"},   {"projects", "#,##0.0"},
                                        {"links", "#,##0.0"},  {"applications", "#,##0.0"},
                                        {"awards", "#,##0.0"}, {"services", "#,##0.0"},
                                        {"rank", "0"},         {"replicates", "0"},
                                        {"places", "#,##0.0"}, {"persons", "#,##0.0"},
                                        {"years", "0.0"},      {"place", "0"}}};
  for (Form const& f : forms) {
    if (unit.starts_with(f.unit)) return f.format;
  }
  return {};
}

std::size_t workbook_bytes_at_most(Effects const& effects, Provenance const& provenance) {
  constexpr std::size_t row = 2000, rest = 1 << 20;
  std::size_t rows = 0;
  for (ProgrammeEffects const& e : effects.programmes) rows += measures_of(e).size();
  for (WiderEffects const& e : effects.wider) rows += measures_of(e).size();
  return rest + row * rows + 4 * provenance.scenario.size();
}

std::string effects_workbook(Effects const& effects, Provenance const& provenance,
                             std::filesystem::path const& scratch, std::size_t rows_at_most) {
  Writer writer(effects, scratch, rows_at_most);
  if (effects.is_over_points) {
    writer.answer_over_points();
  } else if (!effects.programmes.empty()) {
    writer.answer();
  }
  writer.sections();
  writer.provenance(provenance);
  return writer.finish();
}

}  // namespace clustress
