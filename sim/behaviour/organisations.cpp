// sim/behaviour/organisations.cpp — cluster organisations: staff, money, management, services.
//
// Equations and parameters: docs/model/mechanisms/cluster_organisations.md. Base-year funding, fees
// and programme money pay staff; managers leave, and quality returns to the base year's on average;
// staff time becomes services to the members with the smallest keyed draws, brokerage and presence
// (network.cpp). A member gets nothing but what staff delivers. Staff are paid as residents;
// base-year public funding comes from outside the region; fees leave the members' cash.
#include "sim/behaviour/organisations.hpp"

#include <algorithm>
#include <cmath>

#include "sim/behaviour/membership.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/random/sampling.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

constexpr double most_brokerage = 1.5;
constexpr double members_per_person = 100.0;  // of staff
constexpr double most_offer = 3.0;
// where the base year has no organisation
constexpr double least_base_staff = 1.0, least_base_quality = 0.2;

enum class Service { market, skills, technology, finance };
// the rest is finance
constexpr double market_share = 0.3, skills_share = 0.2, technology_share = 0.3;

Service kind_of(double u) {
  if (u < market_share) return Service::market;
  if (u < market_share + skills_share) return Service::skills;
  return u < market_share + skills_share + technology_share ? Service::technology
                                                            : Service::finance;
}

void manage(World& world, std::size_t k) {
  OrganisationParameters const& p = world.economy->parameters.organisations;
  ClusterFacts const& facts = world.economy->facts.clusters[k];
  ClusterState& cluster = world.clusters[k];
  double const base = facts.organisation_quality;
  // a quarter, on average
  double const loss = p.turnover * p.turnover_loss * (base - p.weak_quality);
  double const room = loss > 0 ? 1.0 - base : base;
  double const least = loss == 0 ? 0.0 : std::abs(loss) / (room + std::abs(loss));
  double const learning = p.learning > 0 ? std::max(p.learning, least) : 0.0;
  double const usual = learning > 0 ? base + (1.0 / learning - 1.0) * loss : base;
  double const u =
      world.random.uniform(world.economy->cluster_keys[k], world.now, Purpose::management);
  for (double& q : cluster.quality) {
    if (u < p.turnover) q = p.weak_quality + (1.0 - p.turnover_loss) * (q - p.weak_quality);
    q = std::clamp(q + learning * (usual - q), 0.0, 1.0);
  }
}

void pay_staff(World& world, std::size_t k) {
  OrganisationParameters const& p = world.economy->parameters.organisations;
  ClusterFacts const& facts = world.economy->facts.clusters[k];
  ClusterState& cluster = world.clusters[k];
  double const base_budget = p.staff_cost_keur * facts.organisation_staff;
  double const base_funding = facts.organisation_public_share * base_budget;
  double const income = base_funding + collect_fees(world, k);
  cluster.balance_keur += income + cluster.programme_keur;
  cluster.programme_keur = 0;
  double const wanted =
      (income + (cluster.balance_keur - income) / p.spending_quarters) / p.staff_cost_keur;
  cluster.staff += p.hiring_speed * (wanted - cluster.staff);
  cluster.staff =
      std::clamp(cluster.staff, 0.0, std::max(0.0, cluster.balance_keur) / p.staff_cost_keur);
  double const wages = p.staff_cost_keur * cluster.staff;
  cluster.balance_keur -= wages;
  IncomeAccount& account = world.regions[world.economy->cluster_regions[k].get()].account;
  account.pay(Payment::base_funding, base_funding);
  account.pay(Payment::organisation_staff, wages);
}

bool goes_by_members(World const& world) {
  return world.economy->parameters.organisations.form == OrganisationForm::by_member;
}

// Staff for each hundred members.
double staff_ratio(ClusterState const& cluster) {
  double const members = std::max(1.0, static_cast<double>(cluster.members));
  return cluster.staff * members_per_person / members;
}

// Services that staff can deliver in the quarter. A fraction is a chance, so that four clusters of
// a quarter of the size get together what one gets.
std::size_t service_capacity(World const& world, std::size_t k) {
  OrganisationParameters const& p = world.economy->parameters.organisations;
  ClusterState const& cluster = world.clusters[k];
  double const hours = cluster.staff * (1.0 - p.brokerage_share) * p.services_per_staff;
  if (!goes_by_members(world)) return static_cast<std::size_t>(hours * cluster.mean_quality());
  Block const draws =
      world.random.block(world.economy->cluster_keys[k], world.now, Purpose::management);
  return static_cast<std::size_t>(hours * p.usual_quality + to_uniform(draws[1]));
}

