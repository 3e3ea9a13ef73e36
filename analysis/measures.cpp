#include "analysis/measures.hpp"

#include <fmt/format.h>

#include <limits>

namespace clustress {

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();

class List {
 public:
  void add(std::string name, Estimate const& e, std::string unit, std::string note = "") {
    if (e.value != 0.0 && e.count > 1 && !(e.standard_error > 0.0)) {
      note += (note.empty() ? "" : "; ") + std::string("the same in every world: no interval");
      add_value(std::move(name), e.value, std::move(unit), std::move(note));
      return;
    }
    all_.push_back({std::move(name), e.value, e.interval.low, e.interval.high, std::move(unit),
                    std::move(note)});
  }

  void add_value(std::string name, double value, std::string unit, std::string note = "") {
    all_.push_back({std::move(name), value, none, none, std::move(unit), std::move(note)});
  }

  // A ratio whose set is not an interval is written without bounds, with a note.
  void add(std::string name, RatioEstimate const& r, std::string unit) {
    bool const bounded = r.kind == RatioSet::bounded;
    all_.push_back({std::move(name), r.value, bounded ? r.bounds.low : none,
                    bounded ? r.bounds.high : none, std::move(unit),
                    bounded ? "" : fmt::format("confidence set: {}", name_of(r.kind))});
  }

  void add(std::string name, GuardedRatio const& g, std::string unit) {
    if (g.ratio) {
      add(std::move(name), *g.ratio, std::move(unit));
    } else {
      add_value(std::move(name), none, std::move(unit), "not given: " + g.withheld);
    }
  }

  void add(std::string name, Cost const& c, std::string unit, std::string_view what) {
    switch (c.reading) {
      case CostReading::interval:
        add(std::move(name), c.ratio, std::move(unit));
        return;
      case CostReading::at_least:
        all_.push_back(
            {std::move(name), none, c.at_least, infinite, std::move(unit), explanation(c, what)});
        return;
      case CostReading::not_enough_worlds:
      case CostReading::same_jobs:
        add_value(std::move(name), c.ratio.value, std::move(unit), explanation(c, what));
        return;
      case CostReading::jobs_lost:
      case CostReading::no_jobs:
      case CostReading::nothing_spent:
      case CostReading::not_yet_paid:
        add_value(std::move(name), none, std::move(unit), explanation(c, what));
        return;
    }
  }

  std::vector<Measure> take() { return std::move(all_); }

 private:
  std::vector<Measure> all_;
};

void add_account(List& list, JobAccount const& a) {
  list.add("gross", a.gross, "jobs");
  list.add("deadweight", a.deadweight, "jobs");
  list.add("direct", a.direct, "jobs");
  list.add("displacement", a.displacement, "jobs", "signs of the group means held fixed");
  list.add("spillover", a.spillover, "jobs", "signs of the group means held fixed");
  if (a.leakage) {
    list.add("leakage", *a.leakage, "jobs", "change of jobs outside the target regions");
  } else {
    list.add_value("leakage", none, "jobs", "not measurable here: the world has one region");
  }
  list.add("deadweight_share", a.deadweight_share, "share of gross");
  list.add("displacement_share", a.displacement_share, "share of direct");
  list.add("spillover_share", a.spillover_share, "share of direct");
  list.add("persistence", a.persistence, "ratio");
  list.add_value("last_payment", a.last_payment, "quarter", "median over replicates");
  for (GroupEffect const& g : a.groups) {
    std::string const name = "jobs_delta/" + g.group;
    list.add(name, g.jobs, "jobs");
    list.add(name + "/continuing", g.continuing, "jobs");
    list.add(name + "/only_with", g.only_with, "jobs");
    list.add(name + "/only_without", g.only_without, "jobs");
  }
}

void add_channels(List& list, std::string const& prefix, ChannelSplit const& split) {
  list.add(prefix + "/product_market", split.product, "jobs",
           "wages and hiring held at their path without the programme");
  list.add(prefix + "/labour_market", split.labour, "jobs", "added by the labour market");
  list.add(prefix + "/net", split.net, "jobs");
}

std::string name_of(PriorMeasure measure) {
  return measure == PriorMeasure::additional_share ? "additional_share" : "own_extra";
}

void add_projects(List& list, InstrumentProjects const& projects) {
  for (SizeClassProjects const& s : projects.sizes) {
    std::string const place = fmt::format("{}/{}", projects.instrument, s.size_class);
    list.add("projects/" + place, s.projects, "projects");
    list.add("projects_additional_share/" + place, s.additional, "share of projects");
    list.add("projects_deadweight_share/" + place, s.deadweight, "share of projects");
    list.add("projects_unused_share/" + place, s.unused, "share of projects");
    list.add("own_extra/" + place, s.own_extra, "EUR per EUR of support");
  }
  for (Prior const& p : projects.evidence) {
    Estimate const range{p.value, none, {p.low, p.high}, 0};
    list.add(fmt::format("evidence_{}/{}/{}", name_of(p.measure), projects.instrument, p.firms),
             range, "ratio", fmt::format("not a result: {}, {}", p.text, p.source));
  }
}

}  // namespace

