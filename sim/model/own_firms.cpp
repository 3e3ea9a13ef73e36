// sim/model/own_firms.cpp — firms of the user's own data take the places of simulated firms.
//
//   place    own firms of a cell, largest first, each take the simulated firm nearest in jobs (ties: the smaller, then by id)
//   state    jobs L → L': sales × (L'/L)^{1+γ}, which keeps wanted over actual jobs; cash and R&D stock × L'/L
//   jobs     simulated firms keep max(0, J_c − Σ L'): whole firms leave in order of ids while they fit, the largest gives the rest;
//            where jobs are missing all grow in proportion, in whole persons
//   members  simulated members leave, or others join, in order of ids while they fit, to keep the cluster's member jobs
//
// The last simulated firm of a cell stays while there are jobs for it; further own firms begin as copies of the one before.
// Why at quarter 0: docs/decisions/0013-own-firms.md.
#include "sim/model/own_firms.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "sim/core/contracts.hpp"
#include "sim/core/vector_math.hpp"
#include "sim/model/behaviour/agglomeration.hpp"
#include "sim/model/behaviour/knowledge.hpp"
#include "sim/model/behaviour/life_cycle.hpp"
#include "sim/model/world.hpp"
#include "sim/random/hash.hpp"

namespace clustress {
namespace {

// What the placement changes and anchors measure.
struct Levels {
  std::vector<double> local_sales, outside_sales;  // by cell
  std::vector<std::int64_t> jobs;
  std::vector<MarketState> markets;
  std::vector<NicheState> niches;
  std::vector<ClusterState> clusters;

  explicit Levels(World const& world)
      : local_sales(world.cells.size()),
        outside_sales(world.cells.size()),
        markets(world.markets),
        niches(world.niches),
        clusters(world.clusters) {
    for (std::size_t c = 0; c < world.cells.size(); ++c) {
      jobs.push_back(world.cells[c].jobs);
      Segment const& s = world.firms.segment(CellId(c));
      for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
        local_sales[c] += world.firms.local_sales[row];
        outside_sales[c] += world.firms.outside_sales[row];
      }
    }
  }
};

class Placement {
 public:
  explicit Placement(World& world) : world_(world), firms_(world.firms) {
    for (OwnFirm const& firm : world.economy->facts.own_firms) own_.insert(to_number(firm.id));
  }

  // `own` are the own firms of the cell, largest first.
  void fill(CellId cell, std::vector<OwnFirm const*> const& own) {
    std::int64_t own_jobs = 0;
    for (OwnFirm const* firm : own) own_jobs += firm->jobs;
    std::int64_t const left = std::max<std::int64_t>(0, world_.cell(cell).jobs - own_jobs);
    Segment const s = firms_.segment(cell);
    simulated_.clear();
    for (std::size_t place = 0; place < s.count; ++place) {
      std::size_t const row = s.begin + place;
      simulated_.emplace(std::pair(firms_.jobs[row], to_number(firms_.id[row])), place);
    }
    std::size_t last = FirmTable::npos;
    for (OwnFirm const* firm : own) {
      bool const keep_one = simulated_.size() == 1 && left > 0;
      last = simulated_.empty() || keep_one ? copy(cell, last) : take_nearest(firm->jobs);
      become(firms_.segment(cell).begin + last, *firm);
    }
    share_out(cell, left);
    world_.cell(cell).jobs = 0;
    Segment const& now = firms_.segment(cell);
    for (std::size_t row = now.begin; row < now.begin + now.count; ++row) world_.cell(cell).jobs += firms_.jobs[row];
  }

  // Links of firms that left end; the others go to who took the place. Rows are where firms were last seen: they may be old.
  void mend_links() {
    std::vector<Link> kept;
    for (Link const& link : world_.links) {
      if (left_.contains(to_number(link.first)) || left_.contains(to_number(link.second))) continue;
      kept.push_back(link_between(now_of(link.first), link.first_cell, link.first_row, now_of(link.second),
                                  link.second_cell, link.second_row, link.formed));
    }
    std::sort(kept.begin(), kept.end(), in_list_order);
    world_.links = std::move(kept);
  }

  void settle_members(std::size_t k, std::int64_t member_jobs) {
    std::vector<std::pair<std::uint64_t, std::size_t>> simulated;  // id, row
    ClusterState& cluster = world_.clusters[k];
    cluster.members = cluster.member_jobs = 0;
    for (std::size_t const c : world_.economy->cluster_cells[k]) {
      Segment const& s = firms_.segment(CellId(c));
      for (std::size_t row = s.begin; row < s.begin + s.count; ++row) {
        if (!own_.contains(to_number(firms_.id[row]))) simulated.emplace_back(to_number(firms_.id[row]), row);
        if ((firms_.standing[row] & member) != 0) ++cluster.members, cluster.member_jobs += firms_.jobs[row];
      }
    }
    std::sort(simulated.begin(), simulated.end());
    for (auto const& [id, row] : simulated) {
      std::int64_t const excess = cluster.member_jobs - member_jobs;
      bool const inside = (firms_.standing[row] & member) != 0;
      bool const changes = inside ? firms_.jobs[row] <= excess : cluster.staff > 0 && firms_.jobs[row] <= -excess;
      if (!changes) continue;
      firms_.standing[row] ^= member;
      cluster.members += inside ? -1 : 1;
      cluster.member_jobs += inside ? -firms_.jobs[row] : firms_.jobs[row];
    }
  }

