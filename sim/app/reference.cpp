// sim/app/reference.cpp — clustress reference: the page of all parameters, or one section of it,
// from their declarations.
#include <fmt/core.h>

#include <algorithm>
#include <string_view>

#include "scenarios/loader/loader.hpp"
#include "sim/app/command_line.hpp"

namespace clustress {
namespace {

// A heading of the page with what stands below it, up to the next one of its level or above.
struct Section {
  std::string name;  // what its heading has in brackets or quotes, else its first word
  std::size_t level, begin, end;
};

std::string name_of(std::string_view heading) {
  std::size_t const open = heading.find_first_of("[\"");
  if (open == std::string_view::npos) return std::string(heading.substr(0, heading.find(' ')));
  std::size_t const begin = heading.find_first_not_of("[\"", open);
  return std::string(heading.substr(begin, heading.find_first_of("]\"", begin) - begin));
}

std::vector<Section> sections_of(std::string_view page) {
  std::vector<Section> sections;
  for (std::size_t at = 0; at < page.size();) {
    std::size_t const end = std::min(page.find('\n', at), page.size());
    std::string_view const line = page.substr(at, end - at);
    std::size_t const level = std::min(line.find_first_not_of('#'), line.size());
    if (level > 0) {
      for (Section& earlier : sections) {
        if (earlier.end == page.size() && earlier.level >= level) earlier.end = at;
      }
      // The title of the page and the tops of files are sections of no one's search.
      if (level > 1 && !line.ends_with("Top of the file"))
        sections.push_back({name_of(line.substr(level + 1)), level, at, page.size()});
    }
    at = end + 1;
  }
  return sections;
}

std::vector<std::string> names_of(std::vector<Section> const& sections) {
  std::vector<std::string> names;
  for (Section const& section : sections) {
    if (std::ranges::find(names, section.name) == names.end()) names.push_back(section.name);
  }
  return names;
}

}  // namespace

CommandLine describe_reference() {
  CommandLine line("reference [SECTION]",
                   "Prints every parameter of scenarios and worlds as Markdown tables, or those of "
                   "one section:\n"
                   "a kind of instrument or stress, a group of the model, a table of a file.",
                   "clustress reference innovation_voucher", "SECTION");
  line.choose("SECTION", names_of(sections_of(describe_catalogue_markdown())));
  return line;
}

int reference_command(CommandLine const& line) {
  std::string const page = describe_catalogue_markdown();
  if (!line.has("SECTION")) {
    fmt::print("{}", page);
    return exit_complete;
  }
  for (Section const& section : sections_of(page)) {
    if (section.name == line.positional())
      fmt::print("{}", page.substr(section.begin, section.end - section.begin));
  }
  return exit_complete;
}

}  // namespace clustress
