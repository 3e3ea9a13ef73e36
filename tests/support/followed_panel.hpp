// tests/support/followed_panel.hpp — a replicate of the small world with its panel of firms.
#pragma once

#include <algorithm>
#include <memory>
#include <string>

#include "sim/engine/panel.hpp"
#include "tests/support/small_world.hpp"

namespace clustress::test {

struct Followed {
  Outcome outcome;
  PanelTable table;
  OutcomeLayout layout;
  PanelLayout panel;

  [[nodiscard]] double value(std::string const& group, std::string const& name, std::size_t variant,
                             std::size_t stress, std::size_t quarter, std::size_t entry = 0) const {
    auto const found = std::ranges::find_if(
        layout.datasets, [&](DatasetInfo const& d) { return d.group == group && d.name == name; });
    return outcome.values[layout.at(*found, variant, stress, quarter, entry)];
  }
  template <class T>
  [[nodiscard]] T at(std::size_t column, std::size_t row) const {
    return table.values<T>(column)[row];
  }
  [[nodiscard]] std::int32_t whole(std::size_t column, std::size_t row) const {
    return at<std::int32_t>(column, row);
  }
  [[nodiscard]] std::size_t cases() const { return table.entries[1]; }
  [[nodiscard]] std::size_t years() const { return panel.years.size(); }
};

// `told`: the economy that the collector is told of, if not the one that is simulated.
inline Followed follow(Scenario const& scenario, std::uint32_t replicate = 0,
                       std::shared_ptr<Economy const> told = nullptr) {
  Preparation const preparation = prepare(scenario);
  Preparation known = preparation;
  if (told) known.economy = told;
  StopFlag const never{false};
  PanelCollector collector(scenario, known);
  Followed followed{run_replicate(
                        scenario, preparation, replicate, never, {},
                        [&](auto variant, auto stress, auto& world) {
                          collector.observe(variant, stress, world);
                        },
                        [&](auto& world) { collector.before(world); }),
                    {},
                    preparation.layout,
                    panel_layout_of(scenario)};
  followed.table = collector.finish({0, replicate});
  return followed;
}

// Short money, so that some applicants are refused; a recession; founders; all firms in the panel.
inline Scenario followed_scenario(double sample_share = 1.0) {
  Scenario scenario = small_scenario();
  add_variant(scenario, "vouchers", {small_voucher({{"budget_keur", 300.0}})});
  add_variant(scenario, "start-ups",
              {make_instrument("start_up_support", {{"budget_keur", 400.0},
                                                    {"duration_quarters", std::int64_t{8}},
                                                    {"awareness_share", 1.0}})});
  add_variant(scenario, "lottery",
              {small_voucher({{"budget_keur", 200.0}, {"selection", std::string("lottery")}}),
               small_voucher({{"name", std::string("late")},
                              {"budget_keur", 200.0},
                              {"start_quarter", std::int64_t{9}}})});
  add_stress(scenario, "recession", "demand_recession", {{"start_quarter", std::int64_t{5}}});
  scenario.panel.is_wanted = true;
  scenario.panel.sample_share = sample_share;
  scenario.panel.stresses = {"undisturbed", "recession"};
  return scenario;
}

}  // namespace clustress::test
