#include "sim/app/quantities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace {

// All of the text as a number without sign.
template <class Number>
std::optional<Number> whole_number(std::string_view text) {
  Number number{};
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  bool const is_plain = !text.empty() && text.front() >= '0' && text.front() <= '9';
  if (!is_plain || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// Slurm's forms: M:S, H:M:S, D-H, D-H:M, D-H:M:S.
std::optional<std::int64_t> clock_seconds(std::string_view text) {
  auto const dash = text.find('-');
  std::int64_t days = 0;
  std::vector<std::int64_t> fields;
  if (dash != std::string_view::npos) {
    auto const number = whole_number<std::int32_t>(text.substr(0, dash));
    if (!number) return std::nullopt;
    days = *number;
    text.remove_prefix(dash + 1);
  }
  while (true) {
    auto const colon = text.find(':');
    auto const number = whole_number<std::int32_t>(text.substr(0, colon));
    if (!number || (!fields.empty() && *number > 59)) return std::nullopt;
    fields.push_back(*number);
    if (colon == std::string_view::npos) break;
    text.remove_prefix(colon + 1);
  }
  bool const has_days = dash != std::string_view::npos;
  if (fields.size() > 3 || (has_days && fields[0] > 23) || (!has_days && fields.size() < 2))
    return std::nullopt;
  if (has_days) fields.resize(3);                            // D-H:M lacks seconds
  if (fields.size() == 2) fields.insert(fields.begin(), 0);  // M:S lacks hours
  return ((days * 24 + fields[0]) * 60 + fields[1]) * 60 + fields[2];
}

// The number and what follows it.
template <class Number>
std::optional<std::pair<Number, std::string_view>> with_unit(std::string_view text) {
  std::size_t const end = std::min(text.find_first_not_of("0123456789."), text.size());
  auto const number = whole_number<Number>(text.substr(0, end));
  if (!number) return std::nullopt;
  return std::pair(*number, text.substr(end));
}

}  // namespace

std::chrono::seconds parse_duration(std::string const& option, std::string const& text) {
  static constexpr std::pair<std::string_view, std::int64_t> units[] = {
      {"", 1}, {"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86400}};
  constexpr std::int64_t longest = 1'000'000'000;  // some thirty years
  std::int64_t seconds = 0;
  if (auto const plain = with_unit<std::int32_t>(text)) {
    for (auto const& [unit, length] : units)
      seconds = plain->second == unit ? plain->first * length : seconds;
  }
  if (seconds == 0) seconds = clock_seconds(text).value_or(0);
  if (seconds > 0 && seconds <= longest) return std::chrono::seconds(seconds);
  throw UsageError(
      fmt::format("--{} = {} is not valid. Give seconds (90), a unit (45m, 12h, 1d) or a time as "
                  "Slurm writes it "
                  "(11:30:00, 1-12:00:00), more than 0.",
                  option, printable(text)));
}

double parse_bytes(std::string const& option, std::string const& text) {
  static constexpr std::string_view prefixes = "KMGT";
  if (auto const number = with_unit<double>(text);
      number && !number->second.empty() && number->first > 0) {
    std::string_view const unit = number->second;
    auto const power =
        prefixes.find(static_cast<char>(std::toupper(static_cast<unsigned char>(unit.front()))));
    if (power != std::string_view::npos &&
        (unit.size() == 1 || unit.substr(1) == "B" || unit.substr(1) == "iB")) {
      return number->first * std::pow(1024.0, static_cast<double>(power) + 1.0);
    }
  }
  throw UsageError(fmt::format(
      "--{} = {} is not valid. Give a size with its unit, e.g. 800M or 2G (powers of 1024).",
      option, printable(text)));
}

Shard parse_shard(std::string const& text) {
  auto const slash = text.find('/');
  auto const number = whole_number<std::uint32_t>(std::string_view(text).substr(0, slash));
  auto const of = slash == std::string::npos
                      ? std::nullopt
                      : whole_number<std::uint32_t>(std::string_view(text).substr(slash + 1));
  if (!number || !of || *number < 1 || *number > *of || *of > most_shards) {
    throw UsageError(fmt::format(
        "--shard = {} is not valid. Give I/N with 1 <= I <= N <= {}, e.g. 3/8: the third of eight.",
        printable(text), most_shards));
  }
  return {*number, *of};
}

}  // namespace clustress
