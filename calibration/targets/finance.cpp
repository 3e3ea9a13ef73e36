// calibration/targets/finance.cpp — how many firms owe their banks money, how differently they hold
// cash, and how often a bank says no.
#include <algorithm>
#include <vector>

#include "calibration/mean.hpp"
#include "calibration/target_entry.hpp"

namespace clustress {
namespace {

// Third over first quartile of cash in quarters of sales.
double quartile_ratio(World const& world) {
  std::vector<double> cash;
  for_each_firm(world, [&](CellRow, std::size_t row) {
    double const sales = world.firms.local_sales[row] + world.firms.outside_sales[row];
    if (sales > 0.0) cash.push_back(world.firms.cash[row] / sales);
  });
  if (cash.size() < 4) return no_population;
  auto const quantile = [&cash](double share) {
    auto const place =
        cash.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(cash.size() - 1));
    std::nth_element(cash.begin(), place, cash.end());
    return *place;
  };
  double const low = quantile(0.25), high = quantile(0.75);
  return low > 0.0 ? high / low : no_population;
}

}  // namespace

class FinanceTargets {
 public:
  static constexpr std::string_view phenomenon = "debt, cash and refusals";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        {"firms_with_debt",
         all_enterprises,
         "share",
         {0.5,
          {0.4, 0.7},
          {0.05, 0.09, judgement, "30 % ask in half a year; stock and spread judged"}},
         "ECB SAFE 2015, 2016; stock from memory",
         target,
         [](YearEnd const& year) { return year.total("indebted_firms") / year.total("firms"); }},
        {"cash_quartiles",
         all_enterprises,
         "third over first",
         {4.8, {3.0, 6.0}, {0.05, 0.9, judgement, "13 and 62 days of outflow; spread judged"}},
         "JPMorgan Chase Institute 2016, small US firms",
         target,
         [](YearEnd const& year) { return quartile_ratio(year.world); }},
        {"loan_refusals",
         "firms that want a loan",
         "share refused",
         {0.085, {0.06, 0.15}, {0.005, 0.035, judgement, "8 and 9 %; spread judged"}},
         "ECB SAFE 2015, 2016",
         target,
         [](YearEnd const& year) {
           double const asked = year.total("loans_asked");
           return asked > 0.0 ? year.total("loans_refused") / asked : no_population;
         }},
    };
    return targets;
  }
};

template TargetFile targets<FinanceTargets>();

}  // namespace clustress
