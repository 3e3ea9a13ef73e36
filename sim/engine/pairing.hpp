// sim/engine/pairing.hpp — compares a world with a programme, firm by firm, with the tape of the
// same world without one.
//
// All that needs a firm's identity is computed here, exactly (whole persons), and stored; analysis
// reads it from the file.
//
// Job account. Firms are matched by id over both worlds; a firm that is absent has 0 jobs. At
// quarter t each firm belongs to the first group that fits, judged from the programme world up to t
// and the common snapshot:
//   0 beneficiaries        an award paid by t
//   1 supported_clusters   member, now or before, of the organisation of a cluster that an
//     instrument names or funds
//   2 same_market          same region and sector as a beneficiary (product competitors)
//   3 target_regions       other firms of the target regions
//   4 other_regions        firms of other regions
// Additionality. A supported project is deadweight if the same firm starts a project of the same
// kind in the same quarter without the programme (a founder: if the same firm is founded), else
// additional; an award that lapses is unused. By instrument and by the size the firm had at the
// award, with what firms added from their own money beyond the support: Σ (cost − support) − Σ cost
// of the deadweight projects without it.
// Evaluation. Applicants of the calls of an instrument's first four quarters, stratum by stratum
// (instrument × call): what an evaluator who compares winners with losers would find, and the true
// effects on both.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sim/engine/tape.hpp"
#include "sim/programme/programme.hpp"

namespace clustress {

inline constexpr std::size_t account_groups = 5;
inline constexpr std::array<std::string_view, account_groups> account_group_names = {
    "beneficiaries", "supported_clusters", "same_market", "target_regions", "other_regions"};
inline constexpr Quarter evaluated_calls = 4;

struct GroupAccount {
  std::int64_t delta = 0, continuing = 0, only_with = 0, only_without = 0, with = 0, without = 0,
               firms = 0;
};

inline constexpr std::size_t size_classes = 4;
inline constexpr std::array<std::string_view, size_classes> size_class_names = {"1-9", "10-49",
                                                                                "50-249", "250+"};
inline std::size_t size_class(std::int32_t jobs) {
  return jobs < 10 ? 0 : jobs < 50 ? 1 : jobs < 250 ? 2 : 3;
}

// Projects of one instrument and size class, so far.
struct SupportedProjects {
  std::int64_t additional = 0, deadweight = 0, unused = 0;
  double support_keur = 0, own_extra_keur = 0;
};

struct PairedQuarter {
  std::array<GroupAccount, account_groups> groups;
  // beneficiaries' jobs when they were awarded
  std::int64_t before_award = 0;
  // by instrument of the variant
  std::vector<std::array<SupportedProjects, size_classes>> projects;
  double winners = 0, losers = 0;
  // 0 without both winners and losers
  double naive_difference = 0, effect_on_winners = 0, effect_on_losers = 0;
};

class Pairing {
 public:
  Pairing(Tape const& tape, Economy const& economy, Programme const& programme);

  // Registers the quarter's entrants in the world and compares; quarter 0 is the snapshot.
  PairedQuarter compare(World& world);

 private:
  struct Stratum {
    std::uint16_t instrument;
    Quarter call;
    std::vector<std::int32_t> winners, losers;  // register rows
    std::vector<std::int32_t> winners_before, losers_before;
  };

  void register_entrants(World& world);
  void take_events(World const& world);
  void take_applications(World const& world);
  void take_projects(World const& world);
  // Cost of the same project without the programme: the same kind started in the same quarter, or
  // the same firm founded.
  [[nodiscard]] std::optional<double> without_support(std::size_t quarter,
                                                      ProjectEvent const& project) const;
  // Row in the register of both worlds; nothing for a founder whose firm has not entered.
  [[nodiscard]] std::optional<std::size_t> row_of(FirmId firm, std::int32_t register_row) const;
  [[nodiscard]] std::vector<std::uint8_t> group_of_cells() const;
  void settle_account(std::size_t quarter, PairedQuarter& result) const;
  void evaluate(std::size_t quarter, PairedQuarter& result) const;
  [[nodiscard]] std::int32_t jobs_without(std::size_t quarter, std::size_t row) const;

  Tape const& tape_;
  Economy const& economy_;
  Programme const& programme_;
  FirmRegister only_with_;  // rows count on from the tape's last
  std::vector<std::uint8_t> supported_cell_, target_cell_, reached_market_;
  std::vector<std::uint8_t> paid_;  // by row
  // by register row: is or was a member of a supported cluster
  std::vector<std::uint8_t> member_;
  std::vector<std::int32_t> before_award_;  // by row; −1: never awarded
  // by row, with the programme: this quarter and the one before
  std::vector<std::int32_t> jobs_, last_jobs_;
  std::vector<Stratum> strata_;
  std::vector<std::array<SupportedProjects, size_classes>> projects_;  // by instrument
};

}  // namespace clustress
