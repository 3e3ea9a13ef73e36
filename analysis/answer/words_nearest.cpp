// analysis/answer/words_nearest.cpp — where no programme passes everywhere: which comes closest.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "analysis/answer/figures.hpp"
#include "analysis/answer/words.hpp"

namespace clustress {

namespace {

// Undisturbed and stresses in which the programme passes, or those in which it does not.
std::string tests_text(Answer const& a, AnswerProgramme const& p, bool passing) {
  std::string text;
  std::vector<std::string> under;
  for (std::size_t s = 0; s < p.cells.size(); ++s) {
    if (passes(p.cells[s], a.has_references()) != passing) continue;
    if (s == 0)
      text = a.stresses.front();
    else
      under.push_back(quoted_name(a.stresses[s]));
  }
  if (under.empty()) return text;
  return text + (text.empty() ? "" : " and ") + "under " + joined(under);
}

}  // namespace

std::string nearest_sentence(Answer const& a, Headline const& h) {
  constexpr std::size_t most_listed = 5, most_named = 3;
  if (h.kind != HeadlineCase::none_everywhere) return "";
  std::size_t most = 0;
  std::vector<std::size_t> nearest;
  for (std::size_t const p : a.by_value()) {
    auto const passed = static_cast<std::size_t>(std::ranges::count_if(
        a.programmes[p].cells, [&](AnswerCell const& c) { return passes(c, a.has_references()); }));
    if (passed > most) most = passed, nearest.clear();
    if (passed == most) nearest.push_back(p);
  }
  if (most == 0 || nearest.size() > most_named) return "";
  std::string const verb = a.has_references() ? "beats it" : "brings jobs";
  bool const is_listed = a.stresses.size() <= most_listed;
  std::vector<std::string> parts;
  for (std::size_t const p : nearest) {
    AnswerProgramme const& one = a.programmes[p];
    std::string const where = is_listed ? tests_text(a, one, true)
                                        : fmt::format("in {} of {} tests", count_word(most),
                                                      count_word(a.stresses.size()));
    parts.push_back(fmt::format("{}{} {}", quoted_name(one.name),
                                parts.empty() ? " " + verb : std::string(), where));
  }
  std::string const fails = nearest.size() == 1 && is_listed
                                ? ", not " + tests_text(a, a.programmes[nearest.front()], false)
                                : std::string();
  return fmt::format("{}{}.", fmt::join(parts, "; "), fails);
}

}  // namespace clustress
