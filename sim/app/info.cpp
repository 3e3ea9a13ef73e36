// sim/app/info.cpp — clustress info: where a result comes from, what is done, failed, missing, and
// what it cost to make.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <span>

#include "analysis/data/stopping.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/info_compare.hpp"
#include "sim/app/notes.hpp"
#include "sim/app/progress.hpp"
#include "sim/core/bytes_text.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
namespace {

constexpr std::size_t most_lines = 20;  // of failures and of history, for people

// "0–3, 7, 9–12"
std::string ranges_of(std::vector<std::uint32_t> const& numbers) {
  std::string text;
  for (std::size_t k = 0; k < numbers.size();) {
    std::size_t last = k;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    text += fmt::format("{}{}{}", text.empty() ? "" : ", ", numbers[k],
                        last > k ? fmt::format("–{}", numbers[last]) : "");
    k = last + 1;
  }
  return text.empty() ? "none" : text;
}

// Of one point the numbers of its replicates, of several how many units there are.
std::string units_text(ResultFile const& file, std::vector<RunUnit> const& units) {
  if (file.axes().points > 1) return units.empty() ? "none" : std::to_string(units.size());
  std::vector<std::uint32_t> numbers;
  for (RunUnit const unit : units) numbers.push_back(unit.replicate);
  return ranges_of(numbers);
}

// Label and overrides of each point; nothing for a run without points.
void print_points(ResultFile const& file) {
  PointTable const& table = file.header().points;
  std::size_t const points = file.points().size();
  if (points < 2 && table.parameters.empty()) return;
  say("  points       {} of {} with {} replicates each; luck is {}\n", points,
      file.header().points_wanted, file.replicates().size(), table.luck);
  for (std::size_t p = 0; p < std::min(points, most_lines); ++p) {
    std::uint32_t const number = file.points()[p];
    Point const& point = table.points.at(number);
    std::string overrides;
    for (std::size_t k = 0; k < table.parameters.size(); ++k) {
      if (point.overrides.at(k).empty()) continue;
      overrides += fmt::format("{}{} = {}", overrides.empty() ? "" : ", ", table.parameters[k].path,
                               point.overrides[k]);
    }
    say("  point {:<6} {}{}{}\n", number, printable(point.label), point.label.empty() ? "" : ": ",
        !point.is_known     ? "not begun"
        : overrides.empty() ? "as declared"
                            : overrides);
  }
  if (points > most_lines) say("  …            and {} more\n", points - most_lines);
}

// What all units together took.
struct Costs {
  double cpu_seconds = 0, firm_quarters = 0;
  std::uint64_t peak_firms = 0, peak_memory_bytes = 0;
  [[nodiscard]] double ns_per_firm_quarter() const {
    return firm_quarters > 0 ? cpu_seconds / firm_quarters * 1e9 : 0.0;
  }
};

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

// Of the file, or of the parts of an unfinished run.
std::uintmax_t bytes_on_disk(fs::path const& path) {
  if (fs::is_regular_file(path)) return fs::file_size(path);
  std::uintmax_t sum = 0;
  for (auto const& entry :
       fs::directory_iterator(fs::is_directory(path) ? path : fs::path(path.string() + ".parts"))) {
    if (entry.is_regular_file()) sum += entry.file_size();
  }
  return sum;
}

// Labels of the instruments, with their kinds where they differ.
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

void print_costs(Costs const& costs) {
  if (costs.firm_quarters == 0) return;
  say("  simulated    {:.3g} firm-quarters, up to {} firms at once, in {} of one core\n",
      costs.firm_quarters, costs.peak_firms, duration_text(costs.cpu_seconds));
  say("  speed        {:.1f} ns per firm and quarter of simulation, pairing and recording; peak "
      "memory {}\n",
      costs.ns_per_firm_quarter(), bytes_text(static_cast<double>(costs.peak_memory_bytes)));
}

void print_design(RunHeader const& h) {
  say("  variants     {}\n", fmt::join(h.layout.variants, " · "));
  std::string instruments;
  for (auto const& [label, kind] : instruments_of(h)) {
    instruments += (instruments.empty() ? "" : " · ") + label +
                   (kind.empty() || kind == label ? "" : " (" + kind + ")");
  }
  say("  instruments  {}\n", instruments.empty() ? "none" : instruments);
  say("  stresses     {}\n", fmt::join(h.layout.stresses, " · "));
  say("  targets      at least {:g} net jobs at no more than {:g} kEUR each in {:g} % of worlds\n",
      h.number("target_net_jobs", 0), h.number("target_price_keur_per_job", 0),
      100.0 * h.number("target_worlds_share", 0));
}

struct Failure {
  RunUnit unit;
  std::string variant, stress, cause;
};

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

void print_failures(std::vector<Failure> const& failures, std::size_t points) {
  for (Failure const& f : std::span(failures).first(std::min(failures.size(), most_lines))) {
    say("  failed       {}, {} × {}: {}\n", text_of(f.unit, points), f.variant, f.stress, f.cause);
  }
  if (failures.size() > most_lines)
    say("  failed       … and {} more worlds\n", failures.size() - most_lines);
}

void print_history(std::vector<std::string> const& history) {
  std::size_t const shown = std::min(history.size(), most_lines), earlier = history.size() - shown;
  if (earlier > 0) say("  history      the last {} of {} sessions\n", shown, history.size());
  for (std::string const& session : std::span(history).last(shown))
    say("  history      {}\n", session);
}

Json stopping_json(RunHeader const& header) {
  auto const stopping = stopping_of(header);
  if (!stopping) return nullptr;
  return {{"rule", stopping->rule},
          {"maximum", stopping->maximum},
          {"alpha", stopping->alpha},
          {"looks", stopping->looks},
          {"reached", stopping->reached}};
}

// Numbers of replicates where there is one point, else pairs [point, replicate].
Json units_json(ResultFile const& file, std::vector<RunUnit> const& units) {
  Json list = Json::array();
  for (RunUnit const unit : units) {
    if (file.axes().points > 1) {
      list.push_back({unit.point, unit.replicate});
    } else {
      list.push_back(unit.replicate);
    }
  }
  return list;
}

Json points_json(ResultFile const& file) {
  PointTable const& table = file.header().points;
  Json points = Json::array();
  for (std::uint32_t const number : file.points()) {
    Point const& point = table.points.at(number);
    Json overrides = Json::object();
    for (std::size_t k = 0; k < table.parameters.size(); ++k) {
      if (!point.overrides.at(k).empty()) overrides[table.parameters[k].path] = point.overrides[k];
    }
    points.push_back({{"point", number},
                      {"label", point.label},
                      {"weight", point.weight},
                      {"overrides", std::move(overrides)}});
  }
  return {{"wanted", file.header().points_wanted},
          {"luck", table.luck},
          {"design", table.design},
          {"list", std::move(points)}};
}

Json json_of(ResultFile const& file, std::string const& path) {
  RunHeader const& h = file.header();
  Costs const costs = costs_of(file);
  Json instruments = Json::array();
  for (auto const& [label, kind] : instruments_of(h))
    instruments.push_back({{"label", label}, {"kind", kind}});
  Json failures = Json::array();
  for (Failure const& f : failures_of(file)) {
    failures.push_back({{"point", f.unit.point},
                        {"replicate", f.unit.replicate},
                        {"variant", f.variant},
                        {"stress", f.stress},
                        {"cause", f.cause}});
  }
  return {{"path", path},
          {"complete", file.complete()},
          {"warnings", file.warnings()},
          {"title", h.text("title")},
          {"world", h.text("world")},
          {"start_quarter", h.start_quarter},
          {"horizon_quarters", h.layout.quarters - 1},
          {"variants", h.layout.variants},
          {"instruments", std::move(instruments)},
          {"stresses", h.layout.stresses},
          {"targets",
           {{"net_jobs", h.number("target_net_jobs", 0)},
            {"price_keur_per_job", h.number("target_price_keur_per_job", 0)},
            {"worlds_share", h.number("target_worlds_share", 0)}}},
          {"replicates",
           {{"wanted", h.wanted().size()},
            {"done", units_json(file, file.done())},
            {"failed", units_json(file, file.failed())},
            {"missing", units_json(file, file.missing())}}},
          {"points", points_json(file)},
          {"shard", {{"number", h.shard.number}, {"of", h.shard.of}}},
          {"stopping", stopping_json(h)},
          {"failures", std::move(failures)},
          {"digest", h.digest},
          {"seed", h.seed},
          {"program",
           {{"version", h.program_version},
            {"model", h.model_version},
            {"revision", h.revision},
            {"compiler", h.compiler},
            {"flags", h.flags}}},
          {"made",
           {{"started", h.started},
            {"host", h.host},
            {"command", h.command_line},
            {"history", h.history}}},
          {"bytes_on_disk", bytes_on_disk(path)},
          {"costs",
           {{"firm_quarters", costs.firm_quarters},
            {"cpu_seconds", costs.cpu_seconds},
            {"ns_per_firm_quarter", costs.ns_per_firm_quarter()},
            {"peak_firms", costs.peak_firms},
            {"peak_memory_bytes", costs.peak_memory_bytes}}}};
}

}  // namespace

