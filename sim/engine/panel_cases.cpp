// sim/engine/panel_cases.cpp — which firms of a world that has ended are cases of the panel, and
// what is written of each.
#include <algorithm>
#include <limits>
#include <utility>

#include "sim/engine/panel.hpp"
#include "sim/programme/instrument.hpp"
#include "sim/world/size_class.hpp"

namespace clustress {
namespace {

std::int32_t flag(bool is_true) {
  return is_true ? 1 : 0;
}

}  // namespace

std::uint64_t PanelCollector::lot_of(FirmId firm) const {
  Block const draws = random_.block(combine(to_number(firm), key_), 1, Purpose::panel);
  return std::uint64_t{draws[0]} << 32 | draws[1];
}

std::vector<PanelCollector::Case> PanelCollector::cases(Counts& counts) const {
  std::unordered_map<std::uint64_t, std::vector<Application const*>> by_firm;
  for (Application const& application : applications_)
    by_firm[to_number(application.firm)].push_back(&application);
  std::vector<Case> list;
  for (std::size_t row = 0; row < std::max(without_.firms.size(), with_.firms.size()); ++row) {
    bool const is_there = row < without_.firms.size() && without_.firms[row].id != FirmId{};
    Case one{0, row, is_there ? without_.firms[row] : with_.firms[row], {}, 1.0};
    FirmId const id = one.firm.id;
    if (id == FirmId{}) continue;
    auto const applied = by_firm.find(to_number(id));
    if (applied != by_firm.end()) one.applications = std::move(applied->second);
    if (applied != by_firm.end()) by_firm.erase(applied);
    if (is_own(id) && !scenario_.panel.own_firms) continue;
    if (one.applications.empty()) {
      double const share = panel_sample_share(scenario_.panel, one.firm.jobs_at_start);
      if (!(random_.uniform(to_number(id), 0, Purpose::panel) < share)) continue;
      one.weight = 1.0 / share;
    } else {
      ++counts.applicants;
      counts.applications += static_cast<std::int32_t>(one.applications.size());
    }
    one.lot = lot_of(id);
    list.push_back(std::move(one));
  }
  counts.cases = static_cast<std::int32_t>(list.size());
  counts.unfounded = static_cast<std::int32_t>(by_firm.size());
  std::ranges::sort(list, {}, [](Case const& one) { return std::pair(one.lot, one.row); });
  return list;
}

void PanelCollector::close(std::size_t variant, std::size_t stress) {
  for (Case const& one : cases(counts_[{stress, variant}])) put(one, variant, stress);
}

void PanelCollector::put(Case const& one, std::size_t variant, std::size_t stress) {
  Cell const& cell = preparation_.economy->cell(one.firm.cell);
  lots_.push_back(one.lot);
  add<std::int32_t>(panel_column("variant"), static_cast<std::int32_t>(variant));
  add<std::int32_t>(panel_column("stress"), static_cast<std::int32_t>(stress));
  add<double>(panel_column("weight"), one.weight);
  add<std::int32_t>(panel_column("region"), static_cast<std::int32_t>(cell.region.get()));
  add<std::int32_t>(panel_column("sector"), static_cast<std::int32_t>(cell.sector.get()));
  add<std::int32_t>(panel_column("cluster"),
                    cell.cluster ? static_cast<std::int32_t>(cell.cluster->get()) : -1);
  add<std::int32_t>(panel_column("own_firm"), flag(is_own(one.firm.id)));
  add<std::int32_t>(panel_column("founded"), one.firm.founded);
  put_application(one, variant);
  put_support(one);
  put_years(one);
}

void PanelCollector::put_application(Case const& one, std::size_t variant) {
  auto const year_of = [&](Quarter quarter) {
    return scenario_.simulation.start.year + (quarter - 1) / 4;
  };
  auto const label_of = [&](std::size_t line) {
    return static_cast<std::int32_t>(preparation_.instrument_entries[variant][line]);
  };
  auto const case_number = static_cast<std::int32_t>(lots_.size() - 1);
  Application const none{{},
                         0,
                         0,
                         std::numeric_limits<double>::quiet_NaN(),
                         std::numeric_limits<double>::quiet_NaN(),
                         false,
                         0};
  bool const applied = !one.applications.empty();
  Application const& first = applied ? *one.applications.front() : none;
  auto const award =
      std::ranges::find_if(one.applications, [](Application const* a) { return a->awarded; });
  Quarter const awarded = award != one.applications.end() ? (*award)->quarter : 0;
  std::int32_t const jobs = first.jobs_before > 0 ? first.jobs_before : one.firm.jobs_at_start;
  add<std::int32_t>(panel_column("size_class"), static_cast<std::int32_t>(size_class(jobs)));
  add<std::int32_t>(panel_column("applications"),
                    static_cast<std::int32_t>(one.applications.size()));
  add<std::int32_t>(panel_column("applied_quarter"), first.quarter);
  add<std::int32_t>(panel_column("applied_year"), applied ? year_of(first.quarter) : 0);
  add<std::int32_t>(panel_column("instrument"), applied ? label_of(first.line) : -1);
  auto const rule = [&] {
    return preparation_.programmes[variant].lines[first.line].instrument->terms().selection;
  };
  add<std::int32_t>(panel_column("selection"), applied ? static_cast<std::int32_t>(rule()) : -1);
  add<double>(panel_column("score"), first.score);
  add<double>(panel_column("cutoff"), first.cutoff);
  add<std::int32_t>(panel_column("awarded"), flag(awarded > 0));
  add<std::int32_t>(panel_column("awarded_quarter"), awarded);
  add<std::int32_t>(panel_column("treated_year"), awarded > 0 ? year_of(awarded) : 0);
  for (Application const* application : one.applications) {
    add<std::int32_t>(panel_column("application_case"), case_number);
    add<std::int32_t>(panel_column("application_quarter"), application->quarter);
    add<std::int32_t>(panel_column("application_instrument"), label_of(application->line));
    add<double>(panel_column("application_score"), application->score);
    add<double>(panel_column("application_cutoff"), application->cutoff);
    add<std::int32_t>(panel_column("application_awarded"), flag(application->awarded));
  }
}

void PanelCollector::put_support(Case const& one) {
  auto const found = support_.find(to_number(one.firm.id));
  Support const support = found != support_.end() ? found->second : Support{};
  bool const is_founded_anyway =
      one.row < without_.firms.size() && without_.firms[one.row].id != FirmId{};
  add<std::int32_t>(panel_column("paid_quarter"), support.paid);
  add<double>(panel_column("support"), support.keur);
  add<std::int32_t>(panel_column("projects"), support.projects);
  add<std::int32_t>(panel_column("projects_anyway"),
                    support.anyway + (is_founded_anyway ? support.foundings : 0));
  for (std::size_t year = 0; year < years_.count(); ++year) {
    auto const paid = support.by_year.find(year);
    add<float>(panel_column("support_received"),
               paid != support.by_year.end() ? static_cast<float>(paid->second) : 0.0F);
  }
}

void PanelCollector::put_years(Case const& one) {
  for (std::size_t year = 0; year < years_.count(); ++year) {
    put_year(with_.seen(one.row, year), 0);
    put_year(without_.seen(one.row, year), 1);
  }
}

void PanelCollector::put_year(FirmYear const& year, std::size_t world) {
  float const none = std::numeric_limits<float>::quiet_NaN();
  add<std::int32_t>(panel_column("alive") + world, flag(year.alive));
  add<std::int32_t>(panel_column("jobs") + world, year.jobs);
  add<float>(panel_column("value_added") + world, year.value_added);
  add<float>(panel_column("outside_sales") + world, year.outside_sales);
  add<float>(panel_column("exports") + world, year.exports);
  add<float>(panel_column("productivity") + world, year.alive ? year.productivity : none);
  add<float>(panel_column("rd_capital") + world, year.rd_capital);
  add<std::int32_t>(panel_column("innovated") + world, flag(year.innovated));
  add<std::int32_t>(panel_column("exporter") + world, flag(year.exporter));
  add<std::int32_t>(panel_column("member") + world, flag(year.member));
  add<std::int32_t>(panel_column("links") + world, year.links);
}

PanelTable PanelCollector::finish(RunUnit unit) {
  std::vector<std::uint64_t> order = lots_;
  std::ranges::sort(order);
  order.erase(std::unique(order.begin(), order.end()), order.end());
  auto const point = static_cast<std::int32_t>(unit.point);
  auto const replicate = static_cast<std::int32_t>(unit.replicate);
  for (std::uint64_t const lot : lots_) {
    auto const place = std::ranges::lower_bound(order, lot) - order.begin();
    add<std::int32_t>(panel_column("firm"), static_cast<std::int32_t>(place) + 1);
    add<std::int32_t>(panel_column("point"), point);
    add<std::int32_t>(panel_column("replicate"), replicate);
  }
  for (std::size_t const stress : stresses_) {
    for (std::size_t const variant : variants_) {
      auto const found = counts_.find({stress, variant});
      Counts const counts = found != counts_.end() ? found->second : Counts{};
      add<std::int32_t>(panel_column("world_point"), point);
      add<std::int32_t>(panel_column("world_variant"), static_cast<std::int32_t>(variant));
      add<std::int32_t>(panel_column("world_stress"), static_cast<std::int32_t>(stress));
      add<std::int32_t>(panel_column("world_replicate"), replicate);
      add<std::int32_t>(panel_column("world_done"), flag(found != counts_.end()));
      add<std::int32_t>(panel_column("world_cases"), counts.cases);
      add<std::int32_t>(panel_column("world_applicants"), counts.applicants);
      add<std::int32_t>(panel_column("world_applications"), counts.applications);
      add<std::int32_t>(panel_column("world_unfounded"), counts.unfounded);
    }
  }
  table_.unit = unit;
  table_.entries = {stresses_.size() * variants_.size(), lots_.size(), lots_.size(),
                    table_.values<std::int32_t>(panel_column("application_case")).size()};
  return std::move(table_);
}

}  // namespace clustress
