#include "analysis/render/phrase_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "analysis/data/numbers.hpp"
#include "analysis/render/text_parts.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace {

constexpr std::size_t label_limit = 400;

std::string figure_text(Measure const& m, Figure const& figure, PhrasePlace const& at) {
  Interval const interval{m.low, m.high};
  bool const has_bounds = std::isfinite(m.low) && std::isfinite(m.high);
  // Cents that are left of a budget are no more than rounding.
  constexpr double least_keur = 0.005;
  bool const is_dust = m.unit == "kEUR" && std::abs(m.value) < least_keur;
  CountedUnit const unit = m.unit.starts_with("kEUR") ? CountedUnit::keur : CountedUnit::plain;
  switch (figure.shown) {
    case Shown::value:
      return number_text(is_dust ? 0.0 : m.value, at.value, unit);
    case Shown::adding_up:
      return decimals_text(figure.rounded, figure.decimals);
    case Shown::plain:
      return fmt::format("{:g}", m.value);
    case Shown::bounds:
      if (m.same_in > 0) return same_text(m.same_in, at.bounds);
      return std::isnan(m.low) ? "" : bounds_text(interval, at.bounds, unit);
    case Shown::percent:
      return percent_text(m.value);
    case Shown::fine_percent:
      return fine_percent_text(m.value);
    case Shown::percent_and_bounds:
      return has_bounds ? whole_text(100.0 * m.value) + " " + percent_interval_text(interval)
                        : percent_text(m.value);
  }
  return "";
}

}  // namespace

std::string phrase_text(Phrase const& phrase, Section const& section, PhrasePlace const& at) {
  std::string text;
  for (Piece const& piece : phrase) {
    if (auto const* words = std::get_if<std::string>(&piece)) {
      text += printable(*words, label_limit);
    } else {
      auto const& figure = std::get<Figure>(piece);
      std::string figure_words = figure_text(section.measures.at(figure.measure), figure, at);
      text += at.breaks ? figure_words : unbroken(std::move(figure_words));
    }
  }
  return text;
}

}  // namespace clustress
