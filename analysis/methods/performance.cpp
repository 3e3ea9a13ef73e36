// analysis/methods/performance.cpp — what a programme does to the performance of firms, step by
// step from what it pays for to jobs; in its target regions together; by region, cluster, sector,
// and by class of firms (analysis/data/class_performance.hpp).
//
// Paired differences of the same worlds with and without the programme, t-intervals over
// replicates; a share of the level without it is a ratio of means (linearised, Cochran 1977, ch.
// 6). Steps are not parts of a sum: a job-year may come by spending alone. The last note names the
// first step that cannot be told from none: from there on other ways than this chain carry what is
// seen.
#include "analysis/data/performance.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "analysis/data/class_performance.hpp"
#include "analysis/data/method_entry.hpp"
#include "analysis/data/numbers.hpp"
#include "analysis/data/withheld.hpp"

namespace clustress {
namespace {

// In text, the steps that make the chain; the others are beside it.
constexpr std::string_view links_of_chain[] = {"projects", "links", "innovators", "productivity",
                                               "value_added"};

constexpr std::string_view places[] = {"region", "cluster", "sector"};
// Dimensions of all that is told, for what is withheld.
constexpr std::string_view dimensions[] = {"region",     "cluster",   "sector",
                                           "size_class", "age_class", "membership"};

// `where` is empty, or one of a group: "region/Leipzig".
std::string measure_name(std::string const& where, Quantity const& q) {
  return where.empty() ? fmt::format("performance/{}", q.name)
                       : fmt::format("performance/{}/{}", where, q.name);
}

std::string words_of(Quantity const& q) {
  std::string words(q.name);
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

MeasureText text_of(Quantity const& q, char const* what) {
  char const* const when = q.form == QuantityForm::flow ? "over all quarters" : "at the end";
  return {std::string(q.unit), fmt::format("{}, {}, {}", q.label, when, what)};
}

}  // namespace

class Performance final : public NamedMethod {
 public:
  Performance() : NamedMethod("performance", "Performance") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override { return {{"total", "firms"}}; }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    if (!c.worlds.view().is_programme(c.variant)) return {};
    Section section = this->section();
    add_chain(section, c, options);
    if (section.measures.empty()) return {};
    add_target_regions(section, c, options);
    for (std::string_view const group : places) add_places(section, c, options, std::string(group));
    add_performance_of_classes(section, c, options);
    say_withheld(section, c.worlds.view(), dimensions);
    return section;
  }

 private:
  static Table table_of_steps(std::string head, MethodOptions const& options) {
    return {{{std::move(head), false},
             {"without"},
             {"effect"},
             {confidence_text(options.promised_alpha) + " interval"},
             {"in %"}},
            {}};
  }

  static void add_chain(Section& section, Comparison const& c, MethodOptions const& options) {
    Table table = table_of_steps("with less without", options);
    std::vector<std::string_view> steps(std::begin(links_of_chain), std::end(links_of_chain));
    std::string carried;
    std::string stops;
    for (Quantity const& q : chain_of_performance()) {
      Place const all{"total"};
      if (!is_held(c.worlds, q, all)) continue;
      Measure const measure = add_step(section, table, c, q, {all, "", false}, options);
      bool const rises = (measure.told_from_zero() || measure.same_in > 0) && measure.value > 0.0;
      if (stops.empty() && !steps.empty() && q.name == steps.front()) {
        (rises ? carried : stops) += (rises && !carried.empty() ? ", " : "") + words_of(q);
        steps.erase(steps.begin());
      }
    }
    section.tables.push_back(std::move(table));
    if (c.worlds.find("total", "innovators_10plus") != nullptr &&
        c.worlds.find("total", "innovations") == nullptr)
      section.notes.push_back({"", {"Not in this result: how many innovations firms made."}});
    section.notes.push_back({"Chain", {chain_in_words(carried, stops)}});
  }

  // Where a step is looked at: a place, the part of the name of its measures, whether it is hidden.
  struct Where {
    Place place;
    std::string name;
    bool is_withheld;
  };

  // A row of the table; gives the effect.
  static Measure add_step(Section& section, Table& table, Comparison const& c, Quantity const& q,
                          Where const& where, MethodOptions const& options) {
    std::vector<double> const difference = effect_on(c.worlds, q, where.place, c.variant, c.stress);
    Measure const measure = measure_unless(where.is_withheld, measure_name(where.name, q),
                                           mean_with_interval(difference, options.alpha),
                                           text_of(q, "with less without the programme"));
    Figure const effect = section.add(measure);
    TableRow row{{{std::string(q.label)}, {}, {effect}, {bounds(effect)}, {}}, 1};
    if (q.is_relative()) {
      row.cells[2] = {effect, q.unit == "%" ? " %" : " points"};
    } else if (q.dataset != "jobs_at_average_delta") {
      add_level(section, row, c, q, where, difference, options);
    }
    table.rows.push_back(std::move(row));
    return measure;
  }

