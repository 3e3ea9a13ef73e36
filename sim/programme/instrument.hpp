// sim/programme/instrument.hpp — a support instrument: the interface of the files in
// sim/instruments.
//
// Instruments are immutable and shared between worlds and threads. They see the world read-only;
// what they do to it goes through CallForApplications (who could ask, for how much) and Delivery
// (ledger postings and support of projects): an instrument cannot do what its signature does not
// offer. Budget, applications, selection, delay and books are the programme office's
// (sim/programme), the same for all.
#pragma once

#include <span>
#include <string_view>

#include "sim/core/catalogue.hpp"
#include "sim/programme/terms.hpp"

namespace clustress {

struct World;
class CallForApplications;
struct Award;
class Delivery;

class Instrument {
 public:
  virtual ~Instrument() = default;
  [[nodiscard]] virtual std::string_view kind_name() const = 0;
  [[nodiscard]] virtual DeliveryTerms const& terms() const = 0;
  // Whether its calls look at ideas of firms.
  [[nodiscard]] virtual bool supports_ideas() const { return true; }
  // Whether founders of new firms may apply, so that the call sees them.
  [[nodiscard]] virtual bool is_for_founders() const { return false; }
  // Whether it lends to firms that are short of working capital, so that the call sees them.
  [[nodiscard]] virtual bool is_for_relief() const { return false; }
  // Whether it works through cluster organisations, so that their members count as members of
  // supported clusters.
  [[nodiscard]] virtual bool is_for_organisations() const { return false; }
  // Offers support to the firms that could use it this quarter. Not called without free money.
  virtual void open_call(World const&, CallForApplications&) const {}
  // Carries out one award of its call.
  virtual void deliver(World const&, Award const&, Delivery&) const {}
  // Pays without applications (transfers). Not called without free money.
  virtual void disburse(World const&, Delivery&) const {}
};

// All kinds of instruments, in a fixed order.
std::span<EntryFunction<Instrument> const> instrument_catalogue();

}  // namespace clustress
