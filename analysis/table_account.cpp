// analysis/table_account.cpp — the job account of one programme in one stress, its groups, and the
// readings beside it.
#include <fmt/format.h>

#include <cmath>
#include <utility>

#include "analysis/numbers.hpp"
#include "analysis/report_text.hpp"
#include "analysis/table_parts.hpp"
#include "sim/core/text.hpp"

namespace clustress {

namespace {

constexpr std::size_t label_width = 17, meaning_width = 55, value_width = 10, interval_width = 18;
constexpr std::size_t group_width = 31, all_width = 10, part_width = 13;

std::string account_row(std::string const& label, std::string const& meaning,
                        std::string const& value, std::string const& interval) {
  return row_text(left(label, label_width) + left(meaning, meaning_width) +
                  right(value, value_width) + right(interval, interval_width));
}

std::string account_row(std::string const& label, std::string const& meaning, Estimate const& e) {
  return account_row(label, meaning, number_text(e.value), bounds_text(e, interval_width - 1));
}

// "18 % [12, 25] of direct", or why there is no ratio.
std::string share_text(GuardedRatio const& g, std::string_view of) {
  if (!g.ratio) return "";
  std::string const share = g.ratio->kind == RatioSet::bounded
                                ? fmt::format("{} {}", whole_text(100.0 * g.ratio->value),
                                              percent_interval_text(g.ratio->bounds))
                                : percent_text(g.ratio->value);
  return fmt::format(": {} of {}", share, of);
}

std::string persistence_row(JobAccount const& a) {
  std::string const meaning =
      fmt::format("net jobs at the end / at the last payment (quarter {:g})", a.last_payment);
  if (!a.persistence.ratio)
    return account_row("  persistence", a.persistence.withheld, "no ratio", "");
  RatioEstimate const& r = *a.persistence.ratio;
  return account_row("  persistence", meaning, number_text(r.value),
                     r.kind == RatioSet::bounded ? bounds_text(r.bounds, interval_width - 1) : "");
}

std::string group_table(JobAccount const& a) {
  std::string text = left("  jobs with - without, by group", group_width) +
                     right("all firms", all_width) + right("", interval_width) +
                     right("alive in both", part_width) + right("only with", part_width) +
                     right("only without", part_width) + "\n";
  for (GroupEffect const& g : a.groups) {
    text +=
        left("  " + shortened(std::string(title_of_group(g.group)), group_width - 3), group_width) +
        right(number_text(g.jobs.value), all_width) +
        right(bounds_text(g.jobs, interval_width - 1), interval_width) +
        right(number_text(g.continuing.value), part_width) +
        right(number_text(g.only_with.value), part_width) +
        right(number_text(g.only_without.value), part_width) + "\n";
  }
  return text;
}

bool did_nothing(ProgrammeEffects const& e) {
  auto const always_zero = [](Estimate const& x) {
    return x.value == 0.0 && !(x.standard_error > 0.0);
  };
  return e.account && e.cost_per_job.reading == CostReading::nothing_spent &&
         always_zero(e.net_jobs) && always_zero(e.net_job_years) && always_zero(e.account->direct);
}

std::string comparison_word(Estimate const& difference) {
  if (!difference.told_from_zero()) return "cannot be told apart";
  return difference.value > 0.0 ? "does better" : "does worse";
}

// How many times more replicates independent worlds would have needed; infinite where the
// difference is the same in every world.
std::string pairing_text(double jobs, double job_years) {
  if (std::isinf(jobs) && std::isinf(job_years))
    return "the difference is the same in every world.";
  std::string const needed =
      "sharing luck between worlds saves replicates: unpaired, this precision would need ";
  auto const with_one_the_same = [&](double gain, char const* what, char const* same) {
    return fmt::format("{}{} times as many for {}; {} change by the same in every world.", needed,
                       number_text(gain), what, same);
  };
  if (std::isinf(jobs)) return with_one_the_same(job_years, "job-years", "net jobs");
  if (std::isinf(job_years)) return with_one_the_same(jobs, "net jobs", "job-years");
  return fmt::format("{}{} times as many for net jobs and {} times as many for job-years.", needed,
                     number_text(jobs), number_text(job_years));
}

}  // namespace

std::string account_block(ProgrammeEffects const& e, double alpha, Style const& style) {
  std::string const head =
      shortened("JOB ACCOUNT  " + printable(e.variant) + "  |  " + printable(e.stress),
                label_width + meaning_width - 1);
  std::string text = style.bold(left(head, label_width + meaning_width)) +
                     right("jobs", value_width) +
                     right(confidence_text(alpha) + " interval", interval_width) + "\n";
  if (!e.account) return text + "  not recorded in this result\n";
  JobAccount const& a = *e.account;
  if (did_nothing(e))
    return text + "  nothing was spent and nothing changed: every effect is exactly 0\n";
  text += account_row("  gross", "beneficiaries' jobs now minus before their award", a.gross);
  text += account_row("- deadweight",
                      "the same without programme" + share_text(a.deadweight_share, "gross"),
                      a.deadweight);
  text += account_row("= direct", "", a.direct);
  text += account_row("- displacement",
                      "lost by other firms" + share_text(a.displacement_share, "direct"),
                      a.displacement);
  text +=
      account_row("+ spillover", "gained by other firms" + share_text(a.spillover_share, "direct"),
                  a.spillover);
  text += account_row("= net jobs", "", a.net);
  if (a.leakage) {
    text += account_row("  leakage", "of these, outside the target regions", *a.leakage);
  } else {
    text += account_row("  leakage", "not measurable here: the world has one region", "–", "");
  }
  text += persistence_row(a);
  if (e.delivery_job_years) {
    text += account_row("  in delivery", "organisations, administration: job-years, not in net",
                        *e.delivery_job_years);
  }
  return text + group_table(a);
}

std::string evidence_lines(ProgrammeEffects const& e) {
  if (did_nothing(e)) return "";
  std::string text;
  for (auto const& [cost, what] :
       {std::pair{&e.cost_per_job_year, "net job-years"}, std::pair{&e.cost_per_job, "net jobs"}}) {
    if (std::string const why = explanation(*cost, what); !why.empty())
      text += paragraph("  Cost       ", why + ".");
  }
  if (e.released_keur && e.released_keur->value > 0.0) {
    text += paragraph(
        "  Budget     ",
        fmt::format("{} kEUR released, {} paid, {} promised and not yet paid; {} found no use.",
                    number_text(e.released_keur->value), number_text(e.cash_outlay_keur.value),
                    number_text(e.committed_keur.value), percent_text(e.unused_share())));
  }
  if (e.additionality) {
    Additionality const& p = *e.additionality;
    text += paragraph(
        "  Projects   ",
        fmt::format("per world {} applications and {} projects supported. Of these, {} happened "
                    "because of support, {} would have happened anyway, {} were never carried out.",
                    number_text(p.applications.value), number_text(p.projects.value),
                    unbroken(percent_text(p.additional.value)),
                    unbroken(percent_text(p.deadweight.value)),
                    unbroken(percent_text(p.unused.value))));
  }
  if (e.evaluator) {
    EvaluatorsView const& v = *e.evaluator;
    text += paragraph(
        "  Evaluator  ",
        fmt::format(
            "winners minus losers: {} jobs a firm. Truth: {} for winners, {} for losers; the "
            "estimate is off by {} {}.",
            number_text(v.naive.value), number_text(v.on_winners.value),
            number_text(v.on_losers.value), number_text(v.bias.value),
            unbroken(interval_text(v.bias.interval))));
  }
  for (ReferenceComparison const& r : e.references) {
    text +=
        paragraph("  Reference  ",
                  fmt::format("{} net job-years per million EUR, `{}` {}: {}, difference {} {}.",
                              number_text(r.here), r.reference, number_text(r.there),
                              comparison_word(r.difference), number_text(r.difference.value),
                              unbroken(interval_text(r.difference.interval))));
  }
  if (e.pairing_gain_jobs && e.pairing_gain_job_years) {
    text +=
        paragraph("  Pairing    ", pairing_text(*e.pairing_gain_jobs, *e.pairing_gain_job_years));
  }
  return text;
}

}  // namespace clustress
