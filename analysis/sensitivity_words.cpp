// analysis/sensitivity_words.cpp — sensitivities as sections: the answer in words, then tables.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/data/numbers.hpp"
#include "analysis/sensitivities.hpp"

namespace clustress {

namespace {

constexpr std::size_t most_named = 3;  // parameters in a sentence

std::string share_text(DoubtShare const& s) {
  return fmt::format("{} ({})", percent_text(s.share), percent_interval_text(s.interval));
}

// "a, b and c"
std::string listed(std::vector<std::string> const& words) {
  if (words.size() < 2) return words.empty() ? "" : words.front();
  return fmt::format("{} and {}", fmt::join(words.begin(), words.end() - 1, ", "), words.back());
}

std::string beginning_with_capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

// Texts of a phrase are cut if they are long; so it has a piece for each few words.
void add(Section& section, std::string head, std::string const& text) {
  constexpr std::size_t most = 200;
  Phrase phrase;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find(' ', std::min(begin + most, text.size()));
    end = std::min(end, text.size());
    phrase.emplace_back(text.substr(begin, end - begin));
    begin = end;
  }
  section.notes.push_back({std::move(head), std::move(phrase)});
}

// Parameters by their share, mean over outputs; 0 where one is below noise.
std::vector<std::pair<std::string, double>> mean_shares(std::span<OutputSensitivity const> all) {
  std::map<std::string, double> sums;
  std::size_t given = 0;
  for (OutputSensitivity const& one : all) {
    if (!one.why_no_shares.empty()) continue;
    ++given;
    for (DoubtShare const& s : one.shares) sums[s.parameter] += s.share;
  }
  std::vector<std::pair<std::string, double>> shares(sums.begin(), sums.end());
  for (auto& [parameter, share] : shares) share /= static_cast<double>(given);
  std::ranges::stable_sort(shares, std::ranges::greater{}, &std::pair<std::string, double>::second);
  return shares;
}

std::string design_words(std::string const& design) {
  if (design == ensemble_design) return "a posterior";
  return design.empty() ? "no known design" : "the design “" + design + "”";
}

std::string answer(std::span<OutputSensitivity const> all) {
  std::string const about =
      all.size() == 1 ? all.front().words : fmt::format("{} outputs, on average", all.size());
  auto const shares = mean_shares(all);
  if (shares.empty()) {
    bool const is_told = std::ranges::any_of(
        all, [](OutputSensitivity const& one) { return one.why_no_shares.empty(); });
    if (is_told)
      return fmt::format("No parameter moves {} by more than luck and chance would.", about);
    return fmt::format("What makes the doubt cannot be told: {}.",
                       all.empty() ? "there is no output" : all.front().why_no_shares);
  }
  std::string text =
      fmt::format("Find out {} first: known, it would take away {} of the doubt about {}.",
                  shares.front().first, percent_text(shares.front().second), about);
  std::vector<std::string> next;
  for (std::size_t k = 1; k < std::min(shares.size(), most_named); ++k)
    next.push_back(fmt::format("{} ({})", shares[k].first, percent_text(shares[k].second)));
  if (!next.empty()) text += fmt::format(" Then {}.", listed(next));
  return text;
}

// What is doubt and what is luck, over all outputs that tell.
std::string luck_and_doubt(std::span<OutputSensitivity const> all) {
  double low = 1.0, high = 0.0;
  std::size_t told = 0;
  for (OutputSensitivity const& one : all) {
    if (!one.split || std::isnan(one.split->share_between())) continue;
    ++told;
    low = std::min(low, one.split->share_between()),
    high = std::max(high, one.split->share_between());
  }
  if (told == 0) return "Luck and doubt cannot be told apart: it takes two worlds a point.";
  std::string const share = told == 1
                                ? percent_text(low)
                                : fmt::format("{} to {}", percent_text(low), percent_text(high));
  return fmt::format(
      "Doubt, what differs between points, makes {} of the variance of one world; the rest is "
      "luck, "
      "which more worlds average out and no knowledge takes away.",
      share);
}

std::string choice_text(StudyOutputs const& outputs, ChoiceUnderStress const& c) {
  std::string text = fmt::format(
      "{}, for each million euro, “{}” brings most on average; another programme brings more at {} "
      "of "
      "the points.",
      c.stress == outputs.stresses.front() ? beginning_with_capital(c.stress)
                                           : fmt::format("Under “{}”", c.stress),
      outputs.programmes[c.choice.best], percent_text(c.choice.another_is_best));
  std::vector<std::size_t> order;
  for (std::size_t k = 0; k < c.choice.known.size(); ++k) {
    if (c.choice.known[k].gain > 0.0) order.push_back(k);
  }
  if (order.empty()) return text + " Knowing one parameter would not change the choice.";
  std::ranges::stable_sort(order, std::ranges::greater{},
                           [&](std::size_t k) { return c.choice.known[k].gain; });
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < std::min(order.size(), most_named); ++i) {
    ValueOfKnowing const& v = c.choice.known[order[i]];
    parts.push_back(fmt::format("{} otherwise at {} (worth {} job-years per MEUR)",
                                outputs.study.inputs.parameters[order[i]], percent_text(v.changes),
                                number_text(v.gain)));
  }
  return text + fmt::format(" Who knew one of them would choose: {}.", listed(parts));
}

