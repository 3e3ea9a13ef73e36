// scenarios/loader/binder.hpp — tables of a file onto declared parameters: kinds, ranges, choices,
// required and unknown keys.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/loader/node.hpp"
#include "scenarios/loader/report.hpp"
#include "sim/core/parameters.hpp"

namespace clustress::loader {

// The value of the node as the parameter's kind (integers pass as numbers); nothing if it has
// another kind or is out of range: then the fault is reported. `context` starts the message:
// `variant "x", instrument 1`; may be empty.
std::optional<ParameterValue> value_of(ParameterInfo const& info, Node const& node,
                                       std::string const& context, Report& report);

// Sets what `table` says and checks that nothing required is missing. `own_keys` are read by the
// caller.
void bind_table(Node const& table, BoundParameters const& parameters,
                std::vector<std::string> own_keys, std::string const& context, Report& report);

// The parameter of that name, null if none.
BoundParameter const* find_parameter(BoundParameters const& parameters, std::string_view name);

}  // namespace clustress::loader
