// sim/behaviour/network.cpp — firms find partners and lose them.
//
// Equations and parameters: docs/model/mechanisms/network.md. Searchers meet a partner's partner,
// and who sits next to keyed places on circles of this quarter's searchers (search_circle.hpp);
// whether they link depends on five proximities. A newcomer on a circle changes only the meetings
// of those who would now meet it; no place in any list matters. Nobody has more links than fit:
// when room is short, an order drawn for the pair decides.
#include "sim/behaviour/network.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "sim/behaviour/linked_firms.hpp"
#include "sim/behaviour/organisations.hpp"
#include "sim/behaviour/partner_chains.hpp"
#include "sim/behaviour/research.hpp"
#include "sim/behaviour/search_circle.hpp"
#include "sim/behaviour/spillover.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/world/mechanism_entry.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {
namespace {

constexpr float weakest_research_link = 0.1F;

struct Proposal {
  std::uint32_t order;
  std::uint64_t first, second;
  std::uint32_t first_row, second_row;
  CellRow first_cell, second_cell;
};

std::uint64_t wide(std::uint32_t high, std::uint32_t low) {
  return std::uint64_t{high} << 32 | low;
}

CLUSTRESS_KERNEL
void mark_searchers(std::size_t n, double const brokered, std::uint32_t const* __restrict bits,
                    double const* __restrict hazard, StandingSet* __restrict standing) {
  for (std::size_t i = 0; i < n; ++i) {
    double const factor = standing[i].has(Standing::member) ? brokered : 1.0;
    bool const searches = to_uniform(bits[i]) < factor * hazard[i];
    standing[i].set(Standing::searching, searches);
  }
}

class Rewiring {
 public:
  Rewiring(World& world, Workspace& workspace)
      : world_(world),
        economy_(*world.economy),
        p_(economy_.parameters.network),
        workspace_(workspace),
        partners_(world.links, world.firms.rows()) {}

  void run() {
    collect();
    end_links();
    partners_.build();
    for (Seat const& seat : searchers_) meet(seat);
    form_links();
    settle_standing();
  }

 private:
  // Rows of linked firms and searchers, as they are after renewal.
  void collect() {
    FirmTable& firms = world_.firms;
    workspace_.index.clear(workspace_.index.size());
    for (std::size_t c = 0; c < firms.cells(); ++c) {
      firms.for_each_firm(CellRow(c), [&](std::size_t row) {
        StandingSet const standing = firms.standing[row];
        bool const searches = standing.has(Standing::searching);
        if (!standing.has(Standing::linked) && !searches) return;
        FirmId const id = firms.id[row];
        if (standing.has(Standing::linked)) workspace_.index.add(id, CellRow(c), row);
        if (!searches) return;
        firms.standing[row].set(Standing::searching, false);
        Block const draws = world_.random.block(to_number(id), world_.now, Purpose::partner_search);
        searchers_.push_back(
            {wide(draws[0], draws[1]), to_number(id), static_cast<std::uint32_t>(row), CellRow(c)});
      });
    }
    std::sort(searchers_.begin(), searchers_.end());
    by_region_.resize(world_.regions.size());
    by_cluster_.resize(world_.clusters.size());
    for (Seat const& seat : searchers_) {
      Cell const& cell = economy_.cell(seat.cell);
      everywhere_.add(seat);
      by_region_[cell.region.get()].add(seat);
      if (cell.cluster) by_cluster_[cell.cluster->get()].add(seat);
    }
  }

