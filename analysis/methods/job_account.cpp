// analysis/methods/job_account.cpp — where the jobs of a programme come from: the account of
// docs/model/measures.md at the end of the horizon.
//
// Every firm is in exactly one group, judged by the run: beneficiaries, members of supported
// clusters, the beneficiaries' region and sector, other firms of the target regions, firms of other
// regions. Jobs with minus jobs without are whole persons, split into firms alive in both worlds,
// only with, only without the programme. Displacement and spillover take their signs from the group
// means; their intervals hold these signs fixed, so a group whose own interval holds 0 can add to
// either. A ratio is given only where the interval of its denominator does not hold 0.
#include <fmt/format.h>

#include <algorithm>

#include "analysis/data/account.hpp"
#include "analysis/data/gains.hpp"
#include "analysis/data/method_entry.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/data/numbers.hpp"
#include "sim/core/errors.hpp"
#include "sim/statistics/quantiles.hpp"

namespace clustress {

namespace {

constexpr std::string_view beneficiaries = "beneficiaries";
constexpr char signs_fixed[] = "signs of the group means held fixed";

// Fills the section: measures and their rows side by side.
struct Writer {
  Section& section;
  Table account{}, groups{};

  Figure measure(std::string name, auto const& value, std::string unit, std::string meaning,
                 std::string note = "") {
    return section.add(
        measure_of(std::move(name), value, {std::move(unit), std::move(meaning), std::move(note)}));
  }

  // The label is a sign and a word, "- deadweight", or a word alone.
  void row(std::string label, Phrase meaning, Phrase value, Phrase interval) {
    bool const has_sign = label[1] == ' ';
    account.rows.push_back(
        {{{std::move(label)}, std::move(meaning), std::move(value), std::move(interval)},
         has_sign ? 0U : 1U});
  }
  void row(std::string label, Phrase meaning, Figure figure) {
    row(std::move(label), std::move(meaning), {figure}, {bounds(figure)});
  }

  // The meaning of a row and, if it can be given, the share of another.
  [[nodiscard]] Phrase with_share(std::string words, Figure share, std::string of) const {
    if (!section.measures[share.measure].is_given()) return {std::move(words)};
    return {words + ": ", percent_and_bounds(share), std::move(of)};
  }
};

}  // namespace

class JobAccount final : public NamedMethod {
 public:
  JobAccount() : NamedMethod("job_account", "Job account") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"account", "jobs_delta"},
            {"account", account_parts[0]},
            {"account", account_parts[1]},
            {"account", account_parts[2]},
            {"total", "beneficiary_jobs_before_award"},
            {"total", "beneficiary_jobs_with"},
            {"total", "beneficiary_jobs_without"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    std::vector<std::string> const labels = c.worlds.view().labels("account");
    if (labels.empty() || labels.front() != beneficiaries) {
      throw OutputError(fmt::format("{}: the job account does not start with the group \"{}\"",
                                    c.worlds.view().source, beneficiaries));
    }
    Account const a(c, options.alpha, labels.size());
    Section section = this->section();
    Writer writer{section};
    writer.account.columns = {{"", false},
                              {"", false},
                              {"jobs"},
                              {confidence_text(options.promised_alpha) + " interval"}};
    writer.groups.columns = {{"with - without, by group", false},
                             {"all firms"},
                             {confidence_text(options.promised_alpha) + " interval"},
                             {"alive in both"},
                             {"only with"},
                             {"only without"}};
    write_flows(writer, a);
    write_leakage(writer, a, labels);
    write_persistence(writer, a);
    write_delivery(writer, c, options);
    write_groups(writer, a, labels);
    write_check(writer, a.inexact());
    if (a.is_nothing()) {
      section.notes.push_back(
          {"", {"nothing was spent and nothing changed: every effect is exactly 0"}});
    } else {
      section.tables = {std::move(writer.account), std::move(writer.groups)};
    }
    return section;
  }

 private:
  static void write_flows(Writer& w, Account const& a) {
    Figure const gross = w.measure("gross", a.mean(a.gross()), "jobs",
                                   "beneficiaries' jobs now minus before their award");
    Figure const deadweight = w.measure("deadweight", a.mean(a.deadweight()), "jobs",
                                        "the same firms without the programme");
    Figure const direct = w.measure("direct", a.mean(a.direct()), "jobs", "gross minus deadweight");
    Figure const displacement = w.measure("displacement", a.mean(a.displacement()), "jobs",
                                          "lost by other firms", signs_fixed);
    Figure const spillover =
        w.measure("spillover", a.mean(a.spillover()), "jobs", "gained by other firms", signs_fixed);
    Figure const net = w.measure("net_in_account", a.mean(a.total()), "jobs",
                                 "direct minus displacement plus spillover");
    Figure const of_gross =
        w.measure("deadweight_share", a.share(a.deadweight(), a.gross(), "gross jobs"),
                  "share of gross", "deadweight over gross");
    Figure const lost =
        w.measure("displacement_share", a.share(a.displacement(), a.direct(), "direct jobs"),
                  "share of direct", "displacement over direct");
    Figure const gained =
        w.measure("spillover_share", a.share(a.spillover(), a.direct(), "direct jobs"),
                  "share of direct", "spillover over direct");
    w.row("gross", {w.section.measures[gross.measure].meaning}, gross);
    w.row("- deadweight", w.with_share("the same without programme", of_gross, " of gross"),
          deadweight);
    w.row("= direct", {}, direct);
    w.row("- displacement", w.with_share("lost by other firms", lost, " of direct"), displacement);
    w.row("+ spillover", w.with_share("gained by other firms", gained, " of direct"), spillover);
    w.row("= net jobs", {}, net);
  }

