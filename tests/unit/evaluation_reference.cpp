// Every design on the kept panel gives the numbers of statsmodels, csdid, rdrobust and cvxpy, which
// tests/designs/check_designs.py has written down.
#include <clustress/catch.hpp>
#include <nlohmann/json.hpp>

#include "analysis/evaluation/design.hpp"
#include "tests/support/made_panel.hpp"

using namespace clustress;

namespace {

std::string const folder = std::string(CLUSTRESS_SOURCE_DIR) + "/tests/support/designs/";

// By the names of the reference.
std::map<std::string, double> numbers_of(std::string const& name, DesignResult const& r) {
  std::map<std::string, double> all{
      {"estimate", r.estimate},   {"standard error", r.standard_error},
      {"s.e.", r.standard_error}, {"low", r.interval.low},
      {"high", r.interval.high},  {"p-value", r.p_value},
      {"truth", r.truth}};
  std::map<std::string, std::string> const details{{"caliper", "caliper"},
                                                   {"bandwidth", "bandwidth"},
                                                   {"bias bandwidth", "bias_bandwidth"},
                                                   {"plain estimate", "plain_estimate"},
                                                   {"plain s.e.", "plain_standard_error"},
                                                   {"duality gap", "duality_gap"}};
  for (auto const& [told, detail] : details) all[told] = r.detail(detail);
  for (EventEffect const& e : r.path) {
    std::string const time = std::to_string(e.event_time);
    all["e" + time] = all["event time " + time] = e.estimate;
    all["e" + time + " standard error"] = all["event time " + time + " s.e."] = e.standard_error;
  }
  if (r.pre_trend) {
    all["Wald test"] = r.pre_trend->statistic;
    all["Wald p-value"] = r.pre_trend->p_value;
  }
  std::map<std::string, double> named;
  for (auto const& [told, value] : all) named[name + " " + told] = value;
  return named;
}

}  // namespace

TEST_CASE("designs give the numbers of established packages on the same panel", "[evaluation]") {
  FirmPanel const panel = test::read_kept_panel(folder + "panel.csv");
  std::map<std::string, double> ours;
  for (DesignFunction const function : design_catalogue()) {
    DesignResult const result = evaluate(function(), panel, {});
    INFO(function().name() << ": " << result.missing);
    REQUIRE(result.is_given());
    ours.merge(numbers_of(std::string(function().name()), result));
  }
  std::ifstream in(folder + "reference.json");
  auto const reference = nlohmann::json::parse(in);
  REQUIRE(reference["values"].size() > 60);
  for (auto const& [name, value] : reference["values"].items()) {
    INFO(name);
    REQUIRE(ours.contains(name));
    CHECK(std::abs(ours[name] - value.get<double>()) <=
          1e-8 * std::max(1.0, std::abs(value.get<double>())));
  }
}