  void end_links() {
    double const survives = kept_at_half_life(4.0 * p_.half_life_years);
    std::vector<Link>& links = world_.links;
    std::size_t kept = 0;
    FirmId address[Tile::capacity];
    std::uint32_t draws[4][Tile::capacity];
    for (std::size_t k = 0; k < links.size(); ++k) {
      std::size_t const i = k % Tile::capacity;
      if (i == 0) {
        std::size_t const n = std::min(Tile::capacity, links.size() - k);
        for (std::size_t j = 0; j < n; ++j) {
          address[j] =
              FirmId{combine(to_number(links[k + j].first), to_number(links[k + j].second))};
        }
        draw(world_.random, address, n, world_.now, Purpose::link_end, draws);
      }
      if (to_uniform(draws[0][i]) >= survives) continue;
      Link link = links[k];
      std::size_t const first =
          row_of(world_, workspace_, link.first, link.first_cell, link.first_row);
      std::size_t const second =
          row_of(world_, workspace_, link.second, link.second_cell, link.second_row);
      if (first == RowIndex::npos || second == RowIndex::npos) continue;
      link.first_row = static_cast<std::uint32_t>(first),
      link.second_row = static_cast<std::uint32_t>(second);
      links[kept++] = link;
    }
    links.resize(kept);
  }

  void meet(Seat const& seat) {
    Cell const& cell = economy_.cell(seat.cell);
    for (int k = 0; k < p_.meetings; ++k) {
      Block const draws = world_.random.block(seat.firm, world_.now, Purpose::partner_search,
                                              static_cast<std::uint64_t>(k + 1));
      std::uint64_t const place = wide(draws[0], draws[1]);
      if (k == 0 && partners_.partners_of(seat.row) > 0) {
        Seat const partner = partners_.pick(seat.row, place, seat.firm);
        Seat const their_partner = partners_.pick(partner.row, place, seat.firm);
        if (their_partner.firm != 0) propose(seat, their_partner);
        continue;
      }
      double const u = to_uniform(draws[2]);
      Circle const* circle = &by_region_[cell.region.get()];
      if (u < p_.elsewhere_share) {
        circle = &everywhere_;
      } else if (cell.cluster && u < p_.elsewhere_share + p_.same_cluster_share) {
        circle = &by_cluster_[cell.cluster->get()];
      }
      if (Seat const* other = circle->next(place, seat.firm)) propose(seat, *other);
    }
  }

  void propose(Seat const& a, Seat const& b) {
    if (partners_.are_linked(a.row, b.firm)) return;
    bool const in_order = a.firm < b.firm;
    Seat const& first = in_order ? a : b;
    Seat const& second = in_order ? b : a;
    Block const draws = world_.random.block(first.firm, world_.now, Purpose::meeting, second.firm);
    if (to_uniform(draws[0]) >= link_probability(p_, proximity(a, b))) return;
    proposals_.push_back(
        {draws[1], first.firm, second.firm, first.row, second.row, first.cell, second.cell});
  }

  [[nodiscard]] Proximity proximity(Seat const& a, Seat const& b) {
    FirmTable const& firms = world_.firms;
    Cell const &cell_a = economy_.cell(a.cell), &cell_b = economy_.cell(b.cell);
    ResearchParameters const& research = economy_.parameters.research;
    double const absorption =
        0.5 * (absorptive_capacity(research, research_intensity(world_, a.row)) +
               absorptive_capacity(research, research_intensity(world_, b.row)));
    double const d = cognitive_distance(economy_.related(cell_a.sector, cell_b.sector),
                                        static_cast<double>(firms.position[a.row]),
                                        static_cast<double>(firms.position[b.row]));
    Proximity proximity;
    proximity.distance_km = economy_.regions[cell_a.region.get()].distance_km[cell_b.region.get()];
    proximity.partner_value = partner_value(economy_.parameters.spillover, d, absorption);
    proximity.common_partner = partners_.have_common_partner(a.row, b.row);
    proximity.both_research = firms.research_link[a.row] > weakest_research_link &&
                              firms.research_link[b.row] > weakest_research_link;
    if (cell_a.cluster && cell_a.cluster == cell_b.cluster) {
      ClusterState const& cluster = world_.clusters[cell_a.cluster->get()];
      bool const both_members = firms.standing[a.row].has(Standing::member) &&
                                firms.standing[b.row].has(Standing::member);
      double const here = presence(world_, cell_a.cluster->get());
      proximity.same_organisation = both_members ? here : 0.0;
      proximity.cluster_quality = here * cluster.mean_quality();
    }
    return proximity;
  }

