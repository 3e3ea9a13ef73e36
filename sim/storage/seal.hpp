// sim/storage/seal.hpp — a line behind the HDF5 data that proves a file whole: its length and a
// 128-bit fingerprint of all bytes.
//
// HDF5 ignores bytes behind its data, and a program that changes the file cuts the line off, so
// that a seal is either true, false (damaged) or absent (cut off, changed by another program, or
// not ours). Nothing without a true seal is given to HDF5, which crashes on about one in a hundred
// damaged files. Thread-safe; reading errors are OutputError.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace clustress {

inline constexpr std::size_t seal_size = 64;  // bytes

enum class SealState { intact, broken, absent };

std::string seal_of(std::span<unsigned char const> body);
std::string seal_of_file(std::filesystem::path const& path);  // of an unsealed file
void append_seal(std::filesystem::path const& path);          // to it; durable on return
// Has a file written aside, seals it and gives it its name; durable on return. Whatever fails,
// nothing is left aside; a failure of HDF5 is an OutputError that says to free space.
void write_sealed(std::filesystem::path const& path,
                  std::function<void(std::filesystem::path const& aside)> const& write);
SealState check_seal(std::filesystem::path const& path);  // reads the whole file
SealState check_seal(std::span<unsigned char const> file);

// What is wrong with a file that should be a sealed result, for people; empty if its seal is true.
std::string seal_fault(std::filesystem::path const& path);
std::string seal_fault(std::span<unsigned char const> file);

}  // namespace clustress
