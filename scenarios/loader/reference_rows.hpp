// scenarios/loader/reference_rows.hpp — rows and tables of the generated reference, in Markdown,
// from declarations. Pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "scenarios/loader/binder.hpp"

namespace clustress::loader {

// Text within a table cell.
std::string cell(std::string_view text);
std::string source_of(clustress::Source const& source);

inline constexpr std::string_view row_heading =
    "| name | unit | default | range | meaning | source |\n|---|---|---|---|---|---|\n";
std::string row(std::string_view name, std::string_view unit, std::string_view standard,
                std::string_view range, std::string_view meaning, std::string_view source);
std::string row(BoundParameter const& parameter);
// Rows of keys that the loader reads itself.
std::string own_keys(std::vector<ParameterInfo> const& infos);

std::string table(BoundParameters const& parameters);
// Of the parameters of the model, with what is known of them before any fit.
std::string table_with_priors(BoundParameters const& parameters);

}  // namespace clustress::loader
