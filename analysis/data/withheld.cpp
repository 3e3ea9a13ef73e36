#include "analysis/data/withheld.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "analysis/data/gains.hpp"

namespace clustress {
namespace {

std::string words_of(std::string_view dimension) {
  std::string words(dimension);
  std::ranges::replace(words, '_', ' ');
  return words;
}

}  // namespace

Measure measure_unless(bool is_withheld, std::string name, Estimate const& estimate,
                       MeasureText text) {
  return is_withheld ? withheld(std::move(name), few_own_firms, std::move(text))
                     : measure_of(std::move(name), estimate, std::move(text));
}

std::string withheld_sentence(ResultView const& view,
                              std::span<std::string_view const> dimensions) {
  std::vector<std::string> parts;
  for (std::string_view const dimension : dimensions) {
    std::vector<std::string> labels = view.labels(dimension), left_out;
    if (dimension == "cluster") labels.emplace_back(no_cluster);
    for (std::size_t k = 0; k < labels.size(); ++k) {
      if (view.is_withheld(dimension, k)) left_out.push_back(labels[k]);
    }
    if (!left_out.empty())
      parts.push_back(fmt::format("{} {}", words_of(dimension), fmt::join(left_out, ", ")));
  }
  if (parts.empty()) return "";
  return fmt::format(
      "Left out, because alone or by what the others leave they could tell of fewer than three of "
      "your own firms, or of one with nearly all their jobs: {}.",
      fmt::join(parts, "; "));
}

void say_withheld(Section& section, ResultView const& view,
                  std::span<std::string_view const> dimensions) {
  std::string sentence = withheld_sentence(view, dimensions);
  if (!sentence.empty()) section.notes.push_back({"Withheld", {std::move(sentence)}});
}

}  // namespace clustress
