// sim/app/completion.cpp — clustress completion: scripts that complete commands, options, their
// words and file names.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include "sim/app/command_line.hpp"

namespace clustress {
namespace {

// Within single quotes of a shell, with `also` escaped by a backslash.
std::string quoted(std::string_view text, std::string_view also = "") {
  std::string safe;
  for (char const c : text) {
    if (c == '\'') {
      safe += "'\\''";
      continue;
    }
    if (also.find(c) != std::string_view::npos) safe += '\\';
    safe += c == '\n' ? ' ' : c;
  }
  return safe;
}

// "run:--output|run:-o"
std::string bash_case(std::string_view command, CommandLine::Option const& option) {
  std::string text = fmt::format("{}:--{}", command, option.name);
  return option.letter.empty() ? text : fmt::format("{}|{}:-{}", text, command, option.letter);
}

std::string bash() {
  std::string names, values, options;
  for (Command const& command : commands) {
    CommandLine const line = command.describe();
    names += fmt::format("{} ", command.name);
    std::string own;
    for (CommandLine::Option const& option : line.options()) {
      own += fmt::format("--{} ", option.name);
      if (option.value.empty()) continue;
      std::string const reply =
          option.takes_file() ? "files=1" : fmt::format("words='{}'", fmt::join(option.words, " "));
      values += fmt::format("    {}) {} ;;\n", bash_case(command.name, option), reply);
    }
    std::string const reply =
        line.positional_name().empty() ? "words="
        : line.positional_words().empty()
            ? "files=1"
            : fmt::format("words='{}'", fmt::join(line.positional_words(), " "));
    options += fmt::format("    {}:-*) words='{}' ;;\n    {}:*) {} ;;\n", command.name, own,
                           command.name, reply);
  }
  return fmt::format(R"(# bash completion for clustress: source <(clustress completion bash)
_clustress() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} previous=${{COMP_WORDS[COMP_CWORD-1]}} words= files=
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W '{}--help --version' -- "$current"))
    return
  fi
  case ${{COMP_WORDS[1]}}:$previous in
{}    *) case ${{COMP_WORDS[1]}}:$current in
{}    esac ;;
  esac
  if [[ -n $files ]]; then
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  elif [[ -n $words ]]; then
    COMPREPLY=($(compgen -W "$words" -- "$current"))
  fi
}}
complete -F _clustress clustress
)",
                     names, values, options);
}

// What follows an option or stands in a place: ":NAME:_files", ":NAME:(a b)", ":NAME: ".
std::string zsh_value(std::string_view name, bool takes_file,
                      std::vector<std::string> const& words) {
  if (takes_file) return fmt::format(":{}:_files", name);
  return words.empty() ? fmt::format(":{}: ", name)
                       : fmt::format(":{}:({})", name, fmt::join(words, " "));
}

std::string zsh() {
  std::string names, cases;
  for (Command const& command : commands) {
    CommandLine const line = command.describe();
    names += fmt::format("    '{}:{}'\n", command.name, quoted(command.summary, ":"));
    cases += fmt::format("    {}) _arguments", command.name);
    for (CommandLine::Option const& option : line.options()) {
      std::string const value =
          option.value.empty() ? "" : zsh_value("value", option.takes_file(), option.words);
      for (std::string const& written :
           {"--" + option.name, option.letter.empty() ? "" : "-" + option.letter}) {
        if (!written.empty())
          cases +=
              fmt::format(" \\\n      '{}[{}]{}'", written, quoted(option.meaning, "[]:"), value);
      }
    }
    if (!line.positional_name().empty()) {
      auto const words = line.positional_words();
      cases += fmt::format(" \\\n      '{}{}'", line.takes_several() ? "*" : "1",
                           zsh_value(line.positional_name(), words.empty(), words));
    }
    cases += " ;;\n";
  }
  return fmt::format(R"(#compdef clustress
# zsh completion for clustress: source <(clustress completion zsh), or a file _clustress
# in a directory of $fpath
_clustress() {{
  local -a commands=(
{}  )
  if ((CURRENT == 2)); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  ((CURRENT--))
  case $command in
{}  esac
}}
if [[ $funcstack[1] == _clustress ]]; then _clustress "$@"; else compdef _clustress clustress; fi
)",
                     names, cases);
}

std::string fish() {
  std::string text =
      "# fish completion for clustress: clustress completion fish | source\ncomplete -c clustress "
      "-f\n";
  for (Command const& command : commands) {
    CommandLine const line = command.describe();
    text += fmt::format("complete -c clustress -n __fish_use_subcommand -a {} -d '{}'\n",
                        command.name, quoted(command.summary, "\\"));
    std::string const here =
        fmt::format("complete -c clustress -n '__fish_seen_subcommand_from {}'", command.name);
    for (CommandLine::Option const& option : line.options()) {
      text += fmt::format("{} -l {}{}{} -d '{}'\n", here, option.name,
                          option.letter.empty() ? "" : " -s " + option.letter,
                          option.value.empty() ? ""
                          : option.takes_file()
                              ? " -r -F"
                              : fmt::format(" -x -a '{}'", fmt::join(option.words, " ")),
                          quoted(option.meaning, "\\"));
    }
    if (line.positional_name().empty()) continue;
    auto const words = line.positional_words();
    text +=
        words.empty() ? here + " -F\n" : fmt::format("{} -a '{}'\n", here, fmt::join(words, " "));
  }
  return text;
}

}  // namespace

CommandLine describe_completion() {
  CommandLine line("completion SHELL",
                   "Prints the script by which a shell completes commands, options and file names.",
                   "source <(clustress completion bash)", "SHELL");
  line.choose("SHELL", {"bash", "zsh", "fish"});
  return line;
}

int completion_command(CommandLine const& line) {
  std::string const shell = line.positional();
  fmt::print("{}", shell == "bash" ? bash() : shell == "zsh" ? zsh() : fish());
  return exit_complete;
}

}  // namespace clustress
