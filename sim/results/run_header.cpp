#include "sim/results/run_header.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "sim/core/text.hpp"
#include "sim/core/version.hpp"
#include "sim/results/point_table.hpp"

namespace clustress {
namespace {

NamedValue const* find(std::vector<NamedValue> const& attributes, std::string_view name) {
  auto const found = std::ranges::find(attributes, name, &NamedValue::name);
  return found == attributes.end() ? nullptr : &*found;
}

std::string host_name() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data())
                                                          : std::string("unknown");
}

std::string shape_text(DatasetInfo const& d) {
  std::string text = fmt::format("\"{}\" in {}", d.name, d.unit);
  for (std::string const& dimension : d.dimensions) text += " by " + dimension;
  return text;
}

std::string label_difference(std::string const& what, std::vector<std::string> const& there,
                             std::vector<std::string> const& here) {
  for (std::size_t i = 0; i < std::max(there.size(), here.size()); ++i) {
    if (i >= there.size()) return fmt::format("{} \"{}\" is only here", what, printable(here[i]));
    if (i >= here.size()) return fmt::format("{} \"{}\" is only there", what, printable(there[i]));
    if (there[i] != here[i]) {
      return fmt::format("{} {} is \"{}\" there and \"{}\" here", what, i + 1, printable(there[i]),
                         printable(here[i]));
    }
  }
  return "";
}

}  // namespace

std::string shard_path(std::string const& result, Shard shard) {
  if (shard.is_whole()) return result;
  bool const has_ending = result.ends_with(".h5");
  return fmt::format("{}.shard-{}-of-{}.h5", result.substr(0, result.size() - (has_ending ? 3 : 0)),
                     shard.number, shard.of);
}

std::vector<RunUnit> RunHeader::wanted() const {
  std::vector<RunUnit> list;
  if (points_wanted == 0) return list;
  // 32 bits would begin again at 0
  std::uint64_t const all = std::uint64_t{replicates} * points_wanted;
  for (std::uint64_t u = shard.number - 1; u < all; u += shard.of) {
    list.push_back({static_cast<std::uint32_t>(u % points_wanted),
                    static_cast<std::uint32_t>(u / points_wanted)});
  }
  return list;
}

bool RunHeader::wants(RunUnit unit) const {
  return unit.point < points_wanted && unit.replicate < replicates &&
         shard.has(unit, points_wanted);
}

std::string text_of(RunUnit unit, std::size_t points) {
  return points > 1 ? fmt::format("point {}, replicate {}", unit.point, unit.replicate)
                    : fmt::format("replicate {}", unit.replicate);
}

double RunHeader::number(std::string_view name, double otherwise) const {
  NamedValue const* const found = find(attributes, name);
  double const* const value = found == nullptr ? nullptr : std::get_if<double>(&found->value);
  return value == nullptr ? otherwise : *value;
}

std::string RunHeader::text(std::string_view name, std::string otherwise) const {
  NamedValue const* const found = find(attributes, name);
  std::string const* const value =
      found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
  return value == nullptr ? otherwise : *value;
}

LabelColumn const* RunHeader::column(std::string_view dimension, std::string_view name) const {
  auto const found = std::ranges::find_if(columns, [&](LabelColumn const& column) {
    return column.dimension == dimension && column.name == name;
  });
  return found == columns.end() ? nullptr : &*found;
}

std::string utc_now() {
  std::time_t const now = std::time(nullptr);
  std::tm utc{};
  ::gmtime_r(&now, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1,
                     utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

void stamp(RunHeader& header, std::string command_line) {
  header.program_version = program_version();
  header.model_version = model_version;
  header.revision = program_revision();
  header.compiler = program_compiler();
  header.flags = program_flags();
  header.command_line = std::move(command_line);
  header.host = host_name();
  header.started = utc_now();
  header.history.push_back(fmt::format("{} {} {}: {}", header.started, header.host,
                                       header.program_version, header.command_line));
}

OutcomeLayout without_empty(OutcomeLayout const& layout) {
  OutcomeLayout kept = layout;
  std::erase_if(kept.datasets, [](DatasetInfo const& d) { return d.entries == 0; });
  std::erase_if(kept.dimensions, [](Dimension const& d) { return d.labels.empty(); });
  return kept;
}

std::string first_layout_difference(OutcomeLayout const& there, OutcomeLayout const& here) {
  if (auto text = label_difference("variant", there.variants, here.variants); !text.empty())
    return text;
  if (auto text = label_difference("stress", there.stresses, here.stresses); !text.empty())
    return text;
  if (there.quarters != here.quarters) {
    return fmt::format("the number of quarters is {} there and {} here", there.quarters,
                       here.quarters);
  }
  for (Dimension const& dimension : here.dimensions) {
    auto const same = std::ranges::find(there.dimensions, dimension.name, &Dimension::name);
    if (same == there.dimensions.end())
      return fmt::format("the dimension \"{}\" is only here", dimension.name);
    if (auto text = label_difference(dimension.name, same->labels, dimension.labels); !text.empty())
      return text;
  }
  auto const place = [](DatasetInfo const& d) { return std::pair(d.group, d.name); };
  for (DatasetInfo const& d : here.datasets) {
    auto const same = std::ranges::find(there.datasets, place(d), place);
    if (same == there.datasets.end())
      return fmt::format("the data set /{}/{} is only here", d.group, d.name);
    if (shape_text(*same) != shape_text(d)) {
      return fmt::format("the data set /{}/{} is {} there and {} here", d.group, d.name,
                         shape_text(*same), shape_text(d));
    }
  }
  for (DatasetInfo const& d : there.datasets) {
    if (std::ranges::find(here.datasets, place(d), place) == here.datasets.end()) {
      return fmt::format("the data set /{}/{} is only there", d.group, d.name);
    }
  }
  return there.moments == here.moments ? "" : "other moments are measured";
}

std::vector<std::string> differences(RunHeader const& there, RunHeader const& here) {
  std::vector<std::string> list = toml_differences(there.scenario_toml, here.scenario_toml);
  auto const add = [&](std::string text) {
    if (!text.empty()) list.push_back(std::move(text));
  };
  if (there.seed != here.seed)
    add(fmt::format("the seed is {} there and {} here", there.seed, here.seed));
  if (there.model_version != here.model_version) {
    add(fmt::format("the model version is {} there and {} here", there.model_version,
                    here.model_version));
  }
  if (there.digest != here.digest)
    add(fmt::format("the digest is {} there and {} here", there.digest, here.digest));
  if (there.layout != here.layout)  // far quicker than looking for a difference
    add(first_layout_difference(without_empty(there.layout), without_empty(here.layout)));
  add(first_point_difference(there.points, here.points));
  if (there.shard != here.shard) {
    add(fmt::format("it is shard {} of {} there and {} of {} here", there.shard.number,
                    there.shard.of, here.shard.number, here.shard.of));
  } else if (!here.shard.is_whole() && there.points_wanted != here.points_wanted) {
    add(fmt::format("its shards divide {} points there and {} here", there.points_wanted,
                    here.points_wanted));
  }
  return list;
}

std::string first_difference(RunHeader const& there, RunHeader const& here) {
  std::vector<std::string> const all = differences(there, here);
  return all.empty() ? "" : all.front();
}

}  // namespace clustress
