// sim/paired/jobs.cpp — the account of jobs: whose jobs there are more or less with the programme.
//
// At quarter t each firm belongs to the first group that fits, judged from the programme world up
// to t and the common snapshot:
//   0 beneficiaries        an award paid by t
//   1 supported_clusters   member, now or before, of the organisation of a cluster that an
//                          instrument names or funds
//   2 same_market          same region and sector as a beneficiary (product competitors)
//   3 target_regions       other firms of the target regions
//   4 other_regions        firms of other regions
#include <algorithm>

#include "sim/engine/paired_indicator_entry.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

class PairedJobs final : public PairedAccount {
 public:
  explicit PairedJobs(PairedWorld const& pair);
  void settle(PairedWorld const& pair) override;
  static std::span<PairedIndicator const> indicators();

 private:
  // Persons of one group, and firms.
  struct Group {
    std::int64_t delta = 0, continuing = 0, only_with = 0, only_without = 0, with = 0, without = 0,
                 firms = 0;
  };

  void take_members(World const& world);
  void take_awards_and_payments(PairedWorld const& pair);
  void reach_markets(PairedWorld const& pair);
  void add_up(PairedWorld const& pair);
  void add_up_places(Economy const& economy);

  std::vector<std::uint8_t> supported_cell_, target_cell_;
  std::vector<std::uint8_t> reached_market_;  // has a beneficiary
  // By register row. A member of a supported cluster is one for good.
  std::vector<std::uint8_t> paid_, member_;
  std::vector<std::int32_t> before_award_;  // −1: never awarded
  std::array<Group, account_groups> groups_;
  std::vector<std::array<std::int64_t, account_groups>> of_cell_;  // delta
  std::vector<std::int64_t> of_region_, of_cluster_;               // delta by group, then place
  std::int64_t jobs_before_award_ = 0;                             // of beneficiaries
};

PairedJobs::PairedJobs(PairedWorld const& pair)
    : supported_cell_(pair.economy().cells.size(), 0),
      target_cell_(supported_cell_),
      reached_market_(pair.economy().markets.size(), 0) {
  Economy const& economy = pair.economy();
  Programme const& programme = pair.programme();
  for (std::size_t c = 0; c < economy.cells.size(); ++c) {
    Cell const& cell = economy.cells[c];
    auto const& regions = programme.regions;
    target_cell_[c] =
        std::find(regions.begin(), regions.end(), cell.region) != regions.end() ? 1 : 0;
    if (!cell.cluster) continue;
    for (auto const& line : programme.lines) {
      if (line.eligible[c] == 0) continue;
      if (!line.instrument->terms().clusters.empty()) supported_cell_[c] = 1;
      // an organisation serves the whole cluster
      if (!line.instrument->is_for_organisations()) continue;
      for (std::size_t const own : economy.cluster_cells[cell.cluster->get()])
        supported_cell_[own] = 1;
    }
  }
}

void PairedJobs::settle(PairedWorld const& pair) {
  paid_.resize(pair.rows(), 0);
  member_.resize(pair.rows(), 0);
  before_award_.resize(pair.rows(), -1);
  take_members(pair.with());
  take_awards_and_payments(pair);
  reach_markets(pair);
  add_up(pair);
}

void PairedJobs::take_members(World const& world) {
  for (std::size_t c = 0; c < world.firms.cells(); ++c) {
    if (supported_cell_[c] == 0) continue;
    world.firms.for_each_firm(CellRow(c), [&](std::size_t row) {
      if (world.firms.standing[row].has(Standing::member))
        member_[static_cast<std::size_t>(world.firms.register_row[row])] = 1;
    });
  }
}

void PairedJobs::take_awards_and_payments(PairedWorld const& pair) {
  auto const awarded = [&](std::size_t row) {
    if (before_award_[row] < 0) before_award_[row] = pair.jobs_with_before(row);
  };
  for (ApplicationEvent const& application : pair.with().office.applications) {
    auto const row = pair.row_of(application.firm, application.register_row);
    if (row && application.awarded) awarded(*row);
  }
  for (PaymentEvent const& payment : pair.with().office.payments) {
    auto const row = pair.row_of(payment.firm, payment.register_row);
    if (!row) continue;
    paid_[*row] = 1;
    awarded(*row);  // paid without an award: a transfer
  }
}

void PairedJobs::reach_markets(PairedWorld const& pair) {
  for (std::size_t row = 0; row < paid_.size(); ++row) {
    if (paid_[row] != 0) reached_market_[pair.economy().cell(pair.cell(row)).market.get()] = 1;
  }
}

