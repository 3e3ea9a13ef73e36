// analysis/table_channels.cpp — through which market jobs come and go.
#include "analysis/numbers.hpp"
#include "analysis/table_parts.hpp"

namespace clustress {

namespace {

constexpr std::size_t label_width = 44, value_width = 10, interval_width = 18;

std::string channel_row(std::string const& label, Channels const& c, Estimate ChannelSplit::*part) {
  auto const numbers = [&](Estimate const& e) {
    return right(number_text(e.value), value_width) +
           right(bounds_text(e, interval_width - 1), interval_width);
  };
  return row_text(left(label, label_width) + numbers(c.all_firms.*part) +
                  (c.other_firms ? numbers(*c.other_firms.*part) : ""));
}

}  // namespace

std::string channels_block(ProgrammeEffects const& e, double alpha, Style const& style) {
  if (!e.channels) return "";
  Channels const& c = *e.channels;
  auto const column = [&](std::string const& name) {
    return right(name, value_width) + right(confidence_text(alpha) + " interval", interval_width);
  };
  std::string text = "\n" +
                     style.bold(left("CHANNELS  net jobs at the end through", label_width) +
                                column("all firms") + (c.other_firms ? column("others") : "")) +
                     "\n";
  text += channel_row("  projects and the product market", c, &ChannelSplit::product);
  text += channel_row("+ the labour market", c, &ChannelSplit::labour);
  text += channel_row("= net jobs", c, &ChannelSplit::net);
  return text + paragraph("  ",
                          "First line: the same programme with wages and hiring held on their path "
                          "without it. Others: all "
                          "firms but the beneficiaries.");
}

}  // namespace clustress
