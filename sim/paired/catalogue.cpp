// sim/paired/catalogue.cpp — all accounts over the pair of worlds; one line each, in the order of
// their data sets.
#include "sim/engine/paired_indicator.hpp"

namespace clustress {

constexpr PairedFunction all_accounts[] = {
    &paired<class PairedJobs>,       &paired<class PairedProjects>, &paired<class PairedApplicants>,
    &paired<class PairedValueAdded>, &paired<class PairedStartUps>,
};

std::span<PairedFunction const> paired_catalogue() {
  return all_accounts;
}

}  // namespace clustress
