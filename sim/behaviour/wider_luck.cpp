// sim/behaviour/wider_luck.cpp — luck of firms is wider in bad times.
//
// Equations and parameters: docs/model/mechanisms/wider_luck.md. The mean factor on sales stays
// one, so demand and outside sales do not move: more firms win and more lose. It is a form, not a
// cause: some customers fall away and others do not. The pass does not run in good times.
#include "sim/behaviour/wider_luck.hpp"

#include "sim/behaviour/demand_gap.hpp"
#include "sim/world/mechanism_entry.hpp"

namespace clustress {
namespace {

CLUSTRESS_KERNEL
void widen(std::size_t n, double const width, double const guard, double const* __restrict arrival,
           double* __restrict scale, double* __restrict growth) {
  for (std::size_t i = 0; i < n; ++i) {
    double const usual = scale[i], wider = usual * width;
    double const now = wider < guard ? wider : guard;
    growth[i] += shock_drift(arrival[i], now) - shock_drift(arrival[i], usual);
    scale[i] = now;
  }
}

}  // namespace

double luck_width(double dispersion, double gap) {
  return gap < 0.0 ? 1.0 - dispersion * gap : 1.0;
}

void widen_luck(World const& world, Tile tile, double const* arrival, double* scale,
                double* growth) {
  MarketParameters const& p = world.economy->parameters.market;
  double const width = luck_width(world.economy->parameters.cycle.bad_times_dispersion,
                                  demand_gap(world, tile.cell));
  if (width == 1.0) return;
  widen(tile.size, width, p.shock_guard, arrival, scale, growth);
}

struct WiderLuckMechanism {
  static constexpr std::string_view name = "wider luck";
};

template Mechanism const& mechanism<WiderLuckMechanism>();

}  // namespace clustress
