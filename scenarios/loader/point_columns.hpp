// scenarios/loader/point_columns.hpp — a table of points: what its columns set, and the values of
// its rows.
//
// Columns are named by paths as after --set. Not thread-safe: finding a path binds the draft.
#pragma once

#include <optional>
#include <vector>

#include "scenarios/loader/csv.hpp"
#include "scenarios/loader/draft.hpp"
#include "scenarios/loader/levers.hpp"
#include "scenarios/loader/report.hpp"

namespace clustress::loader {

// Of each column; nothing for the first, which names the points, for one without a name, and for
// one whose path sets nothing or what an earlier one sets: these two are reported.
std::vector<std::optional<Lever>> levers_of_columns(std::vector<CsvField> const& header,
                                                    Draft& draft, Report& report);

// What a field says in TOML, or a bare word, or, where that is not the separator, a number with a
// decimal comma; nothing if it is none of them, which is reported after `context`. The field is not
// empty. Thread-safe.
std::optional<Node> value_in(CsvField const& field, char separator, std::string const& context,
                             Report& report);

// `"model..x" is no path, …`.
std::string no_path(std::string_view key);

}  // namespace clustress::loader
