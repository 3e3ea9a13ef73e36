#include "scenarios/loader/report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/parameters.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

constexpr char accent_hint[] =
    " An accent stands apart from its letter here, which looks the same and is not: type the "
    "letter anew.";

// U+0300 to U+036F, as some systems write file names: "u" and two dots in place of "ü".
bool has_combining_accent(std::string_view word) {
  for (std::size_t i = 0; i + 1 < word.size(); ++i) {
    auto const lead = static_cast<unsigned char>(word[i]);
    auto const next = static_cast<unsigned char>(word[i + 1]);
    if (lead == 0xCC || (lead == 0xCD && next <= 0xAF)) return true;
  }
  return false;
}

}  // namespace

std::uint32_t Report::add_source(Source source) {
  sources_.push_back(std::move(source));
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

SourceLocation Report::location(Position at) const {
  return {printable(sources_[at.file].shown, 300), at.line, at.column};
}

void Report::fault(Position at, std::string const& message) {
  if (full()) return diagnostics_.add({}, {});  // counted, not kept
  bool const is_ended =
      !message.empty() && std::string_view(".?!").find(message.back()) != std::string_view::npos;
  diagnostics_.add(location(at), printable(message, 2000) + (is_ended ? "" : "."));
}

namespace {

// Keys of earlier versions and what takes their place.
struct GoneKey {
  std::string_view word, successor;
};
constexpr GoneKey gone_keys[] = {
    {"buffer_quarters",
     "firms ask for a guarantee when their bank refuses them; how many of the others ask all the "
     "same is windfall_share, what firms keep in cash is precautionary_cash of [model.finance]"},
};

std::string successor_of(std::string_view word) {
  for (GoneKey const& key : gone_keys) {
    if (key.word == word) return fmt::format(" It is gone: {}.", key.successor);
  }
  return "";
}

}  // namespace

void Report::unknown(Position at, std::string_view where, std::string_view what,
                     std::string_view word, std::vector<std::string> const& names) {
  if (full()) return fault(at, "");
  std::string const successor = successor_of(word);
  fault(at, fmt::format("{}{}unknown {} \"{}\".{}{}", where, where.empty() ? "" : ": ", what,
                        printable(word), successor.empty() ? suggest(word, names) : successor,
                        has_combining_accent(word) ? accent_hint : ""));
}

std::string suggest(std::string_view word, std::vector<std::string> const& names) {
  constexpr std::size_t most_names = 1000, longest_name = 100;
  std::vector<std::string> near;
  for (std::string const& name : names) {
    if (name.size() <= longest_name) near.push_back(name);
    if (near.size() == most_names) break;
  }
  return suggestion(word, near);
}

std::string toml_key(std::string_view key) {
  bool const bare = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  });
  return bare ? std::string(key) : to_toml(ParameterValue(std::string(key)));
}

}  // namespace clustress::loader
