// What a gain in productivity does to sales, against closed forms derived on paper.
//
// Every firm's growth has the term χ a_t. A gain δ made in quarter 1 is ρ^(t−1) δ in quarter t, so of two worlds that
// differ in nothing else ln S differs after T quarters by
//
//   x_T = χ δ Σ_{t=1..T} ρ^(t−1) = χ δ (1 − ρ^T)/(1 − ρ)  →  χ δ/(1 − ρ)
//
// if the firm is too small to move its region's sector. A sector that gains as a whole is pulled back by κ from the level
// that the quarter found: x_t = (1−κ) x_{t−1} + χ δ ρ^(t−1), that is x_T = χ δ ((1−κ)^T − ρ^T)/((1−κ) − ρ).
#include <clustress/catch.hpp>

#include "tests/analytic/hand_made.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr double gain = 0.1;  // δ

// One seller of a billionth of its sector's outside sales (row 0) among four large ones.
World world_of_sellers(ModelParameters const& p) {
  World world = empty_world(one_region(1000, {0.9}), p);
  add_firm(world, CellId(0), {1, 0.0, 0.0, 1e-5, -400});
  for (int k = 0; k < 4; ++k) add_firm(world, CellId(0), {250, 0.02 * k - 0.03, 0.0, 2500.0, -400});
  open(world);
  return world;
}

// Adding δ/ρ before the quarter leaves δ after the quarter's decay, which comes before sales: δ is made in quarter 1.
void give(World& world, std::size_t row, double delta) {
  world.firms.productivity[row] += delta / world.economy->parameters.knowledge.persistence;
}

double log_response(World const& with, World const& without, std::size_t row) {
  return std::log(with.firms.outside_sales[row] / without.firms.outside_sales[row]);
}

}  // namespace

// Seen to fail (5.5 % off, bounds 1e-7 and 1e-6) when the gain acts only from the quarter after it is made.
TEST_CASE("a small outside seller's sales respond to a gain by chi delta over 1 minus rho", "[analytic][market]") {
  ModelParameters p = still_parameters();
  bool const noisy = GENERATE(false, true);
  if (noisy) {
    // Keyed draws: noise, shocks and innovations are the same in both worlds, so the response keeps its closed form. Terms
    // that bend with the firm's own size or rank (β, g, imitation) stay off, κ stays on.
    p.knowledge.noise = 0.07;
    p.knowledge.innovation_hazard = 0.053;
    p.knowledge.innovation_size_exponent = 0.0;
    p.market.shock_scale = 0.2;
    p.market.shock_size_exponent = 0.0;
    p.market.outside_reversion = 0.03;
  }
  double const chi = p.market.sharpness, rho = p.knowledge.persistence;
  World without = world_of_sellers(p), with = without;
  give(with, 0, gain);
  run_quarters(without, 1);
  run_quarters(with, 1);
  // One seller in 10^9 moves its sector by less than 1e-9 of its own gain; rounding adds some 1e-13.
  CHECK(relative_error(log_response(with, without, 0), chi * gain) < 1e-7);
  int const quarters = 400;  // ρ^400 = 1.5e-10
  run_quarters(without, quarters - 1);
  run_quarters(with, quarters - 1);
  CHECK(relative_error(log_response(with, without, 0), chi * gain / (1.0 - rho)) < 1e-6);
  CHECK(std::abs(log_response(with, without, 1)) < 1e-8);  // a large rival, through κ only
}

// Seen to fail without κ.
TEST_CASE("a sector that gains as a whole is pulled back to its path by kappa", "[analytic][market]") {
  ModelParameters p = still_parameters();
  p.market.outside_reversion = 0.03;
  double const chi = p.market.sharpness, rho = p.knowledge.persistence, kappa = p.market.outside_reversion;
  World without = world_of_sellers(p), with = without;
  // All firms equal, or the composition of the sector would move too.
  for (World* world : {&without, &with}) {
    for (std::size_t row = 0; row < 5; ++row) world->firms.productivity[row] = 0.0;
  }
  for (std::size_t row = 0; row < 5; ++row) give(with, row, gain);
  for (int t = 1; t <= 120; ++t) {
    run_quarters(without, 1);
    run_quarters(with, 1);
    double const expected = chi * gain * (std::pow(1.0 - kappa, t) - std::pow(rho, t)) / (1.0 - kappa - rho);
    REQUIRE(relative_error(std::log(with.cells[0].outside_sales / without.cells[0].outside_sales), expected) < 1e-9);
  }
}

// Two firms share a local market. K_m is common, so ln(s_1/s_2) moves by χ (a_1 − a_2) and nothing else, and sales sum to
// demand. With a_t = ρ^t a_0: ln(s_1/s_2)_T = ln(s_1/s_2)_0 + χ (a_1 − a_2)_0 Σ_{t=1..T} ρ^t. Seen to fail when K_m is left
// out.
TEST_CASE("a two-firm local market follows the replicator equation", "[analytic][market]") {
  ModelParameters p = still_parameters();
  p.knowledge.persistence = GENERATE(1.0, 0.945);
  double const chi = p.market.sharpness, rho = p.knowledge.persistence;
  World world = empty_world(one_region(100, {0.0}), p);
  add_firm(world, CellId(0), {40, 0.15, 400.0, 0.0, -400});
  add_firm(world, CellId(0), {60, -0.10, 600.0, 0.0, -400});
  open(world);
  double log_ratio = std::log(400.0 / 600.0);
  for (int t = 1; t <= 80; ++t) {
    run_quarters(world, 1);
    log_ratio += chi * 0.25 * std::pow(rho, t);
    double const s_1 = world.firms.local_sales[0], s_2 = world.firms.local_sales[1];
    REQUIRE(relative_error(s_1 / s_2, std::exp(log_ratio)) < 1e-9);
    REQUIRE(relative_error(s_1 + s_2, 1000.0) < 1e-12);
    double const share = 1.0 / (1.0 + std::exp(-log_ratio));
    REQUIRE(relative_error(s_1 / 1000.0, share) < 1e-9);
  }
}

