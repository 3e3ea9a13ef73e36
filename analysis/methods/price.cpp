// analysis/methods/price.cpp — what a net job-year and a net job at the end cost the public, and
// what can be said where jobs cannot be told from 0. Ratios of means with a Fieller interval.
#include <algorithm>

#include "analysis/data/cost.hpp"
#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"

namespace clustress {

class Price final : public NamedMethod {
 public:
  Price() : NamedMethod("price", "Cost") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"total", "jobs"}, {"instrument", "paid_cents"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    UsableReplicates const& worlds = c.worlds;
    Outlay const outlay = outlay_of(worlds, c.variant, c.stress);
    Section section = this->section();
    add(section, "outlay_per_net_job_year", "net job-years",
        cost_of(outlay, net_job_years(worlds, c.variant, c.stress, worlds.view().discount_rate),
                options.alpha),
        {"kEUR per job-year", "discounted outlay over discounted net job-years"});
    add(section, "outlay_per_net_job", "net jobs",
        cost_of(outlay, net_jobs(worlds, c.variant, c.stress, worlds.end()), options.alpha),
        {"kEUR per job", "discounted outlay over net jobs at the end"});
    return section;
  }

 private:
  static void add(Section& section, char const* name, char const* jobs, Cost const& cost,
                  MeasureText text) {
    section.add(measure_of(name, cost, jobs, std::move(text)));
    std::string const why = explanation(cost, jobs);
    if (!why.empty() && cost.reading != CostReading::nothing_spent)
      section.notes.push_back({"Cost", {why + "."}});
  }
};

template Method const& method<Price>();

}  // namespace clustress