  void form_links() {
    auto const key = [](Proposal const& p) { return std::tuple(p.order, p.first, p.second); };
    std::sort(proposals_.begin(), proposals_.end(),
              [&](auto const& a, auto const& b) { return key(a) < key(b); });
    // Two firms that met twice draw once: both proposals are the same and stand side by side.
    auto const same = [&](auto const& a, auto const& b) { return key(a) == key(b); };
    proposals_.erase(std::unique(proposals_.begin(), proposals_.end(), same), proposals_.end());
    std::size_t const old = world_.links.size();
    for (Proposal const& p : proposals_) {
      std::int32_t &first = partners_.partners_of(p.first_row),
                   &second = partners_.partners_of(p.second_row);
      if (first >= p_.most_links || second >= p_.most_links) continue;
      world_.links.push_back({FirmId{p.first}, FirmId{p.second}, p.first_cell, p.second_cell,
                              world_.now, p.first_row, p.second_row});
      ++first, ++second;
      world_.firms.standing[p.first_row].set(Standing::linked);
      world_.firms.standing[p.second_row].set(Standing::linked);
    }
    merge_new_links(world_.links, old);
  }

  // Firms that have neither links nor loans any more are linked no longer.
  void settle_standing() {
    workspace_.index.for_each([&](FirmId, std::size_t row) {
      if (partners_.partners_of(row) == 0) world_.firms.standing[row].set(Standing::linked, false);
    });
    for (Loan const& loan : world_.office.loans) {
      std::size_t const row = workspace_.index.find(loan.firm);
      if (row != RowIndex::npos) world_.firms.standing[row].set(Standing::linked);
    }
  }

  World& world_;
  Economy const& economy_;
  NetworkParameters const& p_;
  Workspace& workspace_;
  std::vector<Seat> searchers_;
  Circle everywhere_;
  std::vector<Circle> by_region_, by_cluster_;
  PartnerChains partners_;
  std::vector<Proposal> proposals_;
};

}  // namespace

double link_probability(NetworkParameters const& p, Proximity const& x) {
  double const log_odds =
      p.base_log_odds + p.geography * x.distance_km / 100.0 + p.cognition * x.partner_value +
      (x.common_partner ? p.common_partner : 0.0) + (x.both_research ? p.institution : 0.0) +
      p.organisation * x.same_organisation + p.same_cluster * x.cluster_quality;
  return 1.0 / (1.0 + fast_exp(-std::clamp(log_odds, -500.0, 500.0)));
}

void draw_searchers(World& world, Workspace& workspace, Tile tile) {
  FirmTable& firms = world.firms;
  auto const cluster = world.economy->cell(tile.cell).cluster;
  double const brokered = cluster ? 1.0 + world.economy->parameters.network.brokerage *
                                              brokerage_intensity(world, cluster->get())
                                  : 1.0;
  world.economy->sizes.gather(&firms.jobs[tile.begin], tile.size, &SizeEffects::partner_search,
                              workspace.tile.hazard);
  mark_searchers(tile.size, brokered, workspace.tile.draws.decisions[2], workspace.tile.hazard,
                 &firms.standing[tile.begin]);
}

void rewire(World& world, Workspace& workspace) {
  if (world.economy->parameters.network.search_hazard == 0 && world.links.empty()) return;
  Rewiring(world, workspace).run();
}

struct NetworkMechanism {
  static constexpr std::string_view name = "network";
  static std::size_t bytes(World const& world) { return heap_bytes(world.links); }
};

template Mechanism const& mechanism<NetworkMechanism>();

}  // namespace clustress
