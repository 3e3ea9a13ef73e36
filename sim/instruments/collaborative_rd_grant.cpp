// sim/instruments/collaborative_rd_grant.cpp — pays part of an R&D project that a firm does with
// others.
//
// A firm with a research idea leads the consortium. It needs a partner: one of the firms it has
// links with, or else up to `partners_max` firms with research ideas of their own this quarter.
// These sit on a circle, each at a place drawn for the firm and quarter, and the lead takes those
// that come next after its own place: first of its own cluster, then of its own sector, then of a
// sector related closely enough. A place on the circle does not move when others come or go.
// Projects without a partner are not supported. When the project starts the firms have links, along
// which they learn from each other's knowledge (behaviour/spillover.cpp), and its spending is
// knowledge capital of the lead. Evidence: R&D support in German leading-edge clusters and French
// poles brought from no own R&D beyond the grant to a multiple of it, more in small firms.
#include <algorithm>
#include <array>

#include "sim/behaviour/projects.hpp"
#include "sim/core/catalogue_entry.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"
#include "sim/random/hash.hpp"

namespace clustress {
namespace {

// Firms with research ideas this quarter, round the circle.
class Circle {
 public:
  Circle(World const& world, std::span<Idea const> ideas) : world_(world), ideas_(ideas) {
    std::uint64_t const consortium = hash_of("consortium");
    for (std::size_t k = 0; k < ideas.size(); ++k) {
      if (ideas[k].kind != ProjectKind::research) continue;
      Block const draws = world.random.block(to_number(ideas[k].firm), world.now,
                                             Purpose::partner_search, consortium);
      seats_.push_back({to_uniform(draws[0], draws[1]), to_number(ideas[k].firm), k});
    }
    std::sort(seats_.begin(), seats_.end());
    seat_of_.resize(ideas.size());
    for (std::size_t seat = 0; seat < seats_.size(); ++seat) seat_of_[seats_[seat].idea] = seat;
  }

  // Ideas of up to `most` partners for the firm with this idea, closest kind first, in the order in
  // which they follow it.
  [[nodiscard]] std::vector<std::size_t> partners(std::size_t lead, std::size_t most,
                                                  double least_related) const {
    std::size_t const start = seat_of_[lead];
    CellRow const cell = ideas_[lead].cell;
    // kind that it can find at best
    std::size_t const closest = world_.economy->cell(cell).cluster ? 0 : 1;
    std::array<std::vector<std::size_t>, 3> by_closeness;
    for (std::size_t step = 1; step < seats_.size() && by_closeness[closest].size() < most;
         ++step) {
      std::size_t const k = seats_[(start + step) % seats_.size()].idea;
      int const closeness = closeness_of(cell, ideas_[k].cell, least_related);
      if (closeness >= 0) by_closeness[static_cast<std::size_t>(closeness)].push_back(k);
    }
    std::vector<std::size_t> chosen;
    for (auto const& pool : by_closeness) {
      for (std::size_t const k : pool) {
        if (chosen.size() < most) chosen.push_back(k);
      }
    }
    return chosen;
  }

 private:
  struct Seat {
    double place;
    std::uint64_t firm;
    std::size_t idea;
    auto operator<=>(Seat const&) const = default;
  };

  // 0 same cluster, 1 same sector, 2 related sector, −1 none of these.
  [[nodiscard]] int closeness_of(CellRow lead, CellRow other, double least_related) const {
    Economy const& economy = *world_.economy;
    Cell const &a = economy.cell(lead), &b = economy.cell(other);
    double const related = economy.related(a.sector, b.sector);
    if (related < least_related) return -1;
    if (a.cluster && a.cluster == b.cluster) return 0;
    return a.sector == b.sector ? 1 : 2;
  }

  World const& world_;
  std::span<Idea const> ideas_;
  std::vector<Seat> seats_;
  std::vector<std::size_t> seat_of_;  // by idea
};

// Ids of firms that have links, sorted.
std::vector<std::uint64_t> firms_with_links(World const& world) {
  std::vector<std::uint64_t> firms;
  firms.reserve(2 * world.links.size());
  for (Link const& link : world.links) {
    firms.push_back(to_number(link.first));
    firms.push_back(to_number(link.second));
  }
  std::sort(firms.begin(), firms.end());
  return firms;
}

}  // namespace

class CollaborativeRdGrant final : public Instrument {
 public:
  static constexpr std::string_view kind = "collaborative_rd_grant";
  static constexpr std::string_view summary =
      "pays part of an R&D project that a firm does with others";

  struct Parameters {
    DeliveryTerms terms = half_own();
    double grant_max_keur = 200.0;
    int partners_max = 2;
    double relatedness_min = 0.3;

    static void describe(ParameterTable<Parameters>& t) {
      constexpr Source design{"choice of the programme's designer", Provenance::definition};
      t.add_part(&Parameters::terms);
      t.add("grant_max_keur", &Parameters::grant_max_keur, Unit::keur, {0.1, 100000.0},
            "largest grant", design);
      t.add("partners_max", &Parameters::partners_max, Unit::none, {1, 10},
            "new partners of a firm without links", design);
      t.add("relatedness_min", &Parameters::relatedness_min, Unit::none, {0.0, 1.0},
            "least relatedness of a partner's sector; 1: the same sector only", design);
    }
    // The European rules for state aid allow up to half for most R&D of firms.
    static DeliveryTerms half_own() {
      DeliveryTerms terms;
      terms.own_share = 0.5;
      return terms;
    }
  };

  explicit CollaborativeRdGrant(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) { return faults_of(p.terms); }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }

  void open_call(World const& world, CallForApplications& call) const override {
    Circle const circle(world, call.ideas());
    std::vector<std::uint64_t> const linked_firms = firms_with_links(world);
    for (std::size_t k = 0; k < call.ideas().size(); ++k) {
      Idea const& idea = call.ideas()[k];
      if (idea.kind != ProjectKind::research || !call.eligible(idea)) continue;
      Cents const amount = call.support_of(idea, p_.grant_max_keur);
      if (!worth_applying(world, idea, to_keur(amount))) continue;
      bool const has_links =
          std::binary_search(linked_firms.begin(), linked_firms.end(), to_number(idea.firm));
      std::vector<std::size_t> partners;
      if (!has_links)
        partners =
            circle.partners(k, static_cast<std::size_t>(p_.partners_max), p_.relatedness_min);
      if (has_links || !partners.empty()) call.offer(k, amount, std::move(partners));
    }
  }

  void deliver(World const&, Award const& award, Delivery& delivery) const override {
    delivery.support_consortium(award);
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, CollaborativeRdGrant>();

}  // namespace clustress
