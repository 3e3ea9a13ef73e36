// sim/behaviour/research.cpp — R&D spending builds a stock of knowledge that decays; the stock
// makes a firm innovate and understand others.
//
// Equations and parameters: docs/model/mechanisms/research.md. Able or large firms do R&D; it is
// paid from cash and is income of research staff and suppliers (incomes.cpp). The stock per annual
// sales raises the hazard of innovation with decreasing returns, and the absorptive capacity.
// Ability reverts to its mean, so no firm does R&D for ever.
#include "sim/behaviour/research.hpp"

#include "sim/behaviour/finance.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/kernel_sums.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

constexpr double most_intensity = 2.0;     // k⁺, annual sales
constexpr double least_sales_keur = 1e-6;  // keeps the ratio finite

CLUSTRESS_KERNEL
double spend(std::size_t n, ResearchParameters const p, double const* __restrict log_size,
             float const* __restrict ability, double const* __restrict local_sales,
             double const* __restrict outside_sales, std::uint8_t const* __restrict shortage,
             double* __restrict cash, float* __restrict stock, float* __restrict spent,
             double* __restrict factor, double* __restrict absorption) {
  double spending[Tile::capacity];
  double const centre = 0.5 * p.intensity_slope * p.intensity_slope;
  for (std::size_t i = 0; i < n; ++i) {
    double const z = static_cast<double>(ability[i]);
    double const sales = local_sales[i] + outside_sales[i];
    double const cut = static_cast<double>(shortage[i]) * per_shortage;
    double const kept = p.constrained_share * cut + (1.0 - cut);
    double const wanted = p.intensity * fast_exp(p.intensity_slope * z - centre) * sales * kept;
    double const performs = z + 0.5 * log_size[i] > p.performer_threshold ? 1.0 : 0.0;
    spending[i] = performs * wanted;
    cash[i] -= spending[i];
    spent[i] = static_cast<float>(spending[i]);
    double const next = (1.0 - p.depreciation) * static_cast<double>(stock[i]) + spending[i];
    stock[i] = static_cast<float>(next);
    double const ratio = next / (4.0 * sales + least_sales_keur);
    double const k = ratio < most_intensity ? ratio : most_intensity;
    factor[i] = 1.0 + p.hazard_effect * square_root(k / p.reference_intensity);
    absorption[i] = k / (k + p.absorption_half);
  }
  return lane_sum(spending, n);
}

}  // namespace

void do_research(World& world, Workspace& workspace, Tile tile) {
  FirmTable& firms = world.firms;
  double log_size[Tile::capacity];
  std::size_t const b = tile.begin;
  world.economy->sizes.gather(&firms.jobs[b], tile.size, &SizeEffects::log_size, log_size);
  double const spent =
      spend(tile.size, world.economy->parameters.research, log_size, &firms.ability[b],
            &firms.local_sales[b], &firms.outside_sales[b], &firms.shortage[b], &firms.cash[b],
            &firms.rd_stock[b], &firms.rd_spending[b], workspace.tile.research,
            workspace.tile.absorption);
  world.cell(tile.cell).rd_spending += spent;
  world.region_of(tile.cell).account.pay(Payment::research, spent);
}

double research_intensity(World const& world, std::size_t row) {
  double const sales = world.firms.local_sales[row] + world.firms.outside_sales[row];
  double const ratio =
      static_cast<double>(world.firms.rd_stock[row]) / (4.0 * sales + least_sales_keur);
  return ratio < most_intensity ? ratio : most_intensity;
}

double absorptive_capacity(ResearchParameters const& p, double intensity) {
  return intensity / (intensity + p.absorption_half);
}

struct ResearchMechanism {
  static constexpr std::string_view name = "research";
  static void begin_quarter(World& world) {
    for (CellState& cell : world.cells) cell.rd_spending = 0;
  }
};

template Mechanism const& mechanism<ResearchMechanism>();

}  // namespace clustress
