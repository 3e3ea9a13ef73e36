// analysis/file_view.cpp — a result file as the view the effects read; with stopping.cpp the only
// place of this room that knows files.
#include <utility>
#include <vector>

#include "analysis/result_view.hpp"
#include "sim/results/result_file.hpp"
#include "sim/results/scenario_facts.hpp"

namespace clustress {

ResultView view_of(ResultFile const& file, std::string source) {
  RunHeader const& header = file.header();
  OutcomeLayout const& layout = file.layout();
  ResultView view;
  view.source = std::move(source);
  ScenarioFacts facts = read_facts(header);
  view.title = std::move(facts.title);
  view.digest = header.digest;
  view.start_quarter = header.start_quarter;
  view.variants = layout.variants;
  view.reference = std::move(facts.is_reference);
  view.channel_of = std::move(facts.channel_of);
  view.stresses = layout.stresses;
  view.dimensions = layout.dimensions;
  view.instrument_kinds = std::move(facts.instrument_kind);
  view.quarters = layout.quarters;
  view.replicates = file.replicates().size();
  view.replicates_wanted = header.replicates;
  view.complete = file.complete() && header.shard.is_whole();
  view.target_net_jobs = facts.target_net_jobs;
  view.target_price_keur_per_job = facts.target_price_keur_per_job;
  view.target_worlds_share = facts.target_worlds_share;
  view.discount_rate = facts.discount_rate;
  view.stopping = stopping_of(header);
  view.warnings = file.warnings();
  for (std::size_t v = 0; v < view.variants.size(); ++v) {
    for (std::size_t s = 0; s < view.stresses.size(); ++s) {
      for (std::size_t r = 0; r < view.replicates; ++r) view.status.push_back(file.status(v, s, r));
    }
  }
  view.read = [&file](std::string_view group,
                      std::string_view name) -> std::optional<DatasetValues> {
    DatasetInfo const* info = file.find(group, name);
    if (info == nullptr) return std::nullopt;
    return DatasetValues{file.read(group, name), info->entries, info->unit};
  };
  return view;
}

}  // namespace clustress
