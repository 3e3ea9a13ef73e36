// sim/model/own_firm_placement.cpp — own firms take the places of simulated firms.
//
//   place    own firms of a cell, largest first, each take the simulated firm nearest in jobs
//     (ties: the smaller, then by id)
//   state    jobs L → L': sales × (L'/L)^{1+γ}, which keeps wanted over actual jobs; cash and R&D
//     stock × L'/L
//   jobs     simulated firms keep max(0, J_c − Σ L'): whole firms leave in order of ids while they
//     fit, the largest gives the rest;
//            where jobs are missing all grow in proportion, in whole persons
//   members  simulated members leave, or others join, in order of ids while they fit, to keep the
//     cluster's member jobs
//
// The last simulated firm of a cell stays while there are jobs for it; further own firms begin as
// copies of the one before.
#include "sim/model/own_firm_placement.hpp"

#include <algorithm>

#include "sim/behaviour/put_off.hpp"
#include "sim/core/contracts.hpp"
#include "sim/core/vector_math.hpp"

namespace clustress {

OwnFirmPlacement::OwnFirmPlacement(World& world) : world_(world), firms_(world.firms) {
  for (OwnFirm const& firm : world.economy->facts.own_firms) own_.insert(to_number(firm.id));
}

void OwnFirmPlacement::fill(CellRow cell, std::vector<OwnFirm const*> const& own) {
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
  for (std::size_t row = now.begin; row < now.begin + now.count; ++row)
    world_.cell(cell).jobs += firms_.jobs[row];
}

// Links of firms that left end; the others go to who took the place. Rows are where firms were last
// seen: they may be old.
void OwnFirmPlacement::mend_links() {
  std::vector<Link> kept;
  for (Link const& link : world_.links) {
    if (left_.contains(to_number(link.first)) || left_.contains(to_number(link.second))) continue;
    kept.push_back(link_between(now_of(link.first), link.first_cell, link.first_row,
                                now_of(link.second), link.second_cell, link.second_row,
                                link.formed));
  }
  std::sort(kept.begin(), kept.end(), in_list_order);
  world_.links = std::move(kept);
}

void OwnFirmPlacement::settle_members(std::size_t k, std::int64_t member_jobs) {
  std::vector<std::pair<std::uint64_t, std::size_t>> simulated;  // id, row
  ClusterState& cluster = world_.clusters[k];
  cluster.members = cluster.member_jobs = 0;
  for (std::size_t const c : world_.economy->cluster_cells[k]) {
    firms_.for_each_firm(CellRow(c), [&](std::size_t row) {
      if (!own_.contains(to_number(firms_.id[row])))
        simulated.emplace_back(to_number(firms_.id[row]), row);
      if (firms_.standing[row].has(Standing::member))
        ++cluster.members, cluster.member_jobs += firms_.jobs[row];
    });
  }
  std::sort(simulated.begin(), simulated.end());
  for (auto const& [id, row] : simulated) {
    std::int64_t const excess = cluster.member_jobs - member_jobs;
    bool const inside = firms_.standing[row].has(Standing::member);
    bool const changes =
        inside ? firms_.jobs[row] <= excess : cluster.staff > 0 && firms_.jobs[row] <= -excess;
    if (!changes) continue;
    firms_.standing[row].set(Standing::member, !inside);
    cluster.members += inside ? -1 : 1;
    cluster.member_jobs += inside ? -firms_.jobs[row] : firms_.jobs[row];
  }
}

FirmId OwnFirmPlacement::now_of(FirmId id) const {
  auto const found = now_.find(to_number(id));
  return found != now_.end() ? found->second : id;
}

// Place in its cell of the simulated firm nearest in jobs, which is simulated no longer.
std::size_t OwnFirmPlacement::take_nearest(std::int32_t jobs) {
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

// A cell whose firms can stand in for those an empty one does not have: the first of the same
// sector, or of any.
CellRow OwnFirmPlacement::like(CellRow cell) const {
  std::vector<Cell> const& cells = world_.economy->cells;
  std::size_t any = cells.size();
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (firms_.segment(CellRow(c)).count == 0) continue;
    if (cells[c].sector == cells[cell.get()].sector) return CellRow(c);
    any = std::min(any, c);
  }
  CLUSTRESS_REQUIRE(any < cells.size(),
                    "a world without firms has none that an own firm could be like");
  return CellRow(any);
}

// Place of a new firm, a copy of the one at `model` of its cell, or of the first if it has none
// before it.
std::size_t OwnFirmPlacement::copy(CellRow cell, std::size_t model) {
  CellRow const from = firms_.segment(cell).count > 0 ? cell : like(cell);
  if (model == FirmTable::npos) model = 0;
  std::size_t const row = firms_.append(cell);
  std::size_t const other = firms_.segment(from).begin + model;
  for_each_column(static_cast<FirmColumns&>(firms_),
                  [&](auto& column) { column[row] = column[other]; });
  if (from != cell) {
    firms_.niche[row] = 0;
    firms_.position[row] = static_cast<float>(world_.economy->home_position(cell));
  }
  firms_.project_due[row] = never;
  firms_.project_gain[row] = 0;
  firms_.project_kind[row] = firms_.idea_kind[row] = no_project;
  firms_.project_succeeds[row] = 0;
  for (Standing const mark :
       {Standing::linked, Standing::searching, Standing::with_research_organisation})
    firms_.standing[row].set(mark, false);
  forget_idea(world_, row);
  firms_.id[row] = FirmId{};
  return row - firms_.segment(cell).begin;
}

void OwnFirmPlacement::become(std::size_t row, OwnFirm const& firm) {
  if (firms_.id[row] != FirmId{}) now_.emplace(to_number(firms_.id[row]), firm.id);
  resize(row, firm.jobs);
  forget_idea(world_, row);  // its draws went with the id
  firms_.id[row] = firm.id;
  firms_.founded[row] = static_cast<std::int16_t>(firm.founded);
  if (firms_.last_innovation[row] < firm.founded) firms_.last_innovation[row] = never;
  firms_.standing[row].set(Standing::member, firm.member);
  if (firm.exporter) firms_.standing[row].set(Standing::exporter, *firm.exporter);
  if (firm.rd_keur) {  // the stock that so much a year keeps up
    firms_.rd_stock[row] =
        static_cast<float>(0.25 * *firm.rd_keur / world_.economy->parameters.research.depreciation);
  }
}

void OwnFirmPlacement::resize(std::size_t row, std::int32_t jobs) {
  if (jobs == firms_.jobs[row]) return;
  double const growth = static_cast<double>(jobs) / static_cast<double>(firms_.jobs[row]);
  double const sales =
      fast_exp((1.0 + world_.economy->parameters.labour.size_elasticity) * fast_log(growth));
  firms_.local_sales[row] *= sales;
  firms_.outside_sales[row] *= sales;
  firms_.cash[row] *= growth;
  firms_.debt[row] *= static_cast<float>(growth);
  firms_.rd_stock[row] *= static_cast<float>(growth);
  firms_.jobs[row] = jobs;
}

// Makes the simulated firms' jobs add up to `wanted`.
void OwnFirmPlacement::share_out(CellRow cell, std::int64_t wanted) {
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
    auto const larger = [&](auto const& a, auto const& b) {
      return firms_.jobs[a.second] < firms_.jobs[b.second];
    };
    std::size_t const row = std::max_element(by_id.begin(), by_id.end(), larger)->second;
    resize(row, static_cast<std::int32_t>(firms_.jobs[row] - (jobs - wanted)));
  } else if (jobs < wanted) {
    // of the firms so far; differences of whole sums are whole and add up
    std::int64_t before = 0, given = 0;
    for (auto const& [id, row] : by_id) {
      before += firms_.jobs[row];
      std::int64_t const sum = before * wanted / jobs;
      resize(row, static_cast<std::int32_t>(sum - given));
      given = sum;
    }
  }
  // backwards, so that the firm moved into a freed row never leaves itself
  std::sort(leaving.rbegin(), leaving.rend());
  for (std::size_t const row : leaving) firms_.remove(cell, row);
}

}  // namespace clustress
