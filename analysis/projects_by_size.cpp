#include "analysis/projects_by_size.hpp"

#include <optional>

#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

// One number a replicate each.
struct Sums {
  std::vector<double> additional, deadweight, unused, support, own_extra;

  Sums& operator+=(Sums const& other) {
    additional = plus(additional, other.additional);
    deadweight = plus(deadweight, other.deadweight);
    unused = plus(unused, other.unused);
    support = plus(support, other.support);
    own_extra = plus(own_extra, other.own_extra);
    return *this;
  }
};

std::optional<SizeClassProjects> estimates(std::string size_class, Sums const& s, double alpha) {
  std::vector<double> const all = plus(plus(s.additional, s.deadweight), s.unused);
  if (moments_of(all).mean() == 0.0) return std::nullopt;
  return SizeClassProjects{std::move(size_class),
                           mean_with_interval(all, alpha),
                           ratio_of_means(s.additional, all, alpha),
                           ratio_of_means(s.deadweight, all, alpha),
                           ratio_of_means(s.unused, all, alpha),
                           ratio_of_means(s.own_extra, s.support, alpha)};
}

std::vector<Prior> evidence_on(std::string const& kind) {
  std::vector<Prior> found;
  for (Prior const& prior : priors) {
    if (prior.kind == kind) found.push_back(prior);
  }
  return found;
}

}  // namespace

std::vector<InstrumentProjects> projects_by_size(UsableReplicates const& worlds,
                                                 std::size_t variant, std::size_t stress,
                                                 double alpha) {
  std::vector<InstrumentProjects> result;
  if (worlds.find("instrument_size", "projects_additional") == nullptr) return result;
  std::vector<std::string> const instruments = worlds.view().labels("instrument");
  std::vector<std::string> const sizes = worlds.view().labels("size_class");
  std::vector<std::string> const& kinds = worlds.view().instrument_kinds;
  for (std::size_t i = 0; i < instruments.size(); ++i) {
    InstrumentProjects projects{instruments[i], i < kinds.size() ? kinds[i] : "", {}, {}};
    std::vector<double> const zero(worlds.used().size(), 0.0);
    Sums together{zero, zero, zero, zero, zero};
    for (std::size_t s = 0; s < sizes.size(); ++s) {
      auto const of = [&](char const* name) {
        return worlds.values("instrument_size", name, variant, stress, worlds.end(),
                             i * sizes.size() + s);
      };
      Sums const sums{of("projects_additional"), of("projects_deadweight"), of("projects_unused"),
                      of("support_keur"), of("own_extra_keur")};
      together += sums;
      if (auto size = estimates(sizes[s], sums, alpha)) projects.sizes.push_back(*std::move(size));
    }
    auto all = estimates("all", together, alpha);
    if (!all) continue;
    projects.sizes.push_back(*std::move(all));
    projects.evidence = evidence_on(projects.kind);
    result.push_back(std::move(projects));
  }
  return result;
}

}  // namespace clustress
