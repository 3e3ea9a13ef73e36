// tests/fuzz/posterior.cpp — posterior files: any bytes as they are, then a sound one changed
// through HDF5 as the bytes say (four a change: result.cpp), sealed again. What is taken is
// sound.
#include <cmath>
#include <stdexcept>

#include "sim/core/errors.hpp"
#include "sim/results/posterior_file.hpp"
#include "sim/storage/seal.hpp"
#include "tests/fuzz/scratch.hpp"
#include "tests/fuzz/structure.hpp"

namespace clustress::fuzz {
namespace {

Posterior sound_posterior() {
  Posterior p;
  p.method = "match";
  p.scenario_digest = "0123";
  p.parameters = {{"model.market.sales_elasticity", "", "uniform 1 to 4", 1, 2, 1, 3, 1, 1, true},
                  {"model.market.shock_scale", "share", "uniform 0 to 1", 1, 2, 1, 3, 1, 1, false}};
  p.moments = {{"entry_rate", "share", 0.1, 0.01, 0.01, true, 0.1, 0.01, 0.5, 0.9, ""}};
  p.values = {2.0, 0.3, 3.0, 0.4, 2.5, 0.2};
  p.cube = {0.3, 0.3, 0.6, 0.4, 0.5, 0.2};
  p.weights = {0.5, 0.25, 0.25};
  p.best_value = {2.0, 0.3};
  p.best_cube = {0.3, 0.3};
  p.j = 1.0;
  p.covariance = {1, 0, 0, 1};
  p.influence = {1, 2};
  p.notes = {"A note."};
  return p;
}

// Whatever is taken keeps the promise of the reader.
void read(std::filesystem::path const& path) {
  static_cast<void>(is_posterior_file(path));
  try {
    Posterior const p = read_posterior(path);
    double sum = 0.0;
    for (std::size_t k = 0; k < p.points(); ++k) {
      for (double const x : p.value_of(k)) sum += std::abs(x);
    }
    if (std::isnan(sum) || !fault_of(p).empty())
      throw std::logic_error("an unsound posterior was taken");
  } catch (OutputError const&) {
  }
}

}  // namespace

void run_posterior(Bytes bytes) {
  {
    ScratchFile const raw("raw.posterior.h5", bytes);
    read(raw.path());
  }
  ScratchFile const sound("sound.posterior.h5", {});
  write_posterior(sound.path(), sound_posterior());
  std::ifstream in(sound.path(), std::ios::binary);
  Image image{std::istreambuf_iterator<char>(in), {}};
  image.resize(image.size() - seal_size);
  image = changed_structure(std::move(image), bytes.first(std::min<std::size_t>(bytes.size(), 64)));
  std::ofstream(sound.path(), std::ios::binary)
      .write(reinterpret_cast<char const*>(image.data()),
             static_cast<std::streamsize>(image.size()));
  read(sound.path());
}

}  // namespace clustress::fuzz
