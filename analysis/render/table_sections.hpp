// analysis/render/table_sections.hpp — the parts into which `compare` cuts what it prints, and
// which method belongs to which. Pure, thread-safe.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/effects.hpp"

namespace clustress {

struct TableSection {
  std::string_view name;  // as in --section
  std::string_view what;  // what it answers, for a list
  std::vector<std::string_view> methods;
};

// In the order in which they are printed. The first is the screen with the answer.
std::span<TableSection const> table_sections();
inline constexpr std::string_view answer_section = "answer", effects_section = "effects",
                                  evaluation_section_name = "evaluation", every_section = "all";

// Those with something to say of this result, without the answer.
std::vector<TableSection const*> filled_sections(Effects const& effects);

// Whether a method is shown in a section; one that no section names is in "account".
bool is_in_section(std::string_view method, std::string_view section);

std::vector<std::string> section_names();  // and "all"

}  // namespace clustress
