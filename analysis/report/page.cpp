#include "analysis/report/page.hpp"

#include <fmt/format.h>

#include "analysis/answer/figures.hpp"
#include "analysis/answer/scale_words.hpp"
#include "analysis/answer/words.hpp"
#include "analysis/report/html.hpp"
#include "analysis/report/sections/section.hpp"
#include "analysis/report/sha256.hpp"
#include "clustress_report_files.hpp"

namespace clustress {

namespace {

// The pane of the chosen stress alone; browsers that cannot tell show all.
std::string style_of(Report const& r) {
  std::string style = report_css;
  std::string rules;
  std::size_t const panes = r.paths.empty() ? 0 : r.paths.front().size();
  for (std::size_t s = 0; s < panes && panes > 1; ++s)
    rules += fmt::format("#time:has(#choose-{0}:checked) .pane-{0}{{display:block}}\n", s);
  if (!rules.empty())
    style += "@media screen{@supports selector(:has(*)){.pane{display:none}\n" + rules + "}}\n";
  return style;
}

std::string source_line(Report const& r) {
  return fmt::format("{} · {} · digest {} · {} simulated {}", r.answer.title, r.provenance.program,
                     r.provenance.digest, r.answer.futures,
                     r.answer.futures == 1 ? "future" : "futures");
}

std::string header_html(Report const& r) {
  Answer const& a = r.answer;
  std::string out = fmt::format("<header>\n<h1><bdi>{}</bdi></h1>\n", escaped(a.title));
  std::string const mark = provisional_mark(a);
  if (mark.empty()) {
    out += fmt::format("<p>{} from {}, {} simulated futures</p>\n", years_word(a.quarters),
                       escaped(r.effects.start_quarter), a.futures);
  } else {
    out += fmt::format("<p class=\"provisional\">{}</p>\n<p>{}</p>\n", mark,
                       escaped(provisional_reason(a)));
  }
  if (std::string const text = scale_sentence(r.effects.world_scale); !text.empty())
    out += fmt::format("<p class=\"provisional\">{}</p>\n", escaped(text));
  return out + "</header>\n";
}

std::string contents_html() {
  std::string out = "<nav aria-label=\"In this report\"><ul class=\"contents\">\n";
  for (ReportSection const& s : section_catalogue().subspan(1))
    out += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", s.id, s.title);
  return out + "</ul></nav>\n";
}

}  // namespace

std::string policy_of(std::string_view style, std::string_view script) {
  return fmt::format(
      "default-src 'none'; script-src 'sha256-{}'; style-src 'sha256-{}'; img-src data: blob:; "
      "base-uri 'none'; form-action 'none'",
      sha256_base64(script), sha256_base64(style));
}

std::string report_page(Report const& r) {
  std::string const style = style_of(r);
  std::string out = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"generator\" content=\"{}\">\n<title>{}</title>\n<style>{}</style>\n</head>\n"
      "<body>\n<a class=\"skip\" href=\"#answer\">To the answer</a>\n",
      policy_of(style, report_js), escaped(r.provenance.program), escaped(r.answer.title), style);
  out += header_html(r) + "<main>\n";
  for (ReportSection const& s : section_catalogue()) {
    bool const is_first = &s == &section_catalogue().front();
    out += fmt::format("<section id=\"{}\">\n", s.id);
    if (!is_first) out += fmt::format("<h2>{}</h2>\n", s.title);
    out += s.body(r) + (is_first ? contents_html() : "") + "</section>\n";
  }
  out += fmt::format("</main>\n<footer>{}</footer>\n<script>{}</script>\n</body>\n</html>\n",
                     escaped(source_line(r)), report_js);
  return out;
}

}  // namespace clustress
