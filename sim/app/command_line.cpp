#include "sim/app/command_line.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>
#include <typeinfo>

#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/study/study_run.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

constexpr std::size_t help_width = 100;  // columns

// What stands for the value of an option, and the value it has if it is not given. Without a name
// of its own it is N where it is a number, else the name of the option in capitals.
std::pair<std::string, std::string> value_of(po::option_description const& option) {
  if (option.semantic()->max_tokens() == 0) return {};
  std::string value = option.format_parameter(), standard;
  if (auto const at = value.find(" (="); at != std::string::npos) {
    standard = value.substr(at + 3, value.size() - at - 4);
    value.resize(at);
  }
  if (value != po::arg) return {value, standard};
  auto const* typed = dynamic_cast<po::typed_value_base const*>(option.semantic().get());
  if (typed != nullptr && typed->value_type() == typeid(int)) return {"N", standard};
  value = option.long_name();
  std::ranges::transform(value, value.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return {value, standard};
}

// Lines of at most `width` bytes, broken at blanks; those after the first begin with `margin`.
std::string wrapped(std::string_view text, std::size_t width, std::string const& margin) {
  std::string lines;
  while (text.size() > width) {
    std::size_t const blank = text.rfind(' ', width);
    if (blank == std::string_view::npos || blank == 0) break;
    lines += fmt::format("{}\n{}", text.substr(0, blank), margin);
    text.remove_prefix(blank + 1);
  }
  return lines + std::string(text);
}

}  // namespace

CommandLine::CommandLine(std::string usage, std::string purpose, std::string example,
                         std::string positional)
    : usage_(std::move(usage)),
      purpose_(std::move(purpose)),
      example_(std::move(example)),
      positional_(std::move(positional)),
      options_("Options", 100) {
  options_.add_options()("help,h", "show this help");
}

bool CommandLine::parse(Arguments const& arguments) {
  arguments_ = arguments;
  po::options_description all;
  all.add(options_);
  po::positional_options_description places;
  if (!positional_.empty()) {
    all.add_options()(positional_.c_str(), po::value<std::vector<std::string>>());
    places.add(positional_.c_str(), several_ ? -1 : 1);
  }
  try {
    po::store(po::command_line_parser(arguments).options(all).positional(places).run(), values_);
    po::notify(values_);
  } catch (po::unknown_option const& unknown) {
    std::vector<std::string> names;
    for (auto const& option : options_.options()) names.push_back("--" + option->long_name());
    std::string const given = unknown.get_option_name();
    throw UsageError(fmt::format("unknown option {}.{} See clustress {} --help.", printable(given),
                                 suggestion(given, names), usage_.substr(0, usage_.find(' '))));
  } catch (po::too_many_positional_options_error const&) {
    throw UsageError(fmt::format("too many arguments. Usage: clustress {}", usage_));
  } catch (po::invalid_option_value const& fault) {
    throw UsageError(kind_fault(fault.get_option_name()));
  } catch (po::error const& fault) {
    throw UsageError(fmt::format("{}. Usage: clustress {}", fault.what(), usage_));
  }
  if (has("help")) {
    fmt::print("{}", help());
    return false;
  }
  refuse_empty();
  check_words();
  check_limits();
  return true;
}

// A file or setting without a name is a variable that a script has not set: running for hours and
// writing nowhere would lose the result.
void CommandLine::refuse_empty() const {
  auto const refuse = [&](std::string const& name) {
    throw UsageError(
        fmt::format("{} is empty. Give a value (is a variable of a script not set?). "
                    "Usage: clustress {}",
                    name == positional_ ? name : "--" + name, usage_));
  };
  auto const is_empty = [](boost::any const& value) {
    auto const* text = boost::any_cast<std::string>(&value);
    auto const* texts = boost::any_cast<std::vector<std::string>>(&value);
    return (text && text->empty()) ||
           (texts && std::find(texts->begin(), texts->end(), "") != texts->end());
  };
  for (auto const& option : options_.options()) {
    bool const takes_value = option->semantic()->max_tokens() > 0;
    auto const given = values_.find(option->long_name());
    if (takes_value && given != values_.end() && is_empty(given->second.value()))
      refuse(option->long_name());
  }
  auto const given = values_.find(positional_);
  if (given != values_.end() && is_empty(given->second.value())) refuse(positional_);
}

