// analysis/report/sections/stress.cpp — what breaks what, one sentence a programme.
#include <fmt/format.h>

#include "analysis/answer/words.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"

namespace clustress {

std::string stress_section(Report const& r) {
  if (r.answer.crises() == 0)
    return missing_html("a stress. A [[stress]] in the scenario runs one.");
  std::string out =
      "<p>Each crisis is compared with the same futures undisturbed. Job-years are jobs kept for "
      "one "
      "year, summed over the horizon; a change is named where luck cannot explain it.</p>\n<ul>\n";
  for (std::string const& s : stress_sentences(r.answer))
    out += fmt::format("<li>{}</li>\n", sentence_html(s));
  return out + "</ul>\n";
}

}  // namespace clustress
