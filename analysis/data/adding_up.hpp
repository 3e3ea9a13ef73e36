// analysis/data/adding_up.hpp — numbers rounded so that the parts of a whole add up as printed: by
// largest remainder. Pure functions, thread-safe.
#pragma once

#include <span>
#include <vector>

#include "analysis/data/section.hpp"

namespace clustress {

// Whole numbers next to the parts that add up to the rounded sum.
std::vector<long long> adding_up(std::span<double const> parts);
// The same to a sum that is rounded elsewhere, at most one from the parts' for each part.
std::vector<long long> adding_up(std::span<double const> parts, long long sum);

// Figures of a section's measures that show the parts of a whole and, last, the whole: with as many
// decimals as the largest of them has alone. The whole is printed as the rounded sum of its parts.
// Of parts that are not finite they stay as they are.
std::vector<Figure> adding_up(Section const& section, std::vector<Figure> parts_and_whole);

}  // namespace clustress
