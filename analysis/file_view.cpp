// analysis/file_view.cpp — a result file as the view the effects read; the only place of this room that knows files.
#include <utility>
#include <variant>
#include <vector>

#include "analysis/result_view.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {

ResultView view_of(ResultFile const& file, std::string source) {
  RunHeader const& header = file.header();
  OutcomeLayout const& layout = file.layout();
  ResultView view;
  view.source = std::move(source);
  view.title = header.text("title");
  view.digest = header.digest;
  view.start_quarter = header.start_quarter;
  view.variants = layout.variants;
  LabelColumn const* references = header.column("variant", "reference");
  for (std::size_t v = 0; v < view.variants.size(); ++v) {
    auto const* words = references ? std::get_if<std::vector<std::string>>(&references->values) : nullptr;
    view.reference.push_back(words != nullptr && v < words->size() && (*words)[v] == "yes");
  }
  view.stresses = layout.stresses;
  view.dimensions = layout.dimensions;
  view.quarters = layout.quarters;
  view.replicates = file.replicates().size();
  view.replicates_wanted = header.replicates;
  view.complete = file.complete();
  view.target_net_jobs = header.number("target_net_jobs", view.target_net_jobs);
  view.target_price_keur_per_job = header.number("target_price_keur_per_job", view.target_price_keur_per_job);
  view.target_worlds_share = header.number("target_worlds_share", view.target_worlds_share);
  view.discount_rate = header.number("discount_rate", view.discount_rate);
  view.warnings = file.warnings();
  for (std::size_t v = 0; v < view.variants.size(); ++v) {
    for (std::size_t s = 0; s < view.stresses.size(); ++s) {
      for (std::size_t r = 0; r < view.replicates; ++r) view.status.push_back(file.status(v, s, r));
    }
  }
  view.read = [&file](std::string_view group, std::string_view name) -> std::optional<DatasetValues> {
    DatasetInfo const* info = file.find(group, name);
    if (info == nullptr) return std::nullopt;
    return DatasetValues{file.read(group, name), info->entries, info->unit};
  };
  return view;
}

}  // namespace clustress
