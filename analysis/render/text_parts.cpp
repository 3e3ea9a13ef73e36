#include "analysis/render/text_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "analysis/answer/figures.hpp"
#include "analysis/answer/scale_words.hpp"
#include "analysis/data/numbers.hpp"
#include "analysis/render/report_text.hpp"
#include "sim/core/text.hpp"

namespace clustress {

namespace {
constexpr char tie = '\x1f';  // stands for a blank inside unbroken text
}

std::string unbroken(std::string text) {
  std::replace(text.begin(), text.end(), ' ', tie);
  return text;
}

std::string paragraph(std::string const& head, std::string const& text) {
  std::string const indent(width_of(head), ' ');
  std::string result, line = head;
  bool empty = true;
  std::istringstream words(text);
  for (std::string word; words >> word; empty = false) {
    if (!empty && width_of(line) + 1 + width_of(word) > table_width) {
      result += line + "\n";
      line = indent;
      empty = true;
    }
    line += (empty ? "" : " ") + word;
  }
  result += line + "\n";
  std::replace(result.begin(), result.end(), tie, ' ');
  return result;
}

std::string row_text(std::string const& text) {
  return text.substr(0, text.find_last_not_of(' ') + 1) + "\n";
}

std::string bounds_text(Interval const& interval, std::size_t width, CountedUnit unit) {
  if (!std::isfinite(interval.low) && !std::isfinite(interval.high)) return "";
  return interval_text(interval, width, unit);
}

std::string bounds_text(Estimate const& e, std::size_t width) {
  bool const differ = e.count < 2 || e.standard_error > 0.0;
  return differ ? bounds_text(e.interval, width) : same_text(e.count, width);
}

std::string title_lines(Effects const& effects, Style const& style) {
  std::string const incomplete = incomplete_line(effects);
  std::string const scaled = scale_sentence(effects.world_scale);
  return (incomplete.empty() ? "" : style.bad(incomplete) + "\n\n") +
         style.bold(shortened(
             printable(effects.title.empty() ? effects.source : effects.title, 400), table_width)) +
         "\n" + (scaled.empty() ? "" : style.bad(scaled) + "\n");
}

std::string question_text(std::size_t programmes, std::size_t quarters) {
  std::string const what =
      programmes == 1 ? "Does the programme create jobs"
                      : fmt::format("Which of {} programmes creates jobs", count_word(programmes));
  return what + " in " + years_word(quarters);
}

std::string warning_lines(Effects const& effects, Style const& style) {
  constexpr std::size_t warnings_at_most = 3;
  std::string text;
  std::size_t shown = 0;
  for (std::string const& warning : effects.warnings) {
    if (warning.find("outlier") != std::string::npos || shown == warnings_at_most) continue;
    text += style.bad(paragraph("WARNING   ", printable(warning, 400)));
    ++shown;
  }
  if (shown < effects.warnings.size())
    text += paragraph("Warnings  ",
                      fmt::format("{} {}: --section effects.", effects.warnings.size() - shown,
                                  shown == 0 ? "in all" : "more"));
  return text;
}

std::string same_text(std::size_t worlds, std::size_t width) {
  std::string const all = fmt::format("same in all {}", worlds);
  return width_of(all) <= width ? all : "all the same";
}

}  // namespace clustress