  static void write_leakage(Writer& w, Account const& a, std::vector<std::string> const& labels) {
    std::string const meaning = "change of jobs outside the target regions, part of net";
    auto const other = std::find(labels.begin(), labels.end(), "other_regions");
    if (other == labels.end() || a.comparison().worlds.view().labels("region").size() < 2) {
      std::string const why = "not measurable here: the world has one region";
      Measure leakage = withheld("leakage", why, {"jobs", meaning});
      leakage.note = why;
      w.row("leakage", {why}, {w.section.add(std::move(leakage))}, {});
      return;
    }
    auto const g = static_cast<std::size_t>(other - labels.begin());
    w.row("leakage", {"of these, outside the target regions"},
          w.measure("leakage", a.mean(a.group("jobs_delta", a.end(), g)), "jobs", meaning,
                    "change of jobs outside the target regions"));
  }

  static void write_persistence(Writer& w, Account const& a) {
    std::vector<std::size_t> const& last = a.outlay().last_payment;
    Figure const quarter =
        w.measure("last_payment", median(std::vector<double>(last.begin(), last.end())), "quarter",
                  "quarter of the last payment", "median over replicates");
    GuardedRatio const ratio = a.persistence();
    Figure const persistence = w.measure("persistence", ratio, "ratio",
                                         "net jobs at the end over those at the last payment");
    if (ratio.ratio) {
      w.row("persistence",
            {"net jobs at the end / at the last payment (quarter ", plain(quarter), ")"},
            persistence);
    } else {
      w.row("persistence", {ratio.withheld}, {"no ratio"}, {});
    }
  }

  // Jobs that work for the programme and are not in net jobs, if the result holds them.
  static void write_delivery(Writer& w, Comparison const& c, MethodOptions const& options) {
    if (c.worlds.find("total", "delivery_jobs") == nullptr) return;
    std::string const note = "in organisations and administration; not in net jobs";
    w.measure("delivery_jobs",
              paired_difference(c.with("total", "delivery_jobs", c.worlds.end()),
                                c.without("total", "delivery_jobs", c.worlds.end()), options.alpha),
              "jobs", "staff of the delivery at the end", note);
    w.row("in delivery", {"organisations, administration: job-years, not in net"},
          w.measure(
              "delivery_job_years",
              paired_difference(job_years(c.worlds, "delivery_jobs", c.variant, c.stress),
                                job_years(c.worlds, "delivery_jobs", 0, c.stress), options.alpha),
              "job-years", "staff of the delivery over the horizon", note));
  }

  static void write_groups(Writer& w, Account const& a, std::vector<std::string> const& labels) {
    for (std::size_t g = 0; g < labels.size(); ++g) {
      std::string const name = "jobs_delta/" + labels[g];
      std::string const title = part_title(gain_split("account"), labels[g]);
      auto const part = [&](std::string const& ending, char const* dataset,
                            std::string const& alive) {
        return w.measure(name + ending, a.mean(a.group(dataset, a.end(), g)), "jobs",
                         title + alive);
      };
      Figure const all = part("", "jobs_delta", "");
      w.groups.rows.push_back(
          {{{title},
            {all},
            {bounds(all)},
            {part("/continuing", account_parts[0], ", firms alive in both worlds")},
            {part("/only_with", account_parts[1], ", firms alive only with the programme")},
            {part("/only_without", account_parts[2], ", firms alive only without it")}},
           1});
    }
  }

  static void write_check(Writer& w, std::size_t inexact) {
    w.measure("account_inexact", static_cast<double>(inexact), "worlds and quarters",
              "in which the account does not add up to net jobs", "0 in a sound file");
    if (inexact == 0) return;
    w.section.warnings.push_back(
        fmt::format("the job account does not add up to net jobs in {} cases (worlds and "
                    "quarters): do not use it; please report this.",
                    inexact));
  }
};

template Method const& method<JobAccount>();

}  // namespace clustress
