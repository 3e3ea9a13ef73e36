// Shapley values and interactions against the orders themselves and games with closed forms.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>
#include <numeric>
#include <random>

#include "sim/statistics/shapley.hpp"

using namespace clustress;

namespace {

// Whole numbers, so that sums are exact.
std::vector<double> some_game(std::size_t players, unsigned seed) {
  std::mt19937 numbers(seed);
  std::vector<double> game(std::size_t{1} << players, 0.0);
  for (std::size_t set = 1; set < game.size(); ++set)
    game[set] = static_cast<double>(numbers() % 2001) - 1000.0;
  return game;
}

std::vector<std::size_t> first_order(std::size_t players) {
  std::vector<std::size_t> order(players);
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

// By walking every order, and adding up before dividing.
std::vector<double> values_by_orders(std::vector<double> const& game, std::size_t players) {
  std::vector<double> sums(players, 0.0);
  std::vector<std::size_t> order = first_order(players);
  double orders = 0.0;
  do {
    std::size_t joined = 0;
    for (std::size_t const player : order) {
      std::size_t const next = joined | std::size_t{1} << player;
      sums[player] += game[next] - game[joined];
      joined = next;
    }
    orders += 1.0;
  } while (std::next_permutation(order.begin(), order.end()));
  for (double& sum : sums) sum /= orders;
  return sums;
}

// The pair joins as one: what it adds beyond what each adds alone at that place, over every order.
double interaction_by_orders(std::vector<double> const& game, std::size_t players, std::size_t i,
                             std::size_t j) {
  std::vector<std::size_t> order;  // `players` stands for the pair
  for (std::size_t k = 0; k < players; ++k)
    if (k != i && k != j) order.push_back(k);
  order.push_back(players);
  double sum = 0.0, orders = 0.0;
  do {
    std::size_t joined = 0;
    for (std::size_t const player : order) {
      if (player == players) break;
      joined |= std::size_t{1} << player;
    }
    std::size_t const one = std::size_t{1} << i, other = std::size_t{1} << j;
    sum += game[joined | one | other] - game[joined | one] - game[joined | other] + game[joined];
    orders += 1.0;
  } while (std::next_permutation(order.begin(), order.end()));
  return sum / orders;
}

}  // namespace

// Seen to fail when the weight of a set is that of a set one larger.
TEST_CASE("Shapley values and interactions are means over all orders", "[shapley]") {
  for (std::size_t players = 1; players <= 6; ++players) {
    std::vector<double> const game = some_game(players, static_cast<unsigned>(players));
    std::vector<double> const values = shapley_values(game, players);
    std::vector<double> const expected = values_by_orders(game, players);
    REQUIRE(values.size() == players);
    for (std::size_t i = 0; i < players; ++i) CHECK(values[i] == expected[i]);
    if (players < 2) continue;
    std::vector<double> const together = shapley_interactions(game, players);
    REQUIRE(together.size() == players * (players - 1) / 2);
    auto pair = together.begin();
    for (std::size_t i = 0; i < players; ++i) {
      for (std::size_t j = i + 1; j < players; ++j)
        CHECK(*pair++ == interaction_by_orders(game, players, i, j));
    }
  }
}

TEST_CASE("Shapley values add up to the worth of all to the bit", "[shapley]") {
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::size_t const players = 2 + seed % 4;
    std::vector<double> const game = some_game(players, seed);
    double sum = 0.0, factorial = 1.0;
    for (std::size_t k = 2; k <= players; ++k) factorial *= static_cast<double>(k);
    for (double const value : shapley_values(game, players))
      sum += std::round(value * factorial);  // whole, for the worths are
    CHECK(sum == factorial * game.back());
  }
}

