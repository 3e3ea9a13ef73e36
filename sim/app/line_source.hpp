// sim/app/line_source.hpp — lines of a file or a pipe as they come, until its end or a signal.
//
// Used by one thread. Memory is bounded by the longest line.
#pragma once

#include <optional>
#include <string>

#include "sim/engine/preparation.hpp"

namespace clustress {

class LineSource {
 public:
  static constexpr std::size_t longest = std::size_t{1} << 20;

  // Reads from `descriptor`, which stays the caller's; `name` is for messages.
  LineSource(int descriptor, std::string name, StopFlag const& stop)
      : descriptor_(descriptor), name_(std::move(name)), stop_(stop) {}

  // The next line without its end; nothing at the end, or when asked to stop. A last line without
  // an end is a line. UsageError for one longer than `longest`, OutputError if reading fails.
  std::optional<std::string> next();
  [[nodiscard]] std::uint32_t number() const { return number_; }  // of the line last given

 private:
  bool fill();

  int descriptor_;
  std::string name_;
  StopFlag const& stop_;
  std::string pending_;
  std::size_t begin_ = 0;
  std::uint32_t number_ = 0;
  bool is_over_ = false;
};

}  // namespace clustress
