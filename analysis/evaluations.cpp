#include "analysis/evaluations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace clustress {
namespace {

class Builder {
 public:
  Builder(std::span<DesignOverWorlds const> designs, DesignOptions const& options)
      : designs_(designs), unit_(unit_of(options)) {
    section_.method = std::string(evaluation_method);
    section_.title = "Evaluation";
    for (DesignOverWorlds const& d : designs_) {
      is_one_ = is_one_ && d.asked == 1;
      knows_truth_ = knows_truth_ || std::isfinite(d.truth.value);
    }
  }

  Section build() {
    Table table;
    table.columns = {{"Design", false}, {"estimate"}};
    for (char const* head : is_one_ ? one_heads : heads) table.columns.push_back({head});
    for (DesignOverWorlds const& d : designs_) {
      if (d.results.empty()) continue;
      table.rows.push_back(is_one_ ? row_of_one(d) : row_of(d));
    }
    if (!table.rows.empty()) {
      say_first();
      section_.tables.push_back(std::move(table));
      say_how_to_read();
    }
    say_pre_trends();
    say_missing();
    return std::move(section_);
  }

 private:
  static constexpr char const* heads[] = {"truth", "off by", "covered", "found", "detects"};
  static constexpr char const* one_heads[] = {"", "p-value", "treated", "controls", "truth"};

  Figure add(DesignOverWorlds const& d, char const* name, Estimate const& e, MeasureText text) {
    if (text.unit.empty()) text.unit = unit_;
    text.meaning = fmt::format("{}: {}", d.design->title(), text.meaning);
    std::string full = fmt::format("evaluation/{}/{}", d.design->name(), name);
    if (std::isnan(e.value))
      return section_.add(withheld(std::move(full), "the panel does not know the truth", text));
    if (e.count > 1) return section_.add(measure_of(std::move(full), e, std::move(text)));
    return section_.add(measure_of(std::move(full), e.value, std::move(text)));
  }
  Figure add(DesignOverWorlds const& d, char const* name, double value, MeasureText text) {
    return add(d, name, Estimate{value, not_known, {}, 1}, std::move(text));
  }

  TableRow row_of(DesignOverWorlds const& d) {
    Phrase name{std::string(d.design->title())};
    if (d.worlds() < d.asked)
      name = {fmt::format("{} ({} of {} worlds)", d.design->title(), d.worlds(), d.asked)};
    Figure const estimate = add(d, "estimate", d.estimate, {"", "mean over worlds"});
    Figure const truth =
        add(d, "truth", d.truth, {"", "with less without the programme, same firms and years"});
    Figure const bias = add(d, "bias", d.bias, {"", "estimate less truth"});
    Figure const coverage =
        add(d, "coverage", d.coverage,
            {"share of simulated worlds", "worlds whose interval holds the truth"});
    Figure const power = add(d, "power", d.power,
                             {"share of simulated worlds", "worlds in which it is significant"});
    add(d, "standard_error", d.standard_error, {"", "the design's own, mean over worlds"});
    add(d, "spread", d.spread, {"", "standard deviation of estimates over worlds"});
    Figure const detects = add(d, "smallest_detectable", d.smallest_detectable,
                               {"", "smallest effect that it finds with 80 % power"});
    return {{name, {estimate}, {truth}, {bias}, {percent(coverage)}, {percent(power)}, {detects}}};
  }

  TableRow row_of_one(DesignOverWorlds const& d) {
    DesignResult const& r = d.results.front();
    Estimate e{r.estimate, r.standard_error, r.interval, 2};
    Figure const estimate = add(d, "estimate", e, {"", "estimate"});
    Figure const p = add(d, "p_value", r.p_value, {"chance", "p-value of no effect"});
    Figure const treated =
        add(d, "treated", static_cast<double>(r.treated), {"firms", "treated firms used"});
    Figure const controls =
        add(d, "controls", static_cast<double>(r.controls), {"firms", "other firms used"});
    add(d, "standard_error", r.standard_error, {"", "standard error"});
    add(d, "smallest_detectable", d.smallest_detectable,
        {"", "smallest effect that it finds with 80 % power"});
    Figure const truth =
        add(d, "truth", r.truth, {"", "with less without the programme, same firms and years"});
    return {{{std::string(d.design->title())},
             {estimate},
             {bounds(estimate)},
             {p},
             {plain(treated)},
             {plain(controls)},
             {truth}}};
  }

