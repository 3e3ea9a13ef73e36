#include "sim/app/quantities.hpp"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <string_view>

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

}  // namespace

Shard parse_shard(std::string const& text) {
  auto const slash = text.find('/');
  auto const number = whole_number<std::uint32_t>(std::string_view(text).substr(0, slash));
  auto const of =
      slash == std::string::npos ? std::nullopt : whole_number<std::uint32_t>(std::string_view(text).substr(slash + 1));
  if (!number || !of || *number < 1 || *number > *of) {
    throw UsageError(fmt::format("--shard = {} is not valid. Give I/N with 1 <= I <= N, e.g. 3/8: the third of eight.",
                                 printable(text)));
  }
  return {*number, *of};
}

}  // namespace clustress