 private:
  [[nodiscard]] FirmId now_of(FirmId id) const {
    auto const found = now_.find(to_number(id));
    return found != now_.end() ? found->second : id;
  }

  // Place in its cell of the simulated firm nearest in jobs, which is simulated no longer.
  std::size_t take_nearest(std::int32_t jobs) {
    auto above = simulated_.lower_bound({jobs, 0});
    if (above != simulated_.begin()) {
      auto const largest_below = std::prev(above)->first.first;
      if (above == simulated_.end() || jobs - largest_below <= above->first.first - jobs) {
        above = simulated_.lower_bound({largest_below, 0});
      }
    }
    std::size_t const place = above->second;
    simulated_.erase(above);
    return place;
  }

  // A cell whose firms can stand in for those an empty one does not have: the first of the same sector, or of any.
  [[nodiscard]] CellId like(CellId cell) const {
    std::vector<Cell> const& cells = world_.economy->cells;
    std::size_t any = cells.size();
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (firms_.segment(CellId(c)).count == 0) continue;
      if (cells[c].sector == cells[cell.get()].sector) return CellId(c);
      any = std::min(any, c);
    }
    CLUSTRESS_REQUIRE(any < cells.size(), "a world without firms has none that an own firm could be like");
    return CellId(any);
  }

  // Place of a new firm, a copy of the one at `model` of its cell, or of the first if it has none before it.
  std::size_t copy(CellId cell, std::size_t model) {
    CellId const from = firms_.segment(cell).count > 0 ? cell : like(cell);
    if (model == FirmTable::npos) model = 0;
    std::size_t const row = firms_.append(cell);
    std::size_t const other = firms_.segment(from).begin + model;
    for_each_column(static_cast<FirmColumns&>(firms_), [&](auto& column) { column[row] = column[other]; });
    if (from != cell) {
      firms_.niche[row] = 0;
      firms_.position[row] = static_cast<float>(world_.economy->home_position(cell));
    }
    firms_.project_due[row] = never;
    firms_.project_gain[row] = 0;
    firms_.project_flags[row] = 0;
    firms_.standing[row] &= static_cast<std::uint8_t>(~(linked | searching | with_research_organisation));
    firms_.id[row] = FirmId{};
    return row - firms_.segment(cell).begin;
  }

  void become(std::size_t row, OwnFirm const& firm) {
    if (firms_.id[row] != FirmId{}) now_.emplace(to_number(firms_.id[row]), firm.id);
    resize(row, firm.jobs);
    firms_.id[row] = firm.id;
    firms_.founded[row] = static_cast<std::int16_t>(firm.founded);
    if (firms_.last_innovation[row] < firm.founded) firms_.last_innovation[row] = never;
    set(row, member, firm.member);
    if (firm.exporter) set(row, exporter, *firm.exporter);
    if (firm.rd_keur) {  // the stock that so much a year keeps up
      firms_.rd_stock[row] = static_cast<float>(0.25 * *firm.rd_keur / world_.economy->parameters.research.depreciation);
    }
  }

  void set(std::size_t row, Standing bit, bool on) {
    firms_.standing[row] = static_cast<std::uint8_t>(on ? firms_.standing[row] | bit : firms_.standing[row] & ~bit);
  }

  void resize(std::size_t row, std::int32_t jobs) {
    if (jobs == firms_.jobs[row]) return;
    double const growth = static_cast<double>(jobs) / static_cast<double>(firms_.jobs[row]);
    double const sales = fast_exp((1.0 + world_.economy->parameters.labour.size_elasticity) * fast_log(growth));
    firms_.local_sales[row] *= sales;
    firms_.outside_sales[row] *= sales;
    firms_.cash[row] *= growth;
    firms_.rd_stock[row] *= static_cast<float>(growth);
    firms_.jobs[row] = jobs;
  }

