// analysis/file_view.cpp — a result file as the view the effects read; with stopping.cpp the only
// place of this room that knows files.
#include <utility>
#include <variant>
#include <vector>

#include "analysis/result_view.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {
namespace {

// The texts of a column, one for each label; all empty if the file does not have it.
std::vector<std::string> texts_of(RunHeader const& header, std::string_view dimension,
                                  std::string_view name, std::size_t labels) {
  LabelColumn const* column = header.column(dimension, name);
  auto const* texts =
      column != nullptr ? std::get_if<std::vector<std::string>>(&column->values) : nullptr;
  std::vector<std::string> result = texts != nullptr ? *texts : std::vector<std::string>{};
  result.resize(labels);
  return result;
}

}  // namespace

ResultView view_of(ResultFile const& file, std::string source) {
  RunHeader const& header = file.header();
  OutcomeLayout const& layout = file.layout();
  ResultView view;
  view.source = std::move(source);
  view.title = header.text("title");
  view.digest = header.digest;
  view.start_quarter = header.start_quarter;
  view.variants = layout.variants;
  for (std::string const& word : texts_of(header, "variant", "reference", view.variants.size())) {
    view.reference.push_back(word == "yes");
  }
  view.channel_of = texts_of(header, "variant", "channel_of", view.variants.size());
  view.stresses = layout.stresses;
  view.dimensions = layout.dimensions;
  view.instrument_kinds = texts_of(header, "instrument", "kind", view.labels("instrument").size());
  view.quarters = layout.quarters;
  view.replicates = file.replicates().size();
  view.replicates_wanted = header.replicates;
  view.complete = file.complete() && header.shard.is_whole();
  view.target_net_jobs = header.number("target_net_jobs", view.target_net_jobs);
  view.target_price_keur_per_job =
      header.number("target_price_keur_per_job", view.target_price_keur_per_job);
  view.target_worlds_share = header.number("target_worlds_share", view.target_worlds_share);
  view.discount_rate = header.number("discount_rate", view.discount_rate);
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
