// sim/paired/projects.cpp — additionality: which supported projects the same firm would have
// started anyway, by instrument and by the size the firm had at the award.
//
// An idea is named by its firm, its kind and the quarter in which it arose. A supported project is
// deadweight if the same idea is carried out without the programme in the same quarter or before (a
// founder: if the same firm is founded), else additional so far; an award that lapses is unused. An
// additional project whose idea is carried out later without the programme was brought forward,
// from that quarter on. What firms added from their own money beyond the support is Σ (cost −
// support) − Σ cost without it of the projects that are carried out there too. Numbers are of all
// quarters so far.
#include <map>

#include "sim/core/money.hpp"
#include "sim/engine/paired_indicator_entry.hpp"
#include "sim/world/size_class.hpp"

namespace clustress {
namespace {

// The idea of a supported project, without its cost; nothing for a founder's.
std::optional<Tape::Project> idea_of(PairedWorld const& pair, ProjectEvent const& project) {
  if (project.kind == ProjectKind::founding) return std::nullopt;
  auto const row = pair.row_of(project.firm, project.register_row);
  if (!row) return std::nullopt;
  return Tape::Project{static_cast<std::int32_t>(*row), project.kind, project.arose, 0.0};
}

// Cost of the same project without the programme, kEUR, if it is done there by now.
std::optional<double> without_support(PairedWorld const& pair, ProjectEvent const& project) {
  if (project.kind == ProjectKind::founding) {
    return pair.without().firms().find(project.firm) ? std::optional(project.cost_keur)
                                                     : std::nullopt;
  }
  auto const idea = idea_of(pair, project);
  return idea ? pair.without().started_project(pair.quarter(), *idea) : std::nullopt;
}

}  // namespace

class PairedProjects final : public PairedAccount {
 public:
  explicit PairedProjects(PairedWorld const& pair)
      : sums_(pair.programme().lines.size() * size_classes) {}
  void settle(PairedWorld const& pair) override;
  static std::span<PairedIndicator const> indicators();

 private:
  struct Sums {
    // not carried out without the programme in the same quarter; of these, later
    std::int64_t additional = 0, brought_forward = 0;
    std::int64_t deadweight = 0, unused = 0;
    double support_keur = 0, own_extra_keur = 0;
  };

  void bring_forward(PairedWorld const& pair);
  template <class Instrument>
  Sums& of(Instrument instrument, std::int32_t jobs) {
    return sums_[static_cast<std::size_t>(instrument) * size_classes + size_class(jobs)];
  }
  [[nodiscard]] std::int64_t total(std::int64_t Sums::*member) const {
    std::int64_t sum = 0;
    for (Sums const& sums : sums_) sum += sums.*member;
    return sum;
  }

  std::vector<Sums> sums_;  // [instrument of the variant][size class]
  // supported ideas that are not carried out without the programme so far, and whose they are
  std::map<decltype(std::declval<Tape::Project>().key()), Sums*> only_with_;
};

void PairedProjects::bring_forward(PairedWorld const& pair) {
  for (Tape::Project const& project : pair.without().taken_up(pair.quarter())) {
    auto const found = only_with_.find(project.key());
    if (found == only_with_.end()) continue;
    ++found->second->brought_forward;
    found->second->own_extra_keur -= project.cost_keur;
    only_with_.erase(found);
  }
}

void PairedProjects::settle(PairedWorld const& pair) {
  bring_forward(pair);
  for (ProjectEvent const& project : pair.with().office.projects) {
    if (project.instrument < 0) continue;
    Sums& sums = of(project.instrument, project.jobs);
    std::optional<double> const without = without_support(pair, project);
    ++(without ? sums.deadweight : sums.additional);
    auto const idea = idea_of(pair, project);
    if (!without && idea) only_with_.emplace(idea->key(), &sums);
    sums.support_keur += to_keur(project.support);
    sums.own_extra_keur += project.cost_keur - to_keur(project.support) - without.value_or(0.0);
  }
  for (LapseEvent const& lapse : pair.with().office.lapses)
    ++of(lapse.instrument, lapse.jobs).unused;
}

std::span<PairedIndicator const> PairedProjects::indicators() {
  using enum PairedSplit;
  static constexpr PairedIndicator rows[] = {
      {"projects_additional", "count",
       "supported projects the firm did not start without the programme by then, so far",
       total_only,
       [](PairedProjects const& account, std::size_t) { return account.total(&Sums::additional); }},
      {"projects_brought_forward", "count",
       "of which the firm started without the programme later, so far", total_only,
       [](PairedProjects const& account, std::size_t) {
         return account.total(&Sums::brought_forward);
       }},
      {"projects_deadweight", "count",
       "supported projects the firm started without the programme too, so far", total_only,
       [](PairedProjects const& account, std::size_t) { return account.total(&Sums::deadweight); }},
      {"projects_additional", "count", "the same by instrument and jobs of the firm at the award",
       by_instrument_and_size,
       [](PairedProjects const& account, std::size_t k) { return account.sums_[k].additional; }},
      {"projects_brought_forward", "count",
       "the same by instrument and jobs of the firm at the award", by_instrument_and_size,
       [](PairedProjects const& account, std::size_t k) {
         return account.sums_[k].brought_forward;
       }},
      {"projects_deadweight", "count", "the same by instrument and jobs of the firm at the award",
       by_instrument_and_size,
       [](PairedProjects const& account, std::size_t k) { return account.sums_[k].deadweight; }},
      {"projects_unused", "count", "awards that lapsed, so far", by_instrument_and_size,
       [](PairedProjects const& account, std::size_t k) { return account.sums_[k].unused; }},
      {"support_keur", "kEUR", "support of started projects, so far", by_instrument_and_size,
       [](PairedProjects const& account, std::size_t k) { return account.sums_[k].support_keur; }},
      {"own_extra_keur", "kEUR",
       "what their firms paid for projects from their own money, less what they paid "
       "without the programme, so far",
       by_instrument_and_size,
       [](PairedProjects const& account, std::size_t k) {
         return account.sums_[k].own_extra_keur;
       }},
  };
  return rows;
}

template PairedFile paired<PairedProjects>();

}  // namespace clustress
