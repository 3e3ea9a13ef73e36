// analysis/render/effects_text.cpp — the frame of the effects table: what is compared, what to
// beware of, the blocks, the notes.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/data/numbers.hpp"
#include "analysis/render/report_text.hpp"
#include "analysis/render/section_text.hpp"
#include "analysis/render/table_sections.hpp"
#include "analysis/render/text_parts.hpp"
#include "sim/core/text.hpp"

namespace clustress {

namespace {

std::string plural(std::size_t n, std::string const& what) {
  return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s");
}

std::string compared_line(Effects const& e) {
  std::string const start = e.start_quarter.empty() ? "" : " from " + e.start_quarter;
  return fmt::format(
      "Each programme against the same world without any programme: {}, {} ({:g} years){}. "
      "Brackets: {} intervals "
      "of the mean over worlds ({}).",
      plural(e.replicates_used, "replicate"), plural(e.horizon, "quarter"),
      static_cast<double>(e.horizon) / 4.0, start, confidence_text(e.alpha), interval_label);
}

std::string target_line(Effects const& e) {
  std::string const jobs = e.target_net_jobs > 0.0
                               ? fmt::format("at least {:g} net jobs", e.target_net_jobs)
                               : std::string("net jobs, any number,");
  return fmt::format("{} at no more than {:g} kEUR each, in {} of the simulated worlds.", jobs,
                     e.target_price_keur_per_job, percent_text(e.target_worlds_share));
}

// What is said of one programme: its first table carries its name, those that follow an empty line
// before them; sentences follow the table before them.
std::string programme_block(ProgrammeEffects const& e, Style const& style,
                            std::string_view wanted) {
  std::string const name = printable(e.variant) + "  |  " + printable(e.stress);
  std::string text;
  for (Section const& section : e.sections) {
    if (section.is_joint || !is_in_section(section.method, wanted)) continue;
    if (section.tables.empty() && section.notes.empty()) continue;
    std::string const head = text.empty() ? name : "";
    if (!section.tables.empty() || text.empty()) text += "\n" + section_title(section, head, style);
    text += section_body(section);
  }
  return text;
}

// The tables that hold a row for each programme, or for each stress: one a method, by stress and
// then by place. First what is said of the region, for all else is read beside it.
std::string joint_blocks(Effects const& effects, Style const& style, bool details,
                         std::string_view wanted) {
  std::vector<std::vector<JointRow>> methods;
  auto const add = [&](std::string const& stress, std::vector<Section> const& sections) {
    for (Section const& section : sections) {
      if (!section.is_joint || (section.is_detail && !details)) continue;
      if (!is_in_section(section.method, wanted)) continue;
      auto found = std::ranges::find(
          methods, section.method,
          [](std::vector<JointRow> const& rows) { return rows.front().section->method; });
      if (found == methods.end()) found = methods.insert(methods.end(), std::vector<JointRow>());
      found->push_back({stress, &section});
    }
  };
  for (WiderEffects const& e : effects.wider) add("", e.sections);
  for (ProgrammeEffects const& e : effects.programmes) add(e.stress, e.sections);
  std::string text;
  for (std::vector<JointRow> const& rows : methods) text += "\n" + joint_tables(rows, style);
  return text;
}

// What is compared, and what to beware of.
std::string frame(Effects const& e, Style const& style) {
  std::string text = "\n" + paragraph("Compared  ", compared_line(e));
  text += paragraph("Target    ", target_line(e));
  text += points_lines(e);
  if (e.stopping) text += paragraph("Stopping  ", stopping_line(e));
  for (std::string const& warning : e.warnings)
    text += style.bad(paragraph("WARNING   ", printable(warning, 400)));
  return text;
}

std::string notes(Effects const& e) {
  auto const unpaid = std::max_element(e.programmes.begin(), e.programmes.end(),
                                       [](ProgrammeEffects const& a, ProgrammeEffects const& b) {
                                         return a.committed_keur.value < b.committed_keur.value;
                                       });
  std::string text =
      paragraph("Net jobs  ",
                "jobs with the programme minus jobs without it, same world and quarter, all firms "
                "and regions.");
  if (std::ranges::any_of(e.programmes, [](auto const& p) { return is_marked(p); })) {
    text +=
        paragraph("Marks     ",
                  "~: the interval holds 0, so that nothing is shown yet. !: the mean leans on a "
                  "few worlds far from the others: look at the median, and take more "
                  "replicates (run --precision).");
  }
  text += paragraph(
      "Outlay    ",
      fmt::format(
          "public money paid, with administration and called guarantees, discounted at {:g} % a "
          "year to programme start.{}",
          100.0 * e.discount_rate,
          unpaid != e.programmes.end() && unpaid->committed_keur.value > 0.0
              ? fmt::format(" Up to {} kEUR are committed and not paid by the end: not "
                            "in the outlay.",
                            number_text(unpaid->committed_keur.value))
              : ""));
  text += paragraph(
      "Worlds    ",
      "a share of simulated worlds is not a chance in the real world: parameters and model are "
      "held fixed.");
  if (!e.skipped.empty())
    text += paragraph("Left out  ", fmt::format("{}.", fmt::join(e.skipped, "; ")));
  text +=
      paragraph("Terms     ", "docs/reading_the_results.md; every number: --format csv or json.");
  return text;
}

}  // namespace

namespace {

std::string point_line(ShownPoint const& p) {
  std::string const label = p.label.empty() ? "" : ", " + p.label;
  std::string const what = p.overrides.empty() ? "the scenario as it is written"
                                               : fmt::format("{}", fmt::join(p.overrides, ", "));
  return printable(fmt::format("{}{}: {}.", p.number, label, what), 400);
}

}  // namespace

std::string points_lines(Effects const& e) {
  constexpr std::size_t most = 12;
  std::string text;
  for (std::size_t p = 0; p < std::min(most, e.points.size()); ++p)
    text += paragraph(p == 0 ? "Point     " : "          ", point_line(e.points[p]));
  if (e.points.size() > most) {
    text += paragraph("          ", fmt::format("{} more; --format json holds what each sets.",
                                                e.points.size() - most));
  }
  return text;
}

std::string effects_table(Effects const& e, bool colour, Accounts accounts,
                          std::string_view section) {
  Style const style{colour};
  bool const with_frame = section == every_section || section == effects_section;
  std::string text = title_lines(e, style);
  if (with_frame) text += frame(e, style) + "\n" + headline_block(e, style);
  bool const all = accounts == Accounts::every_stress;
  text += joint_blocks(e, style, all, section);
  for (ProgrammeEffects const& p : e.programmes) {
    bool const wanted =
        all || section == evaluation_section_name || p.stress == e.programmes.front().stress;
    if (!p.reference && wanted) text += programme_block(p, style, section);
  }
  if (e.is_over_points) {
    text += "\n" + paragraph("Points    ",
                             "the first block is of point 0, the scenario as it is written. Its "
                             "luck: the interval at that point alone. Mean, lowest, highest: over "
                             "points, each with its own mean over worlds. All of one point: "
                             "--point NUMBER.");
  } else if (!all && (section == every_section || section == "account" || section == "money")) {
    text += "\n" + paragraph("Stresses  ", "job accounts and money under stress: --details.");
  }
  bool const is_filled = with_frame || std::ranges::any_of(filled_sections(e), [&](auto const* s) {
                           return s->name == section;
                         });
  bool const is_asked = section == evaluation_section_name || section == every_section;
  if (is_asked && !e.evaluation_note.empty())
    text += "\n" + paragraph("Evaluation ", e.evaluation_note);
  if (!is_filled && !(is_asked && !e.evaluation_note.empty()))
    text += fmt::format("The result holds nothing for the section {}.\n", section);
  return with_frame ? text + "\n" + notes(e) : text;
}

}  // namespace clustress
