#include "sim/app/leanings_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/study/leanings.hpp"

namespace clustress {
namespace {

constexpr std::size_t mechanisms_shown = 3;  // of each kind

std::string mark_of(Leaning const& leaning) {
  return leaning.is_assumed() ? " [A]" : "";
}

std::string kind_line(KindLeanings const& kind, std::size_t width, bool all) {
  std::string text = fmt::format("  {:<{}}  ", kind.kind, width);
  std::size_t const shown =
      all ? kind.mechanisms.size() : std::min(kind.mechanisms.size(), mechanisms_shown);
  for (std::size_t k = 0; k < shown; ++k) {
    text += fmt::format("{}{}{}", k == 0 ? "" : ", ", kind.mechanisms[k].mechanism->name,
                        mark_of(kind.mechanisms[k]));
  }
  if (shown < kind.mechanisms.size()) text += ", …";
  return text + "\n";
}

// Every mechanism, what it does, where its number comes from, how to switch it off.
std::string full_list(Scenario const& scenario) {
  std::string text;
  for (Leaning const& leaning : all_leanings(scenario)) {
    text += fmt::format("  {}{}{}: {}\n", leaning.mechanism->name, mark_of(leaning),
                        leaning.is_off ? ", OFF" : "", leaning.mechanism->does);
    text += fmt::format("    {} = {:g}: {}\n    off: {}\n", leaning.mechanism->off.front().path,
                        leaning.value, leaning.source.text, leaning.off_text());
  }
  return text;
}

}  // namespace

std::string leanings_text(Scenario const& scenario, bool all) {
  std::vector<KindLeanings> const kinds = leanings_of(scenario);
  if (kinds.empty()) return "";
  std::size_t width = 0;
  for (KindLeanings const& kind : kinds) width = std::max(width, kind.kind.size());
  std::string text =
      "\nMechanisms that its results lean on, the most direct first ([A]: no study gives the size)";
  text += all ? ":\n" : ";\n--mechanisms lists all, and how to switch each off:\n";
  for (KindLeanings const& kind : kinds) text += kind_line(kind, width, all);
  if (all) return text + "\n" + full_list(scenario);
  Leaning const& first = kinds.front().mechanisms.front();
  return text + fmt::format("  e.g. without {}: {}\n", first.mechanism->name, first.off_text());
}

}  // namespace clustress
