#include "scenarios/loader/report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/parameters.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {

std::uint32_t Report::add_source(Source source) {
  sources_.push_back(std::move(source));
  return static_cast<std::uint32_t>(sources_.size() - 1);
}

void Report::fault(Position at, std::string const& message) {
  if (full()) return diagnostics_.add({}, {});  // counted, not kept
  bool const is_ended =
      !message.empty() && std::string_view(".?!").find(message.back()) != std::string_view::npos;
  diagnostics_.add({printable(sources_[at.file].shown, 300), at.line, at.column},
                   printable(message, 2000) + (is_ended ? "" : "."));
}

void Report::unknown(Position at, std::string_view what, std::string_view word,
                     std::vector<std::string> const& names) {
  if (full()) return fault(at, "");
  fault(at, fmt::format("unknown {} \"{}\".{}", what, printable(word), suggest(word, names)));
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
