// sim/indicators/books.cpp — the books of each instrument, cumulative, to the cent.
//
// released = paid + committed + administration + free + unspent + called guarantees at the end of
// every quarter.
#include "sim/world/indicator_entry.hpp"

namespace clustress {

class Released final : public NamedIndicator {
 public:
  Released()
      : NamedIndicator("released_cents", "EUR cent", "money released so far",
                       Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.office.ledger.released(k));
  }
};

class Paid final : public NamedIndicator {
 public:
  Paid()
      : NamedIndicator("paid_cents", "EUR cent",
                       "received by firms, providers or households so far", Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.office.ledger.balance(k, Book::paid));
  }
};

class Committed final : public NamedIndicator {
 public:
  Committed()
      : NamedIndicator("committed_cents", "EUR cent", "promised, not yet paid",
                       Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.office.ledger.balance(k, Book::committed));
  }
};

class Administration final : public NamedIndicator {
 public:
  Administration()
      : NamedIndicator("administration_cents", "EUR cent", "paid for delivery so far",
                       Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.office.ledger.balance(k, Book::administration));
  }
};

class Free final : public NamedIndicator {
 public:
  Free()
      : NamedIndicator("free_cents", "EUR cent", "released, not yet promised",
                       Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.office.ledger.balance(k, Book::free));
  }
};

class Unspent final : public NamedIndicator {
 public:
  Unspent()
      : NamedIndicator("unspent_cents", "EUR cent", "free money at the end of the programme",
                       Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.office.ledger.balance(k, Book::unspent));
  }
};

class CalledGuarantees final : public NamedIndicator {
 public:
  CalledGuarantees()
      : NamedIndicator("called_guarantees_cents", "EUR cent", "paid for defaults so far",
                       Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.office.ledger.balance(k, Book::called_guarantees));
  }
};

class PrivateCofinancing final : public NamedIndicator {
 public:
  PrivateCofinancing()
      : NamedIndicator("private_cofinancing_cents", "EUR cent",
                       "paid by supported firms for their projects so far", Split::by_instrument) {}
  [[nodiscard]] double measure(World const& world, CellTotals const&,
                               std::size_t k) const override {
    return static_cast<double>(world.office.ledger.balance(k, Book::providers_own));
  }
};

template Indicator const& indicator<Released>();
template Indicator const& indicator<Paid>();
template Indicator const& indicator<Committed>();
template Indicator const& indicator<Administration>();
template Indicator const& indicator<Free>();
template Indicator const& indicator<Unspent>();
template Indicator const& indicator<CalledGuarantees>();
template Indicator const& indicator<PrivateCofinancing>();

}  // namespace clustress
