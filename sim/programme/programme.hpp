// sim/programme/programme.hpp — a programme variant made ready for a world, and its quarter.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "sim/behaviour/incomes.hpp"

namespace clustress {

struct World;
struct Workspace;
class Instrument;

// A programme variant made ready for a world: instruments and where each is eligible.
struct Programme : Treasury {
  struct Line {
    std::shared_ptr<Instrument const> instrument;
    // of application draws: hash of its kind, so that a budget split in two reaches the same firms
    std::uint64_t key = 0;
    std::vector<std::uint8_t> eligible;   // by cell
    std::vector<std::uint8_t> strategic;  // by cell
  };
  std::vector<Line> lines;
};

// Whether a call of this quarter could support an idea of a firm: without one, ideas that are not
// worth their cost come to nothing. The quarter's environment must be set.
bool could_support_ideas(World const& world, Programme const& programme);

// Pays what is due, releases the quarter's money, opens calls, selects, promises support to ideas,
// books everything.
void run_programme(World& world, Workspace& workspace, Programme const& programme);

// At the horizon: free money becomes unspent.
void close_books(World& world);

}  // namespace clustress
