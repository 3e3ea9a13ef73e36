#include "analysis/data/stopping.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <sstream>

#include "sim/results/run_header.hpp"

namespace clustress {
namespace {

std::string listed(std::vector<std::size_t> const& numbers) {
  if (numbers.size() < 2) return fmt::format("{}", fmt::join(numbers, ""));
  return fmt::format("{} and {}", fmt::join(numbers.begin(), numbers.end() - 1, ", "),
                     numbers.back());
}

}  // namespace

std::vector<NamedValue> attributes_of(Stopping const& stopping) {
  std::vector<NamedValue> attributes{{"precision", stopping.rule},
                                     {"precision_maximum", static_cast<double>(stopping.maximum)},
                                     {"precision_alpha", stopping.alpha}};
  if (stopping.looks.empty()) return attributes;
  attributes.push_back({"precision_looks", fmt::format("{}", fmt::join(stopping.looks, " "))});
  attributes.push_back({"precision_reached", std::string(stopping.reached ? "yes" : "no")});
  return attributes;
}

std::optional<Stopping> stopping_of(RunHeader const& header) {
  Stopping stopping{header.text("precision"),
                    static_cast<std::size_t>(header.number("precision_maximum", 0.0)),
                    header.number("precision_alpha", default_alpha)};
  if (stopping.rule.empty()) return std::nullopt;
  std::istringstream looks(header.text("precision_looks"));
  for (std::size_t look = 0; looks >> look;) stopping.looks.push_back(look);
  stopping.reached = header.text("precision_reached") == "yes";
  return stopping;
}

std::string stopping_text(Stopping const& stopping, std::size_t replicates, bool complete) {
  std::string const rule = "--precision " + stopping.rule;
  if (stopping.looks.empty() && complete) {
    return fmt::format(
        "{} did not stop the run (at most {} replicates): it was completed without, at {}.", rule,
        stopping.maximum, replicates);
  }
  if (stopping.looks.empty()) {
    return fmt::format("{} has not stopped the run yet (at most {} replicates).", rule,
                       stopping.maximum);
  }
  std::size_t const stop = stopping.looks.back();
  std::string text = fmt::format("{} looked at {} replicates", rule, listed(stopping.looks));
  text += stopping.reached
              ? fmt::format(" (of at most {}) and was met at {}.", stopping.maximum, stop)
              : fmt::format(" and was NOT met: {} is the maximum.", stop);
  if (replicates > stop) text += fmt::format(" The run was extended to {} afterwards.", replicates);
  return text;
}

std::string level_text(Stopping const& stopping) {
  return fmt::format(
      "Intervals are taken at {:.3g} %, so that they cover with {:.3g} % in spite of the looks.",
      100.0 * (1.0 - stopping.alpha), 100.0 * (1.0 - default_alpha));
}

}  // namespace clustress
