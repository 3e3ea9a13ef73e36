#include "sim/world/ledger.hpp"

#include <numeric>

#include "sim/core/contracts.hpp"

namespace clustress {

void Ledger::post(std::size_t instrument, Book from, Book to, Cents amount) {
  CLUSTRESS_REQUIRE(amount >= 0, "a posting moves a negative amount");
  auto& accounts = balances_[instrument];
  Cents& source = accounts[static_cast<std::size_t>(from)];
  bool const limited = from == Book::free || from == Book::committed;
  CLUSTRESS_REQUIRE(!limited || source >= amount, "a posting takes more than the account holds");
  source -= amount;
  accounts[static_cast<std::size_t>(to)] += amount;
}

bool Ledger::balanced() const {
  for (auto const& accounts : balances_) {
    if (std::accumulate(accounts.begin(), accounts.end(), Cents{0}) != 0) return false;
  }
  return true;
}

}  // namespace clustress
