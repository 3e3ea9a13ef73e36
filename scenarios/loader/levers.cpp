#include "scenarios/loader/levers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <span>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/own_keys.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

// What results call things by, and what adds variants: the same at all points.
constexpr std::array<std::string_view, 4> fixed{"name", "description", "channel_run", "channels"};

class Finder {
 public:
  Finder(Draft& draft, std::vector<std::string> const& path, Position at, Report& report)
      : draft_(draft), scenario_(draft.scenario), at_(at), report_(report) {
    lever_.path = path;
  }

  std::optional<Lever> find() {
    std::string const& root = lever_.path.front();
    bool found = false;
    if (root == "model") {
      found = in_model();
    } else if (root == "world") {
      found = in_world();
    } else if (root == "variant") {
      found = in_variant();
    } else if (root == "stress") {
      found = in_stress();
    } else {
      fault(
          "points differ in values of model, world, variant and stress alone. Set this for the "
          "whole scenario, or make another scenario.");
    }
    return found ? std::optional(std::move(lever_)) : std::nullopt;
  }

 private:
  void fault(std::string const& message) {
    report_.fault(at_, fmt::format("{}: {}", printable(path_text(lever_.path), 200), message));
  }
  bool unknown(std::string const& where, std::string const& what, std::size_t place,
               std::vector<std::string> const& names) {
    report_.unknown(at_, where, what, lever_.path[place], names);
    return false;
  }
  // Whether the path goes on at `place`.
  bool has(std::size_t place) {
    if (place < lever_.path.size()) return true;
    fault("not the path of a single value. Go on with the key that is to be set.");
    return false;
  }

  bool in_model() {
    if (!has(1)) return false;
    std::vector<std::string> names;
    for (ParameterGroup const& group : groups_of(scenario_.model)) {
      if (group.name == lever_.path[1]) return parameter(group.parameters, 2);
      names.push_back(group.name);
    }
    return unknown("model", "group of parameters", 1, names);
  }

  bool in_world() {
    WorldFacts& world = scenario_.world;
    if (!has(1)) return false;
    std::string const& list = lever_.path[1];
    if (list == scale_name) {
      fault("the size of the world is the same at all points. Set it for the whole scenario.");
      return false;
    }
    if (list == "sector") return in_facts(world.sectors);
    if (list == "region") return in_facts(world.regions);
    if (list == "cluster") return in_facts(world.clusters);
    if (list == "research_organisation") return in_facts(world.research_organisations);
    return unknown("world", "list", 1, {"sector", "region", "cluster", "research_organisation"});
  }
  template <class Facts>
  bool in_facts(std::vector<Facts>& entries) {
    auto const row = step(2, entries, [](Facts const& one) { return one.name; });
    return row && parameter(bind(entries[*row]), 3);
  }

  bool in_variant() {
    auto const named = std::span(scenario_.variants).subspan(1);  // 0 is none
    auto const row = step(1, named, [](Variant const& variant) { return variant.name; });
    if (!row || !has(2)) return false;
    if (lever_.path[2] != "instrument") return parameter(bind(named[*row]), 2);
    auto& parts = draft_.instruments[*row + 1];
    auto const part = step(3, parts, [](Part<Instrument> const& one) {
      return std::get<std::string>(find_parameter(one.blueprint->parameters(), "name")->get());
    });
    return part && parameter(parts[*part].blueprint->parameters(), 4);
  }

  bool in_stress() {
    auto const named = std::span(scenario_.stresses).subspan(1);  // 0 is undisturbed
    auto const row = step(1, named, [](StressCase const& stress) { return stress.name; });
    if (!row || !has(2)) return false;
    auto& parts = draft_.stresses[*row + 1];
    if (named[*row].kind != "combined") return parameter(parts.front().blueprint->parameters(), 2);
    if (lever_.path[2] != "part") return unknown("a stress of parts", "key", 2, {"part"});
    auto const part = step(3, parts, [](Part<Stress> const& one) { return one.kind; });
    return part && parameter(parts[*part].blueprint->parameters(), 4);
  }

  // The row of the entry that the path names at `place`, by label or number from 1.
  template <class Entries, class LabelOf>
  std::optional<std::size_t> step(std::size_t place, Entries const& entries,
                                  LabelOf const& label_of) {
    if (!has(place)) return std::nullopt;
    std::vector<std::string> labels;
    for (auto const& entry : entries) labels.push_back(label_of(entry));
    std::string& segment = lever_.path[place];
    auto const first_of = [&](std::string const& label) {
      return static_cast<std::size_t>(std::ranges::find(labels, label) - labels.begin());
    };
    std::size_t row = first_of(segment);
    if (row < labels.size()) return row;
    auto const* const end = segment.data() + segment.size();
    std::size_t number = 0;
    auto const read = std::from_chars(segment.data(), end, number);
    if (read.ec != std::errc() || read.ptr != end || number < 1 || number > labels.size()) {
      unknown("", lever_.path[place - 1], place, labels);
      return std::nullopt;
    }
    row = number - 1;
    if (first_of(labels[row]) == row) segment = labels[row];
    return row;
  }

  // The value of which the path from `place` on is the key, or the key and a name.
  bool parameter(BoundParameters const& parameters, std::size_t place) {
    if (!has(place)) return false;
    BoundParameter const* const found = find_parameter(parameters, lever_.path[place]);
    if (found == nullptr) {
      std::vector<std::string> names;
      for (BoundParameter const& one : parameters) names.push_back(one.info->name);
      std::vector<std::string> const parent(
          lever_.path.begin(), lever_.path.begin() + static_cast<std::ptrdiff_t>(place));
      return unknown(path_text(parent), "key", place, names);
    }
    lever_.info = *found->info;
    if (std::ranges::find(fixed, lever_.info.name) != fixed.end()) {
      fault("names, descriptions and the list of variants are the same at all points.");
      return false;
    }
    ParameterValue declared = found->get();
    std::size_t last = place;
    if (lever_.info.kind == Kind::named_numbers) {
      if (!has(++last)) return false;
      lever_.info.kind = Kind::number;
      lever_.info.name += "." + lever_.path[last];
      declared = named(std::get<NamedNumbers>(declared), lever_.path[last]);
    }
    if (lever_.path.size() > last + 1) {
      fault(fmt::format("{} is a single value and has no \"{}\".", printable(lever_.info.name),
                        printable(lever_.path[last + 1])));
      return false;
    }
    lever_.value = number_of(declared);
    auto const* const number = std::get_if<double>(&declared);
    bool const is_named = number == nullptr || *number == *number;
    if (is_named) lever_.declared = to_toml(declared);
    return true;
  }

  static double named(NamedNumbers const& numbers, std::string const& name) {
    auto const found =
        std::ranges::find(numbers, name, [](auto const& number) { return number.first; });
    return found != numbers.end() ? found->second : std::numeric_limits<double>::quiet_NaN();
  }

  Draft& draft_;
  Scenario& scenario_;
  Position at_;
  Report& report_;
  Lever lever_;
};

}  // namespace

std::optional<Lever> find_lever(Draft& draft, std::vector<std::string> const& path, Position at,
                                Report& report) {
  return Finder(draft, path, at, report).find();
}

std::string path_text(std::vector<std::string> const& path) {
  std::string text;
  for (std::string const& segment : path) {
    bool const is_bare = toml_key(segment) == segment;
    char const quote = segment.find('"') == std::string::npos ? '"' : '\'';
    text += text.empty() ? "" : ".";
    text += is_bare ? segment : quote + segment + quote;
  }
  return text;
}

}  // namespace clustress::loader