std::vector<Measure> measures_of(ProgrammeEffects const& e) {
  List list;
  list.add("net_jobs", e.net_jobs, "jobs");
  if (e.lead) list.add("net_jobs_ahead_of_next", e.lead->net_jobs, "jobs", "next: " + e.lead->over);
  list.add("net_job_years", e.net_job_years, "job-years");
  list.add("net_job_years_discounted", e.discounted_job_years, "job-years");
  list.add("outlay", e.outlay_keur, "kEUR",
           "public: paid, administration, called guarantees; discounted to programme start");
  list.add("outlay_cash", e.cash_outlay_keur, "kEUR", "not discounted");
  if (e.released_keur) {
    list.add("budget_released", *e.released_keur, "kEUR", "up to the end, not discounted");
    list.add_value("budget_unused_share", e.unused_share(), "share of the budget",
                   "neither paid nor promised");
  }
  list.add("owed_at_the_end", e.owed_keur, "kEUR", "promised, paid later; without guarantees");
  list.add("committed_not_paid", e.committed_keur, "kEUR", "at the end; not in the outlay");
  if (e.private_cofinancing_keur)
    list.add("private_cofinancing", *e.private_cofinancing_keur, "kEUR", "not in the outlay");
  list.add("outlay_per_net_job_year", e.cost_per_job_year, "kEUR per job-year", "net job-years");
  list.add("outlay_per_net_job", e.cost_per_job, "kEUR per job", "net jobs");
  list.add("share_of_worlds_meeting_targets", e.passing, "share of simulated worlds");
  if (e.account) add_account(list, *e.account);
  std::string const delivery = "in organisations and administration; not in net jobs";
  if (e.delivery_jobs) list.add("delivery_jobs", *e.delivery_jobs, "jobs", delivery);
  if (e.delivery_job_years)
    list.add("delivery_job_years", *e.delivery_job_years, "job-years", delivery);
  if (e.channels) add_channels(list, "channel", e.channels->all_firms);
  if (e.channels && e.channels->other_firms)
    add_channels(list, "channel_other_firms", *e.channels->other_firms);
  if (e.additionality) {
    list.add("projects", e.additionality->projects, "projects");
    list.add("projects_additional_share", e.additionality->additional, "share of projects");
    list.add("projects_deadweight_share", e.additionality->deadweight, "share of projects");
    list.add("projects_unused_share", e.additionality->unused, "share of projects");
    list.add("applications", e.additionality->applications, "applications");
    list.add("awards", e.additionality->awards, "awards");
  }
  for (InstrumentProjects const& projects : e.projects) add_projects(list, projects);
  if (e.evaluator) {
    list.add("evaluator_naive_difference", e.evaluator->naive, "jobs a firm");
    list.add("effect_on_winners", e.evaluator->on_winners, "jobs a firm");
    list.add("effect_on_losers", e.evaluator->on_losers, "jobs a firm");
    list.add("evaluator_bias", e.evaluator->bias, "jobs a firm",
             "naive - (effect on winners - effect on losers)");
  }
  if (!e.references.empty())
    list.add_value("job_years_per_meur", e.references.front().here, "job-years per MEUR");
  for (ReferenceComparison const& r : e.references) {
    list.add_value("job_years_per_meur/" + r.reference, r.there, "job-years per MEUR");
    list.add("job_years_per_meur_beyond/" + r.reference, r.difference, "job-years per MEUR");
  }
  if (e.pairing_gain_jobs)
    list.add_value("variance_reduction/net_jobs", *e.pairing_gain_jobs, "ratio");
  if (e.pairing_gain_job_years)
    list.add_value("variance_reduction/net_job_years", *e.pairing_gain_job_years, "ratio");
  return list.take();
}

}  // namespace clustress