void PairedJobs::add_up(PairedWorld const& pair) {
  groups_ = {};
  of_cell_.assign(target_cell_.size(), {});
  jobs_before_award_ = 0;
  std::vector<std::uint8_t> group_of_cell(target_cell_.size());
  for (std::size_t c = 0; c < group_of_cell.size(); ++c) {
    bool const competes = reached_market_[pair.economy().cells[c].market.get()] != 0;
    group_of_cell[c] = competes ? 2 : target_cell_[c] != 0 ? 3 : 4;
  }
  for (std::size_t row = 0; row < pair.rows(); ++row) {
    std::int32_t const with = pair.jobs_with(row), without = pair.jobs_without(row);
    if ((with | without) == 0 && paid_[row] == 0) continue;
    std::size_t const cell = pair.cell(row).get();
    std::size_t const g = paid_[row] != 0 ? 0 : member_[row] != 0 ? 1 : group_of_cell[cell];
    Group& group = groups_[g];
    std::int64_t const delta = std::int64_t{with} - without;
    of_cell_[cell][g] += delta;
    group.delta += delta;
    (with > 0 && without > 0 ? group.continuing
     : with > 0              ? group.only_with
                             : group.only_without) += delta;
    group.with += with;
    group.without += without;
    group.firms += with > 0 ? 1 : 0;
    if (paid_[row] != 0) jobs_before_award_ += std::max(before_award_[row], 0);
  }
  add_up_places(pair.economy());
}

void PairedJobs::add_up_places(Economy const& economy) {
  std::size_t const regions = economy.regions.size(), clusters = economy.cluster_cells.size();
  of_region_.assign(account_groups * regions, 0);
  of_cluster_.assign(account_groups * clusters, 0);
  for (std::size_t c = 0; c < of_cell_.size(); ++c) {
    Cell const& cell = economy.cells[c];
    for (std::size_t g = 0; g < account_groups; ++g) {
      of_region_[g * regions + cell.region.get()] += of_cell_[c][g];
      if (cell.cluster) of_cluster_[g * clusters + cell.cluster->get()] += of_cell_[c][g];
    }
  }
}

std::span<PairedIndicator const> PairedJobs::indicators() {
  using enum PairedSplit;
  static constexpr PairedIndicator rows[] = {
      {"jobs_delta", "persons", "jobs with less jobs without the programme", by_group,
       [](PairedJobs const& account, std::size_t k) { return account.groups_[k].delta; }},
      {"jobs_delta_continuing", "persons", "of which in firms alive in both worlds", by_group,
       [](PairedJobs const& account, std::size_t k) { return account.groups_[k].continuing; }},
      {"jobs_delta_only_with", "persons", "of which in firms alive only with the programme",
       by_group,
       [](PairedJobs const& account, std::size_t k) { return account.groups_[k].only_with; }},
      {"jobs_delta_only_without", "persons", "of which in firms alive only without the programme",
       by_group,
       [](PairedJobs const& account, std::size_t k) { return account.groups_[k].only_without; }},
      {"jobs_delta", "persons", "jobs with less jobs without the programme", by_group_and_region,
       [](PairedJobs const& account, std::size_t k) { return account.of_region_[k]; }},
      {"jobs_delta", "persons",
       "jobs with less jobs without the programme; firms of no cluster are not in it",
       by_group_and_cluster,
       [](PairedJobs const& account, std::size_t k) { return account.of_cluster_[k]; }},
      {"jobs_with", "persons", "jobs with the programme", by_group,
       [](PairedJobs const& account, std::size_t k) { return account.groups_[k].with; },
       Neutral::level},
      {"jobs_without", "persons", "jobs of the same firms without the programme", by_group,
       [](PairedJobs const& account, std::size_t k) { return account.groups_[k].without; },
       Neutral::level},
      {"firms", "firms", "firms of the group alive with the programme", by_group,
       [](PairedJobs const& account, std::size_t k) { return account.groups_[k].firms; },
       Neutral::level},
      {"beneficiary_jobs_before_award", "persons", "jobs of beneficiaries when they were awarded",
       total_only,
       [](PairedJobs const& account, std::size_t) { return account.jobs_before_award_; }},
      {"beneficiary_jobs_with", "persons", "their jobs now", total_only,
       [](PairedJobs const& account, std::size_t) { return account.groups_[0].with; }},
      {"beneficiary_jobs_without", "persons", "their jobs now in the world without the programme",
       total_only,
       [](PairedJobs const& account, std::size_t) { return account.groups_[0].without; }},
  };
  return rows;
}

template PairedFile paired<PairedJobs>();

}  // namespace clustress
