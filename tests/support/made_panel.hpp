// tests/support/made_panel.hpp — panels of firms for tests: the kept one, and made ones.
#pragma once

#include <cmath>
#include <cstdint>
#include <fstream>
#include <limits>
#include <map>
#include <numbers>
#include <random>
#include <sstream>
#include <string>

#include "analysis/evaluation/panel.hpp"

namespace clustress::test {

inline void add_row(FirmPanel& p, std::int64_t firm, int year, int treated, double jobs,
                    double without) {
  p.firm.push_back(firm);
  p.year.push_back(year);
  p.treated_year.push_back(treated);
  p.applied_year.push_back(0);
  p.score.push_back(std::numeric_limits<double>::quiet_NaN());
  p.cutoff.push_back(p.score.back());
  for (auto* list : {&p.region, &p.sector, &p.cluster, &p.size_class}) list->push_back(0);
  p.weight.push_back(1.0);
  p.jobs.push_back(jobs);
  for (OutcomeColumn const& column : outcome_columns) {
    if (column.with != &FirmPanel::jobs) (p.*column.with).push_back(1.0);
  }
  p.jobs_without.push_back(without);
}

// Rows of a plain CSV file (no quotes) by column; an empty field is NaN.
inline FirmPanel read_kept_panel(std::string const& path) {
  std::ifstream in(path);
  std::vector<std::string> names;
  std::string line, field;
  std::getline(in, line);
  for (std::istringstream head(line); std::getline(head, field, ',');) names.push_back(field);
  FirmPanel p;
  while (std::getline(in, line)) {
    std::map<std::string, double> row;
    std::istringstream fields(line);
    for (std::string const& name : names) {
      std::getline(fields, field, ',');
      row[name] = field.empty() ? std::numeric_limits<double>::quiet_NaN() : std::stod(field);
    }
    auto const whole = [&](char const* name) { return static_cast<std::int32_t>(row.at(name)); };
    add_row(p, whole("firm"), whole("year"), whole("treated_year"), row["jobs"],
            row["jobs_without"]);
    p.applied_year.back() = whole("applied_year");
    p.score.back() = row["score"];
    p.cutoff.back() = row["cutoff"];
    p.region.back() = whole("region");
    p.sector.back() = whole("sector");
    p.cluster.back() = whole("cluster");
    p.weight.back() = row["weight"];
    p.sales.back() = row["sales"];
    p.productivity.back() = row["productivity"];
    p.exports.back() = row["exports"];
  }
  return p;
}

// Independent standard normal draws (Box & Muller 1958), the same on every machine.
class Normal {
 public:
  explicit Normal(std::uint64_t seed) : bits_(seed) {}
  double uniform() { return (static_cast<double>(bits_() >> 11) + 0.5) * 0x1p-53; }
  double operator()() {
    return std::sqrt(-2.0 * std::log(uniform())) * std::cos(2.0 * std::numbers::pi * uniform());
  }

 private:
  std::mt19937_64 bits_;
};

struct MadePanel {
  int firms = 200, years = 8, first_year = 2015;
  double effect = 2.0;
  double treated_share = 0.35;
  bool staggered = false;   // awards in two years, else in one
  double selection = 0.0;   // of the firm's own level, on who is treated
  double trend = 0.0;       // a year, of treated firms, without any programme
  std::size_t groups = 12;  // by region and sector
};

// Jobs = firm + year + persistent luck + effect from the award on.
inline FirmPanel made_panel(MadePanel const& m, std::uint64_t seed) {
  Normal normal(seed);
  FirmPanel p;
  p.label = "made";
  std::vector<double> of_year;
  for (int t = 0; t < m.years; ++t) of_year.push_back(0.5 * normal());
  for (int f = 0; f < m.firms; ++f) {
    double const own = normal();
    bool const treated = normal.uniform() < m.treated_share + m.selection * own;
    int const award = m.first_year + m.years / 2 + (m.staggered && normal.uniform() < 0.5 ? 2 : 0);
    auto const group = static_cast<std::int32_t>(normal.uniform() * static_cast<double>(m.groups));
    double luck = 0.0;
    for (int t = 0; t < m.years; ++t) {
      luck = 0.6 * luck + normal();
      int const year = m.first_year + t;
      double const without = 60.0 + 5.0 * own + of_year[static_cast<std::size_t>(t)] + luck +
                             (treated ? m.trend * t : 0);
      double const with = without + (treated && year >= award ? m.effect : 0.0);
      add_row(p, f, year, treated ? award : 0, with, without);
      p.region.back() = group / 4;
      p.sector.back() = group % 4;
    }
  }
  return p;
}

}  // namespace clustress::test