  // Makes the simulated firms' jobs add up to `wanted`.
  void share_out(CellId cell, std::int64_t wanted) {
    std::size_t const begin = firms_.segment(cell).begin;
    std::vector<std::pair<std::uint64_t, std::size_t>> by_id;  // id, row
    std::int64_t jobs = 0;
    for (auto const& [key, place] : simulated_) {
      by_id.emplace_back(key.second, begin + place);
      jobs += key.first;
    }
    std::sort(by_id.begin(), by_id.end());
    std::vector<std::size_t> leaving;
    std::erase_if(by_id, [&](auto const& firm) {
      bool const fits = jobs - firms_.jobs[firm.second] >= wanted;
      if (fits) {
        jobs -= firms_.jobs[firm.second];
        left_.insert(firm.first);
        leaving.push_back(firm.second);
      }
      return fits;
    });
    if (jobs > wanted) {
      auto const larger = [&](auto const& a, auto const& b) { return firms_.jobs[a.second] < firms_.jobs[b.second]; };
      std::size_t const row = std::max_element(by_id.begin(), by_id.end(), larger)->second;
      resize(row, static_cast<std::int32_t>(firms_.jobs[row] - (jobs - wanted)));
    } else if (jobs < wanted) {
      std::int64_t before = 0, given = 0;  // of the firms so far; differences of whole sums are whole and add up
      for (auto const& [id, row] : by_id) {
        before += firms_.jobs[row];
        std::int64_t const sum = before * wanted / jobs;
        resize(row, static_cast<std::int32_t>(sum - given));
        given = sum;
      }
    }
    std::sort(leaving.rbegin(), leaving.rend());  // backwards, so that the firm moved into a freed row never leaves itself
    for (std::size_t const row : leaving) firms_.remove(cell, row);
  }

  World& world_;
  FirmTable& firms_;
  std::unordered_set<std::uint64_t> own_, left_;
  std::unordered_map<std::uint64_t, FirmId> now_;                            // who took a firm's place
  std::map<std::pair<std::int32_t, std::uint64_t>, std::size_t> simulated_;  // of the cell at hand: jobs and id, place
};

// Own firms by cell, largest first.
std::vector<std::vector<OwnFirm const*>> by_cell(Economy const& economy) {
  std::map<CellName, std::size_t> cells;
  for (std::size_t c = 0; c < economy.cells.size(); ++c) {
    cells.emplace(CellName(economy.cells[c].region, economy.cells[c].sector, economy.cells[c].cluster), c);
  }
  std::vector<std::vector<OwnFirm const*>> own(economy.cells.size());
  for (OwnFirm const& firm : economy.facts.own_firms) {
    own[cells.at({firm.region, firm.sector, firm.cluster})].push_back(&firm);
  }
  for (auto& firms : own) {
    std::sort(firms.begin(), firms.end(), [](OwnFirm const* a, OwnFirm const* b) {
      return std::tuple(-a->jobs, to_number(a->id)) < std::tuple(-b->jobs, to_number(b->id));
    });
  }
  return own;
}

void shift_anchors(World& world, Levels const& before) {
  Levels const now(world);
  for (std::size_t c = 0; c < world.cells.size(); ++c) {
    MarketState& market = world.markets[world.economy->cells[c].market.get()];
    double const local = now.local_sales[c] - before.local_sales[c];
    double const outside = now.outside_sales[c] - before.outside_sales[c];
    world.cells[c].local_sales += local;
    world.cells[c].outside_sales += outside;
    market.demand_mean.shift(local);
    market.outside_mean.shift(outside);
    market.jobs_mean.shift(static_cast<double>(now.jobs[c] - before.jobs[c]));
  }
  for (std::size_t m = 0; m < world.markets.size(); ++m) {
    world.markets[m].productivity_mean.shift(now.markets[m].mean_productivity - before.markets[m].mean_productivity);
  }
  for (std::size_t i = 0; i < world.niches.size(); ++i) {
    world.niches[i].jobs_mean.shift(static_cast<double>(now.niches[i].jobs - before.niches[i].jobs));
    world.niches[i].rd_mean.shift(now.niches[i].rd_stock - before.niches[i].rd_stock);
  }
  for (std::size_t k = 0; k < world.clusters.size(); ++k) {
    world.clusters[k].firms_mean.shift(static_cast<double>(now.clusters[k].firms - before.clusters[k].firms));
    world.clusters[k].heterogeneity_mean.shift(now.clusters[k].heterogeneity - before.clusters[k].heterogeneity);
  }
}

}  // namespace

FirmId own_firm_id(std::string_view name) {
  return FirmId{combine(hash_of("own firm"), hash_of(name))};
}

void place_own_firms(World& world) {
  Economy const& economy = *world.economy;
  if (economy.facts.own_firms.empty()) return;
  CLUSTRESS_REQUIRE(world.now == 0 && world.regime == Regime::hold, "own firms are placed at quarter 0 of the hold");
  Levels const before(world);
  auto const own = by_cell(economy);
  Placement placement(world);
  std::vector<std::uint8_t> touched(economy.facts.clusters.size(), 0);
  for (std::size_t c = 0; c < own.size(); ++c) {
    if (own[c].empty()) continue;
    placement.fill(CellId(c), own[c]);
    if (economy.cells[c].cluster) touched[economy.cells[c].cluster->get()] = 1;
  }
  placement.mend_links();
  for (std::size_t k = 0; k < touched.size(); ++k) {
    if (touched[k] != 0) placement.settle_members(k, before.clusters[k].member_jobs);
  }
  survey_productivity(world);
  survey_niches(world);
  survey_clusters(world);
  for (std::size_t k = 0; k < world.clusters.size(); ++k) world.clusters[k].growth = before.clusters[k].growth;
  shift_anchors(world, before);
}

}  // namespace clustress
