// analysis/methods/instruments.cpp — what each instrument of a mix adds, and what two do together,
// from the sub-mixes that a run with [[decompose]] holds.
//
// Worth of a sub-mix: its effect, paired by replicate with the world without a programme. What an
// instrument adds is its Shapley value, the mean over all orders in which the instruments could
// join; in every world they add up to the effect of the mix. Together beyond both: the Shapley
// interaction index of a pair; above 0 the two help each other, below 0 one takes from the other.
// Formulas and sources: sim/statistics/shapley.hpp. Intervals are over replicates, of the values of
// each. Where orders were drawn (more than five instruments), the error due to the draw is told
// beside them, of pairs of orders; pairs of instruments are then not told.
#include <array>
#include <cmath>

#include "analysis/data/adding_up.hpp"
#include "analysis/data/cost.hpp"
#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"
#include "analysis/data/performance.hpp"
#include "analysis/data/submixes.hpp"

namespace clustress {

namespace {

struct Told {
  std::string name, label, unit;
  Worth worth;
};

std::vector<Told> quantities_of(Comparison const& c) {
  UsableReplicates const& worlds = c.worlds;
  std::size_t const s = c.stress;
  std::vector<Told> list{
      {"net_job_years", "net job-years", "job-years",
       [&worlds, s](std::size_t v) { return net_job_years(worlds, v, s, 0.0); }},
      {"net_jobs", "net jobs at the end", "jobs",
       [&worlds, s](std::size_t v) { return net_jobs(worlds, v, s, worlds.end()); }},
      {"outlay", "outlay as paid, kEUR", "kEUR",
       [&worlds, s](std::size_t v) { return outlay_of(worlds, v, s).cash; }}};
  for (Quantity const& q : chain_of_performance()) {
    if (q.name != "value_added" || !is_held(worlds, q, {"total"})) continue;
    list.push_back(
        {std::string(q.name), std::string(q.label), std::string(q.unit),
         [&worlds, &q, s](std::size_t v) { return effect_on(worlds, q, {"total"}, v, s); }});
  }
  return list;
}

struct Writer {
  Section& section;
  std::vector<std::string> const& names;  // of the instruments
  MethodOptions const& options;

  Figure add(std::string const& what, Told const& q, std::string const& of,
             std::vector<double> const& values, std::string const& meaning) {
    return section.add(measure_of("instruments/" + what + "/" + q.name + "/" + of,
                                  mean_with_interval(values, options.alpha), {q.unit, meaning}));
  }

  void write(Told const& q, Contributions const& told) {
    bool const has_all = told.order_error.empty();
    std::string const confidence = confidence_text(options.promised_alpha) + " interval";
    Table table{{{q.label, false}, {"adds"}, {confidence}}, {}};
    for (char const* head : has_all ? std::array{"alone", "last"} : std::array{"by orders ±", ""})
      if (*head != '\0') table.columns.push_back({head});
    std::vector<Figure> adds;
    for (std::size_t i = 0; i < names.size(); ++i) {
      adds.push_back(add("adds", q, names[i], told.shapley[i],
                         q.label + " that the instrument adds, mean over orders of joining"));
    }
    adds.push_back(section.add(measure_of("instruments/mix/" + q.name,
                                          mean_with_interval(told.whole, options.alpha),
                                          {q.unit, q.label + " of the mix"})));
    std::vector<Figure> const shown = adding_up(section, adds);
    for (std::size_t i = 0; i < adds.size(); ++i) {
      bool const is_mix = i == names.size();
      TableRow& row = table.rows.emplace_back(
          TableRow{{{is_mix ? "= the mix" : names[i]}, {shown[i]}, {bounds(adds[i])}},
                   is_mix ? std::size_t{0} : std::size_t{1}});
      if (has_all) {
        row.cells.push_back(is_mix ? Phrase{} : Phrase{alone(q, told, i)});
        row.cells.push_back(is_mix ? Phrase{} : Phrase{last(q, told, i)});
      } else {
        row.cells.push_back(is_mix ? Phrase{} : Phrase{error(q, told, i)});
      }
    }
    if (has_all) write_pairs(q, told, table);
    section.tables.push_back(std::move(table));
  }

 private:
  Figure alone(Told const& q, Contributions const& told, std::size_t i) {
    return add("alone", q, names[i], told.alone[i], q.label + " of the instrument alone");
  }
  Figure last(Told const& q, Contributions const& told, std::size_t i) {
    return add("last", q, names[i], told.last[i],
               q.label + " of the mix less those without the instrument");
  }
  Figure error(Told const& q, Contributions const& told, std::size_t i) {
    std::string const name = "instruments/order_error/" + q.name + "/" + names[i];
    MeasureText const text{q.unit,
                           "standard error of what the instrument adds, due to the orders "
                           "drawn"};
    double const value = told.order_error[i];
    return section.add(std::isnan(value) ? withheld(name, "one pair of orders", text)
                                         : measure_of(name, value, text));
  }

  void write_pairs(Told const& q, Contributions const& told, Table& table) {
    table.rows.push_back({{{"together beyond both"}}, 1});
    auto values = told.interactions.begin();
    for (std::size_t i = 0; i < names.size(); ++i) {
      for (std::size_t j = i + 1; j < names.size(); ++j) {
        Figure const figure = add("together", q, pair_name(i, j), *values++,
                                  q.label + " of both together beyond each, mean over orders");
        table.rows.push_back(
            {{{names[i] + " and " + names[j]}, {figure}, {bounds(figure)}, {}, {}}, 2});
      }
    }
  }

  // Of its own for each pair, whatever the instruments are called.
  [[nodiscard]] std::string pair_name(std::size_t i, std::size_t j) const {
    constexpr char sign[] = " × ";
    for (std::string const& name : names) {
      if (name.find(sign) != std::string::npos)
        return std::to_string(i + 1) + sign + std::to_string(j + 1);
    }
    return names[i] + sign + names[j];
  }
};

}  // namespace

class Instruments final : public NamedMethod {
 public:
  Instruments() : NamedMethod("instruments", "Instruments") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"total", "jobs"}, {"instrument", "paid_cents"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    auto const submixes = submixes_of(c.worlds.view(), c.variant);
    if (!submixes) return {};
    std::vector<std::string> const labels = c.worlds.view().labels("instrument");
    std::vector<std::string> names;
    for (std::size_t const place : submixes->instruments) names.push_back(labels.at(place));
    Section section = this->section();
    Writer writer{section, names, options};
    for (Told const& q : quantities_of(c)) writer.write(q, contributions_of(*submixes, q.worth));
    section.notes.push_back(
        {"",
         {submixes->has_all()
              ? "Adds: what the instrument brings when it joins, mean over all orders in which the "
                "instruments could join (Shapley value); these add up to the mix. Alone: the mix "
                "cut down to it. Last: the mix less the mix without it. Together beyond both: "
                "above 0 two instruments help each other, below 0 one takes from the other."
              : "Adds: what the instrument brings when it joins, mean over the orders drawn; these "
                "add up to the mix. By orders: standard error due to the draw of orders, beside "
                "the range, which tells luck alone. Pairs need all sub-mixes (all_submixes)."}});
    return section;
  }
};

template Method const& method<Instruments>();

}  // namespace clustress
