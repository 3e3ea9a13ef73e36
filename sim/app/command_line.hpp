// sim/app/command_line.hpp — what one command takes: its text for people and programs, and the
// values given. A thin layer over Boost.Program_options.
#pragma once

#include <boost/program_options.hpp>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sim/app/command.hpp"

namespace clustress {

class CommandLine {
 public:
  // usage: "run SCENARIO -o RESULT.h5"; `positional`: name of the one positional argument, also an
  // option; empty = none.
  CommandLine(std::string usage, std::string purpose, std::string example, std::string positional);

  boost::program_options::options_description_easy_init add() { return options_.add_options(); }
  // The positional argument may be given more than once.
  void allow_several() { several_ = true; }
  // The option or the positional argument takes one of these words: others are refused, completion
  // offers them.
  void choose(std::string const& name, std::vector<std::string> words) {
    words_[name] = std::move(words);
  }

  // The option takes a whole number from `low` to `high`: others are refused.
  void limit(std::string const& name, int low, int high) { limits_[name] = {low, high}; }
  // --threads, which all commands read alike: 0 to most_threads, 0 = all cores (the default).
  void add_threads(char const* meaning);

  // False if help was asked for and has been printed. Throws UsageError with the nearest valid
  // option or word.
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
  // of an option that may be repeated
  [[nodiscard]] std::vector<std::string> list(char const* name) const;
  // The positional argument; UsageError if it was not given.
  [[nodiscard]] std::string positional() const { return positionals().front(); }
  [[nodiscard]] std::vector<std::string> positionals() const;
  [[nodiscard]] Arguments const& arguments() const { return arguments_; }  // as given

  // The description.
  struct Option {
    std::string name;                // "output"
    std::string letter;              // "o" or empty
    std::string value;               // what stands for its value: "FILE", "N"; empty = takes none
    std::string meaning;             // with its default
    std::vector<std::string> words;  // valid values; empty = any
    [[nodiscard]] bool takes_file() const { return value == "FILE" || value == "DIR"; }
  };
  [[nodiscard]] std::string const& usage() const { return usage_; }
  [[nodiscard]] std::string const& purpose() const { return purpose_; }
  [[nodiscard]] std::string const& example() const { return example_; }
  [[nodiscard]] std::vector<Option> options() const;
  // empty = takes none
  [[nodiscard]] std::string const& positional_name() const { return positional_; }
  [[nodiscard]] bool takes_several() const { return several_; }
  [[nodiscard]] std::vector<std::string> positional_words() const;  // empty = a file

 private:
  [[nodiscard]] std::string help() const;
  // Of an option whose value is not of its kind, by its name or letter.
  [[nodiscard]] std::string kind_fault(std::string const& given_name) const;
  [[nodiscard]] std::string limit_fault(std::string const& name) const;
  void refuse_empty() const;
  void check_limits() const;
  void check_words() const;

  std::string usage_, purpose_, example_, positional_;
  bool several_ = false;
  boost::program_options::options_description options_;
  std::map<std::string, std::vector<std::string>> words_;
  std::map<std::string, std::pair<int, int>> limits_;
  Arguments arguments_;
  boost::program_options::variables_map values_;
};

}  // namespace clustress