namespace {

// Twenty firms of equal size that sell the same share outside; a grant of δ to the first half.
struct Grant {
  World without, with;
  explicit Grant(ModelParameters const& p, double outside_share) {
    without = empty_world(one_region(1000, {outside_share}), p);
    for (int k = 0; k < 20; ++k) {
      add_firm(without, CellId(0), {50, 0.01 * (k % 5) - 0.02, 500.0 * (1.0 - outside_share), 500.0 * outside_share, -400});
    }
    open(without);
    with = without;
    for (std::size_t row = 0; row < 10; ++row) give(with, row, gain);
  }
  void run(int quarters) {
    run_quarters(without, quarters);
    run_quarters(with, quarters);
  }
  [[nodiscard]] double change(std::vector<double> FirmColumns::*sales, std::size_t from, std::size_t to) const {
    double sum = 0;
    for (std::size_t row = from; row < to; ++row) sum += (with.firms.*sales)[row] - (without.firms.*sales)[row];
    return sum;
  }
};

}  // namespace

// The test against competing with the regional mean, which no baseline moment can tell from competing with the world: then
// rivals lose outside sales from the first quarter, as much as beneficiaries gain. Here they lose nothing while κ = 0.
TEST_CASE("a grant to tradable firms takes no outside sales from their rivals", "[analytic][market][grant]") {
  Grant grant(still_parameters(), 0.9);
  for (int q = 0; q < 40; q += 4) {
    grant.run(4);
    REQUIRE(grant.change(&FirmColumns::outside_sales, 10, 20) == 0.0);
  }
  double const rho = still_parameters().knowledge.persistence;
  double const factor = std::exp(still_parameters().market.sharpness * gain * (1.0 - std::pow(rho, 40)) / (1.0 - rho));
  double before = 0;
  for (std::size_t row = 0; row < 10; ++row) before += grant.without.firms.outside_sales[row];
  CHECK(relative_error(grant.change(&FirmColumns::outside_sales, 0, 10), (factor - 1.0) * before) < 1e-9);
}

// With κ the sector is pulled back to its declared path, so rivals do lose in the end, slowly: with half of the sector
// supported, ln X is the mean of beneficiaries' and rivals' levels, and rivals stand at y_t = y_{t−1} − κ ln X_{t−1}. After
// a year that is below a tenth of what beneficiaries gain; the region's sum stays positive at every horizon. Competing with
// the regional mean gives 100 % at once.
TEST_CASE("through kappa rivals of a tradable grant lose slowly and the region gains", "[analytic][market][grant]") {
  ModelParameters p = still_parameters();
  p.market.outside_reversion = MarketParameters{}.outside_reversion;
  Grant grant(p, 0.9);
  double const chi = p.market.sharpness, rho = p.knowledge.persistence, kappa = p.market.outside_reversion;
  double expected_x = 0, expected_y = 0;  // ln responses of beneficiaries and rivals
  for (int t = 1; t <= 80; ++t) {
    double const cell = std::log((std::exp(expected_x) + std::exp(expected_y)) / 2.0);
    expected_x += chi * gain * std::pow(rho, t - 1) - kappa * cell;
    expected_y -= kappa * cell;
    grant.run(1);
    double const winners = grant.change(&FirmColumns::outside_sales, 0, 10),
                 rivals = grant.change(&FirmColumns::outside_sales, 10, 20);
    REQUIRE(winners > 0.0);
    REQUIRE(winners + rivals > 0.0);
    if (t <= 4) REQUIRE(-rivals < 0.1 * winners);
    // To second order in the spread of productivity inside the sector, which is ±0.02: 1 %.
    if (t % 20 == 0) REQUIRE(relative_error(rivals / 4500.0, std::exp(expected_y) - 1.0) < 0.01);
  }
}

// Local sales sum to demand whoever is productive: what beneficiaries gain, rivals lose, to rounding. Incomes do not feed
// back here (income_share 0).
TEST_CASE("a grant inside a purely local market is zero-sum", "[analytic][market][grant]") {
  Grant grant(still_parameters(), 0.0);
  for (int t = 1; t <= 40; ++t) {
    grant.run(1);
    double const winners = grant.change(&FirmColumns::local_sales, 0, 10),
                 rivals = grant.change(&FirmColumns::local_sales, 10, 20);
    REQUIRE(winners > 0.0);
    REQUIRE(std::abs(winners + rivals) < 1e-12 * 10'000.0 * t);
  }
  double sum = 0;
  for (std::size_t row = 0; row < 20; ++row) sum += grant.with.firms.local_sales[row];
  CHECK(relative_error(sum, 10'000.0) < 1e-12);
}
