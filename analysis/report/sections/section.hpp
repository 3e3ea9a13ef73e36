// analysis/report/sections/section.hpp — EXTENSION: a section of the report; one file a section,
// one line in catalogue.cpp.
//
// A section turns what the report holds into HTML. It computes nothing; where its data is missing
// it says in one line what is missing. Pure functions, thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "analysis/report/model.hpp"

namespace clustress {

struct ReportSection {
  std::string_view id;     // of the page: "value"
  std::string_view title;  // its heading, a question
  std::string (*body)(Report const& report);
};

// All sections in the order of the page; the first is the answer.
std::span<ReportSection const> section_catalogue();

// "Not in this result: …".
std::string missing_html(std::string_view what);

std::string answer_section(Report const& report);
std::string stress_section(Report const& report);
// A part of stress_section: ladders of severities; empty without one.
std::string severity_html(Report const& report);
std::string value_section(Report const& report);
std::string time_section(Report const& report);
std::string sources_section(Report const& report);
std::string regret_section(Report const& report);
std::string discovery_section(Report const& report);
std::string gains_section(Report const& report);
std::string performance_section(Report const& report);
std::string instruments_section(Report const& report);
// A part of instruments_section.
std::string mix_html(Report const& report);
std::string evaluation_section(Report const& report);
// A part of evaluation_section.
std::string designs_html(Report const& report);
std::string basis_section(Report const& report);
// A part of basis_section.
std::string validation_html(Report const& report);

}  // namespace clustress
