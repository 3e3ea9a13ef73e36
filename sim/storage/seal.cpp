#include "sim/storage/seal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "sim/core/contracts.hpp"
#include "sim/core/errors.hpp"
#include "sim/storage/file_system.hpp"
#include "sim/storage/hdf5.hpp"

namespace clustress {
namespace {

constexpr std::string_view seal_start = "\nclustress-seal-1 ";
constexpr std::string_view hdf5_signature = "\x89HDF\r\n\x1a\n";

std::string_view as_text(std::span<unsigned char const> bytes) {
  return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

struct FreeState {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

class Fingerprint {
 public:
  Fingerprint() : state_(XXH3_createState()) {
    CLUSTRESS_REQUIRE(state_ != nullptr, "no memory for a fingerprint");
    XXH3_128bits_reset(state_.get());
  }
  void add(std::span<unsigned char const> bytes) {
    XXH3_128bits_update(state_.get(), bytes.data(), bytes.size());
    size_ += bytes.size();
  }
  [[nodiscard]] std::string seal() const {
    XXH128_hash_t const hash = XXH3_128bits_digest(state_.get());
    std::string line =
        fmt::format("{}{:016x}{:016x} {:012x}", seal_start, hash.high64, hash.low64, size_);
    line.resize(seal_size - 1, ' ');
    return line + '\n';
  }

 private:
  std::unique_ptr<XXH3_state_t, FreeState> state_;
  std::uint64_t size_ = 0;
};

// Takes the fingerprint of all but the last `kept_back` bytes and returns those.
std::string read_file(std::filesystem::path const& path, Fingerprint& fingerprint,
                      std::size_t kept_back) {
  Descriptor const file = open_to_read(path);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) throw_output_error(path, "read", errno);
  if (!S_ISREG(status.st_mode))
    throw OutputError(path.string() + ": is not a file; give a result of clustress");
  std::size_t const size = static_cast<std::size_t>(status.st_size);
  std::size_t left = size - std::min(size, kept_back);
  std::vector<unsigned char> block(std::size_t{1} << 17);
  std::string rest;
  while (true) {
    ssize_t const got =
        ::read(file.get(), block.data(), left > 0 ? std::min(left, block.size()) : seal_size);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw_output_error(path, "read", errno);
    if (got == 0) return rest;
    std::span<unsigned char const> const bytes(block.data(), static_cast<std::size_t>(got));
    if (left > 0) {
      fingerprint.add(bytes);
      left -= bytes.size();
    } else {
      rest.append(bytes.begin(), bytes.end());
    }
  }
}

std::string fault(SealState state, std::string_view start) {
  if (state == SealState::intact) return "";
  if (state == SealState::broken)
    return "the file is damaged: its bytes do not match its fingerprint";
  if (start.empty()) return "the file is empty";
  if (!start.starts_with(hdf5_signature))
    return "it is not a result of clustress (not even an HDF5 file)";
  return "it is an HDF5 file without the seal of clustress: cut off, changed by another program, "
         "or not a result of "
         "clustress";
}

SealState judge(std::string_view found, Fingerprint const& fingerprint) {
  if (!found.starts_with(seal_start)) return SealState::absent;
  return found == fingerprint.seal() ? SealState::intact : SealState::broken;
}

}  // namespace

std::string seal_of(std::span<unsigned char const> body) {
  Fingerprint fingerprint;
  fingerprint.add(body);
  return fingerprint.seal();
}

std::string seal_of_file(std::filesystem::path const& path) {
  Fingerprint fingerprint;
  read_file(path, fingerprint, 0);
  return fingerprint.seal();
}

void append_seal(std::filesystem::path const& path) {
  std::string const seal = seal_of_file(path);
  Descriptor const file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
  if (!file.valid()) throw_output_error(path, "open", errno);
  ssize_t const written = ::write(file.get(), seal.data(), seal.size());
  if (written != static_cast<ssize_t>(seal.size()))
    throw_output_error(path, "write", written < 0 ? errno : ENOSPC);
  if (::fsync(file.get()) != 0) throw_output_error(path, "write", errno);
}

void write_sealed(std::filesystem::path const& path,
                  std::function<void(std::filesystem::path const& aside)> const& write) {
  std::filesystem::path const aside = path.string() + ".tmp";
  try {
    write(aside);
    append_seal(aside);
    rename_durably(aside, path);
  } catch (hdf5::Failure const& failure) {
    remove_quietly(aside);
    throw OutputError(fmt::format("{}: {}; free space there and run the same command again",
                                  aside.string(), failure.what()));
  } catch (...) {
    remove_quietly(aside);
    throw;
  }
}

SealState check_seal(std::filesystem::path const& path) {
  Fingerprint fingerprint;
  std::string const last = read_file(path, fingerprint, seal_size);
  return judge(last, fingerprint);
}

SealState check_seal(std::span<unsigned char const> file) {
  if (file.size() < seal_size) return SealState::absent;
  Fingerprint fingerprint;
  fingerprint.add(file.first(file.size() - seal_size));
  return judge(as_text(file.last(seal_size)), fingerprint);
}

std::string seal_fault(std::filesystem::path const& path) {
  SealState const state = check_seal(path);
  if (state == SealState::intact) return "";
  std::array<unsigned char, hdf5_signature.size()> start{};
  std::size_t const size = read_at(open_to_read(path), 0, start, path);
  return fault(state, as_text(std::span(start).first(size)));
}

std::string seal_fault(std::span<unsigned char const> file) {
  return fault(check_seal(file), as_text(file.first(std::min(file.size(), hdf5_signature.size()))));
}

}  // namespace clustress
