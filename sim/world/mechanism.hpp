// sim/world/mechanism.hpp — what every mechanism owes at the edges of a quarter: the interface of
// the files in sim/behaviour and sim/programme.
//
// A mechanism acts through functions that step() calls by name, in the order of the phases. What
// must be done for all mechanisms alike is a hook of its own file: its flows start at zero, it
// settles the quarter, it says what of its state is not sensible, it measures its constants in the
// hold, it counts its bytes. Hooks are called once a world and quarter, never per firm. Entries are
// constant; their functions may be called from any thread, for different worlds.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace clustress {

struct HoldMean;
struct LabourConditions;
struct Workspace;
struct World;

struct Settlement {
  World& world;
  Workspace& workspace;
  LabourConditions const* held_labour = nullptr;  // of a channel run
};

// Is given each mean of a mechanism, today's value, and the constant that the released world gets.
using UseOfHold = void (*)(HoldMean& mean, double today, double& constant);

struct Mechanism {
  std::string_view name;  // as people read it
  // What follows may be missing.
  // Sets the flows of the quarter to zero, before anything happens in it.
  void (*begin_quarter)(World&) = nullptr;
  // Brings the state to the end of the quarter.
  void (*settle)(Settlement const&) = nullptr;
  // What is not finite or not sensible, in words, right after settling; empty if all is well.
  std::string (*fault)(World const&) = nullptr;
  // Calls `use` for each of its constants.
  void (*hold)(World&, UseOfHold use) = nullptr;
  // Memory of the parts of World that it owns, bytes: each part is owned by one mechanism.
  std::size_t (*bytes)(World const&) = nullptr;
};

using MechanismFunction = Mechanism const& (*)();

// Defined for each mechanism in its own file (mechanism_entry.hpp).
template <class M>
Mechanism const& mechanism();

}  // namespace clustress
