#include "sim/app/info_facts.hpp"

#include <algorithm>

namespace clustress {
namespace fs = std::filesystem;

Costs costs_of(ResultFile const& file) {
  Costs costs;
  for (UnitSummary const& summary : file.summaries()) {
    costs.cpu_seconds += summary.cpu_seconds;
    costs.firm_quarters += static_cast<double>(summary.firm_quarters);
    costs.peak_firms = std::max<std::uint64_t>(costs.peak_firms, summary.peak_firms);
    costs.peak_memory_bytes = std::max(costs.peak_memory_bytes, summary.peak_memory_bytes);
  }
  return costs;
}

std::uintmax_t bytes_on_disk(fs::path const& path) {
  if (fs::is_regular_file(path)) return fs::file_size(path);
  std::uintmax_t sum = 0;
  for (auto const& entry :
       fs::directory_iterator(fs::is_directory(path) ? path : fs::path(path.string() + ".parts"))) {
    if (entry.is_regular_file()) sum += entry.file_size();
  }
  return sum;
}

std::vector<std::pair<std::string, std::string>> instruments_of(RunHeader const& header) {
  std::vector<std::pair<std::string, std::string>> list;
  LabelColumn const* kinds = header.column("instrument", "kind");
  for (Dimension const& dimension : header.layout.dimensions) {
    if (dimension.name != "instrument") continue;
    for (std::size_t k = 0; k < dimension.labels.size(); ++k) {
      list.emplace_back(
          dimension.labels[k],
          kinds != nullptr ? std::get<std::vector<std::string>>(kinds->values)[k] : std::string());
    }
  }
  return list;
}

std::vector<Failure> failures_of(ResultFile const& file) {
  std::vector<Failure> list;
  OutcomeLayout const& layout = file.layout();
  for (UnitSummary const& summary : file.summaries()) {
    for (std::size_t world = 0; world < summary.status.size(); ++world) {
      if (summary.status[world] != WorldStatus::failed) continue;
      auto const [variant, stress] = layout.axes().variant_and_stress(world);
      list.push_back(
          {summary.unit, layout.variants[variant], layout.stresses[stress], summary.cause[world]});
    }
  }
  std::ranges::stable_sort(list, {}, &Failure::unit);
  return list;
}

}  // namespace clustress
