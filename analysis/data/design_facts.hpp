// analysis/data/design_facts.hpp — what a result holds of a design beside its points: places in the
// unit cube, moments of the undisturbed world.
//
// Plain value. Reading calls HDF5: one thread at a time; OutputError if the file is damaged.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/results/moment_table.hpp"

namespace clustress {

class ResultFile;

struct DesignFacts {
  // [place on the axis of points][parameter]; NaN: no place in the cube.
  std::vector<std::vector<double>> cube;
  std::vector<MomentTable> moments;
  std::vector<std::string> totals;  // data sets of /total with one number a quarter
};

// `path`: of the file.
DesignFacts design_facts_of(ResultFile const& file, std::filesystem::path const& path);

}  // namespace clustress
