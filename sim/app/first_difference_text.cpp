#include "sim/app/first_difference_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace clustress {
namespace {

constexpr std::size_t causes_shown = 5;

// "quarter 3 (2026Q3)"; quarter 0 is the state before the programme.
std::string date_of(FirmLifeTitle const& title, Quarter quarter) {
  if (quarter == 0) return "the start";
  return fmt::format("quarter {} ({})", quarter,
                     to_string(add_quarters(title.scenario.simulation.start, quarter - 1)));
}

std::string why_of(FirmLife const& life, FirstDifference const& difference) {
  FirmQuarter const& with = life.worlds[1][static_cast<std::size_t>(difference.quarter)];
  if (difference.column->name == "award") return "award by " + with.awarded;
  return std::string(difference.column->why);
}

std::optional<Quarter> first_difference_of_jobs(FirmLife const& life) {
  auto const& [without, with] = life.worlds;
  for (std::size_t t = 0; t < with.size(); ++t) {
    if (without[t].jobs != with[t].jobs) return static_cast<Quarter>(t);
  }
  return std::nullopt;
}

std::string list_of(std::vector<CauseFound> const& causes) {
  std::string text;
  for (std::size_t k = 0; k < std::min(causes.size(), causes_shown); ++k) {
    CauseFound const& c = causes[k];
    text += fmt::format("\n    {}{}: {:.6g}{}{}, {:+.2g}", c.cause->name,
                        c.cause->lag == 0 ? "" : " a quarter before", c.without,
                        c.cause->unit.empty() ? "" : " ", c.cause->unit, c.with - c.without);
  }
  return text;
}

// Of a firm founded later: whether it comes without the programme too.
std::string founding_text(FirmLife const& life, FirmLifeTitle const& title) {
  if (life.worlds[0][0].lives) return "";
  auto const birth = [&](std::size_t world) {
    auto const& quarters = life.worlds[world];
    return std::ranges::find_if(quarters, &FirmQuarter::lives) - quarters.begin();
  };
  auto const never = static_cast<std::ptrdiff_t>(life.worlds[0].size());
  auto const without = birth(0), with = birth(1);
  return fmt::format("Founded\n  {}, {}\n",
                     date_of(title, static_cast<Quarter>(std::min(without, with))),
                     without == never ? "with the programme only"
                     : with == never  ? "without the programme only"
                                      : "without the programme too");
}

std::string first_award_text(FirmLife const& life, FirmLifeTitle const& title) {
  for (std::size_t t = 1; t < life.worlds[1].size(); ++t) {
    std::string const& by = life.worlds[1][t].awarded;
    if (!by.empty()) return fmt::format("{}, by {}", date_of(title, static_cast<Quarter>(t)), by);
  }
  return "never";
}

std::string jobs_text(FirmLife const& life, FirmLifeTitle const& title) {
  auto const quarter = first_difference_of_jobs(life);
  if (!quarter) return "\n  jobs never differ";
  auto const t = static_cast<std::size_t>(*quarter);
  std::string const text =
      fmt::format("\n  jobs differ from {} on: without {}, with {}", date_of(title, *quarter),
                  life.worlds[0][t].jobs, life.worlds[1][t].jobs);
  std::string const around = list_of(causes_around(life, *quarter));
  return around.empty() ? text
                        : text +
                              "\n  of what others do to it, this differed most then "
                              "(without the programme, and what it adds):" +
                              around;
}

std::string difference_text(FirmLife const& life, FirmLifeTitle const& title) {
  FirstDifference const first = first_difference(life);
  if (first.column == nullptr) return "none: both worlds are the same for this firm, bit for bit";
  auto const t = static_cast<std::size_t>(first.quarter);
  std::string text = fmt::format("{}, {}: {}", date_of(title, first.quarter), first.column->name,
                                 why_of(life, first));
  if (!first.column->unit.empty()) {
    double const before = first.column->value(life.worlds[0][t]);
    text += fmt::format(" ({:.6g} {}, {:+.3g} with the programme)", before, first.column->unit,
                        first.column->value(life.worlds[1][t]) - before);
  }
  std::string const around = list_of(causes_of_first_difference(life));
  if (!around.empty()) text += "\n  what acts there and differed around it:" + around;
  return text + jobs_text(life, title);
}

nlohmann::ordered_json json_of(std::vector<CauseFound> const& causes) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (CauseFound const& c : causes) {
    list.push_back({{"what", c.cause->name},
                    {"unit", c.cause->unit},
                    {"quarter", c.quarter},
                    {"without", c.without},
                    {"with", c.with}});
  }
  return list;
}

}  // namespace

std::string first_difference_text(FirmLife const& life, FirmLifeTitle const& title) {
  return founding_text(life, title) + "First difference\n  " + difference_text(life, title) +
         "\nFirst award\n  " + first_award_text(life, title) + "\n";
}

nlohmann::ordered_json first_difference_json(FirmLife const& life) {
  FirstDifference const first = first_difference(life);
  if (first.column == nullptr) return nullptr;
  return {{"quarter", first.quarter},
          {"column", first.column->name},
          {"phase", to_string(first.column->phase)},
          {"why", why_of(life, first)},
          {"around", json_of(causes_of_first_difference(life))}};
}

nlohmann::ordered_json jobs_difference_json(FirmLife const& life) {
  auto const quarter = first_difference_of_jobs(life);
  if (!quarter) return nullptr;
  return {{"quarter", *quarter}, {"around", json_of(causes_around(life, *quarter))}};
}

}  // namespace clustress
