// sim/world/mechanism_entry.hpp — what the file of a mechanism includes to enter the list in
// sim/model/mechanisms.cpp.
//
// A mechanism M declares its name, and those of the hooks of Mechanism that it needs:
//
//   static constexpr std::string_view name;
//   static void begin_quarter(World&);                // optional, as are all hooks
//   static void settle(Settlement const&);
//   static std::string fault(World const&);
//   static void hold(World&, UseOfHold use);
//   static std::size_t bytes(World const&);
//
// and its file ends with `template Mechanism const& mechanism<M>();`.
#pragma once

#include "sim/core/heap_bytes.hpp"
#include "sim/world/mechanism.hpp"
#include "sim/world/world.hpp"

namespace clustress {

template <class M>
constexpr Mechanism described_mechanism() {
  Mechanism m;
  m.name = M::name;
  if constexpr (requires { &M::begin_quarter; }) m.begin_quarter = &M::begin_quarter;
  if constexpr (requires { &M::settle; }) m.settle = &M::settle;
  if constexpr (requires { &M::fault; }) m.fault = &M::fault;
  if constexpr (requires { &M::hold; }) m.hold = &M::hold;
  if constexpr (requires { &M::bytes; }) m.bytes = &M::bytes;
  return m;
}

template <class M>
Mechanism const& mechanism() {
  static constexpr Mechanism entry = described_mechanism<M>();
  return entry;
}

}  // namespace clustress
