// sim/stresses/anchor_firm_exit.cpp — the largest firms of a cluster or region close for good.
//
// At the end of the quarter the `severity_firms` largest firms of programme start (quarter 0) in
// the scope leave as any firm that closes does: their jobs are destroyed, their local sales go to
// their rivals, their outside sales are lost, their links end. Largest by jobs, ties by id, at
// quarter 0: that state is common to the worlds with and without a programme, so the same firms are
// gone in both, and no firm is hit because a programme made it large. One that has closed by then
// is not replaced, which would hit another firm in one of the two worlds only
// (docs/decisions/0011-anchor-firms.md). Scope: firms in the named clusters and regions. Severity:
// number of firms. There is no recovery but the economy's own.
#include "sim/behaviour/anchor_exits.hpp"
#include "sim/core/catalogue_entry.hpp"
#include "sim/world/economy.hpp"
#include "sim/world/environment.hpp"
#include "sim/world/stress.hpp"
#include "sim/world/stress_terms.hpp"

namespace clustress {

class AnchorFirmExit final : public Stress {
 public:
  static constexpr std::string_view kind = "anchor_firm_exit";
  static constexpr std::string_view summary =
      "the largest firms of a cluster or region close for good";

  struct Parameters {
    int severity_firms = 1;
    int start_quarter = 5;
    std::vector<std::string> clusters;
    std::vector<std::string> regions;

    static void describe(ParameterTable<Parameters>& t) {
      using P = Parameters;
      constexpr Source design{"choice of the stress test's designer", Provenance::definition};
      t.add("severity_firms", &P::severity_firms, Unit::firms, {0, most_anchor_firms},
            "firms that close: the largest of programme start", design);
      t.add("start_quarter", &P::start_quarter, Unit::quarters, {1, 1000},
            "quarter at whose end they close", design);
      t.add("clusters", &P::clusters,
            "clusters whose firms close; empty = inside and outside clusters", design);
      t.add("regions", &P::regions, "regions whose firms close; empty = all", design);
    }
  };

  explicit AnchorFirmExit(Parameters const& p) : p_(p) {}

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] double severity() const override { return p_.severity_firms; }

  void bend(Quarter quarter, Economy const& economy, Environment& environment) const override {
    if (quarter != p_.start_quarter || p_.severity_firms == 0) return;
    AnchorExit exit{{}, p_.severity_firms};
    for (Cell const& cell : economy.cells) {
      bool const in_region = in_scope(p_.regions, economy.facts.regions[cell.region.get()].name);
      bool const in_cluster =
          p_.clusters.empty() ||
          (cell.cluster && in_scope(p_.clusters, economy.facts.clusters[cell.cluster->get()].name));
      exit.in_scope.push_back(in_region && in_cluster ? 1 : 0);
    }
    environment.anchor_exits.push_back(std::move(exit));
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Stress> const& entry<Stress, AnchorFirmExit>();

}  // namespace clustress
