#include "sim/app/info_json.hpp"

#include <nlohmann/json.hpp>

#include "analysis/data/stopping.hpp"
#include "sim/app/facts_json.hpp"
#include "sim/app/info_facts.hpp"
#include "sim/results/scenario_facts.hpp"

namespace clustress {
using Json = nlohmann::ordered_json;
namespace {

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
          {"format", h.format_version},
          {"complete", file.complete()},
          {"warnings", file.warnings()},
          {"title", h.text("title")},
          {"world", h.text("world")},
          {"world_scale", read_facts(h).world_scale},
          {"start_quarter", h.start_quarter},
          {"horizon_quarters", h.layout.quarters - 1},
          {"variants", h.layout.variants},
          {"instruments", std::move(instruments)},
          {"stresses", h.layout.stresses},
          {"variant_facts", variant_facts_json(h)},
          {"stress_facts", stress_facts_json(h)},
          {"targets",
           {{"net_jobs", h.number("target_net_jobs", 0)},
            {"price_keur_per_job", h.number("target_price_keur_per_job", 0)},
            {"worlds_share", h.number("target_worlds_share", 0)}}},
          {"replicates",
           {{"wanted", h.wanted().size()},
            {"done", units_json(file, file.done())},
            {"failed", units_json(file, file.failed())},
            {"missing", units_json(file, file.missing())}}},
          {"world_numbers", world_numbers_json(h)},
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

std::string info_json(ResultFile const& file, std::string const& path) {
  return json_of(file, path).dump(1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace clustress
