#include "analysis/report/model.hpp"

#include <algorithm>

#include "analysis/data/gains.hpp"
#include "analysis/data/method.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/withheld.hpp"
#include "sim/core/errors.hpp"
#include "sim/statistics/quantiles.hpp"

namespace clustress {

namespace {

struct Reader {
  UsableReplicates const& worlds;
  double alpha;

  [[nodiscard]] std::size_t variant(std::string const& name) const {
    std::vector<std::string> const& all = worlds.view().variants;
    return static_cast<std::size_t>(std::ranges::find(all, name) - all.begin());
  }

  [[nodiscard]] JobPath path(std::string const& name, std::size_t stress) const {
    JobPath path;
    std::size_t const v = variant(name);
    for (std::size_t t = 0; t <= worlds.end(); ++t) {
      std::vector<double> const net = net_jobs(worlds, v, stress, t);
      Estimate const mean = mean_with_interval(net, alpha);
      path.mean.push_back(mean.value);
      if (net.size() >= 2) {
        path.low.push_back(mean.interval.low);
        path.high.push_back(mean.interval.high);
      }
      if (net.size() >= fewest_for_band) {
        path.lowest.push_back(quantile(net, 0.1));
        path.highest.push_back(quantile(net, 0.9));
      }
    }
    return path;
  }

  // Of the labels, by which statistics know them.
  [[nodiscard]] std::vector<std::string> codes_of(std::string_view dimension) const {
    std::vector<std::string> codes;
    if (dimension == "region") codes = worlds.view().region_nuts;
    if (dimension == "sector") codes = worlds.view().sector_nace;
    for (std::string& code : codes) {
      if (!code.empty() && dimension == "sector") code.insert(0, "NACE ");
    }
    codes.resize(worlds.view().labels(dimension).size());
    return codes;
  }

  [[nodiscard]] GainTable gains(GainSplit const& split,
                                std::vector<AnswerProgramme> const& programmes) const {
    GainTable table{std::string(split.group), std::string(split.title), {}, {}, {}, {}};
    for (AnswerProgramme const& p : programmes) {
      std::optional<Gains> const gains = gains_by(worlds, split, variant(p.name), 0);
      if (!gains) return {table.dimension, table.title, {}, {}, {}, {}};
      std::vector<Estimate>& row = table.by_programme.emplace_back();
      for (std::vector<double> const& jobs : gains->jobs)
        row.push_back(mean_with_interval(jobs, alpha));
      table.labels = gains->labels;
      table.is_withheld = gains->is_withheld;
    }
    table.codes = codes_of(table.dimension);
    table.codes.resize(table.labels.size());
    return table;
  }
};

std::size_t best_spending(Answer const& a, Effects const& effects, std::size_t stress) {
  std::size_t best = 0;
  double most = 0.0;
  for (std::size_t r = 0; r < a.references.size(); ++r) {
    auto const found = std::ranges::find_if(effects.programmes, [&](ProgrammeEffects const& e) {
      return e.variant == a.references[r].name && e.stress == a.stresses[stress];
    });
    if (r == 0 || found->discounted_job_years.value > most) {
      most = found->discounted_job_years.value;
      best = r;
    }
  }
  return best;
}

}  // namespace

ProgrammeEffects const& Report::programme(std::size_t place, std::size_t stress) const {
  return *std::ranges::find_if(effects.programmes, [&](ProgrammeEffects const& e) {
    return e.variant == answer.programmes[place].name && e.stress == answer.stresses[stress];
  });
}

Report report_of(ResultView const& view, Effects const& effects, Provenance provenance) {
  UsableReplicates const worlds(view);
  Report report{effects, answer_of(effects), {}, std::move(provenance), {}, {}, {}, {}};
  report.headline = headline_of(report.answer);
  Answer const& a = report.answer;
  Reader const reader{
      worlds, view.stopping ? std::min(effects.alpha, view.stopping->alpha) : effects.alpha};
  bool const all = a.programmes.size() * a.stresses.size() <= most_paths;
  std::size_t const shown = all ? a.stresses.size() : std::min<std::size_t>(1, a.stresses.size());
  for (std::size_t p = 0; p < a.programmes.size(); ++p) {
    std::vector<JobPath>& paths = report.paths.emplace_back();
    for (std::size_t s = 0; s < shown; ++s) paths.push_back(reader.path(a.programmes[p].name, s));
    Measure const* last = find_measure(report.programme(p, 0), "last_payment");
    report.last_payment.push_back(last == nullptr ? 0 : static_cast<std::size_t>(last->value));
  }
  for (std::size_t s = 0; s < shown && a.has_references(); ++s)
    report.spending.push_back(reader.path(a.references[best_spending(a, effects, s)].name, s));
  std::vector<std::string_view> dimensions;
  for (GainSplit const& split : gain_splits()) {
    dimensions.push_back(split.group);
    if (!split.is_difference) report.gains.push_back(reader.gains(split, a.programmes));
  }
  report.withheld = withheld_sentence(view, dimensions);
  return report;
}

}  // namespace clustress
