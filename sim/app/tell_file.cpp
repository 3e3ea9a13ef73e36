#include "sim/app/tell_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <fstream>

#include "sim/app/measure_rows.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"

namespace clustress {
namespace {

std::filesystem::path lock_of(std::filesystem::path const& path) {
  return path.string() + ".lock";
}

Descriptor open_to_write(std::filesystem::path const& path, int more) {
  Descriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | more, 0644));
  if (!file.valid()) throw_output_error(path, "open", errno);
  return file;
}

void write_at(Descriptor const& file, std::uint64_t offset, std::string_view text,
              std::filesystem::path const& path) {
  while (!text.empty()) {
    ssize_t const written =
        ::pwrite(file.get(), text.data(), text.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) throw_output_error(path, "write", errno);
    text.remove_prefix(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
}

void cut_and_sync(Descriptor const& file, std::uint64_t size, std::filesystem::path const& path) {
  if (::ftruncate(file.get(), static_cast<off_t>(size)) != 0)
    throw_output_error(path, "write", errno);
  if (::fdatasync(file.get()) != 0) throw_output_error(path, "write", errno);
}

std::string read_text(Descriptor const& file, TellFile::Answers::Place place,
                      std::filesystem::path const& path) {
  std::string text(place.size, '\0');
  auto* const bytes = reinterpret_cast<unsigned char*>(text.data());
  text.resize(read_at(file, place.offset, {bytes, text.size()}, path));
  return text;
}

}  // namespace

TellFile::TellFile(std::filesystem::path path, std::string const& first, std::string const& header,
                   std::size_t replicates)
    : path_(std::move(path)), lock_(lock_of(path_)), file_(open_to_write(path_, 0)) {
  std::string const beginning = first + header;
  std::string const there = read_text(file_, {0, beginning.size()}, path_);
  if (there == beginning) {
    read(beginning, fields_in(header), replicates);
  } else if (beginning.starts_with(there)) {
    begin(beginning);
  } else {
    throw UsageError(fmt::format(
        "{}: holds no answers of this study under these options. It begins\n  {}\nand would begin\n"
        "  {}\nChoose another -o, or give the options it was made with.",
        path_.string(), printable(there.substr(0, there.find('\n')), 300),
        printable(first.substr(0, first.size() - 1), 300)));
  }
}

void TellFile::begin(std::string const& beginning) {
  write_at(file_, 0, beginning, path_);
  end_ = first_row_ = beginning.size();
  cut_and_sync(file_, end_, path_);
  sync_directory(path_.has_parent_path() ? path_.parent_path() : ".");
}

void TellFile::read(std::string const& beginning, std::size_t fields, std::size_t replicates) {
  std::ifstream in(path_, std::ios::binary);
  in.seekg(static_cast<std::streamoff>(beginning.size()));
  std::uint64_t offset = end_ = first_row_ = beginning.size();
  std::uint64_t line_number = 2;
  std::size_t rows = 0;  // of the answer that is being read
  std::string fault;     // of the last line
  for (std::string line; std::getline(in, line);) {
    ++line_number;
    if (!fault.empty()) throw UsageError(fault);  // a torn line is the last
    offset += line.size() + 1;
    auto const start = start_of_row(line);
    if (in.eof() || !start || fields_in(line) != fields ||
        (!start->replicate.empty() && replicates > 0 &&
         start->replicate != fmt::format("{}", rows))) {
      fault = fmt::format("{}:{}: no answer of this file. Take the line out, or choose another -o.",
                          path_.string(), line_number);
      continue;
    }
    bool const is_whole = replicates == 0 || start->replicate.empty() || ++rows == replicates;
    if (!is_whole) continue;
    rows = 0;
    auto const [found, is_new] = answers_.try_emplace(start->id, Answers{start->point, {}});
    if (is_new) order_.push_back(start->id);
    found->second.places.push_back({end_, offset - end_});
    end_ = offset;
  }
  cut_and_sync(file_, end_, path_);
}

TellFile::Answers const* TellFile::answers_to(std::string const& id) const {
  std::lock_guard const lock(guard_);
  auto const found = answers_.find(id);
  return found == answers_.end() ? nullptr : &found->second;
}

std::string TellFile::rows_of(std::string const& id) const {
  Answers::Place place;
  {
    std::lock_guard const lock(guard_);
    auto const found = answers_.find(id);
    if (found == answers_.end()) return {};
    place = found->second.places.front();
  }
  return read_text(file_, place, path_);
}

void TellFile::append(std::string const& id, std::string const& point, std::string const& rows) {
  std::lock_guard const lock(guard_);
  write_at(file_, end_, rows, path_);
  if (::fdatasync(file_.get()) != 0) throw_output_error(path_, "write", errno);
  auto const [found, is_new] = answers_.try_emplace(id, Answers{point, {}});
  if (is_new) order_.push_back(id);
  found->second.places.push_back({end_, rows.size()});
  end_ += rows.size();
}

void TellFile::arrange(std::vector<std::string> const& ids) {
  std::unordered_map<std::string_view, std::size_t> rank;
  for (std::string const& id : ids) rank.try_emplace(id, rank.size() + 1);
  std::ranges::stable_sort(order_, {}, [&](std::string const& id) {
    auto const found = rank.find(id);
    return found == rank.end() ? 0 : found->second;
  });
  std::vector<Answers::Place> places;
  for (std::string const& id : order_) {
    auto const& of_id = answers_.at(id).places;
    places.insert(places.end(), of_id.begin(), of_id.end());
  }
  if (std::ranges::is_sorted(places, {}, &Answers::Place::offset)) return;
  std::filesystem::path const arranged = path_.string() + ".tmp";
  Descriptor const copy = open_to_write(arranged, O_TRUNC);
  std::uint64_t at = first_row_;
  write_at(copy, 0, read_text(file_, {0, first_row_}, path_), arranged);
  for (Answers::Place const& place : places) {
    write_at(copy, at, read_text(file_, place, path_), arranged);
    at += place.size;
  }
  cut_and_sync(copy, at, arranged);
  rename_durably(arranged, path_);
}

}  // namespace clustress
