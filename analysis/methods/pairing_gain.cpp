// analysis/methods/pairing_gain.cpp — what sharing luck between worlds gained.
//
// [Var(with) + Var(without)] / Var(with − without): how many times more replicates independent
// worlds would need for the same interval. Infinite where the difference does not vary.
#include <cmath>

#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"

namespace clustress {

class PairingGain final : public NamedMethod {
 public:
  PairingGain() : NamedMethod("pairing_gain", "Pairing") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override { return {{"total", "jobs"}}; }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const&) const override {
    if (c.worlds.used().size() < 2) return {};
    Section section = this->section();
    std::size_t const end = c.worlds.end();
    Figure const jobs = add(section, "variance_reduction/net_jobs", "net jobs at the end",
                            c.with("total", "jobs", end), c.without("total", "jobs", end));
    Figure const years = add(section, "variance_reduction/net_job_years", "net job-years",
                             job_years(c.worlds, "jobs", c.variant, c.stress),
                             job_years(c.worlds, "jobs", 0, c.stress));
    double const of_jobs = section.measures[jobs.measure].value;
    double const of_years = section.measures[years.measure].value;
    if (std::isnan(of_jobs) || std::isnan(of_years)) return section;
    std::string const needed =
        "sharing luck between worlds saves replicates: unpaired, this precision would need ";
    Phrase text;
    if (std::isinf(of_jobs) && std::isinf(of_years)) {
      text = {"the difference is the same in every world."};
    } else if (std::isinf(of_jobs)) {
      text = {needed, years,
              " times as many for job-years; net jobs change by the same in every world."};
    } else if (std::isinf(of_years)) {
      text = {needed, jobs,
              " times as many for net jobs; job-years change by the same in every world."};
    } else {
      text = {needed, jobs, " times as many for net jobs and ", years,
              " times as many for job-years."};
    }
    section.notes.push_back({"Pairing", std::move(text)});
    return section;
  }

 private:
  static Figure add(Section& section, char const* name, char const* of,
                    std::vector<double> const& with, std::vector<double> const& without) {
    MeasureText const text{"ratio", std::string("replicates saved by pairing, ") + of};
    if (with == without) return section.add(withheld(name, "nothing differs in any world", text));
    return section.add(measure_of(name, variance_reduction_factor(with, without), text));
  }
};

template Method const& method<PairingGain>();

}  // namespace clustress
