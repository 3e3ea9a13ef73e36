#include "sim/results/scan.hpp"

#include <fmt/format.h>

#include "sim/core/errors.hpp"
#include "sim/results/part.hpp"
#include "sim/results/structure.hpp"
#include "sim/storage/hdf5.hpp"
#include "sim/storage/seal.hpp"

namespace clustress {
namespace {

void sort_in(Scan& scan, std::filesystem::path const& path, RunHeader const& there,
             RunHeader const& here, std::vector<UnitSummary>&& summaries, bool is_part) {
  if (std::string difference = first_difference(there, here); !difference.empty()) {
    scan.others.push_back({path, summaries.size(), std::move(difference)});
  } else if (is_part) {
    scan.parts.push_back(
        {path, std::move(summaries), there.history, there.attributes, there.points});
  } else {
    scan.final_file =
        FoundResults{path, std::move(summaries), there.history, there.attributes, there.points};
  }
}

void scan_final(Scan& scan, std::filesystem::path const& result, RunHeader const& header) {
  constexpr char const* advice =
      "move it away or choose another output with -o; nothing was changed";
  if (!std::filesystem::is_regular_file(result)) {
    throw OutputError(fmt::format("{}: is not a file; {}", result.string(), advice));
  }
  if (std::string const fault = seal_fault(result); !fault.empty()) {
    throw OutputError(fmt::format("{}: is there, but is not a sound result: {}; {}",
                                  result.string(), fault, advice));
  }
  try {
    hdf5::Handle const file = hdf5::open_file(result.string());
    RunHeader const there = read_header(file.get());
    sort_in(scan, result, there, header, read_units(file.get(), there.layout).summaries, false);
  } catch (hdf5::Failure const& failure) {
    throw OutputError(fmt::format("{}: is there, but is not a sound result: {}; {}",
                                  result.string(), failure.what(), advice));
  }
}

}  // namespace

Scan scan_output(std::filesystem::path const& result, std::filesystem::path const& parts,
                 RunHeader const& header) {
  Scan scan;
  if (std::filesystem::exists(std::filesystem::symlink_status(result)))
    scan_final(scan, result, header);
  for (std::filesystem::path const& path : list_parts(parts)) {
    try {
      Part const part(path);
      auto summaries = part.summaries();
      sort_in(scan, path, part.header(), header, std::move(summaries), true);
    } catch (DamagedSource const& damaged) {
      scan.damaged_parts.push_back(path);
      scan.damaged_messages.emplace_back(damaged.what());
    }
  }
  std::filesystem::path const aside = result.string() + ".tmp";
  if (std::filesystem::exists(aside)) scan.temporary.push_back(aside);
  std::error_code ignored;
  for (auto const& entry : std::filesystem::directory_iterator(parts, ignored)) {
    if (entry.path().extension() == ".tmp") scan.temporary.push_back(entry.path());
  }
  return scan;
}

}  // namespace clustress
