// sim/behaviour/membership.cpp — firms join and leave their cluster's organisation.
//
// Equations and parameters: docs/model/mechanisms/cluster_organisations.md. A firm's membership is
// reviewed once a year, in a quarter fixed by its id. Members who are offered less leave sooner and
// fewer join; nobody joins an organisation without staff. In the hold the rate of joining brings
// members to their fact of the cluster's jobs; its fast part damps what the slow part alone would
// make swing for decades, and the gap is no logarithm, so that the mean is the fact though one
// large member more or less can double it.
#include "sim/behaviour/membership.hpp"

#include <algorithm>

#include "sim/behaviour/organisations.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/world/world.hpp"

namespace clustress {
namespace {

constexpr double slow_gain = 0.03, fast_gain = 2.0;   // of the join rate in the hold, a quarter
constexpr double largest_excess = 2.0;                // that the control still sees
constexpr double least_join = 1e-5, most_join = 1.0;  // a year
constexpr double least_offer = 0.1;

template <class F>
void for_each_firm(World& world, std::size_t k, F&& f) {
  for (std::size_t const c : world.economy->cluster_cells[k]) {
    world.firms.for_each_firm(CellRow(c), f);
  }
}

// How much member jobs are short of their fact.
double shortage(World const& world, std::size_t k) {
  ClusterFacts const& facts = world.economy->facts.clusters[k];
  double const target = std::max(1.0, facts.member_share * facts.jobs);
  return std::max(-largest_excess,
                  1.0 - static_cast<double>(world.clusters[k].member_jobs) / target);
}

double bounded(double join_rate) {
  return std::clamp(join_rate, least_join, most_join);
}

}  // namespace

void first_members(World& world, std::size_t k) {
  OrganisationParameters const& p = world.economy->parameters.organisations;
  FirmTable& firms = world.firms;
  ClusterState& cluster = world.clusters[k];
  auto const eager = [&](std::size_t row) {
    return fast_exp(p.join_size_exponent *
                    world.economy->sizes.of(firms.jobs[row], &SizeEffects::log_size));
  };
  double jobs = 0, weighted = 0;
  for_each_firm(world, k, [&](std::size_t row) {
    jobs += firms.jobs[row];
    weighted += firms.jobs[row] * eager(row);
  });
  if (cluster.staff <= 0 || weighted <= 0) return;
  double const share = world.economy->facts.clusters[k].member_share * jobs / weighted;
  double inside = 0, outside = 0;
  cluster.members = cluster.member_jobs = 0;
  for_each_firm(world, k, [&](std::size_t row) {
    Block const draws =
        world.random.block(to_number(firms.id[row]), world.now, Purpose::membership);
    if (to_uniform(draws[0]) < share * eager(row)) {
      firms.standing[row].set(Standing::member);
      inside += firms.jobs[row];
      ++cluster.members;
      cluster.member_jobs += firms.jobs[row];
    } else {
      outside += firms.jobs[row] * eager(row);
    }
  });
  cluster.join_rate = outside > 0 ? bounded(p.leave_hazard * inside / outside) : least_join;
}

double fee_per_job(World const& world, std::size_t k) {
  OrganisationParameters const& p = world.economy->parameters.organisations;
  ClusterFacts const& facts = world.economy->facts.clusters[k];
  double const member_jobs = facts.member_share * facts.jobs;
  if (member_jobs <= 0) return 0.0;
  return (1.0 - facts.organisation_public_share) * p.staff_cost_keur * facts.organisation_staff /
         member_jobs;
}

double collect_fees(World& world, std::size_t k) {
  double const fee = fee_per_job(world, k);
  std::int64_t jobs = 0;
  for_each_firm(world, k, [&](std::size_t row) {
    if (!world.firms.standing[row].has(Standing::member)) return;
    world.firms.cash[row] -= fee * static_cast<double>(world.firms.jobs[row]);
    jobs += world.firms.jobs[row];
  });
  world.clusters[k].member_jobs = jobs;
  double const fees = fee * static_cast<double>(jobs);
  world.regions[world.economy->cluster_regions[k].get()].account.pay(Payment::fees, fees);
  return fees;
}

void dissolve(World& world, std::size_t k) {
  for_each_firm(world, k,
                [&](std::size_t row) { world.firms.standing[row].set(Standing::member, false); });
  world.clusters[k].members = world.clusters[k].member_jobs = 0;
}

std::vector<Member> renew_members(World& world, std::size_t k) {
  OrganisationParameters const& p = world.economy->parameters.organisations;
  FirmTable& firms = world.firms;
  ClusterState& cluster = world.clusters[k];
  double held = 1.0;
  if (world.regime == Regime::hold) {
    double const gap = shortage(world, k);
    cluster.join_rate = bounded(cluster.join_rate * fast_exp(slow_gain * gap));
    held = fast_exp(fast_gain * gap);
  }
  double const offer = offer_of_organisation(world, k);
  double const joins = cluster.staff > 0 ? cluster.join_rate * held * offer : 0.0;
  double const leaves = p.leave_hazard / std::max(offer, least_offer);
  auto const quarter = static_cast<std::uint64_t>(world.now + 400000) % 4;
  std::vector<Member> members;
  for_each_firm(world, k, [&](std::size_t row) {
    std::uint64_t const id = to_number(firms.id[row]);
    bool is_member = firms.standing[row].has(Standing::member);
    if (id % 4 == quarter) {
      Block const draws = world.random.block(id, world.now, Purpose::membership);
      double const size = fast_exp(
          p.join_size_exponent * world.economy->sizes.of(firms.jobs[row], &SizeEffects::log_size));
      if (!is_member && to_uniform(draws[0]) < joins * size) {
        firms.standing[row].set(Standing::member);
        is_member = true;
      } else if (is_member && to_uniform(draws[1]) < leaves) {
        firms.standing[row].set(Standing::member, false);
        is_member = false;
      }
    }
    if (is_member) members.push_back({id, row, {}});
  });
  cluster.members = static_cast<std::int64_t>(members.size());
  return members;
}

}  // namespace clustress
