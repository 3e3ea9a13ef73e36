#include "sim/app/provenance.hpp"

#include <fmt/format.h>

#include "sim/results/scenario_facts.hpp"

namespace clustress {

Provenance provenance_of(RunHeader const& header) {
  Provenance p;
  p.digest = header.digest;
  p.program = fmt::format("clustress {}, model {}", header.program_version, header.model_version);
  p.scenario = header.scenario_toml;
  p.rows = {{"World", read_facts(header).world},
            {"Program", fmt::format("clustress {} ({})", header.program_version, header.revision)},
            {"Model version", header.model_version},
            {"Seed", fmt::format("{}", header.seed)},
            {"Digest of scenario, model and seed", header.digest},
            {"Simulated", header.started},
            {"To see how well the economy fits", "clustress validate"},
            {"To repeat it", "clustress run, with the scenario below and this program"}};
  return p;
}

}  // namespace clustress
