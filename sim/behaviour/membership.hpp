// sim/behaviour/membership.hpp — firms join and leave their cluster's organisation.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/random/philox.hpp"

namespace clustress {

struct World;

struct Member {
  std::uint64_t firm = 0;
  std::size_t row = 0;
  Block draws{};  // of the quarter's services
};

// Members of the first population and the rate at which firms join; called when a world is founded.
void first_members(World& world, std::size_t cluster);
// Fee a quarter for each job of a member, kEUR: what pays the base-year budget beside public
// funding.
double fee_per_job(World const& world, std::size_t cluster);
// Members pay their fees; returns the sum, kEUR.
double collect_fees(World& world, std::size_t cluster);
// The organisation is gone: nobody is a member any more.
void dissolve(World& world, std::size_t cluster);
// Joining and leaving of the quarter; returns the members there are then.
std::vector<Member> renew_members(World& world, std::size_t cluster);

}  // namespace clustress
