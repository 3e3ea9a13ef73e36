// tests/support/page_parts.hpp — parts of a text, as of a page of the report.
#pragma once

#include <regex>
#include <string>
#include <vector>

namespace clustress::test {

// The first group of each match.
inline std::vector<std::string> matches(std::string const& text, char const* pattern) {
  std::regex const expression(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator i(text.begin(), text.end(), expression), end; i != end; ++i)
    found.push_back((*i)[1]);
  return found;
}

// What stands between the first `from` and the next `to`; empty without `from`.
inline std::string between(std::string const& text, std::string const& from,
                           std::string const& to) {
  std::size_t const at = text.find(from);
  if (at == std::string::npos) return "";
  std::size_t const begin = at + from.size();
  return text.substr(begin, text.find(to, begin) - begin);
}

}  // namespace clustress::test