  [[nodiscard]] Figure figure_of(DesignOverWorlds const& d, char const* name) const {
    std::string const full = fmt::format("evaluation/{}/{}", d.design->name(), name);
    auto const found = std::ranges::find(section_.measures, full, &Measure::name);
    return {static_cast<std::size_t>(found - section_.measures.begin())};
  }

  // The design that most evaluations use, or the first that has an estimate.
  [[nodiscard]] DesignOverWorlds const& usual() const {
    auto const has_worlds = [](DesignOverWorlds const& d) { return !d.results.empty(); };
    auto const usual = std::ranges::find_if(designs_, [&](DesignOverWorlds const& d) {
      return has_worlds(d) && d.design->name() == "difference_in_differences";
    });
    return usual != designs_.end() ? *usual : *std::ranges::find_if(designs_, has_worlds);
  }

  void say_first() {
    DesignOverWorlds const& d = usual();
    std::string design(d.design->title());
    design.front() = static_cast<char>(std::tolower(static_cast<unsigned char>(design.front())));
    Phrase text{fmt::format("An evaluation by {} {} ", design, is_one_ ? "finds" : "would find"),
                figure_of(d, "estimate"), " " + unit_};
    if (std::isfinite(d.truth.value)) {
      text.insert(text.end(), {std::string(" where the truth is "), figure_of(d, "truth")});
    }
    text.emplace_back(is_one_ ? (d.significant > 0 ? "; it calls that significant."
                                                   : "; it cannot tell that from no effect.")
                              : fmt::format("; it would call the effect significant in {} of {} "
                                            "worlds.",
                                            d.significant, d.worlds()));
    section_.notes.push_back({"", std::move(text)});
  }

  void say_how_to_read() {
    if (is_one_) return;
    section_.notes.push_back(
        {"",
         {"Found: share of worlds in which the design calls the effect significant; detects: the "
          "smallest effect that it would find with 80 % power. One evaluation sees one world."}});
    if (!knows_truth_) return;
    section_.notes.push_back(
        {"",
         {"Truth: the same firms with less without the programme, over the firms and years that "
          "the design averages over; covered: share of worlds whose interval holds it."}});
  }

  void say_pre_trends() {
    for (DesignOverWorlds const& d : designs_) {
      std::size_t tested = 0, rejected = 0;
      for (DesignResult const& r : d.results) {
        if (!r.pre_trend) continue;
        ++tested;
        rejected += r.pre_trend->p_value <= 0.05 ? 1 : 0;
      }
      if (tested == 0) continue;
      section_.notes.push_back(
          {"",
           {fmt::format("{}: before the award supported firms moved otherwise than the rest, by "
                        "its test at 5 %, in {} of {} worlds.",
                        d.design->title(), rejected, tested)}});
    }
  }

  void say_missing() {
    for (DesignOverWorlds const& d : designs_) {
      if (!d.results.empty()) continue;
      section_.notes.push_back(
          {"", {fmt::format("Not given, {}: {}.", d.design->title(), d.missing)}});
    }
  }

  std::span<DesignOverWorlds const> designs_;
  std::string unit_;
  bool is_one_ = true, knows_truth_ = false;
  Section section_{};
};

}  // namespace

Section evaluation_section_of(std::span<DesignOverWorlds const> designs,
                              DesignOptions const& options) {
  return Builder(designs, options).build();
}

}  // namespace clustress
