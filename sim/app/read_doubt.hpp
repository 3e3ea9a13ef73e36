// sim/app/read_doubt.hpp — the same study over points, whose result lies beside that of the
// scenario as it is written: many worlds tell the one, an ensemble the other.
#pragma once

#include <filesystem>
#include <optional>

#include "analysis/effects.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {

// "RESULT.doubt.h5" beside "RESULT.h5".
std::filesystem::path doubt_path(std::filesystem::path const& result);

// What `file`, read from `path`, tells over its points, with what makes the doubt. Throws as
// build_effects_over_points().
Effects doubt_of(ResultFile const& file, std::filesystem::path const& path,
                 EffectOptions const& options);

// What lies beside the result of `effects`, of this run, where it is of the same scenario and has
// points; nothing without it. What that file says is put into sentences of `effects`, or, where it
// is not sound, why into its warnings: never throws for what it holds. Not thread-safe: HDF5 is
// called.
std::optional<Effects> add_doubt_beside(Effects& effects, RunHeader const& run,
                                        std::filesystem::path const& result,
                                        EffectOptions const& options);

}  // namespace clustress
