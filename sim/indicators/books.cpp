// sim/indicators/books.cpp — the books of each instrument, cumulative, to the cent.
//
// released = paid + committed + administration + free + unspent + called guarantees at the end of
// every quarter.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct BooksIndicators {
  static constexpr Indicator rows[] = {
      {"released_cents", "EUR cent", "money released so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.ledger.released(k); }},
      {"paid_cents", "EUR cent", "received by firms, providers or households so far",
       Split::by_instrument,
       [](World const& world, std::size_t k) {
         return world.office.ledger.balance(k, Book::paid);
       }},
      {"committed_cents", "EUR cent", "promised, not yet paid", Split::by_instrument,
       [](World const& world, std::size_t k) {
         return world.office.ledger.balance(k, Book::committed);
       }},
      {"administration_cents", "EUR cent", "paid for delivery so far", Split::by_instrument,
       [](World const& world, std::size_t k) {
         return world.office.ledger.balance(k, Book::administration);
       }},
      {"free_cents", "EUR cent", "released, not yet promised", Split::by_instrument,
       [](World const& world, std::size_t k) {
         return world.office.ledger.balance(k, Book::free);
       }},
      {"unspent_cents", "EUR cent", "free money at the end of the programme", Split::by_instrument,
       [](World const& world, std::size_t k) {
         return world.office.ledger.balance(k, Book::unspent);
       }},
      {"called_guarantees_cents", "EUR cent", "paid for defaults so far", Split::by_instrument,
       [](World const& world, std::size_t k) {
         return world.office.ledger.balance(k, Book::called_guarantees);
       }},
      {"private_cofinancing_cents", "EUR cent", "paid by supported firms for their projects so far",
       Split::by_instrument,
       [](World const& world, std::size_t k) {
         return world.office.ledger.balance(k, Book::providers_own);
       }},
  };
};

template std::span<Indicator const> indicators<BooksIndicators>();

}  // namespace clustress
