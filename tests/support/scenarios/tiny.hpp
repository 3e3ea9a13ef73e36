// tests/support/scenarios/tiny.hpp — a small valid scenario as text, and a look at the faults of a
// changed one.
#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "scenarios/loader/loader.hpp"

namespace clustress::test {

inline std::string const tiny_world_body = R"(
[[world.sector]]
name = "industry"
nace = "B-E"
source = "test"
outside_share = 0.6
[[world.sector]]
name = "services"
source = "test"
[[world.region]]
name = "Leipzig"
nuts = "DED5"
source = "test"
employed_persons = 3000
unemployment_rate = { value = 0.09, assumed = true, range = [0.05, 0.12] }
fixed_block_share = 0.2
sector_share = { industry = 0.3, services = { value = 0.5, source = "derived" } }
[[world.cluster]]
name = "Biotech & Health"
region = "Leipzig"
source = "test"
jobs = 100
sector_weight = { industry = 1 }
)";
inline std::string const tiny_head = "format = 1\ntitle = \"Tiny\"\n";
inline std::string const tiny_world = "[world]\nname = \"tiny\"\n" + tiny_world_body;
inline std::string const tiny_variants = R"(
[[variant]]
name = "broad vouchers"
regions = ["Leipzig"]
[[variant.instrument]]
kind = "innovation_voucher"
budget_keur = 1000
[[stress]]
name = "recession"
kind = "demand_recession"
)";
inline std::string const tiny = tiny_head + tiny_world + tiny_variants;

// `text` with its first `from` replaced by `to`; throws if `from` is not in it, so that a test
// cannot pass for nothing.
inline std::string with(std::string text, std::string const& from, std::string const& to) {
  auto const at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("\"" + from + "\" is not in the text");
  return text.replace(at, from.size(), to);
}

// Faults of loading; empty if it loads.
inline std::vector<Diagnostic> faults_in(std::string const& text,
                                         std::vector<std::string> const& overrides = {}) {
  try {
    load_scenario_text(text, "tiny.toml", overrides);
  } catch (ScenarioError const& error) {
    return error.faults();
  }
  return {};
}
inline std::vector<Diagnostic> faults_in_file(std::filesystem::path const& path,
                                              std::vector<std::string> const& overrides = {}) {
  try {
    load_scenario(path.string(), overrides);
  } catch (ScenarioError const& error) {
    return error.faults();
  }
  return {};
}

inline std::string shown(std::vector<Diagnostic> const& faults) {
  std::string text;
  for (Diagnostic const& fault : faults) text += to_string(fault) + "\n";
  return text;
}

// Line and column (from 1) at which `part` first stands in `text`; part's first `skip` characters
// are passed over.
inline std::string place_of(std::string const& text, std::string const& part,
                            std::size_t skip = 0) {
  auto const found = text.find(part);
  if (found == std::string::npos) throw std::logic_error("\"" + part + "\" is not in the text");
  std::size_t line = 1, column = 1;
  for (std::size_t i = 0; i < found + skip; ++i) {
    line += text[i] == '\n';
    column = text[i] == '\n' ? 1 : column + 1;
  }
  return "tiny.toml:" + std::to_string(line) + ":" + std::to_string(column);
}

// A directory of its own that goes away with the object.
class ScratchDirectory {
 public:
  ScratchDirectory() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "clustress-loader-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no scratch directory");
    path_ = pattern;
  }
  ~ScratchDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  ScratchDirectory(ScratchDirectory const&) = delete;
  ScratchDirectory& operator=(ScratchDirectory const&) = delete;

  std::filesystem::path write(std::string const& name, std::string const& text) const {
    auto const path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
    return path;
  }
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace clustress::test