// A unanimity game is worth c where all of a team are in: each of the team gets c / t, each pair
// of it c / (t − 1) together (Grabisch & Roubens 1999); others get nothing.
TEST_CASE("in a unanimity game the team shares alike", "[shapley]") {
  constexpr std::size_t players = 5;
  for (std::size_t team = 1; team < std::size_t{1} << players; ++team) {
    std::vector<double> game(std::size_t{1} << players);
    for (std::size_t set = 0; set < game.size(); ++set)
      game[set] = (set & team) == team ? 7.0 : 0.0;
    double size = 0.0;
    for (std::size_t i = 0; i < players; ++i) size += (team >> i & 1U) != 0 ? 1.0 : 0.0;
    std::vector<double> const values = shapley_values(game, players);
    std::vector<double> const together = shapley_interactions(game, players);
    auto pair = together.begin();
    for (std::size_t i = 0; i < players; ++i) {
      bool const is_in = (team >> i & 1U) != 0;
      if (is_in) {
        CHECK(values[i] == Approx(7.0 / size).epsilon(1e-14));
      } else {
        CHECK(values[i] == 0.0);
      }
      for (std::size_t j = i + 1; j < players; ++j, ++pair) {
        if (is_in && (team >> j & 1U) != 0) {
          CHECK(*pair == Approx(7.0 / (size - 1.0)).epsilon(1e-14));
        } else {
          CHECK(*pair == 0.0);
        }
      }
    }
  }
}

TEST_CASE("in an additive game each gets its own and no two interact", "[shapley]") {
  constexpr std::size_t players = 4;
  double const own[players] = {3.0, -5.0, 0.0, 0.25};
  std::vector<double> game(std::size_t{1} << players, 0.0);
  for (std::size_t set = 0; set < game.size(); ++set) {
    for (std::size_t i = 0; i < players; ++i)
      if ((set >> i & 1U) != 0) game[set] += own[i];
  }
  std::vector<double> const values = shapley_values(game, players);
  for (std::size_t i = 0; i < players; ++i) CHECK(values[i] == own[i]);
  for (double const x : shapley_interactions(game, players)) CHECK(x == 0.0);
}

// One left glove and two right ones; a pair is worth 1: 2/3, 1/6, 1/6 (Shapley & Shubik 1969).
TEST_CASE("the glove game has its known values", "[shapley]") {
  std::vector<double> const game{0, 0, 0, 1, 0, 1, 0, 1};  // player 0 holds the left one
  std::vector<double> const values = shapley_values(game, 3);
  CHECK(values[0] == Approx(2.0 / 3.0).epsilon(1e-15));
  CHECK(values[1] == Approx(1.0 / 6.0).epsilon(1e-15));
  CHECK(values[1] == values[2]);
  // left and right need each other; the two right ones stand in for each other
  std::vector<double> const together = shapley_interactions(game, 3);
  CHECK(together[0] == 0.5);
  CHECK(together[1] == 0.5);
  CHECK(together[2] == -0.5);
}

TEST_CASE("who adds nothing gets exactly nothing, and twins get the same", "[shapley]") {
  std::mt19937 numbers(5);
  std::vector<double> game(16, 0.0);
  for (std::size_t set = 0; set < 8; ++set) {
    // players 0 and 1 are twins: only how many of them are there counts; 3 adds nothing
    std::size_t const twin = (set & 3U) == 2 ? (set ^ 3U) : set;
    game[set] = twin == set ? static_cast<double>(numbers()) / 65536.0 : game[twin];
    if (set == 0) game[set] = 0.0;
  }
  for (std::size_t set = 0; set < 8; ++set) game[set | 8U] = game[set];
  std::vector<double> const values = shapley_values(game, 4);
  CHECK(values[0] == values[1]);
  CHECK(values[3] == 0.0);
  std::vector<double> const together = shapley_interactions(game, 4);
  CHECK(together[2] == 0.0);  // (0, 3)
  CHECK(together[5] == 0.0);  // (2, 3)
  CHECK(together[1] == together[3]);
}

TEST_CASE("the mean of what players add over all orders is the Shapley value", "[shapley]") {
  constexpr std::size_t players = 4;
  std::vector<double> const game = some_game(players, 11);
  std::vector<double> sums(players, 0.0);
  std::vector<std::size_t> order = first_order(players);
  do {
    std::vector<double> worth{game[0]};
    std::size_t joined = 0;
    for (std::size_t const player : order) {
      joined |= std::size_t{1} << player;
      worth.push_back(game[joined]);
    }
    std::vector<double> const added = marginal_contributions(order, worth);
    for (std::size_t i = 0; i < players; ++i) sums[i] += added[i];
  } while (std::next_permutation(order.begin(), order.end()));
  std::vector<double> const values = shapley_values(game, players);
  for (std::size_t i = 0; i < players; ++i) CHECK(sums[i] / 24.0 == values[i]);
}
