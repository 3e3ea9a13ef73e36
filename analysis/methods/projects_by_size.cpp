// analysis/methods/projects_by_size.cpp — additionality of supported projects by instrument and
// size of the firm at the award, beside what evaluations of real programmes found.
//
// Cumulative at the end. Shares are ratios of means over replicates. Own extra: what firms paid for
// supported projects from their own money, less what the same firms paid for the same projects
// without the programme, per EUR of support. It is below 0 where support replaces the firm's money.
#include <fmt/format.h>

#include <limits>

#include "analysis/data/method_entry.hpp"
#include "analysis/data/numbers.hpp"
#include "analysis/data/priors.hpp"
#include "analysis/data/withheld.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

constexpr std::string_view dimension[] = {"size_class"};

// One number a replicate each.
struct Sums {
  std::vector<double> additional, brought_forward, deadweight, unused, support, own_extra;

  Sums& operator+=(Sums const& other) {
    additional = plus(additional, other.additional);
    brought_forward = plus(brought_forward, other.brought_forward);
    deadweight = plus(deadweight, other.deadweight);
    unused = plus(unused, other.unused);
    support = plus(support, other.support);
    own_extra = plus(own_extra, other.own_extra);
    return *this;
  }
  [[nodiscard]] std::vector<double> all() const {
    return plus(plus(plus(additional, brought_forward), deadweight), unused);
  }
};

// A size class of an instrument; nothing is added if nobody was supported.
bool add_size(Section& section, Table& table, std::string const& instrument,
              std::string const& size, Sums const& sums, double alpha) {
  std::vector<double> const all = sums.all();
  if (moments_of(all).mean() == 0.0) return false;
  std::string const place = fmt::format("{}/{}", instrument, size);
  std::string const firms =
      size == "all" ? "firms of any size" : fmt::format("firms of {} jobs", size);
  auto const share = [&](char const* name, std::vector<double> const& part, char const* meaning) {
    return section.add(measure_of(name + place, ratio_of_means(part, all, alpha),
                                  {"share of projects", fmt::format("{}, {}", meaning, firms)}));
  };
  Figure const projects = section.add(
      measure_of("projects/" + place, mean_with_interval(all, alpha),
                 {"projects", fmt::format("supported and unused, a world, {}", firms)}));
  Figure const additional =
      share("projects_additional_share/", sums.additional, "not done without the programme");
  Figure const sooner = share("projects_brought_forward_share/", sums.brought_forward,
                              "done later without the programme");
  Figure const deadweight =
      share("projects_deadweight_share/", sums.deadweight, "done without the programme too");
  Figure const unused =
      share("projects_unused_share/", sums.unused, "awarded and never carried out");
  Figure const own_extra = section.add(
      measure_of("own_extra/" + place, ratio_of_means(sums.own_extra, sums.support, alpha),
                 {"EUR per EUR of support",
                  fmt::format("firms' own money beyond what they spend without it, {}", firms)}));
  table.rows.push_back({{{size},
                         {projects},
                         {percent(additional)},
                         {percent(sooner)},
                         {percent(deadweight)},
                         {percent(unused)},
                         {own_extra},
                         {bounds(own_extra)}},
                        2});
  return true;
}

void withhold_size(Section& section, Table& table, std::string const& instrument,
                   std::string const& size) {
  Figure const projects =
      section.add(withheld(fmt::format("projects/{}/{}", instrument, size), few_own_firms,
                           {"projects", "supported and unused"}));
  TableRow row{{{size}, {projects}}, 2};
  row.cells.resize(table.columns.size());
  table.rows.push_back(std::move(row));
}

void add_evidence(Section& section, std::string const& instrument, std::string_view kind) {
  for (Prior const& p : priors) {
    if (p.kind != kind) continue;
    bool const is_share = p.measure == PriorMeasure::additional_share;
    std::string const name = is_share ? "additional_share" : "own_extra";
    std::string const what = is_share ? "share additional" : "own extra EUR per public EUR";
    Estimate const range{p.value, std::numeric_limits<double>::quiet_NaN(), {p.low, p.high}, 0};
    section.add(measure_of(fmt::format("evidence_{}/{}/{}", name, instrument, p.firms), range,
                           {"ratio", "found by evaluations of real programmes: " + what,
                            fmt::format("not a result: {}, {}", p.text, p.source)}));
    std::string const firms = p.firms == "all" ? "" : fmt::format(", {} firms", p.firms);
    section.notes.push_back(
        {"Evidence",
         {fmt::format("{}: {}{}: {}; {}.", instrument, what, firms, p.text, p.source)}});
  }
}

}  // namespace

class ProjectsBySize final : public NamedMethod {
 public:
  ProjectsBySize() : NamedMethod("projects_by_size", "Projects") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"instrument_size", "projects_additional"},
            {"instrument_size", "projects_deadweight"},
            {"instrument_size", "projects_unused"},
            {"instrument_size", "support_keur"},
            {"instrument_size", "own_extra_keur"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    std::vector<std::string> const instruments = c.worlds.view().labels("instrument");
    std::vector<std::string> const sizes = c.worlds.view().labels("size_class");
    std::vector<std::string> const& kinds = c.worlds.view().instrument_kinds;
    Section section = this->section();
    Table table{{{"by firm jobs", false},
                 {"a world"},
                 {"additional"},
                 {"sooner"},
                 {"deadweight"},
                 {"unused"},
                 {"own extra EUR"},
                 {confidence_text(options.promised_alpha) + " interval"}},
                {}};
    bool const knows_later =
        c.worlds.find("instrument_size", "projects_brought_forward") != nullptr;
    for (std::size_t i = 0; i < instruments.size(); ++i) {
      table.rows.push_back({{{instruments[i]}}, 1});
      std::vector<double> const zero(c.worlds.used().size(), 0.0);
      Sums together{zero, zero, zero, zero, zero, zero};
      for (std::size_t s = 0; s < sizes.size(); ++s) {
        auto const of = [&](char const* name) {
          return c.with("instrument_size", name, c.worlds.end(), i * sizes.size() + s);
        };
        std::vector<double> const later = knows_later ? of("projects_brought_forward") : zero;
        Sums const sums{minus(of("projects_additional"), later),
                        later,
                        of("projects_deadweight"),
                        of("projects_unused"),
                        of("support_keur"),
                        of("own_extra_keur")};
        together += sums;
        if (c.worlds.view().is_withheld(dimension[0], s)) {
          withhold_size(section, table, instruments[i], sizes[s]);
        } else {
          add_size(section, table, instruments[i], sizes[s], sums, options.alpha);
        }
      }
      if (!add_size(section, table, instruments[i], "all", together, options.alpha)) {
        table.rows.pop_back();
        continue;
      }
      if (i < kinds.size()) add_evidence(section, instruments[i], kinds[i]);
    }
    if (section.empty()) return {};
    section.tables.push_back(std::move(table));
    say_withheld(section, c.worlds.view(), dimension);
    section.notes.push_back({"", {"Sooner: brought forward, done later without the programme."}});
    section.notes.push_back(
        {"",
         {"Own extra EUR: what firms added from their own money per EUR of support, beyond what "
          "they spend on the same projects without it."}});
    return section;
  }
};

template Method const& method<ProjectsBySize>();

}  // namespace clustress
