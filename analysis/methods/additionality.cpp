// analysis/methods/additionality.cpp — which supported projects happened because of the support.
//
// Cumulative at the end: additional = the same firm did not carry out the same idea in the world
// without the programme; brought forward = it did so later; deadweight = it did so in the same
// quarter, or before; unused = supported and never carried out. Shares of their sum, ratios of
// means. The data set projects_additional holds those brought forward too; a result made before
// ideas could be put off has none.
#include <array>
#include <utility>

#include "analysis/data/method_entry.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

constexpr std::array<DatasetName, 5> counts{{{"total", "projects_additional"},
                                             {"total", "projects_deadweight"},
                                             {"instrument", "projects_unused"},
                                             {"instrument", "applications"},
                                             {"instrument", "awards"}}};

}  // namespace

class Additionality final : public NamedMethod {
 public:
  Additionality() : NamedMethod("additionality", "Additionality") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {counts.begin(), counts.end()};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    std::array<std::vector<double>, counts.size()> values;
    for (std::size_t i = 0; i < counts.size(); ++i) {
      values[i] =
          c.worlds.sums(counts[i].group, counts[i].name, c.variant, c.stress, c.worlds.end());
    }
    auto const& [not_then, deadweight, unused, applications, awards] = values;
    std::vector<double> const later = c.worlds.sums_if_any("total", "projects_brought_forward",
                                                           c.variant, c.stress, c.worlds.end());
    std::vector<double> const additional = minus(not_then, later);
    std::vector<double> const all = plus(plus(not_then, deadweight), unused);
    if (moments_of(all).mean() == 0.0) return {};

    Section section = this->section();
    auto const mean = [&](char const* name, std::vector<double> const& count, char const* unit,
                          char const* meaning) {
      return section.add(
          measure_of(name, mean_with_interval(count, options.alpha), {unit, meaning}));
    };
    auto const share = [&](char const* name, std::vector<double> const& count,
                           char const* meaning) {
      return percent(section.add(measure_of(name, ratio_of_means(count, all, options.alpha),
                                            {"share of projects", meaning})));
    };
    Figure const projects =
        mean("projects", all, "projects", "supported projects and awards never used, a world");
    Figure const because = share("projects_additional_share", additional,
                                 "not done by the same firm without the programme");
    Figure const sooner = share("projects_brought_forward_share", later,
                                "done by the same firm without the programme, later");
    Figure const anyway =
        share("projects_deadweight_share", deadweight, "done without the programme too");
    Figure const never = share("projects_unused_share", unused, "awarded and never carried out");
    Figure const applied =
        mean("applications", applications, "applications", "applications, a world");
    mean("awards", awards, "awards", "awards, a world");
    section.notes.push_back(
        {"Projects",
         {"per world ", applied, " applications and ", projects, " projects supported. Of these, ",
          because, " happened because of support, ", sooner, " would have come later, ", anyway,
          " would have happened anyway, ", never, " were never carried out."}});
    return section;
  }
};

template Method const& method<Additionality>();

}  // namespace clustress
