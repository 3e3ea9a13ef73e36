#include "analysis/data/design_facts.hpp"

#include "sim/results/result_file.hpp"

namespace clustress {

DesignFacts design_facts_of(ResultFile const& file, std::filesystem::path const& path) {
  DesignFacts facts;
  for (std::uint32_t const number : file.points())
    facts.cube.push_back(file.header().points.points.at(number).cube);
  facts.moments = read_moments(path, file.points().size(), file.replicates().size());
  for (DatasetInfo const& d : file.layout().datasets) {
    if (d.group == "total" && d.entries == 1) facts.totals.push_back(d.name);
  }
  return facts;
}

}  // namespace clustress
