// analysis/render/workbook.hpp — effects as a workbook for spreadsheets: the answer, one sheet for
// each section of `compare`, provenance, and the scenario.
//
// A sheet of a section has a row for each programme, stress and measure, as csv has, with the
// interval in columns of its own and numbers in the form of their unit. A section with more rows
// than a sheet holds goes on in a further one. The same effects give the same bytes. Errors: as
// book.hpp. Thread-safe.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "analysis/effects.hpp"
#include "analysis/provenance.hpp"

namespace clustress {

inline constexpr std::size_t rows_of_a_sheet = 1'048'576;  // ECMA-376; the head is one of them

// `scratch`: a file that is made while the workbook is written, and removed.
std::string effects_workbook(Effects const& effects, Provenance const& provenance,
                             std::filesystem::path const& scratch,
                             std::size_t rows_at_most = rows_of_a_sheet);

// How spreadsheets show a number of that unit; empty for a unit that is not known.
std::string_view sheet_format(std::string_view unit);

// More bytes than such a workbook takes on disk while it is written.
std::size_t workbook_bytes_at_most(Effects const& effects, Provenance const& provenance);

}  // namespace clustress
