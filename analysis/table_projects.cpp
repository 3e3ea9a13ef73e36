// analysis/table_projects.cpp — additionality by instrument and size of firm, beside the evidence.
#include <fmt/format.h>

#include "analysis/numbers.hpp"
#include "analysis/table_parts.hpp"
#include "sim/core/text.hpp"

namespace clustress {

namespace {

constexpr std::size_t size_width = 22, count_width = 10, share_width = 12, ratio_width = 15,
                      ratio_interval_width = 19;

std::string size_row(SizeClassProjects const& s) {
  bool const bounded = s.own_extra.kind == RatioSet::bounded;
  return row_text(left("    " + s.size_class, size_width) +
                  right(number_text(s.projects.value), count_width) +
                  right(percent_text(s.additional.value), share_width) +
                  right(percent_text(s.deadweight.value), share_width) +
                  right(percent_text(s.unused.value), share_width - 4) +
                  right(number_text(s.own_extra.value), ratio_width) +
                  right(bounded ? bounds_text(s.own_extra.bounds, ratio_interval_width - 1) : "",
                        ratio_interval_width));
}

std::string evidence_line(Prior const& prior) {
  std::string const firms = prior.firms == "all" ? "" : fmt::format(", {} firms", prior.firms);
  std::string const what = prior.measure == PriorMeasure::additional_share
                               ? "share additional"
                               : "own extra EUR per public EUR";
  return paragraph("    Evidence   ", fmt::format("{}{}: {}; {}.", what, firms,
                                                  unbroken(std::string(prior.text)), prior.source));
}

}  // namespace

std::string projects_block(ProgrammeEffects const& e, double alpha, Style const& style) {
  if (e.projects.empty()) return "";
  std::string text =
      "\n" +
      style.bold(left("PROJECTS by firm jobs", size_width) + right("a world", count_width) +
                 right("additional", share_width) + right("deadweight", share_width) +
                 right("unused", share_width - 4) + right("own extra EUR", ratio_width) +
                 right(confidence_text(alpha) + " interval", ratio_interval_width)) +
      "\n";
  for (InstrumentProjects const& instrument : e.projects) {
    text += "  " + shortened(printable(instrument.instrument), 96) + "\n";
    for (SizeClassProjects const& size : instrument.sizes) text += size_row(size);
    for (Prior const& prior : instrument.evidence) text += evidence_line(prior);
  }
  return text + paragraph("  ",
                          "Own extra EUR: what firms added from their own money per EUR of "
                          "support, beyond what they "
                          "spend on the same projects without it.");
}

}  // namespace clustress
