#include "sim/results/header_attributes.hpp"

#include <algorithm>
#include <set>
#include <string>

namespace clustress {
namespace {

std::set<std::string> const& own_attributes() {
  static std::set<std::string> const names{"format",         "format_version",
                                           "model_version",  "program_version",
                                           "revision",       "compiler",
                                           "compiler_flags", "scenario_digest",
                                           "seed",           "replicates_wanted",
                                           "complete",       "start_quarter",
                                           "points_wanted",  "luck",
                                           "design",         "design_digest",
                                           "shard",          "shards",
                                           "layout_digest",  "command_line",
                                           "host",           "started",
                                           "history"};
  return names;
}

}  // namespace

void read_attributes(hid_t file, RunHeader& header) {
  header.model_version = hdf5::text_attribute(file, "model_version");
  header.program_version = hdf5::text_attribute(file, "program_version");
  header.revision = hdf5::text_attribute(file, "revision");
  header.compiler = hdf5::text_attribute(file, "compiler");
  header.flags = hdf5::text_attribute(file, "compiler_flags");
  header.digest = hdf5::text_attribute(file, "scenario_digest");
  header.seed = hdf5::count_attribute(file, "seed");
  std::uint64_t const replicates = hdf5::count_attribute(file, "replicates_wanted");
  if (replicates > std::uint64_t{most_replicates})
    throw hdf5::Failure("it wants more replicates than a scenario may have");
  header.replicates = static_cast<std::uint32_t>(replicates);
  if (hdf5::has_attribute(file, "points_wanted")) {  // since format 2
    std::uint64_t const points = hdf5::count_attribute(file, "points_wanted");
    if (points < 1 || points > most_points)
      throw hdf5::Failure("it wants more points than a run may have");
    header.points_wanted = static_cast<std::uint32_t>(points);
    header.points.luck = hdf5::text_attribute(file, "luck");
    header.points.design = hdf5::text_attribute(file, "design");
  }
  if (hdf5::has_attribute(file, "shard")) {
    std::uint64_t const number = hdf5::count_attribute(file, "shard"),
                        of = hdf5::count_attribute(file, "shards");
    if (number < 1 || number > of || of > most_shards)
      throw hdf5::Failure("its shard does not exist");
    header.shard = {static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(of)};
  }
  header.start_quarter = hdf5::text_attribute(file, "start_quarter");
  header.command_line = hdf5::text_attribute(file, "command_line");
  header.host = hdf5::text_attribute(file, "host");
  header.started = hdf5::text_attribute(file, "started");
  std::string const history = hdf5::text_attribute(file, "history");
  for (std::size_t begin = 0; begin < history.size();) {
    std::size_t const end = std::min(history.find('\n', begin), history.size());
    header.history.push_back(history.substr(begin, end - begin));
    begin = end + 1;
  }
  for (std::string const& name : hdf5::attribute_names(file)) {
    if (own_attributes().contains(name)) continue;
    hdf5::AttributeKind const kind = hdf5::attribute_kind(file, name);
    if (kind == hdf5::AttributeKind::text)
      header.attributes.push_back({name, hdf5::text_attribute(file, name)});
    if (kind == hdf5::AttributeKind::number)
      header.attributes.push_back({name, hdf5::number_attribute(file, name)});
  }
}

}  // namespace clustress
