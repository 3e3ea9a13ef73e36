#include "sim/statistics/shapley.hpp"

#include <bit>

#include "sim/core/contracts.hpp"

namespace clustress {
namespace {

double factorial(std::size_t n) {
  double product = 1.0;
  for (std::size_t k = 2; k <= n; ++k) product *= static_cast<double>(k);
  return product;
}

void require_game(std::span<double const> game, std::size_t players, std::size_t least) {
  CLUSTRESS_REQUIRE(
      players >= least && players <= most_players && game.size() == std::size_t{1} << players,
      "a game has a worth for every set of its players");
}

}  // namespace

std::vector<double> shapley_values(std::span<double const> game, std::size_t players) {
  require_game(game, players, 1);
  std::vector<double> values(players, 0.0);
  for (std::size_t i = 0; i < players; ++i) {
    std::size_t const self = std::size_t{1} << i;
    for (std::size_t set = 0; set < game.size(); ++set) {
      if ((set & self) != 0) continue;
      auto const size = static_cast<std::size_t>(std::popcount(set));
      values[i] += factorial(size) * factorial(players - size - 1) * (game[set | self] - game[set]);
    }
    values[i] /= factorial(players);
  }
  return values;
}

std::vector<double> shapley_interactions(std::span<double const> game, std::size_t players) {
  require_game(game, players, 2);
  std::vector<double> values;
  for (std::size_t i = 0; i < players; ++i) {
    for (std::size_t j = i + 1; j < players; ++j) {
      std::size_t const one = std::size_t{1} << i, other = std::size_t{1} << j;
      double sum = 0.0;
      for (std::size_t set = 0; set < game.size(); ++set) {
        if ((set & (one | other)) != 0) continue;
        auto const size = static_cast<std::size_t>(std::popcount(set));
        sum += factorial(size) * factorial(players - size - 2) *
               ((game[set | one | other] - game[set | other]) - (game[set | one] - game[set]));
      }
      values.push_back(sum / factorial(players - 1));
    }
  }
  return values;
}

std::vector<double> marginal_contributions(std::span<std::size_t const> order,
                                           std::span<double const> worth) {
  CLUSTRESS_REQUIRE(worth.size() == order.size() + 1, "an order has a worth before each joins");
  std::vector<double> added(order.size(), 0.0);
  for (std::size_t k = 0; k < order.size(); ++k) added.at(order[k]) = worth[k + 1] - worth[k];
  return added;
}

}  // namespace clustress
