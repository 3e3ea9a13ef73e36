#include "sim/app/command_line.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <sstream>

#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace po = boost::program_options;

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
  } catch (po::error const& fault) {
    throw UsageError(fmt::format("{}. Usage: clustress {}", fault.what(), usage_));
  }
  if (has("help")) {
    std::ostringstream text;
    text << options_;
    fmt::print("clustress {}\n\n{}\n\n{}\nExample\n  {}\n", usage_, purpose_, text.str(), example_);
    return false;
  }
  refuse_empty();
  check_words();
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
    list.push_back({option->long_name(),
                    letter.starts_with("--") || !letter.starts_with('-') ? "" : letter.substr(1),
                    option->format_parameter(), option->description(),
                    words != words_.end() ? words->second : std::vector<std::string>{}});
  }
  return list;
}

std::vector<std::string> CommandLine::positional_words() const {
  auto const words = words_.find(positional_);
  return words != words_.end() ? words->second : std::vector<std::string>{};
}

}  // namespace clustress
