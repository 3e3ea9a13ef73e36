#include "scenarios/loader/stress_reader.hpp"

#include <fmt/format.h>

#include "scenarios/loader/names.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

class StressReader {
 public:
  StressReader(WorldNames const& names, Horizon horizon, Draft& draft, Report& report)
      : names_(names),
        horizon_(horizon),
        draft_(draft),
        report_(report),
        taken_("stress", UniqueNames::added({"none", "undisturbed"}), report) {}

  void read(Node const& table, std::size_t number) {
    StressCase stress;
    for (BoundParameter const& label : bind(stress)) {
      auto const* entry = table.find(label.info->name);
      if (entry == nullptr) continue;
      if (auto const value = value_of(*label.info, entry->value, "stress", report_))
        label.set(*value);
    }
    std::string const context = stress.name.empty()
                                    ? fmt::format("stress {}", number)
                                    : fmt::format("stress \"{}\"", printable(stress.name));
    if (stress.name.empty())
      report_.fault(table.at, fmt::format("{}: no name. Give name = \"…\".", context));
    taken_.add(stress.name, table);
    read_parts(table, context, stress);
    draft_.scenario.stresses.push_back(std::move(stress));
  }

 private:
  void read_parts(Node const& table, std::string const& context, StressCase& stress) {
    auto& parts = draft_.stresses.emplace_back();
    if (table.find("part") == nullptr) {
      read_one(table, {"name", "description"}, context, parts, stress);
      if (!parts.empty()) stress.kind = parts.front().kind;
    } else {
      bind_table(table, {}, {"name", "description", "part"}, context, report_);
      std::size_t number = 0;
      for (Node const* part : tables_of(table, "stress.part", most_parts, report_)) {
        read_one(*part, {}, fmt::format("{}, part {}", context, ++number), parts, stress);
      }
      if (number == 0)
        report_.fault(table.at, context + ": no [[stress.part]]. Give one, or kind = \"…\".");
      stress.kind = "combined";
    }
    if (!stress.stresses.empty()) stress.severity = stress.stresses.front()->severity();
  }

  void read_one(Node const& table, std::vector<std::string> own_keys, std::string const& context,
                std::vector<Part<Stress>>& parts, StressCase& stress) {
    std::size_t const faults_before = report_.count();
    auto part = read_part(table, stress_catalogue(), std::move(own_keys), context, names_, report_);
    if (!part) return;
    if (report_.count() == faults_before) {
      stress.stresses.push_back(part->blueprint->build());
      check_horizon(*part, table, context);
    }
    parts.push_back(std::move(*part));
  }

  // Money after the last quarter is refused, and so is a stress that never comes.
  void check_horizon(Part<Stress> const& part, Node const& table, std::string const& context) {
    BoundParameters const parameters = part.blueprint->parameters();
    BoundParameter const* start = find_parameter(parameters, "start_quarter");
    int const horizon = draft_.scenario.simulation.horizon_quarters;
    if (horizon_ == Horizon::unknown || start == nullptr) return;
    auto const quarter = std::get<std::int64_t>(start->get());
    if (quarter <= horizon) return;
    auto const* entry = table.find("start_quarter");
    report_.fault(entry != nullptr ? entry->value.at : table.at,
                  fmt::format("{}: begins in quarter {}, after the last one (horizon_quarters = "
                              "{}), and would never act. Begin earlier (start_quarter) or simulate "
                              "longer.",
                              context, quarter, horizon));
  }

  WorldNames const& names_;
  Horizon horizon_;
  Draft& draft_;
  Report& report_;
  UniqueNames taken_;
};

}  // namespace

void read_stresses(Node const& root, WorldNames const& names, Horizon horizon, Draft& draft,
                   Report& report) {
  StressCase undisturbed;
  undisturbed.name = "undisturbed";
  undisturbed.description = "no stress";
  draft.scenario.stresses.push_back(std::move(undisturbed));
  draft.stresses.emplace_back();
  StressReader reader(names, horizon, draft, report);
  std::size_t number = 0;
  for (Node const* table : tables_of(root, "stress", most_stresses, report))
    reader.read(*table, ++number);
}

}  // namespace clustress::loader
