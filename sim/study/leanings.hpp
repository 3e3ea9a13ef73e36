// sim/study/leanings.hpp — which mechanisms the effects of a scenario's instruments and stresses
// come from, which of these rest on an assumption, and how each is switched off.
//
// The list of switches is the one place that says which mechanism carries which kind; values and
// sources are those of the parameters' declarations. Pure, thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/engine/scenario.hpp"

namespace clustress {

struct SwitchValue {
  std::string_view path;  // of a number, as after --set
  double off;
};

// A mechanism that can be switched off alone.
struct MechanismSwitch {
  std::string_view name;
  std::string_view does;                // a sentence without its end
  std::vector<SwitchValue> off;         // all of them together
  std::vector<std::string_view> kinds;  // instruments and stresses whose effect it makes
};
// Those first that act most directly; how much of an effect each makes, only runs with it off tell.
std::span<MechanismSwitch const> mechanism_switches();

// A mechanism as it stands in a scenario.
struct Leaning {
  MechanismSwitch const* mechanism;
  bool is_off = false;
  // the first of its parameters decides its effect: the value and where it comes from
  double value = 0.0;
  Source source;
  [[nodiscard]] bool is_assumed() const;  // or tuned, or uncertain: no study gives the number
  // "--set model.entry.crowding_entry=0 --set …"
  [[nodiscard]] std::string off_text() const;
};

// What the effect of a kind leans on.
struct KindLeanings {
  std::string kind;
  std::vector<Leaning> mechanisms;
};
// Of the kinds of instruments, then of stresses of the scenario, each once; of kinds that nothing
// in the list carries there is no entry.
std::vector<KindLeanings> leanings_of(Scenario const& scenario);
// Each mechanism of the list, as it stands in the scenario.
std::vector<Leaning> all_leanings(Scenario const& scenario);

}  // namespace clustress
