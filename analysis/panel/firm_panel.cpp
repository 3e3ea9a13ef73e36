#include "analysis/panel/firm_panel.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace clustress {
namespace {

std::string label_of(PanelFile const& file, PanelFile::World const& world) {
  std::string label = fmt::format("{}, {}, replicate {}", file.labels("variant")[world.variant],
                                  file.labels("stress")[world.stress], world.unit.replicate);
  if (world.unit.point > 0) label += fmt::format(", point {}", world.unit.point);
  return label;
}

class Reader {
 public:
  Reader(PanelFile const& file, PanelFile::World const& world)
      : layout_(file.layout()), table_(file.read(world)), lottery_(lottery_of(file)) {
    panel_.label = label_of(file, world);
  }

  FirmPanel read() {
    double const level = mean_productivity();
    for (std::size_t one = 0; one < table_.entries[1]; ++one) {
      std::size_t year = 0;
      while (year < years() && whole<panel_column("alive")>(one * years() + year) == 0) ++year;
      for (; year < years(); ++year) add(one, year, level);
    }
    return std::move(panel_);
  }

 private:
  static std::int32_t lottery_of(PanelFile const& file) {
    std::vector<std::string> const& rules = file.labels("selection");
    return static_cast<std::int32_t>(std::ranges::find(rules, "lottery") - rules.begin());
  }

  [[nodiscard]] std::size_t years() const { return layout_.years.size(); }
  template <std::size_t column>
  [[nodiscard]] std::int32_t whole(std::size_t row) const {
    return table_.values<std::int32_t>(column)[row];
  }
  template <std::size_t column>
  [[nodiscard]] double real(std::size_t row) const {
    return static_cast<double>(table_.values<float>(column)[row]);
  }
  template <std::size_t column>
  [[nodiscard]] double exact(std::size_t row) const {
    return table_.values<double>(column)[row];
  }

  [[nodiscard]] double mean_productivity() const {
    std::size_t const year = layout_.years_before > 0 ? layout_.years_before - 1 : 0;
    double sum = 0, weights = 0;
    for (std::size_t one = 0; one < table_.entries[1] && year < years(); ++one) {
      std::size_t const row = one * years() + year;
      if (whole<panel_column("alive")>(row) == 0) continue;
      double const weight = exact<panel_column("weight")>(one);
      sum += weight * std::exp(real<panel_column("productivity")>(row));
      weights += weight;
    }
    return weights > 0 ? sum / weights : 1.0;
  }

  void add(std::size_t one, std::size_t year, double level) {
    double const none = std::numeric_limits<double>::quiet_NaN();
    std::size_t const row = one * years() + year;
    bool const is_lottery = whole<panel_column("selection")>(one) == lottery_;
    panel_.firm.push_back(whole<panel_column("firm")>(one));
    panel_.year.push_back(layout_.years[year]);
    panel_.treated_year.push_back(whole<panel_column("treated_year")>(one));
    panel_.applied_year.push_back(whole<panel_column("applied_year")>(one));
    panel_.score.push_back(is_lottery ? none : exact<panel_column("score")>(one));
    panel_.cutoff.push_back(is_lottery ? none : exact<panel_column("cutoff")>(one));
    panel_.region.push_back(whole<panel_column("region")>(one));
    panel_.sector.push_back(whole<panel_column("sector")>(one));
    panel_.cluster.push_back(whole<panel_column("cluster")>(one));
    panel_.size_class.push_back(whole<panel_column("size_class")>(one));
    panel_.weight.push_back(exact<panel_column("weight")>(one));
    // Without the programme stands right after with it.
    auto const add_pair = [&](FirmOutcome outcome, std::size_t column, auto&& value_of) {
      (panel_.*column_of(outcome).with).push_back(value_of(column, row));
      (panel_.*column_of(outcome).without).push_back(value_of(column + 1, row));
    };
    auto const number = [&](std::size_t column, std::size_t place) {
      return std::visit([&](auto const& values) { return static_cast<double>(values[place]); },
                        table_.columns[column]);
    };
    auto const relative = [&](std::size_t column, std::size_t place) {
      std::size_t const lives = column == panel_column("productivity")
                                    ? panel_column("alive")
                                    : panel_column("alive_without");
      return number(lives, place) != 0.0 ? std::exp(number(column, place)) / level : 0.0;
    };
    using enum FirmOutcome;
    add_pair(jobs, panel_column("jobs"), number);
    add_pair(sales, panel_column("value_added"), number);
    add_pair(value_added, panel_column("value_added"), number);
    add_pair(productivity, panel_column("productivity"), relative);
    add_pair(exports, panel_column("exports"), number);
    add_pair(rd_capital, panel_column("rd_capital"), number);
    add_pair(innovated, panel_column("innovated"), number);
    add_pair(exporter, panel_column("exporter"), number);
    add_pair(alive, panel_column("alive"), number);
  }

  PanelLayout const& layout_;
  PanelTable table_;
  std::int32_t lottery_;
  FirmPanel panel_;
};

}  // namespace

FirmPanel read_firm_panel(PanelFile const& file, PanelFile::World const& world) {
  FirmPanel panel = Reader(file, world).read();
  require_valid(panel);
  return panel;
}

}  // namespace clustress
