#include "analysis/data/contrasts.hpp"

namespace clustress {

std::vector<Contrast> contrasts_of(UsableReplicates const& worlds) {
  ResultView const& view = worlds.view();
  std::vector<std::size_t> programmes, references;
  for (std::size_t v = 1; v < view.variants.size(); ++v) {
    if (!view.is_programme(v) || worlds.left_out(v)) continue;
    (view.reference[v] ? references : programmes).push_back(v);
  }
  std::vector<Contrast> all;
  for (std::size_t i = 0; i < programmes.size(); ++i) {
    for (std::size_t j = i + 1; j < programmes.size(); ++j)
      all.push_back({programmes[i], programmes[j]});
  }
  for (std::size_t const programme : programmes) {
    for (std::size_t const reference : references) all.push_back({programme, reference});
  }
  return all;
}

double error_of_each(double alpha, std::size_t count) {
  return alpha / static_cast<double>(count);
}

}  // namespace clustress
