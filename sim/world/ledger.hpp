// sim/world/ledger.hpp — double-entry books of a programme, in whole cents.
//
// Every posting takes from one account what it gives to another, so all accounts of an instrument
// add up to zero at any time. For every instrument: released = paid + committed + administration
// paid + free (+ unspent at the end), to the cent. Copyable value, not thread-safe for writing.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/core/heap_bytes.hpp"
#include "sim/core/money.hpp"

namespace clustress {

enum class Book : std::uint8_t {
  funder,             // minus what was released
  free,               // released, not yet promised
  committed,          // promised, not yet paid
  paid,               // received by firms, providers or households
  administration,     // received by the delivery staff
  unspent,            // free money at the end of the programme
  called_guarantees,  // paid for defaults
  firms_own,          // minus private co-financing
  providers_own,      // co-financing received by providers
};
inline constexpr std::size_t account_count = 9;

class Ledger {
 public:
  Ledger() = default;
  explicit Ledger(std::size_t instruments) : balances_(instruments) {}

  // Moves `amount` >= 0 cents; taking more than there is from free or committed breaks a contract.
  void post(std::size_t instrument, Book from, Book to, Cents amount);
  [[nodiscard]] Cents balance(std::size_t instrument, Book account) const {
    return balances_[instrument][static_cast<std::size_t>(account)];
  }
  [[nodiscard]] Cents released(std::size_t instrument) const {
    return -balance(instrument, Book::funder);
  }
  // paid + administration + called guarantees
  [[nodiscard]] Cents outlay(std::size_t instrument) const {
    return balance(instrument, Book::paid) + balance(instrument, Book::administration) +
           balance(instrument, Book::called_guarantees);
  }
  [[nodiscard]] std::size_t instruments() const { return balances_.size(); }
  [[nodiscard]] std::size_t bytes() const { return heap_bytes(balances_); }  // allocated
  [[nodiscard]] bool balanced() const;  // every instrument's accounts add up to zero
  bool operator==(Ledger const&) const = default;

 private:
  std::vector<std::array<Cents, account_count>> balances_;
};

}  // namespace clustress
