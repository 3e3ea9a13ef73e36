// sim/app/command_line.hpp — options of one command, with --help that shows an example. A thin layer over Boost.Program_options.
#pragma once

#include <boost/program_options.hpp>
#include <optional>
#include <string>
#include <vector>

#include "sim/app/command.hpp"

namespace clustress {

class CommandLine {
 public:
  // usage: "run SCENARIO -o RESULT.h5"; `positional`: name of the one positional argument, also an option.
  CommandLine(std::string usage, std::string purpose, std::string example, std::string positional);

  boost::program_options::options_description_easy_init add() { return options_.add_options(); }

  // The positional argument may be given more than once.
  void allow_several() { several_ = true; }

  // False if help was asked for and has been printed. Throws UsageError with the nearest valid option.
  bool parse(Arguments const& arguments);

  [[nodiscard]] bool has(char const* name) const { return values_.count(name) > 0; }
  template <class T>
  [[nodiscard]] T get(char const* name) const {
    return values_[name].as<T>();
  }
  template <class T>
  [[nodiscard]] std::optional<T> maybe(char const* name) const {
    return has(name) ? std::optional<T>(get<T>(name)) : std::nullopt;
  }
  // The positional argument; UsageError if it was not given.
  [[nodiscard]] std::string positional() const { return positionals().front(); }
  [[nodiscard]] std::vector<std::string> positionals() const;

 private:
  std::string usage_, purpose_, example_, positional_;
  bool several_ = false;
  boost::program_options::options_description options_;
  boost::program_options::variables_map values_;
};

}  // namespace clustress
