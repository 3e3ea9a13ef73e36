#include "sim/results/panel_part.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <sstream>

#include "sim/core/contracts.hpp"
#include "sim/results/part.hpp"
#include "sim/storage/file_system.hpp"
#include "sim/storage/seal.hpp"

namespace clustress {
namespace {

static_assert(std::endian::native == std::endian::little,
              "columns are written as little-endian numbers without conversion");

constexpr char const* signature = "clustress-panel-part-1";
constexpr std::size_t most_entries = std::size_t{1}
                                     << 31;  // of an axis; files that say more are refused
constexpr std::size_t best_packing = 1100;   // deflate stores a byte for at most 1032

std::string first_line(PanelLayout const& layout, PanelTable const& table) {
  return fmt::format("{} {} {} {} {} {} {}\n", signature, layout.digest, table.unit.point,
                     table.unit.replicate, table.entries[0], table.entries[1], table.entries[3]);
}

void append(std::vector<unsigned char>& bytes, void const* data, std::size_t size) {
  auto const* const from = static_cast<unsigned char const*>(data);
  bytes.insert(bytes.end(), from, from + size);
}

void append_packed(std::vector<unsigned char>& bytes, void const* data, std::size_t size) {
  std::vector<unsigned char> packed(::compressBound(static_cast<uLong>(size)));
  uLongf length = packed.size();
  int const result = ::compress2(packed.data(), &length, static_cast<unsigned char const*>(data),
                                 static_cast<uLong>(size), 1);
  CLUSTRESS_REQUIRE(result == Z_OK, "zlib could not compress a column of a panel");
  std::uint64_t const stored = length;
  append(bytes, &stored, sizeof stored);
  append(bytes, packed.data(), length);
}

// Reads one part from its bytes.
class Reader {
 public:
  Reader(std::filesystem::path const& path, PanelLayout const& layout)
      : path_(path), layout_(layout) {
    Descriptor const file = open_to_read(path);
    bytes_.resize(size_of(file, path));
    bytes_.resize(read_at(file, 0, bytes_, path));
  }

  PanelTable read() {
    if (check_seal(bytes_) != SealState::intact)
      damaged("the file is damaged: its bytes do not match its fingerprint");
    bytes_.resize(bytes_.size() - seal_size);
    PanelTable table = read_first_line();
    for (std::size_t k = 0; k < std::size(panel_columns); ++k) {
      PanelAxis const axis = panel_columns[k].axis;
      std::size_t const count = table.entries[static_cast<std::size_t>(axis)] * layout_.width(axis);
      std::visit([&](auto& values) { read_packed(values, count); }, table.columns[k]);
    }
    if (at_ != bytes_.size()) damaged("it has more in it than a panel");
    return table;
  }

 private:
  [[noreturn]] void damaged(std::string const& what) const {
    throw DamagedSource(path_, fmt::format("{}: {}", path_.string(), what));
  }

  PanelTable read_first_line() {
    auto const end = std::ranges::find(bytes_, static_cast<unsigned char>('\n'));
    std::istringstream line(std::string(bytes_.begin(), end));
    std::string name, digest;
    PanelTable table = empty_panel_table({});
    auto& entries = table.entries;
    line >> name >> digest >> table.unit.point >> table.unit.replicate >> entries[0] >>
        entries[1] >> entries[3];
    entries[2] = entries[1];
    bool const is_small =
        std::ranges::all_of(entries, [](std::size_t count) { return count <= most_entries; });
    if (!line || end == bytes_.end() || name != signature || digest != layout_.digest || !is_small)
      damaged("it is no part of this panel");
    at_ = static_cast<std::size_t>(end - bytes_.begin()) + 1;
    return table;
  }

  template <class T>
  void read_packed(std::vector<T>& values, std::size_t count) {
    std::uint64_t stored = 0;
    if (bytes_.size() - at_ < sizeof stored) damaged("it ends before its last column");
    std::memcpy(&stored, &bytes_[at_], sizeof stored);
    at_ += sizeof stored;
    std::size_t const size = count * sizeof(T);
    if (stored > bytes_.size() - at_ || size / best_packing > stored)
      damaged("a column is not as long as it says");
    values.resize(count);
    uLongf length = size;
    int const result = ::uncompress(reinterpret_cast<unsigned char*>(values.data()), &length,
                                    bytes_.data() + at_, static_cast<uLong>(stored));
    if (count > 0 && (result != Z_OK || length != size)) damaged("a column cannot be unpacked");
    at_ += stored;
  }

  std::filesystem::path const& path_;
  PanelLayout const& layout_;
  std::vector<unsigned char> bytes_;
  std::size_t at_ = 0;
};

}  // namespace

std::string panel_part_name(std::string const& digest, RunUnit unit) {
  return fmt::format("{}-p{:06}-{:06}.panel", digest.substr(0, 12), unit.point, unit.replicate);
}

std::filesystem::path write_panel_part(std::filesystem::path const& directory,
                                       PanelLayout const& layout, PanelTable const& table) {
  std::string const line = first_line(layout, table);
  std::vector<unsigned char> bytes(line.begin(), line.end());
  for (PanelValues const& column : table.columns) {
    std::visit(
        [&](auto const& values) {
          append_packed(bytes, values.data(), values.size() * sizeof(values[0]));
        },
        column);
  }
  std::string const seal = seal_of(bytes);
  append(bytes, seal.data(), seal.size());
  std::filesystem::path const path = directory / panel_part_name(layout.digest, table.unit);
  std::array<std::span<unsigned char const>, 1> const pieces{bytes};
  write_durably(path, pieces);
  return path;
}

PanelTable read_panel_part(std::filesystem::path const& path, PanelLayout const& layout) {
  return Reader(path, layout).read();
}

std::vector<std::filesystem::path> list_panel_parts(std::filesystem::path const& directory) {
  return files_ending_in(directory, ".panel");
}

}  // namespace clustress
