// sim/results/toml_difference.cpp — names the keys in which two effective scenarios differ. Both
// were written by this program, one `key = value` a line, so reading sections and keys by line is
// enough; a line without "=" goes on with the value before it.
#include <fmt/format.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/text.hpp"
#include "sim/results/run_header.hpp"

namespace clustress {
namespace {

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

// "[[variant]]" → "[[variant]] 2" for the second of its kind; plain sections as they are.
class Sections {
 public:
  std::string name(std::string_view line) {
    if (!line.starts_with("[[")) return std::string(line);
    return fmt::format("{} {}", line, ++count_[std::string(line)]);
  }

 private:
  std::map<std::string, int> count_;
};

// A line of the form [a.b] or [[a.b]]; lines of an array such as `["x", "y"],` are none.
bool is_section(std::string_view line) {
  if (line.size() < 3 || line.front() != '[' || line.back() != ']') return false;
  return line.find_first_of("\",= ") == std::string_view::npos;
}

// "[section] key" and value, in order
using Entries = std::vector<std::pair<std::string, std::string>>;

Entries entries_of(std::string_view toml) {
  Entries entries;
  Sections sections;
  std::string section;
  while (!toml.empty()) {
    auto const end = toml.find('\n');
    std::string_view const line = trimmed(toml.substr(0, end));
    toml.remove_prefix(end == std::string_view::npos ? toml.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    auto const equals = line.find('=');
    if (is_section(line)) {
      section = sections.name(line);
      entries.emplace_back(section, "");
    } else if (equals != std::string_view::npos && line.front() != '"' && line.front() != '{') {
      std::string const key(trimmed(line.substr(0, equals)));
      entries.emplace_back(section.empty() ? key : section + " " + key,
                           trimmed(line.substr(equals + 1)));
    } else if (!entries.empty()) {
      entries.back().second += " " + std::string(line);
    }
  }
  return entries;
}

// What is observed stands last, and is no part of what a run is.
std::string_view without_observed(std::string_view toml) {
  toml = toml.substr(0, toml.find("\n[[observed]]\n"));
  while (toml.ends_with('\n')) toml.remove_suffix(1);
  return toml;
}

}  // namespace

std::vector<std::string> toml_differences(std::string const& old_text, std::string const& text) {
  std::string_view const there = without_observed(old_text), here = without_observed(text);
  if (there == here) return {};
  std::vector<std::string> list;
  Entries const old_entries = entries_of(there);
  Entries const new_entries = entries_of(here);
  std::map<std::string_view, std::string_view> const before(old_entries.begin(), old_entries.end());
  std::map<std::string_view, std::string_view> const now(new_entries.begin(), new_entries.end());
  for (auto const& [key, value] : new_entries) {
    auto const found = before.find(key);
    if (found == before.end()) {
      list.push_back(fmt::format("{} is only here", printable(key, 200)));
    } else if (found->second != value) {
      list.push_back(fmt::format("{} is {} there and {} here", printable(key, 200),
                                 printable(found->second), printable(value)));
    }
  }
  for (auto const& [key, value] : old_entries) {
    if (!now.contains(key)) list.push_back(fmt::format("{} is only there", printable(key, 200)));
  }
  if (list.empty()) list.emplace_back("the text of the scenario differs");
  return list;
}

std::string first_toml_difference(std::string const& there, std::string const& here) {
  std::vector<std::string> const all = toml_differences(there, here);
  return all.empty() ? "" : all.front();
}

}  // namespace clustress