  static void add_level(Section& section, TableRow& row, Comparison const& c, Quantity const& q,
                        Where const& where, std::vector<double> difference,
                        MethodOptions const& options) {
    std::vector<double> const level = level_without(c.worlds, q, where.place, c.stress);
    Estimate const mean = mean_with_interval(level, options.alpha);
    std::string const name = measure_name(where.name, q);
    row.cells[1] = {section.add(measure_unless(where.is_withheld, name + "/without", mean,
                                               text_of(q, "without the programme")))};
    if (!(mean.value > 0.0)) return;
    MeasureText text = text_of(q, "effect in percent of the level without the programme");
    text.unit = "%";
    for (double& effect : difference) effect *= 100.0;
    std::string const relative = name + "/relative";
    row.cells[4] = {section.add(
        where.is_withheld ? withheld(relative, few_own_firms, std::move(text))
                          : measure_of(relative, ratio_of_means(difference, level, options.alpha),
                                       std::move(text)))};
  }

  // All target regions as one place. In a world of one region, or where all are targets, they are
  // the total.
  static void add_target_regions(Section& section, Comparison const& c,
                                 MethodOptions const& options) {
    ResultView const& view = c.worlds.view();
    std::vector<std::string> const labels = view.labels("region");
    if (labels.size() < 2) return;
    std::vector<std::size_t> const regions = view.facts_of_variant(c.variant).regions;
    if (regions.empty()) {
      section.notes.push_back({"", {"Not in this result: target regions of the programme."}});
      return;
    }
    std::vector<std::string> names;
    for (std::size_t const k : regions) names.push_back(labels[k]);
    if (regions.size() == labels.size()) {
      section.notes.push_back({"", {"All regions are target regions."}});
      return;
    }
    Where const where{
        {"region", 0, regions}, std::string(target_regions), hides_part(view, regions)};
    Table table = table_of_steps(regions.size() == 1
                                     ? "in the target region"
                                     : fmt::format("in {} target regions together", regions.size()),
                                 options);
    for (Quantity const& q : chain_of_performance()) {
      if (is_held(c.worlds, q, where.place)) add_step(section, table, c, q, where, options);
    }
    if (table.rows.empty()) return;
    section.tables.push_back(std::move(table));
    section.notes.push_back({"Target regions", {fmt::format("{}.", fmt::join(names, ", "))}});
  }

  // All that is withheld together may be told of, a part of it not.
  static bool hides_part(ResultView const& view, std::vector<std::size_t> const& regions) {
    std::size_t all = 0, here = 0;
    for (std::size_t k = 0; k < view.labels("region").size(); ++k) {
      if (!view.is_withheld("region", k)) continue;
      ++all;
      if (std::ranges::find(regions, k) != regions.end()) ++here;
    }
    return here > 0 && here < all;
  }

  static void add_places(Section& section, Comparison const& c, MethodOptions const& options,
                         std::string const& group) {
    std::vector<std::string> const labels = c.worlds.view().labels(group);
    Table table{{{"by " + group, false}}, {}};
    std::vector<Quantity> told;
    for (Quantity const& q : performance_of_places()) {
      if (is_held(c.worlds, q, {group, 0})) told.push_back(q);
    }
    for (std::size_t k = 0; k < labels.size(); ++k) {
      TableRow row{{{labels[k]}}, 1};
      for (Quantity const& q : told) {
        Figure const effect = section.add(measure_unless(
            c.worlds.view().is_withheld(group, k), measure_name(group + "/" + labels[k], q),
            mean_with_interval(effect_on(c.worlds, q, {group, k}, c.variant, c.stress),
                               options.alpha),
            text_of(q, "with less without the programme")));
        if (shown_in_text(q)) row.cells.insert(row.cells.end(), {{effect}, {bounds(effect)}});
      }
      table.rows.push_back(std::move(row));
    }
    for (Quantity const& q : told) {
      if (shown_in_text(q))
        table.columns.insert(table.columns.end(), {{std::string(q.label)}, {""}});
    }
    if (!labels.empty() && !told.empty()) section.tables.push_back(std::move(table));
  }

  static bool shown_in_text(Quantity const& q) {
    return q.name == "jobs" || q.name == "value_added";
  }

  static std::string chain_in_words(std::string const& carried, std::string const& stops) {
    if (stops.empty()) return carried + " rise beyond luck, one after the other.";
    if (carried.empty()) return stops + " do not rise beyond luck: what is seen comes other ways.";
    std::string const told = carried + " rise beyond luck, ";
    return told + stops + " do not: what is seen further on comes other ways.";
  }
};

template Method const& method<Performance>();

}  // namespace clustress
