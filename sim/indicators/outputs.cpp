// sim/indicators/outputs.cpp — what the programme delivered: applications, awards, supported
// projects.
#include "sim/world/indicator_entry.hpp"

namespace clustress {
namespace {

template <LapseReason reason>
constexpr auto lapsed = [](World const& world, std::size_t k) {
  return world.office.counts[k].unused_for[static_cast<std::size_t>(reason)];
};

}  // namespace

struct OutputsIndicators {
  static constexpr Indicator rows[] = {
      {"applications", "count", "applications so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].applications; }},
      {"awards", "count", "awards so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].awards; }},
      {"projects_supported", "count", "supported projects started so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].projects_supported; }},
      {"projects_unused", "count", "awards that lapsed so far", Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].projects_unused; }},
      {"lapsed_no_place", "count",
       "of these, since the project needs a research organisation and none had a place",
       Split::by_instrument, lapsed<LapseReason::no_place>},
      {"lapsed_not_worth", "count",
       "of these, since at its true cost the project was not worth its own part",
       Split::by_instrument, lapsed<LapseReason::not_worth>},
      {"lapsed_no_finance", "count", "of these, since the firm could not pay its own part",
       Split::by_instrument, lapsed<LapseReason::no_finance>},
      {"awards_unpaid", "count",
       "started projects that were not paid, since the firm was gone when payment was due, so far",
       Split::by_instrument,
       [](World const& world, std::size_t k) { return world.office.counts[k].unpaid; }},
  };
};

template std::span<Indicator const> indicators<OutputsIndicators>();

}  // namespace clustress
