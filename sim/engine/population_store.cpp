#include "sim/engine/population_store.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "sim/core/digest.hpp"
#include "sim/world/snapshot.hpp"

namespace clustress {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t digest_length = 32;
constexpr std::size_t entries_kept = 8;

std::string read_file(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream contents;
  contents << file.rdbuf();
  return file ? contents.str() : std::string();
}

// Of the running program: other code may make other populations from the same scenario.
std::string const& program_digest() {
  static std::string const digest = digest_of(read_file("/proc/self/exe"));
  return digest;
}

}  // namespace

std::optional<PopulationStore> PopulationStore::usual() {
  char const* const setting = std::getenv("CLUSTRESS_CACHE");
  if (setting != nullptr && std::string_view(setting) == "off") return std::nullopt;
  char const* const cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && *cache != '\0') return PopulationStore(fs::path(cache) / "clustress");
  char const* const home = std::getenv("HOME");
  if (home != nullptr && *home != '\0')
    return PopulationStore(fs::path(home) / ".cache" / "clustress");
  return std::nullopt;
}

fs::path PopulationStore::file_of(std::string const& key) const {
  return directory_ / ("populations-" + digest_of(key + program_digest()) + ".bin");
}

std::vector<World> PopulationStore::load(std::shared_ptr<Economy const> const& economy,
                                         std::string const& key) const {
  std::string const contents = read_file(file_of(key));
  if (contents.size() < digest_length) return {};
  std::string_view rest = std::string_view(contents).substr(digest_length);
  if (digest_of(rest) != contents.substr(0, digest_length)) return {};
  std::vector<World> populations;
  while (!rest.empty()) {
    std::uint64_t size = 0;
    if (rest.size() < sizeof size) return {};
    std::copy_n(rest.data(), sizeof size, reinterpret_cast<char*>(&size));
    rest.remove_prefix(sizeof size);
    if (rest.size() < size) return {};
    auto world = world_from_bytes(rest.substr(0, size), economy);
    if (!world) return {};
    populations.push_back(std::move(*world));
    rest.remove_prefix(size);
  }
  return populations;
}

void PopulationStore::store(std::vector<World> const& populations, std::string const& key) const {
  std::string contents;
  for (World const& world : populations) {
    std::string const bytes = to_bytes(world);
    std::uint64_t const size = bytes.size();
    contents.append(reinterpret_cast<char const*>(&size), sizeof size);
    contents += bytes;
  }
  std::error_code trouble;
  fs::create_directories(directory_, trouble);
  fs::path const target = file_of(key);
  fs::path const aside = target.string() + "." + std::to_string(getpid()) + ".tmp";
  {
    std::ofstream file(aside, std::ios::binary);
    file << digest_of(contents) << contents;
    file.close();
    if (!file) {
      fs::remove(aside, trouble);
      return;
    }
  }
  fs::rename(aside, target, trouble);
  if (trouble) fs::remove(aside, trouble);
  remove_old();
}

void PopulationStore::remove_old() const {
  std::error_code trouble;
  std::vector<std::pair<fs::file_time_type, fs::path>> entries;
  for (auto const& entry : fs::directory_iterator(directory_, trouble)) {
    bool const ours = entry.path().filename().string().starts_with("populations-");
    if (ours) entries.emplace_back(entry.last_write_time(trouble), entry.path());
  }
  std::sort(entries.rbegin(), entries.rend());
  for (std::size_t k = entries_kept; k < entries.size(); ++k)
    fs::remove(entries[k].second, trouble);
}

}  // namespace clustress