std::string CommandLine::limit_fault(std::string const& name) const {
  auto const [low, high] = limits_.at(name);
  return fmt::format("--{} must be a whole number from {} to {}. Usage: clustress {}", name, low,
                     high, usage_);
}

std::string CommandLine::kind_fault(std::string const& given_name) const {
  std::string const bare =
      given_name.substr(std::min(given_name.find_first_not_of('-'), given_name.size()));
  for (Option const& option : options()) {
    if ((option.name == bare || option.letter == bare) && limits_.contains(option.name))
      return limit_fault(option.name);
  }
  return fmt::format("--{} must be a whole number. Usage: clustress {}", bare, usage_);
}

void CommandLine::check_limits() const {
  for (auto const& [name, limit] : limits_) {
    auto const value = maybe<int>(name.c_str());
    if (value && (*value < limit.first || *value > limit.second))
      throw UsageError(limit_fault(name));
  }
}

void CommandLine::add_threads(char const* meaning) {
  add()("threads,t", po::value<int>()->default_value(0), meaning);
  limit("threads", 0, most_threads);
}

void CommandLine::check_words() const {
  for (auto const& [name, words] : words_) {
    if (!has(name.c_str())) continue;
    std::string const given = name == positional_ ? positional() : get<std::string>(name.c_str());
    if (std::find(words.begin(), words.end(), given) != words.end()) continue;
    std::string const what = name == positional_ ? name : "--" + name;
    throw UsageError(
        fmt::format("{} = {} is not known.{}", what, printable(given), suggestion(given, words)));
  }
}

std::vector<std::string> CommandLine::list(char const* name) const {
  return maybe<std::vector<std::string>>(name).value_or(std::vector<std::string>{});
}

std::vector<std::string> CommandLine::positionals() const {
  if (!has(positional_.c_str()))
    throw UsageError(fmt::format("{} is missing. Usage: clustress {}", positional_, usage_));
  return get<std::vector<std::string>>(positional_.c_str());
}

std::vector<CommandLine::Option> CommandLine::options() const {
  std::vector<Option> list;
  for (auto const& option : options_.options()) {
    auto const words = words_.find(option->long_name());
    std::string const letter =
        option->canonical_display_name(po::command_line_style::allow_dash_for_short);
    auto const [value, standard] = value_of(*option);
    list.push_back(
        {option->long_name(),
         letter.starts_with("--") || !letter.starts_with('-') ? "" : letter.substr(1), value,
         option->description() + (standard.empty() ? "" : fmt::format(" (default: {})", standard)),
         words != words_.end() ? words->second : std::vector<std::string>{}});
  }
  return list;
}

std::string CommandLine::help() const {
  std::vector<std::pair<std::string, std::string>> rows;
  std::size_t width = 0;
  for (Option const& option : options()) {
    std::string const written =
        (option.letter.empty() ? "    " : fmt::format("-{}, ", option.letter)) + "--" +
        option.name + (option.value.empty() ? "" : " " + option.value);
    width = std::max(width, written.size());
    rows.emplace_back(written, option.meaning);
  }
  std::string text = fmt::format("clustress {}\n\n{}\n\nOptions\n", usage_, purpose_);
  for (auto const& [written, meaning] : rows) {
    std::string const margin(width + 4, ' ');
    text += fmt::format("  {:<{}}  {}\n", written, width,
                        wrapped(meaning, help_width - margin.size(), margin));
  }
  return text + fmt::format("\nExample\n  {}\n", example_);
}

std::vector<std::string> CommandLine::positional_words() const {
  auto const words = words_.find(positional_);
  return words != words_.end() ? words->second : std::vector<std::string>{};
}

}  // namespace clustress
