#include "scenarios/loader/variant_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/loader/decompose_reader.hpp"
#include "scenarios/loader/names.hpp"
#include "sim/core/contracts.hpp"
#include "sim/core/money.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

UniqueNames::Reserved reserved_names() {
  UniqueNames::Reserved names = UniqueNames::added({"none"});
  names.emplace("demand", "results of earlier versions call `household_transfer` so");
  for (std::string_view const kind : reference_kinds)
    names.emplace(kind, "the program adds this reference programme by itself");
  return names;
}

class VariantReader {
 public:
  VariantReader(WorldNames const& names, Horizon horizon, Draft& draft, Report& report)
      : names_(names),
        horizon_(horizon),
        draft_(draft),
        report_(report),
        taken_("variant", reserved_names(), report) {}

  void read(Node const& table, std::size_t number) {
    Variant variant;
    std::string const label(label_of(table));
    std::string const context = label.empty() ? fmt::format("variant {}", number)
                                              : fmt::format("variant \"{}\"", printable(label));
    std::size_t const faults_before = report_.count();
    bind_table(table, bind(variant), {"instrument"}, context, report_);
    if (variant.name.empty() && report_.count() == faults_before)
      report_.fault(table.at, context + ": no name. Give name = \"…\".");
    names_.check(table, context, report_);
    taken_.add(variant.name, table);
    check_channels(variant, table, context);
    for (Channel const channel : channels_of(variant))
      taken_.add(channel_run_name(variant.name, channel), table);
    read_instruments(table, context, variant);
    draft_.scenario.variants.push_back(std::move(variant));
  }

  [[nodiscard]] bool too_many_instruments() const { return instruments_ > most_instruments; }
  [[nodiscard]] UniqueNames& taken() { return taken_; }

 private:
  void read_instruments(Node const& table, std::string const& context, Variant& variant) {
    UniqueNames labels("instrument", {}, report_);
    auto& parts = draft_.instruments.emplace_back();
    std::size_t position = 0;
    for (Node const* one : tables_of(table, "variant.instrument", most_instruments, report_)) {
      if (++instruments_ > most_instruments) return;
      std::size_t const faults_before = report_.count();
      std::string const place = fmt::format("{}, instrument {}", context, ++position);
      auto part = read_part(*one, instrument_catalogue(), {}, place, names_, report_);
      bool const sound = report_.count() == faults_before;
      labels.add(std::string(label_of(*one)), *one);
      if (!part) continue;
      if (sound) {
        name_by_kind(*part);
        variant.instruments.push_back(part->blueprint->build());
        if (horizon_ == Horizon::known)
          check_horizon(variant.instruments.back()->terms(), *one, context);
      }
      parts.push_back(std::move(*part));
    }
  }

  void check_channels(Variant const& variant, Node const& table, std::string const& context) {
    auto const* const key = table.find("channels");
    if (key == nullptr) return;
    std::vector<std::string> names;
    for (ChannelEntry const& entry : channel_entries()) names.emplace_back(entry.name);
    for (std::string const& name : variant.channels) {
      if (find_channel(name) == nullptr)
        report_.unknown(key->value.at, context, "channel", name, names);
      if (std::ranges::count(variant.channels, name) > 1) {
        report_.fault(key->value.at,
                      fmt::format("{}: channel \"{}\" twice. Name each channel once.", context,
                                  printable(name)));
        return;
      }
    }
  }

  static void name_by_kind(Part<Instrument>& part) {
    for (BoundParameter const& parameter : part.blueprint->parameters()) {
      if (parameter.info->name == "name" && std::get<std::string>(parameter.get()).empty())
        parameter.set(part.kind);
    }
  }

  void check_horizon(DeliveryTerms const& terms, Node const& table, std::string const& context) {
    int const horizon = draft_.scenario.simulation.horizon_quarters;
    Cents released = 0;
    for (int quarter = 1; quarter <= horizon; ++quarter)
      released += release_in_quarter(terms, quarter);
    Cents const late = to_cents(terms.budget_keur) - released;
    if (late == 0) return;
    auto const* budget = table.find("budget_keur");
    report_.fault(
        budget != nullptr ? budget->value.at : table.at,
        fmt::format(
            "{}, instrument \"{}\": {} of {} kEUR would be released after the last quarter "
            "(horizon_quarters = {}). Release it earlier (start_quarter, duration_quarters, "
            "budget_path_keur) or simulate longer.",
            context, printable(label_of(table)), to_keur(late), terms.budget_keur, horizon));
  }

