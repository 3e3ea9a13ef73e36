#include "sim/app/info_compare.hpp"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>
#include <span>

#include "sim/app/command.hpp"
#include "sim/results/compare_values.hpp"

namespace clustress {
using Json = nlohmann::ordered_json;
namespace {

constexpr std::size_t most_lines = 20;  // of each list, for people

template <class List, class Show>
void print_list(List const& list, Show show) {
  for (auto const& item : std::span(list).first(std::min(list.size(), most_lines))) show(item);
  if (list.size() > most_lines) fmt::print("  … and {} more\n", list.size() - most_lines);
}

Json json_of(ValueComparison const& result) {
  Json differences = Json::array();
  for (DatasetDifference const& d : result.differences)
    differences.push_back({{"data_set", d.name}, {"values", d.differing}, {"first", d.first}});
  return {{"equal", result.is_equal()},
          {"only_in_first", result.only_in_first},
          {"only_in_second", result.only_in_second},
          {"worlds", {{"both", result.worlds}, {"equal", result.equal_worlds}}},
          {"data_sets", {{"both", result.datasets}, {"equal", result.equal_datasets}}},
          {"values", {{"both", result.values}, {"equal", result.equal_values}}},
          {"first_status", result.first_status},
          {"differences", std::move(differences)}};
}

}  // namespace

int print_value_comparison(std::string const& first, std::string const& second, bool as_json) {
  ValueComparison const result = compare_values(first, second);
  int const code = result.is_equal() ? exit_complete : exit_failed_worlds;
  if (as_json) {
    fmt::print("{}\n", json_of(result).dump(1, ' ', false, Json::error_handler_t::replace));
    return code;
  }
  print_list(result.only_in_first,
             [&](std::string const& what) { fmt::print("only in {}: {}\n", first, what); });
  print_list(result.only_in_second,
             [&](std::string const& what) { fmt::print("only in {}: {}\n", second, what); });
  if (!result.first_status.empty())
    fmt::print("another status: first in {}\n", result.first_status);
  print_list(result.differences, [](DatasetDifference const& d) {
    fmt::print("{}: {} values differ, first in {}\n", d.name, d.differing, d.first);
  });
  if (result.worlds == 0) fmt::print("the two results have no world in common\n");
  fmt::print("equal: {} of {} values, {} of {} data sets, {} of {} worlds that both have\n",
             result.equal_values, result.values, result.equal_datasets, result.datasets,
             result.equal_worlds, result.worlds);
  return code;
}

}  // namespace clustress
