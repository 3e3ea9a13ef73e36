#include "analysis/render/report_text.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "analysis/render/first_screen.hpp"
#include "analysis/render/table_sections.hpp"
#include "sim/core/errors.hpp"

namespace clustress {

std::optional<EffectFormat> effect_format(std::string_view name) {
  if (name == "table") return EffectFormat::table;
  if (name == "csv") return EffectFormat::csv;
  if (name == "json") return EffectFormat::json;
  return std::nullopt;
}

std::vector<std::string> effect_format_names() {
  return {"table", "csv", "json"};
}

std::string incomplete_line(Effects const& e) {
  if (e.complete) return "";
  return fmt::format(
      "INCOMPLETE: {} of {} replicates are finished; what follows is for these only.",
      e.replicates_used, e.replicates_wanted);
}

std::string stopping_line(Effects const& e) {
  if (!e.stopping) return "";
  return stopping_text(*e.stopping, e.replicates_wanted, e.complete) + " " +
         level_text(*e.stopping);
}

namespace {

std::string table_text(Effects const& effects, PrintOptions const& options, bool colour) {
  bool const is_all = options.section == answer_section || options.section == every_section;
  std::string before;
  if (is_all && !effects.programmes.empty()) {
    before = effects.is_over_points ? first_screen_over_points(effects, colour)
                                    : first_screen(effects, colour);
    if (options.section == answer_section) return before;
    before += "\n";
  }
  return before + effects_table(effects, colour, options.accounts,
                                is_all ? every_section : std::string_view(options.section));
}

}  // namespace

bool wants_colour(std::FILE* stream) {
  char const* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  char const* terminal = std::getenv("TERM");
  if (terminal == nullptr || std::strcmp(terminal, "dumb") == 0) return false;
  return isatty(fileno(stream)) == 1;
}

void print_effects(Effects const& effects, PrintOptions const& options, std::FILE* stream) {
  std::string text;
  switch (options.format) {
    case EffectFormat::table:
      text = table_text(effects, options, wants_colour(stream));
      break;
    case EffectFormat::csv:
      text = effects_csv(effects, options.csv);
      break;
    case EffectFormat::json:
      text = effects_json(effects);
      break;
  }
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), stream) != text.size() || std::fflush(stream) != 0) {
    if (errno == EPIPE) return;  // the reader has seen enough, as `| head` does
    throw OutputError(fmt::format("the effects could not be written: {}", std::strerror(errno)));
  }
}

}  // namespace clustress
