// analysis/data/class_performance.hpp — how firms of each size, age and membership do:
// productivity, R&D, innovation, exports and links, with a programme less without it.
//
// A firm has the class of programme start, an entrant that of its entry (gains.hpp), so the
// differences of a class are those of the same firms, and those of sums add up to the whole. Mean
// productivity of a class may move by who is in it, too: firms that only one world has. A logarithm
// is not given where some world has no firm of the class. OutputError if a data set is damaged.
// Used by one thread at a time.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "analysis/data/method.hpp"
#include "analysis/data/performance.hpp"
#include "analysis/data/section.hpp"

namespace clustress {

inline constexpr std::array<std::string_view, 3> classes_of_performance = {
    "size_class", "age_class", "membership"};

bool tells_of_classes(std::string_view quantity);  // whether a table for people has it
std::string class_measure(std::string_view dimension, std::string_view label,
                          std::string_view quantity);
// Measures of all quantities of all classes, a table for each kind of class, and what is missing.
void add_performance_of_classes(Section& section, Comparison const& comparison,
                                MethodOptions const& options);

}  // namespace clustress
