// sim/paired/start_ups.cpp — how long start-ups survive: those that a programme helped to found,
// and the others, with the programme and without it.
//
// A start-up is a firm that enters after programme start in either world; it is supported if its
// founding was an award that was used. The same firm enters in the same quarter in both worlds, if
// it enters there at all. Counted are those that entered at least 1, 3 or 5 years ago, and of these
// the ones that lived so many years after the quarter of entry (Eurostat-OECD manual on business
// demography statistics 2007, survival). In the two kinds together the numbers without the
// programme are those of all entrants of that world.
#include "sim/engine/class_book.hpp"
#include "sim/engine/paired_indicator_entry.hpp"

namespace clustress {

class PairedStartUps final : public PairedAccount {
 public:
  explicit PairedStartUps(PairedWorld const&) {}
  void settle(PairedWorld const& pair) override {
    take_entrants(pair);
    look_for_survivors(pair);
  }
  static std::span<PairedIndicator const> indicators();

 private:
  struct StartUp {
    std::size_t row;
    bool supported, with, without;  // in which worlds it entered
  };
  struct Sums {
    std::int64_t with = 0, survivors_with = 0, without = 0, survivors_without = 0;
  };

  void take_entrants(PairedWorld const& pair);
  void look_for_survivors(PairedWorld const& pair);

  std::vector<std::vector<StartUp>> entered_{{}};  // by quarter
  std::vector<std::uint8_t> supported_;            // by row, of this quarter
  std::array<std::array<Sums, survived_years.size()>, start_up_kinds> sums_{};
};

void PairedStartUps::take_entrants(PairedWorld const& pair) {
  std::size_t const now = pair.quarter();
  if (now == 0) return;
  std::vector<std::uint8_t>& supported = supported_;
  supported.assign(pair.rows(), 0);
  for (ProjectEvent const& project : pair.with().office.projects) {
    if (project.kind != ProjectKind::founding || project.instrument < 0) continue;
    if (auto const row = pair.row_of(project.firm, project.register_row)) supported[*row] = 1;
  }
  std::vector<StartUp>& entered = entered_.emplace_back();
  Tape const& tape = pair.without();
  for (std::size_t row = tape.jobs(now - 1).size(); row < tape.jobs(now).size(); ++row)
    entered.push_back({row, supported[row] != 0, pair.jobs_with(row) > 0, true});
  for_each_entrant(pair.with(), [&](std::size_t firm, CellRow) {
    auto const row = static_cast<std::size_t>(pair.with().firms.register_row[firm]);
    if (row >= tape.firms().size()) entered.push_back({row, supported[row] != 0, true, false});
  });
}

void PairedStartUps::look_for_survivors(PairedWorld const& pair) {
  for (std::size_t y = 0; y < survived_years.size(); ++y) {
    auto const quarters = static_cast<std::size_t>(4 * survived_years[y]);
    if (pair.quarter() <= quarters) continue;
    for (StartUp const& firm : entered_[pair.quarter() - quarters]) {
      Sums& sums = sums_[firm.supported ? 0 : 1][y];
      sums.with += firm.with ? 1 : 0;
      sums.without += firm.without ? 1 : 0;
      sums.survivors_with += firm.with && pair.jobs_with(firm.row) > 0 ? 1 : 0;
      sums.survivors_without += firm.without && pair.jobs_without(firm.row) > 0 ? 1 : 0;
    }
  }
}

std::span<PairedIndicator const> PairedStartUps::indicators() {
  using enum PairedSplit;
  static constexpr auto of = [](PairedStartUps const& account, std::size_t k) {
    return account.sums_[k / survived_years.size()][k % survived_years.size()];
  };
  static constexpr PairedIndicator rows[] = {
      {"start_ups_with", "firms",
       "firms that entered after programme start and at least so many years ago, with the "
       "programme",
       by_start_up,
       [](PairedStartUps const& account, std::size_t k) { return of(account, k).with; },
       Neutral::level},
      {"survivors_with", "firms", "of these, firms that lived so many years", by_start_up,
       [](PairedStartUps const& account, std::size_t k) { return of(account, k).survivors_with; },
       Neutral::level},
      {"start_ups_without", "firms", "the same without the programme", by_start_up,
       [](PairedStartUps const& account, std::size_t k) { return of(account, k).without; },
       Neutral::level},
      {"survivors_without", "firms", "of these, firms that lived so many years", by_start_up,
       [](PairedStartUps const& account, std::size_t k) {
         return of(account, k).survivors_without;
       },
       Neutral::level},
  };
  return rows;
}

template PairedFile paired<PairedStartUps>();

}  // namespace clustress
