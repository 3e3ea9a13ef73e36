// sim/indicators/delivery.cpp — jobs in the delivery of programmes: staff of cluster organisations
// and administration.
//
// Jobs in firms do not hold them. Administration of the quarter is turned into persons at what a
// person in a cluster organisation costs.
#include "sim/behaviour/organisations.hpp"
#include "sim/world/indicator_entry.hpp"

namespace clustress {

struct DeliveryIndicators {
  static constexpr Indicator rows[] = {
      {"delivery_jobs", "persons",
       "staff of cluster organisations and of the programme's administration in the quarter",
       Split::total_only,
       [](World const& world) {
         double staff = 0;
         for (ClusterState const& cluster : world.clusters) staff += cluster.staff;
         Ledger const& ledger = world.office.ledger;
         Cents administration = -world.office.administration_before;
         for (std::size_t k = 0; k < ledger.instruments(); ++k)
           administration += ledger.balance(k, Book::administration);
         return staff +
                to_keur(administration) / world.economy->parameters.organisations.staff_cost_keur;
       }},
  };
};

template std::span<Indicator const> indicators<DeliveryIndicators>();

}  // namespace clustress
