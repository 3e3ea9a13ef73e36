// sim/study/ensemble_of.hpp — the points of a posterior file as an ensemble that a study is run at.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "sim/engine/ensemble.hpp"

namespace clustress {

struct EnsembleChoice {
  // The first so many; draws of a posterior are exchangeable, so they are a smaller sample of it.
  std::optional<std::size_t> points{};
  // Also one that was found with another version of the model.
  bool allows_other_model = false;
};

// Throws OutputError (not a sound posterior), UsageError: without points, found with another model,
// fewer points than asked for, first points that all weigh nothing. Not thread-safe: HDF5 is
// called.
std::shared_ptr<Ensemble const> ensemble_of(std::string const& posterior,
                                            EnsembleChoice const& options = {});

}  // namespace clustress
