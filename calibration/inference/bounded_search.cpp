#include "calibration/inference/bounded_search.hpp"

#include <exception>
#include <nlopt.hpp>
#include <stdexcept>

namespace clustress {

namespace {

struct Calls {
  std::function<double(std::vector<double> const&)> const& cost;
  std::size_t left;
  LowestPoint lowest;
  std::exception_ptr fault;
};

// NLopt gives the caller another exception than was thrown, so ours is kept aside.
double call(std::vector<double> const& cube, std::vector<double>&, void* user) {
  auto& calls = *static_cast<Calls*>(user);
  if (calls.left == 0) throw nlopt::forced_stop();
  --calls.left;
  try {
    double const value = calls.cost(cube);
    if (calls.lowest.cube.empty() || value < calls.lowest.value) {
      calls.lowest = {cube, value, false};
    }
    return value;
  } catch (...) {
    calls.fault = std::current_exception();
    throw nlopt::forced_stop();
  }
}

}  // namespace

LowestPoint lowest_point(std::function<double(std::vector<double> const&)> const& cost,
                         std::vector<double> const& start, BoundedSearch const& search) {
  Calls calls{cost, search.most_calls, {}, nullptr};
  nlopt::opt powell(nlopt::LN_BOBYQA, static_cast<unsigned>(start.size()));
  powell.set_min_objective(call, &calls);
  powell.set_lower_bounds(0.0);
  powell.set_upper_bounds(1.0);
  powell.set_initial_step(search.first_step);
  powell.set_xtol_abs(search.last_step);
  std::vector<double> cube = start, none;
  double value = 0.0;
  try {
    call(start, none, &calls);  // NLopt begins elsewhere if the start is near a bound
    powell.optimize(cube, value);
  } catch (std::runtime_error const&) {
    // Of NLopt: rounding lets nothing be lower, or the calls are used up.
    if (calls.fault) std::rethrow_exception(calls.fault);
  }
  calls.lowest.is_settled = calls.left > 0;
  return calls.lowest;
}

}  // namespace clustress
