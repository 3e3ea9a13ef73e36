#include "analysis/answer/words.hpp"

#include <fmt/format.h>

#include "analysis/answer/figures.hpp"

namespace clustress {

namespace {

std::string names(Answer const& a, std::vector<std::size_t> const& programmes) {
  std::vector<std::string> all;
  for (std::size_t const p : programmes) all.push_back(quoted_name(a.programmes[p].name));
  return joined(all);
}

// " in every crisis tested", " in the crisis tested", or nothing without a crisis.
std::string in_every_crisis(Answer const& a) {
  if (a.crises() == 0) return "";
  return a.crises() == 1 ? " with and without the crisis tested" : " in every crisis tested";
}

std::string passing(Answer const& a, bool is_one) {
  if (a.has_references()) return is_one ? "beats plain spending" : "beat plain spending";
  return is_one ? "brings jobs" : "bring jobs";
}

std::string all_lose_text(Answer const& a) {
  std::string const calm = a.crises() > 0 ? ", even without a crisis" : "";
  std::size_t const n = a.programmes.size();
  if (n == 1) return quoted_name(a.programmes.front().name) + " costs jobs" + calm;
  return fmt::format("{} {} programmes cost jobs{}", n == 2 ? "Both of the" : "All", count_word(n),
                     calm);
}

std::string no_jobs_text(Answer const& a) {
  std::size_t const n = a.programmes.size();
  std::string const jobs = "brings jobs that can be told from none";
  if (n == 1)
    return quoted_name(a.programmes.front().name) + " brings no jobs that can be told from none";
  return n == 2 ? "Neither of the two programmes " + jobs
                : fmt::format("None of the {} programmes {}", count_word(n), jobs);
}

std::string one_text(Answer const& a, std::size_t passed) {
  AnswerProgramme const& p = a.programmes.front();
  std::string const name = quoted_name(p.name);
  std::size_t const tests = a.stresses.size();
  if (passed == 0) {
    AnswerCell const& calm = p.cells.front();
    if (calm.rung < Rung::brings_jobs)
      return fmt::format("{} brings jobs only in a crisis, and no more than plain spending", name);
    return fmt::format("{} brings about {} jobs, no more than plain spending for the money", name,
                       jobs_figure(calm.net_jobs.value));
  }
  if (tests == 1) return name + " " + passing(a, true);
  if (passed == tests) return fmt::format("{} {}{}", name, passing(a, true), in_every_crisis(a));
  return fmt::format("{} {} in {} of {} tests", name, passing(a, true), count_word(passed),
                     count_word(tests));
}

std::string best_text(Answer const& a, Headline const& h) {
  std::string text = names(a, h.programmes) + " brings the most jobs for the money";
  if (a.crises() == 0) return text;
  if (h.kind == HeadlineCase::best) return text + ", with or without a crisis";
  return text + (a.crises() == 1 ? ", though not clearly so in the crisis tested"
                                 : ", though not clearly so in every crisis");
}

}  // namespace

std::string headline_text(Answer const& a, Headline const& h) {
  bool const is_one = h.programmes.size() == 1;
  switch (h.kind) {
    case HeadlineCase::no_programme:
      return "The result holds no programme, so there is nothing to answer";
    case HeadlineCase::not_known:
      return a.futures < 2 ? "One simulated future cannot tell an effect from luck"
                           : "These simulated futures cannot tell an effect from luck";
    case HeadlineCase::all_lose:
      return all_lose_text(a);
    case HeadlineCase::no_jobs:
      return no_jobs_text(a);
    case HeadlineCase::meets_target:
      return names(a, h.programmes) + (is_one ? " meets the target" : " meet the target") +
             in_every_crisis(a);
    case HeadlineCase::one_programme:
      return one_text(a, h.passed);
    case HeadlineCase::best:
    case HeadlineCase::best_undisturbed:
      return best_text(a, h);
    case HeadlineCase::close:
      return names(a, h.programmes) + " do best, and which is better is too close to call";
    case HeadlineCase::several:
      return names(a, h.programmes) + " " + passing(a, false) + in_every_crisis(a);
    case HeadlineCase::only:
      return names(a, h.programmes) + " is the only programme that " + passing(a, true) +
             in_every_crisis(a);
    case HeadlineCase::none_everywhere:
      return "No programme " + passing(a, true) + in_every_crisis(a);
    case HeadlineCase::none:
      return "No programme " + passing(a, true) +
             (a.crises() > 0 ? ", with or without a crisis" : "");
  }
  return "";
}

std::string jobs_phrase(Measure const& m) {
  std::string const number = jobs_figure(m.value);
  std::string const text = fmt::format("about {} {}", number, number == "1" ? "job" : "jobs");
  return has_interval(m) ? fmt::format("{} ({})", text, jobs_range(m.low, m.high)) : text;
}

std::string cost_phrase(Cost const& cost) {
  switch (cost.reading) {
    case CostReading::interval:
      return fmt::format("about {} ({})", money_figure(cost.ratio.value),
                         money_range(cost.ratio.bounds.low, cost.ratio.bounds.high));
    case CostReading::not_enough_worlds:
    case CostReading::same_jobs:
      return "about " + money_figure(cost.ratio.value);
    case CostReading::at_least:
      return cost.at_least > 0.0 ? "at least " + money_figure(cost.at_least) : "";
    default:
      return "";
  }
}

std::string target_text(Answer const& a) {
  std::string text = fmt::format("Target: at least {} net jobs at no more than {} each, in {}",
                                 jobs_figure(a.target_net_jobs), money_figure(a.target_price_keur),
                                 of_hundred(a.target_share, "simulated futures"));
  std::vector<std::string> met;
  for (AnswerProgramme const& p : a.programmes) {
    if (!p.cells.empty() && p.cells.front().target == Verdict::met)
      met.push_back(quoted_name(p.name));
  }
  std::string const calm = a.crises() > 0 ? " without a crisis." : ".";
  if (met.empty()) return text + ". No programme is sure to meet it" + calm;
  return fmt::format("{}. {} {} it{}", text, joined(met), met.size() == 1 ? "meets" : "meet", calm);
}

std::string provisional_mark(Answer const& a) {
  if (provisional_reason(a).empty()) return "";
  return fmt::format("Provisional: {} simulated {}", a.futures,
                     a.futures == 1 ? "future" : "futures");
}

std::string provisional_reason(Answer const& a) {
  std::vector<std::string> reasons;
  if (!a.complete)
    reasons.push_back(fmt::format("The run is not complete: {} of {} futures are compared.",
                                  a.futures, a.futures_wanted));
  if (a.worlds_failed > 0)
    reasons.push_back(fmt::format("{} of {} worlds failed, and their futures are left out.",
                                  a.worlds_failed, a.worlds_run));
  if (a.futures < 2)
    reasons.emplace_back("One future only: nothing can be told from luck.");
  else if (a.futures < enough_futures)
    reasons.push_back(fmt::format("Ranges lean on few futures; take at least {}.", enough_futures));
  std::string text;
  for (std::string const& reason : reasons) text += (text.empty() ? "" : " ") + reason;
  return text;
}

}  // namespace clustress