  WorldNames const& names_;
  Horizon horizon_;
  Draft& draft_;
  Report& report_;
  UniqueNames taken_;
  std::size_t instruments_ = 0;
};

std::vector<Cents> releases(Variant const& variant, int horizon) {
  std::vector<Cents> path;
  for (int quarter = 1; quarter <= horizon; ++quarter) {
    Cents sum = 0;
    for (auto const& instrument : variant.instruments)
      sum += release_in_quarter(instrument->terms(), quarter);
    path.push_back(sum);
  }
  while (!path.empty() && path.back() == 0) path.pop_back();
  return path;
}

Cents total(std::vector<Cents> const& path) {
  Cents sum = 0;
  for (Cents const cents : path) sum += cents;
  return sum;
}

Part<Instrument> reference_part(std::string const& kind, std::vector<Cents> const& path) {
  auto part = part_of(instrument_catalogue(), kind);
  CLUSTRESS_REQUIRE(part.has_value(),
                    "the instrument catalogue lacks the reference programme " + kind);
  std::vector<double> path_keur;
  for (Cents const cents : path) path_keur.push_back(to_keur(cents));
  BoundParameters const parameters = part->blueprint->parameters();
  auto const set = [&](std::string_view name, ParameterValue const& value) {
    find_parameter(parameters, name)->set(value);
  };
  set("name", kind);
  set("budget_keur", to_keur(total(path)));
  set("budget_path_keur", path_keur);
  set("start_quarter", std::int64_t{1});
  return std::move(*part);
}

}  // namespace

void read_variants(Node const& root, WorldNames const& names, Horizon horizon, Draft& draft,
                   Report& report) {
  Variant none;
  none.name = "none";
  none.description = "no programme";
  draft.scenario.variants.push_back(std::move(none));
  draft.instruments.emplace_back();
  VariantReader reader(names, horizon, draft, report);
  std::size_t const faults_before = report.count();
  std::size_t number = 0;
  for (Node const* table : tables_of(root, "variant", most_variants, report)) {
    reader.read(*table, ++number);
    if (!reader.too_many_instruments()) continue;
    report.fault(
        table->at,
        fmt::format("more than {} instruments in all variants together. Split the scenario.",
                    most_instruments));
    return;
  }
  read_decompositions(root, report.count() == faults_before, reader.taken(), draft, report);
}

void add_channel_runs(Draft& draft) {
  std::vector<Variant>& variants = draft.scenario.variants;
  for (std::size_t v = 1; v < variants.size(); ++v) {
    Variant const variant = variants[v];
    for (Channel const channel : channels_of(variant)) {
      auto const next = static_cast<std::ptrdiff_t>(++v);
      variants.insert(variants.begin() + next, channel_run_of(variant, channel));
      draft.instruments.emplace(draft.instruments.begin() + next);
    }
  }
}

void add_reference_programmes(Draft& draft) {
  Scenario& scenario = draft.scenario;
  if (!scenario.simulation.reference_programmes || scenario.variants.size() < 2) return;
  std::vector<Cents> path;
  std::size_t largest = 1;
  for (std::size_t v = 1; v < scenario.variants.size(); ++v) {
    auto candidate = releases(scenario.variants[v], scenario.simulation.horizon_quarters);
    if (total(candidate) <= total(path)) continue;
    path = std::move(candidate);
    largest = v;
  }
  for (std::string_view const name : reference_kinds) {
    std::string const kind(name);
    Variant reference;
    reference.name = kind;
    reference.description = fmt::format("reference: the money of \"{}\" without its instruments",
                                        scenario.variants[largest].name);
    reference.regions = scenario.variants[largest].regions;
    reference.financed_inside_share = scenario.variants[largest].financed_inside_share;
    reference.reference = true;
    draft.instruments.emplace_back().push_back(reference_part(kind, path));
    reference.instruments.push_back(draft.instruments.back().back().blueprint->build());
    scenario.variants.push_back(std::move(reference));
  }
}

}  // namespace clustress::loader
