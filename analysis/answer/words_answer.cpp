// analysis/answer/words_answer.cpp — the sentences under the headline.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>

#include "analysis/answer/figures.hpp"
#include "analysis/answer/words.hpp"

namespace clustress {

namespace {

constexpr std::size_t described_at_most = 3;
constexpr double notable_held_share = 0.01;
constexpr double low_value_share = 0.5;  // of net jobs, at average productivity; below, it is said
constexpr double notable_paid_share = 0.85;  // of the budget; below, the sentence says so

// The programmes that sentences describe: those of the headline, or the first by value.
std::vector<std::size_t> described(Answer const& a, Headline const& h) {
  if (!h.programmes.empty() && h.programmes.size() <= described_at_most) return h.programmes;
  return {a.by_value().front()};
}

bool brings_jobs(Measure const& m) {
  return !has_interval(m) || m.low > 0.0;
}

std::string jobs_sentence(Answer const& a, AnswerProgramme const& p, bool is_named) {
  Measure const& m = p.cells.front().net_jobs;
  std::string const after = "After " + years_word(a.quarters);
  std::string const cause = is_named ? quoted_name(p.name) : "it";
  if (brings_jobs(m))
    return fmt::format("{}, {} exist only because of {}.", after, jobs_phrase(m), cause);
  if (m.high < 0.0) {
    return fmt::format("{}, about {} jobs ({}) are missing because of {}.", after,
                       jobs_figure(-m.value), jobs_range(-m.high, -m.low), cause);
  }
  return fmt::format("{}, jobs because of {} cannot be told from none ({}).", after, cause,
                     jobs_range(m.low, m.high));
}

// "After ten years, about 11 jobs (7 to 15) exist only because of “a” and about 61 (45 to 78)
// because of “b”."
std::string joint_jobs_sentence(Answer const& a, std::vector<std::size_t> const& some) {
  std::vector<std::string> parts;
  for (std::size_t const p : some) {
    Measure const& m = a.programmes[p].cells.front().net_jobs;
    std::string const name = quoted_name(a.programmes[p].name);
    parts.push_back(parts.empty() ? fmt::format("{} exist only because of {}", jobs_phrase(m), name)
                                  : fmt::format("about {} ({}) because of {}", jobs_figure(m.value),
                                                jobs_range(m.low, m.high), name));
  }
  return fmt::format("After {}, {}.", years_word(a.quarters), joined(parts));
}

// Where jobs make far less than jobs of their markets do on average: they came by spending, or
// where others made more. Empty where they do not, or it is not known.
std::string productivity_sentence(AnswerProgramme const& p, bool is_named) {
  AnswerCell const& calm = p.cells.front();
  Measure const& m = calm.average_jobs;
  if (!calm.net_jobs.told_from_zero() || !(calm.net_jobs.value > 0.0) || !has_interval(m))
    return "";
  std::string const whose = is_named ? "The jobs of " + quoted_name(p.name) : std::string("They");
  if (m.high < 0.0) {
    return fmt::format(
        "{} cost others more than they make: at average productivity about {} jobs "
        "({}) are missing.",
        whose, jobs_figure(-m.value), jobs_range(-m.high, -m.low));
  }
  std::string const makes =
      fmt::format("{} make as much as {} at average productivity", whose, jobs_phrase(m));
  if (m.low <= 0.0) return makes + ", which cannot be told from none.";
  return m.value < low_value_share * calm.net_jobs.value ? makes + "." : "";
}

// What a job-year costs with plain spending: the lowest and highest of the references.
std::string spending_costs(Answer const& a) {
  double low = std::numeric_limits<double>::infinity(), high = 0.0;
  for (AnswerProgramme const& r : a.references) {
    Cost const& c = r.cells.front().cost;
    if (c.reading != CostReading::interval) continue;
    low = std::min(low, c.ratio.value);
    high = std::max(high, c.ratio.value);
  }
  if (!(high > 0.0)) return "";
  return money_figure(low) == money_figure(high) ? money_figure(high) : money_range(low, high);
}

std::string cost_sentence(Answer const& a, AnswerProgramme const& p) {
  Cost const& cost = p.cells.front().cost;
  std::string const price = cost_phrase(cost);
  std::string const spending = spending_costs(a);
  std::string const compared =
      spending.empty() ? "." : fmt::format("; with plain spending it costs {}.", spending);
  if (!price.empty())
    return fmt::format("A job kept for one year costs the public {}{}", price, compared);
  if (cost.reading == CostReading::nothing_spent) return "It spends nothing.";
  if (cost.reading == CostReading::not_yet_paid)
    return "Nothing is paid by the end, so no price can be given.";
  return "No price of a job can be given" + compared;
}

std::string joint_cost_sentence(Answer const& a, std::vector<std::size_t> const& some) {
  std::vector<std::string> prices;
  for (std::size_t const p : some) {
    std::string price = cost_phrase(a.programmes[p].cells.front().cost);
    if (price.empty()) return "";
    prices.push_back(std::move(price));
  }
  std::string const spending = spending_costs(a);
  return fmt::format(
      "A job kept for one year costs the public {}, in this order{}.", joined(prices),
      spending.empty() ? "" : fmt::format("; with plain spending it costs {}", spending));
}

std::string money_sentence(AnswerProgramme const& p, std::string const& subject) {
  if (!p.released_keur || !(*p.released_keur > 0.0)) return "";
  if (p.paid_keur >= notable_paid_share * *p.released_keur) return "";
  std::string text = fmt::format("{} pays out only {} of its {}", subject,
                                 money_figure(p.paid_keur), money_figure(*p.released_keur));
  double const held = p.committed_keur - p.owed_keur;
  if (held > notable_held_share * *p.released_keur)
    text += fmt::format(", and holds {} more for guarantees", money_figure(held));
  if (p.came_back_keur > notable_held_share * *p.released_keur) {
    text += fmt::format("; {} was held for guarantees and is free again",
                        money_figure(p.came_back_keur));
  }
  return text + ".";
}

// Where euros paid and euros set aside name different programmes.
std::string set_aside_sentence(Answer const& a) {
  std::vector<std::size_t> const order = a.by_value();
  if (order.size() < 2 || !a.programmes[order.front()].cells.front().value.is_given()) return "";
  std::size_t best = order.front();
  for (std::size_t const p : order) {
    std::optional<double> const here = a.programmes[p].value_set_aside;
    std::optional<double> const there = a.programmes[best].value_set_aside;
    if (!here || !there) return "";
    if (*here > *there) best = p;
  }
  if (best == order.front()) return "";
  auto const& paid = a.programmes[order.front()];
  auto const& aside = a.programmes[best];
  return fmt::format(
      "For each euro paid {} keeps the most jobs, for each euro set aside {}: {} against {} "
      "job-years for a million euro of budget.",
      quoted_name(paid.name), quoted_name(aside.name), jobs_figure(*aside.value_set_aside),
      jobs_figure(*paid.value_set_aside));
}

}  // namespace

std::vector<std::string> answer_sentences(Answer const& a, Headline const& h) {
  std::vector<std::string> all;
  if (a.programmes.empty()) return all;
  std::string const nearest = nearest_sentence(a, h);
  std::vector<std::size_t> const some = described(a, h);
  bool const is_subject_clear = h.programmes.size() == 1 && some.size() == 1;
  std::string const prices = some.size() > 1 ? joint_cost_sentence(a, some) : "";
  bool const together = !prices.empty() && std::ranges::all_of(some, [&](std::size_t p) {
    return brings_jobs(a.programmes[p].cells.front().net_jobs) &&
           has_interval(a.programmes[p].cells.front().net_jobs);
  });
  if (together) {
    all = {joint_jobs_sentence(a, some)};
    for (std::size_t const p : some) {
      if (std::string low = productivity_sentence(a.programmes[p], true); !low.empty())
        all.push_back(std::move(low));
    }
    all.push_back(prices);
  }
  for (std::size_t const p : some) {
    AnswerProgramme const& programme = a.programmes[p];
    if (!together) {
      all.push_back(jobs_sentence(a, programme, !is_subject_clear));
      if (std::string low = productivity_sentence(programme, false); !low.empty())
        all.push_back(std::move(low));
      all.push_back(cost_sentence(a, programme));
    }
    std::string money =
        money_sentence(programme, together ? quoted_name(programme.name) : std::string("It"));
    if (!money.empty()) all.push_back(std::move(money));
  }
  std::string set_aside = set_aside_sentence(a);
  if (!set_aside.empty()) all.push_back(std::move(set_aside));
  if (!nearest.empty()) all.insert(all.begin(), nearest);
  return all;
}

std::string budget_text(Answer const& a) {
  std::vector<std::string> terms, named;
  for (AnswerProgramme const& p : a.programmes) {
    if (!p.facts.budget_keur || !p.facts.released) return "";
    std::string const dates = to_string(*p.facts.released, a.start_quarter);
    terms.push_back(money_figure(*p.facts.budget_keur) +
                    (dates.empty() ? "" : ", released " + dates));
    named.push_back(quoted_name(p.name) + " " + terms.back());
  }
  if (terms.empty()) return "";
  bool const is_one = std::ranges::all_of(terms, [&](auto const& t) { return t == terms.front(); });
  if (!is_one) return fmt::format("{}", fmt::join(named, "; "));
  std::string text = terms.front();
  if (terms.size() > 1) text.insert(std::min(text.find(','), text.size()), " each");
  return text;
}

std::string acting_text(Answer const& a, std::size_t stress) {
  auto const acts = a.facts_of_stress(stress).acts;
  if (!acts) return "";
  return acts->is_empty() ? "never" : to_string(*acts, a.start_quarter);
}

std::vector<std::string> sureness_sentences(Answer const& a) {
  std::vector<std::string> all;
  all.push_back(
      a.futures < 2
          ? std::string("The answer rests on one simulated future: no range can be given.")
          : fmt::format(
                "The answer rests on {} simulated futures, each lived through with and without "
                "every programme, with the same luck. A range says how far luck alone could move "
                "the mean: of 100 such ranges about {} hold the mean over all possible futures.",
                a.futures, whole_figure(100.0 * (1.0 - a.alpha))));
  all.emplace_back(
      "Assumptions come on top: what is not known about the economy is not in the ranges.");
  std::size_t outlying = 0;
  std::vector<std::string> leaning;
  for (AnswerProgramme const& p : a.programmes) {
    if (p.cells.empty() || p.cells.front().outlying_worlds == 0) continue;
    outlying = std::max(outlying, p.cells.front().outlying_worlds);
    leaning.push_back(quoted_name(p.name));
  }
  if (!leaning.empty() && a.futures >= 10) {
    all.push_back(fmt::format(
        "{} {} on few futures: in up to {} of {} its jobs lie far from all the others, perhaps "
        "because a large firm survives only with it, or only without.",
        joined(leaning), leaning.size() == 1 ? "leans" : "lean", outlying, a.futures));
  }
  if (!a.programmes.empty() && !a.has_references())
    all.emplace_back(
        "Plain spending was not simulated, so it is not known whether a programme does more than "
        "the money alone (simulation.reference_programmes = true runs it).");
  return all;
}

}  // namespace clustress
