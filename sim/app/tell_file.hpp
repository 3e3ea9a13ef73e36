// sim/app/tell_file.hpp — the file of answers of `clustress measure`: begun or gone on with, each
// answer appended whole and synced before the next.
//
// Killed at any moment it holds every answer written before, and at most one unfinished, which
// is dropped when it is opened again. One process writes at a time (RESULT.lock).
#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "sim/storage/lock.hpp"

namespace clustress {

class TellFile {
 public:
  struct Answers {
    std::string point;  // of the first: digest of its values
    struct Place {
      std::uint64_t offset = 0, size = 0;
    };
    std::vector<Place> places;  // in the order in which they were written
  };

  // `first` and `header` are the lines with which it begins, `replicates` the rows of an answer
  // that has one a replicate. Throws UsageError for a file of another study, plan or version, or
  // that is no such file; LockedError; OutputError.
  TellFile(std::filesystem::path path, std::string const& first, std::string const& header,
           std::size_t replicates);

  // Null if the id has none.
  [[nodiscard]] Answers const* answers_to(std::string const& id) const;
  // The first answer to an id, as it was written; empty if there is none. Thread-safe.
  [[nodiscard]] std::string rows_of(std::string const& id) const;
  // Thread-safe, also beside answers_to(). `rows`: all of one answer.
  void append(std::string const& id, std::string const& point, std::string const& rows);
  // Answers in this order, after those to other ids: bytes do not tell which was ready first.
  void arrange(std::vector<std::string> const& ids);

 private:
  void read(std::string const& beginning, std::size_t fields, std::size_t replicates);
  void begin(std::string const& beginning);

  std::filesystem::path path_;
  OutputLock lock_;
  Descriptor file_;
  std::uint64_t end_ = 0, first_row_ = 0;
  std::mutex mutable guard_;
  std::unordered_map<std::string, Answers> answers_;
  std::vector<std::string> order_;  // of ids, by their first answer
};

}  // namespace clustress