CommandLine describe_info() {
  CommandLine line(
      "info RESULT.h5",
      "Says what a result file (or the parts of an unfinished run) holds and how it was made.",
      "clustress info leipzig-small.h5", "RESULT.h5");
  line.add()("format,f", po::value<std::string>()->default_value("table"), "table or json")  //
      ("scenario", "print the effective scenario, every default filled in")                  //
      ("compare", po::value<std::string>()->value_name("FILE"),
       "name the first difference to another result, bit for bit; exit code 1 if any")  //
      ("values",
       "with --compare: by name, only what both results hold, value by value; lists what only one "
       "has");
  line.choose("format", {"table", "json"});
  return line;
}

int info_command(CommandLine const& line) {
  std::string const path = line.positional();
  if (line.has("values") && !line.has("compare"))
    throw UsageError("--values says how to compare; give --compare FILE too");
  if (auto const other = line.maybe<std::string>("compare")) {
    if (line.has("values"))
      return print_value_comparison(path, *other, line.get<std::string>("format") == "json");
    std::string const difference = compare_bits(path, *other);
    fmt::print("{}\n", difference.empty() ? "the same bits" : difference);
    return difference.empty() ? exit_complete : exit_failed_worlds;
  }
  ResultFile const file(path);
  RunHeader const& h = file.header();
  if (line.has("scenario")) {
    fmt::print("{}", h.scenario_toml);
    return exit_complete;
  }
  if (line.get<std::string>("format") == "json") {
    fmt::print("{}\n", json_of(file, path).dump(1, ' ', false, Json::error_handler_t::replace));
    return exit_complete;
  }
  say("{}\n", file.description());
  for (std::string const& warning : file.warnings()) say("  warning      {}\n", warning);
  say("  title        {}\n", h.text("title"));
  say("  world        {}, from {} over {} quarters\n", h.text("world"), h.start_quarter,
      h.layout.quarters - 1);
  print_design(h);
  print_points(file);
  say("  {}   {} wanted; done {}; failed {}; missing {}\n",
      file.axes().points > 1 ? "units     " : "replicates", h.wanted().size(),
      units_text(file, file.done()), units_text(file, file.failed()),
      units_text(file, file.missing()));
  if (auto const stopping = stopping_of(h))
    say("  stopping     {}\n", stopping_text(*stopping, h.replicates, file.complete()));
  say("  digest       {} (seed {}, model {})\n", h.digest, h.seed, h.model_version);
  say("  program      clustress {} ({}), {} {}\n", h.program_version, h.revision, h.compiler,
      h.flags);
  say("  on disk      {:.2f} MB\n", static_cast<double>(bytes_on_disk(path)) * 1e-6);
  print_costs(costs_of(file));
  print_failures(failures_of(file), file.axes().points);
  print_history(h.history);
  return exit_complete;
}

}  // namespace clustress