// Bounds are shown of what ranks, and of what stands first.
bool has_bounds(IndexTable const& table, std::size_t column) {
  return (column == 0 || column == table.ranked_by) &&
         std::ranges::any_of(table.rows, [&](IndexRow const& row) {
           return !std::isnan(row.indices[column].interval.low);
         });
}

bool is_share(IndexColumn const& column) {
  return column.name == "share";
}

void add_table(Section& section, OutputSensitivity const& one, MethodIndices const& m) {
  IndexTable const& indices = m.table;
  Table table{{{std::string(m.method->title()), false}}, {}};
  for (std::size_t c = 0; c < indices.columns.size(); ++c) {
    table.columns.push_back({indices.columns[c].head});
    if (has_bounds(indices, c)) table.columns.push_back({"interval"});
  }
  std::vector<std::string> below;
  for (std::size_t const k : indices.ranking()) {
    IndexRow const& row = indices.rows[k];
    TableRow shown{{{row.factor}}, 1};
    for (std::size_t c = 0; c < indices.columns.size(); ++c) {
      IndexColumn const& column = indices.columns[c];
      IndexEstimate const& index = row.indices[c];
      std::string const name =
          fmt::format("{}/{}/{}/{}", m.method->name(), one.name, row.factor, column.name);
      MeasureText const text{column.is_in_unit ? one.unit : "", column.meaning};
      Measure measure = measure_of(name, index.value, text);
      measure.low = index.interval.low, measure.high = index.interval.high;
      Figure const figure = section.add(std::isnan(index.value) ? withheld(name, "no number", text)
                                                                : std::move(measure));
      shown.cells.push_back({is_share(column) ? percent(figure) : figure});
      if (has_bounds(indices, c)) shown.cells.push_back({bounds(figure)});
    }
    if (row.is_below_noise) below.push_back(row.factor);
    if (!row.is_below_noise || indices.shows_noise) table.rows.push_back(std::move(shown));
  }
  if (!table.rows.empty()) section.tables.push_back(std::move(table));
  if (!below.empty()) add(section, "", fmt::format("Below noise: {}.", fmt::join(below, ", ")));
  for (std::string const& note : indices.notes) add(section, "", note);
}

}  // namespace

Section what_first_section(StudyOutputs const& outputs, std::span<OutputSensitivity const> all,
                           std::span<ChoiceUnderStress const> choices) {
  Section section{std::string(sensitivity_method), "What to find out first"};
  add(section, "Answer", answer(all));
  add(section, "Luck", luck_and_doubt(all));
  for (ChoiceUnderStress const& c : choices)
    add(section, &c == choices.data() ? "Choice" : "", choice_text(outputs, c));
  StudyInputs const& inputs = outputs.study.inputs;
  add(section, "Basis",
      fmt::format(
          "{} points of {}, {} parameter{} that var{}, luck {}. Each parameter is in doubt as "
          "far as its points reach, and no further.",
          inputs.points(), design_words(inputs.design), inputs.parameters.size(),
          inputs.parameters.size() == 1 ? "" : "s", inputs.parameters.size() == 1 ? "ies" : "y",
          inputs.is_luck_shared ? "shared by all points" : "of its own at every point"));
  if (!outputs.fixed.empty()) {
    add(section, "", fmt::format("The same at all points: {}.", fmt::join(outputs.fixed, ", ")));
  }
  for (std::string const& warning : outputs.warnings)
    add(section, "", beginning_with_capital(warning) + ".");
  return section;
}

Section sensitivity_section(OutputSensitivity const& one, bool every_method) {
  Section section{std::string(sensitivity_method), beginning_with_capital(one.words)};
  std::string text;
  if (one.split && !std::isnan(one.split->share_between())) {
    text = fmt::format("Doubt is {} of the variance of one world.",
                       percent_text(one.split->share_between()));
  }
  std::vector<std::string> parts;
  for (std::size_t k = 0; k < std::min(one.shares.size(), most_named); ++k)
    parts.push_back(
        fmt::format("{} makes {} of it", one.shares[k].parameter, share_text(one.shares[k])));
  if (!parts.empty()) text += fmt::format(" {}.", listed(parts));
  if (!text.empty()) add(section, "", text);
  bool is_any_shown = false;
  for (MethodIndices const& m : one.methods) {
    if (!every_method && &m != one.first_given()) continue;
    if (m.table.is_given()) {
      add_table(section, one, m);
      is_any_shown = true;
    } else {
      add(section, "", fmt::format("Not given, {}: {}.", m.method->title(), m.table.missing));
    }
  }
  if (!is_any_shown && !every_method && !one.methods.empty()) {
    for (MethodIndices const& m : one.methods)
      add(section, "", fmt::format("Not given, {}: {}.", m.method->title(), m.table.missing));
  }
  return section;
}

}  // namespace clustress
