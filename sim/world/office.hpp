// sim/world/office.hpp — the programme office: its books, promises and counts. Part of the world's
// state.
//
// What happened in the quarter (applications, payments, projects) is left as events for the
// observer that pairs worlds. Copyable value, not thread-safe for writing.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"
#include "sim/core/money.hpp"
#include "sim/world/ledger.hpp"
#include "sim/world/loan.hpp"
#include "sim/world/project_kind.hpp"

namespace clustress {

struct Idea;

// Promised to a firm, paid when due if the firm still lives; what was spent at once (a founder's
// grant) is paid in any case.
struct Commitment {
  FirmId firm{};
  CellRow cell;
  Cents amount = 0;
  Cents administration = 0;
  Quarter due = 0;
  std::uint16_t instrument = 0;
  bool spent = false;
};

// Events name the firm by its row in the run's register; −1 for a founder, whose firm gets a row
// when it enters.
struct ApplicationEvent {
  FirmId firm;
  std::int32_t register_row;
  std::uint16_t instrument;
  bool awarded;
  double score = 0;  // by the rule of selection; the highest are served first
  double cutoff =
      0;  // between the last score awarded and the first refused; NaN: all were, or none
};

// Money or a loan reached a firm.
struct PaymentEvent {
  FirmId firm;
  std::int32_t register_row;
  Cents amount = 0;  // of money; a loan is none
};

struct ProjectEvent {
  FirmId firm;
  std::int32_t register_row;
  std::int16_t instrument;  // −1: without support
  ProjectKind kind;
  std::int32_t jobs;  // of the firm
  double cost_keur;
  Cents support;
  Quarter arose;  // quarter of the idea, earlier than the project's if it was put off
};

// Why an award is not used: the project needs a research organisation, and none has a place; at
// its true cost it is not worth carrying out; or its firm cannot pay its own part.
enum class LapseReason : std::uint8_t { no_place, not_worth, no_finance };
inline constexpr std::size_t lapse_reasons = 3;

// An award that its firm does not use.
struct LapseEvent {
  std::int16_t instrument;
  std::int32_t jobs;
};

struct InstrumentCounts {
  std::int64_t applications = 0;
  std::int64_t awards = 0;
  std::int64_t projects_supported = 0;
  std::int64_t projects_unused = 0;                      // awards that lapsed …
  std::array<std::int64_t, lapse_reasons> unused_for{};  // … by reason
  std::int64_t unpaid = 0;  // awards not paid, since their firms were gone when payment was due
  std::int64_t loans = 0;   // guaranteed loans granted …
  std::int64_t young_loans = 0;     // … to firms below three years
  std::int64_t defaults = 0;        // guaranteed loans called
  std::int64_t young_defaults = 0;  // of those to young firms
  Cents guaranteed = 0;             // of loans, at the grant …
  Cents young_guaranteed = 0;       // … to young firms
  Cents young_called = 0;           // of called guarantees, those of young firms
};

class Office {
 public:
  Ledger ledger;
  std::vector<Commitment> commitments;
  std::vector<Loan> loans;
  std::vector<InstrumentCounts> counts;
  // paid for delivery by the end of the last quarter, all instruments
  Cents administration_before = 0;
  // by the end of the last quarter, all instruments
  Cents outlay_before = 0;
  // events of the quarter
  std::vector<ApplicationEvent> applications;
  std::vector<PaymentEvent> payments;
  std::vector<ProjectEvent> projects;
  std::vector<LapseEvent> lapses;

  void open_books(std::size_t instruments);
  void begin_quarter();
  [[nodiscard]] Cents outlay() const;  // so far, all instruments
  // The idea is not carried out with the award it was promised this quarter: the money is free
  // again.
  void lapse(Idea const& idea, LapseReason reason);
  // The project costs less than was thought: the promise shrinks to `amount`, the rest is free
  // again.
  void reduce(FirmId firm, std::size_t instrument, Cents amount);
  // What the firm owes of guaranteed loans, kEUR.
  [[nodiscard]] double owed_by(FirmId firm) const;
  // The firm is gone: so much of what it owed is lost, of each of its loans alike.
  void note_end(FirmId firm, double lost_share);
  // The project starts: the firm has the loan. Or it does not: the reserve is free again.
  void grant_loan(Idea const& idea, std::int32_t register_row, Quarter now);
  void note_project(std::int32_t register_row, Idea const& idea);
  [[nodiscard]] std::size_t bytes() const;  // allocated

 private:
  // the latest one
  std::vector<Commitment>::iterator promise_to(FirmId firm, std::size_t instrument);
};

}  // namespace clustress
