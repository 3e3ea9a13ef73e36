#include "sim/app/command_line.hpp"

#include <fmt/core.h>

#include <sstream>

#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace po = boost::program_options;

CommandLine::CommandLine(std::string usage, std::string purpose, std::string example, std::string positional)
    : usage_(std::move(usage)),
      purpose_(std::move(purpose)),
      example_(std::move(example)),
      positional_(std::move(positional)),
      options_("Options", 100) {
  options_.add_options()("help,h", "show this help");
}

bool CommandLine::parse(Arguments const& arguments) {
  po::options_description all;
  all.add(options_);
  all.add_options()(positional_.c_str(), po::value<std::vector<std::string>>());
  po::positional_options_description places;
  places.add(positional_.c_str(), several_ ? -1 : 1);
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
  if (!has("help")) return true;
  std::ostringstream text;
  text << options_;
  fmt::print("clustress {}\n\n{}\n\n{}\nExample\n  {}\n", usage_, purpose_, text.str(), example_);
  return false;
}

std::vector<std::string> CommandLine::positionals() const {
  if (!has(positional_.c_str())) throw UsageError(fmt::format("{} is missing. Usage: clustress {}", positional_, usage_));
  return get<std::vector<std::string>>(positional_.c_str());
}

}  // namespace clustress