void serve(World& world, std::size_t k, std::vector<Member> members) {
  OrganisationParameters const& p = world.economy->parameters.organisations;
  ClusterState& cluster = world.clusters[k];
  double const q = cluster.mean_quality();
  std::size_t const capacity = service_capacity(world, k);
  for (Member& one : members) {
    one.draws = world.random.block(one.firm, world.now, Purpose::service);
  }
  std::size_t const served = std::min(capacity, members.size());
  auto const earlier = [](Member const& a, Member const& b) {
    return a.draws[0] != b.draws[0] ? a.draws[0] < b.draws[0] : a.firm < b.firm;
  };
  std::partial_sort(members.begin(), members.begin() + static_cast<std::ptrdiff_t>(served),
                    members.end(), earlier);
  FirmTable& firms = world.firms;
  double const decline =
      world.economy->parameters.ideas[ProjectKind::assignment].gain_size_exponent;
  double const least_size =
      fast_log(world.economy->parameters.projects.gain_size_least) - fast_log(10.0);
  for (std::size_t i = 0; i < served; ++i) {
    std::size_t const row = members[i].row;
    double const log_size = world.economy->sizes.of(firms.jobs[row], &SizeEffects::log_size);
    double const size = fast_exp(-decline * std::max(log_size, least_size));
    double const gain =
        q * exponential_quantile(to_uniform(members[i].draws[2]), p.service_gain * size);
    switch (kind_of(to_uniform(members[i].draws[1]))) {
      case Service::market:
      case Service::skills:
        firms.assignment_gain[row] += static_cast<float>(gain);
        break;
      case Service::technology:
        firms.assignment_gain[row] += static_cast<float>(0.5 * gain);
        firms.research_link[row] = std::max(firms.research_link[row], 0.5F);
        break;
      case Service::finance:
        firms.standing[row].set(Standing::constrained, false);
        firms.shortage[row] = 0;
        break;
    }
  }
  cluster.services = static_cast<std::int64_t>(served);
}

}  // namespace

void found_organisations(World& world) {
  for (std::size_t k = 0; k < world.clusters.size(); ++k) {
    ClusterFacts const& facts = world.economy->facts.clusters[k];
    world.clusters[k].staff = facts.organisation_staff;
    world.clusters[k].quality.fill(facts.organisation_quality);
    first_members(world, k);
  }
}

void run_organisations(World& world) {
  for (std::size_t k = 0; k < world.clusters.size(); ++k) {
    ClusterState& cluster = world.clusters[k];
    cluster.services = 0;
    bool const has_organisation = cluster.staff > 0 || cluster.balance_keur > 0 ||
                                  cluster.programme_keur > 0 ||
                                  world.economy->facts.clusters[k].organisation_staff > 0;
    if (!has_organisation) {
      if (cluster.members > 0) dissolve(world, k);
      continue;
    }
    manage(world, k);
    pay_staff(world, k);
    serve(world, k, renew_members(world, k));
  }
}

double brokerage_intensity(World const& world, std::size_t k) {
  OrganisationParameters const& p = world.economy->parameters.organisations;
  ClusterState const& cluster = world.clusters[k];
  double const q = cluster.mean_quality();
  if (goes_by_members(world))  // half of it: as by staff at a hundred members
    return std::min(most_brokerage, 0.5 * p.brokerage_share * staff_ratio(cluster) * q);
  double const scale = world.economy->facts.scale;
  double const crowd = 1.0 + static_cast<double>(cluster.members) / (members_per_person * scale);
  return std::min(most_brokerage, p.brokerage_share * (cluster.staff / scale) * q / crowd);
}

double presence(World const& world, std::size_t k) {
  ClusterState const& cluster = world.clusters[k];
  double const scale = world.economy->facts.scale;  // an organisation is as small as its world
  return std::clamp(goes_by_members(world) ? staff_ratio(cluster) : cluster.staff / scale, 0.0,
                    1.0);
}

double offer_of_organisation(World const& world, std::size_t k) {
  OrganisationParameters const& p = world.economy->parameters.organisations;
  ClusterFacts const& facts = world.economy->facts.clusters[k];
  ClusterState const& cluster = world.clusters[k];
  double const base_quality = std::max(least_base_quality, facts.organisation_quality);
  bool const by_member = goes_by_members(world) && facts.organisation_staff > 0;
  double const scale = world.economy->facts.scale;
  double const base_staff = by_member
                                ? facts.organisation_staff
                                : std::max(least_base_staff * scale, facts.organisation_staff);
  double const x = p.offer_quality_exponent;
  double const offer = x == 1.0
                           ? cluster.staff * cluster.mean_quality() / (base_staff * base_quality)
                           : cluster.staff / base_staff *
                                 fast_pow(std::max(1e-9, cluster.mean_quality()) / base_quality, x);
  return std::min(most_offer, offer);
}

double awareness_factor(World const& world, std::size_t row, std::size_t k) {
  ClusterState const& cluster = world.clusters[k];
  if (!world.firms.standing[row].has(Standing::member)) return 1.0;
  return 1.0 + world.economy->parameters.organisations.awareness * presence(world, k) *
                   cluster.mean_quality();
}

}  // namespace clustress
