// sim/behaviour/banks.hpp — term loans of banks: who gets one, what firms owe and pay, what becomes
// of the debts of a firm that is gone.
#pragma once

#include <cstddef>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"
#include "sim/world/parameters/banks.hpp"

namespace clustress {

struct Idea;
struct World;
struct Workspace;

// Whether banks lend at all; if not, all that firms owe is negative cash.
bool banks_lend(World const& world);
// What firms of the cell take for usual sales over today's: a limit on debt does not shrink with
// the slump itself. 1 where no bank lends.
double usual_over_current(World const& world, CellRow cell);
// Cash that the firm does not put into an investment, kEUR.
double kept_cash(World const& world, std::size_t row);
// What the firm lacks to pay so much for the idea, kEUR: less its loan, and own money first.
double missing_money(World const& world, Idea const& idea, double price_keur);
// Interest and instalment of a quarter on a debt, kEUR; `usual_sales`: of a quarter.
double debt_service(BankParameters const& p, double debt_keur, double usual_sales);
// Whether its bank lends the firm so much for the idea, if a guarantee takes this share of the
// loss.
bool bank_lends(World const& world, Idea const& idea, double loan_keur,
                double guaranteed_share = 0.0);
// Whether the bank of a founder it has refused, or of a firm short of working capital, lends behind
// a guarantee of this share. `born`: quarter in which the firm began.
bool guarantee_suffices(World const& world, FirmId firm, Quarter born, double guaranteed_share);
// Whether the firm could serve so much more debt, and would not owe more than any firm may: it is
// no undertaking in difficulty.
bool could_serve(World const& world, CellRow cell, std::size_t row, double loan_keur);
// The firm owes so much more and has it as cash.
void lend(World& world, CellRow cell, std::size_t row, double keur);
// The firm has a guaranteed loan as cash; its contract is in the programme office (loans.cpp).
void hand_out(World& world, CellRow cell, std::size_t row, double keur);
// Adds the ideas of firms that are short of working capital: to ask for money till times are
// better.
void have_bridges(World const& world, Workspace& workspace);
// The firm has its relief loan, and need not cut this quarter.
void bridge(World& world, Idea const& idea);
// Counts what the firm asks its bank for, to pay so much for the idea; an idea put off once only.
void ask_bank(World& world, Idea const& idea, double price_keur);
// The firm borrows what the idea, begun at this price, needs: behind its guarantee, if it has one,
// and from its bank.
void borrow_for(World& world, Idea const& idea, double price_keur);
// Draws what a newborn firm likes to hold, and owes.
void give_finances(World& world, CellRow cell, std::size_t row, Quarter founded);
// Books what a newborn firm owes.
void book_first_debt(World& world, CellRow cell, std::size_t row);
// A firm that leaves repays its debt, from its cash and, unless it is insolvent, from what its
// equipment sells for; the rest is lost to its bank.
void leave_debt(World& world, CellRow cell, std::size_t row);

}  // namespace clustress
