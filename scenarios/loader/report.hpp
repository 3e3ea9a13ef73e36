// scenarios/loader/report.hpp — where faults go: positions become file:line:column, text becomes
// printable.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "scenarios/loader/node.hpp"
#include "sim/core/diagnostics.hpp"

namespace clustress::loader {

// The files read so far, and one entry for each --set. Position::file counts them from 0.
struct Source {
  std::string shown;                // as in messages
  std::filesystem::path directory;  // where relative paths in it start
};

// Collects the faults of one load; not thread-safe.
class Report {
 public:
  Report(std::vector<Source>& sources, Diagnostics& diagnostics)
      : sources_(sources), diagnostics_(diagnostics) {}

  // Over the same sources, with a list of its own.
  [[nodiscard]] Report for_other(Diagnostics& diagnostics) const { return {sources_, diagnostics}; }

  std::uint32_t add_source(Source source);
  [[nodiscard]] Source const& source(std::uint32_t file) const { return sources_[file]; }

  [[nodiscard]] std::vector<Source> const& sources() const { return sources_; }
  // As messages show the place.
  [[nodiscard]] SourceLocation location(Position at) const;

  void fault(Position at, std::string const& message);
  // A fault of another report over the same sources.
  void pass_on(SourceLocation location, std::string message) {
    diagnostics_.add(std::move(location), std::move(message));
  }
  // `variant "v": unknown key "kindd". Did you mean "kind"?`, with the nearest of `names`; `where`
  // may be empty.
  void unknown(Position at, std::string_view where, std::string_view what, std::string_view word,
               std::vector<std::string> const& names);
  [[nodiscard]] std::size_t count() const { return diagnostics_.count(); }
  // further faults are only counted
  [[nodiscard]] bool full() const { return diagnostics_.count() >= Diagnostics::limit; }

 private:
  std::vector<Source>& sources_;
  Diagnostics& diagnostics_;
};

// suggestion() over at most the first 1,000 names of ordinary length, so that hostile files cannot
// make it slow.
std::string suggest(std::string_view word, std::vector<std::string> const& names);

// A key as it stands in TOML: bare where it can be, else quoted.
std::string toml_key(std::string_view key);

}  // namespace clustress::loader
