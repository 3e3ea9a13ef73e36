#include "scenarios/loader/text_survey.hpp"

#include <fmt/format.h>

#include <array>

namespace clustress::loader {
namespace {

class Surveyor {
 public:
  Surveyor(std::string_view text, std::size_t values_left)
      : text_(text), values_left_(values_left) {}

  TextSurvey run() {
    while (i_ < text_.size() && !survey_.fault) {
      char const c = text_[i_];
      if (c == '"' || c == '\'') {
        at_line_start_ = false;
        skip_string(c);
      } else if (c == '#') {
        while (i_ < text_.size() && text_[i_] != '\n' && !survey_.fault) advance();
      } else {
        structure(c);
        if (!survey_.fault) advance();
      }
    }
    return std::move(survey_);
  }

 private:
  void structure(char c) {
    switch (c) {
      case '\n':
        if (open_ == 0) {
          at_line_start_ = true;
          pending_ = 0;
        }
        dots_ = 0;
        return;
      case ' ':
      case '\t':
      case '\r':
        return;
      case '.':
        ++dots_;
        break;
      case '=':
        pending_ = dots_ + 1;
        dots_ = 0;
        count_value();
        break;
      case ',':
        dots_ = 0;
        pending_ = 0;
        count_value();
        break;
      case '[':
      case '{':
        if (c == '[' && at_line_start_ && open_ == 0) header_ = 0;
        open();
        break;
      case ']':
      case '}':
        if (in_header_) header_ = header_ > dots_ + 1 ? header_ : dots_ + 1;
        close();
        break;
      default:
        break;
    }
    at_line_start_ = false;
    if (header_ + depth_ + dots_ > most_depth) {
      fail(fmt::format(
          "nested deeper than {} levels. Scenarios need fewer than 10: use flat tables.",
          most_depth));
    }
  }

  // Keys to the left of the bracket are levels as well: a.b.c = { … } is three deep before the
  // brace.
  void open() {
    if (open_ == 0) in_header_ = at_line_start_;
    if (open_ < levels_.size()) levels_[open_] = depth_;
    ++open_;
    depth_ += pending_ + 1;
    pending_ = 0;
    dots_ = 0;
    count_value();
  }
  void close() {
    if (open_ > 0) {
      --open_;
      depth_ = levels_[open_];
    }
    dots_ = 0;
    pending_ = 0;
  }

  void skip_string(char quote) {
    bool const escapes = quote == '"';
    bool const multi_line = quotes_at(quote) >= 3;
    skip(multi_line ? 3 : 1);
    while (i_ < text_.size() && !survey_.fault) {
      char const c = text_[i_];
      if (c == '\\' && escapes) {
        skip(2);
      } else if (!multi_line && (c == quote || c == '\n')) {
        if (c == quote) advance();
        return;
      } else if (multi_line && c == quote && quotes_at(quote) >= 3) {
        // up to two quotes may stand before the closing three
        skip(quotes_at(quote) < 5 ? quotes_at(quote) : 5);
        return;
      } else {
        advance();
      }
    }
  }
  [[nodiscard]] std::size_t quotes_at(char quote) const {
    std::size_t n = 0;
    while (n < 6 && i_ + n < text_.size() && text_[i_ + n] == quote) ++n;
    return n;
  }

  void skip(std::size_t characters) {
    for (; characters > 0 && i_ < text_.size() && !survey_.fault; --characters) advance();
  }
  void advance() {
    if (auto fault = character_fault(text_, i_)) return fail(std::move(*fault));
    if (text_[i_] == '\n') {
      ++line_;
      column_ = 1;
    } else {
      ++column_;
    }
    i_ += sequence_length(text_, i_);
  }
  void count_value() {
    if (++survey_.values > values_left_) {
      fail(fmt::format("more than {} values in the files of one scenario. Make it smaller.",
                       most_values));
    }
  }
  void fail(std::string message) {
    if (!survey_.fault) survey_.fault = TextFault{line_, column_, std::move(message)};
  }

  std::string_view text_;
  std::size_t values_left_;
  std::size_t i_ = 0;
  std::uint32_t line_ = 1, column_ = 1;
  bool at_line_start_ = true, in_header_ = false;
  std::size_t header_ = 0;   // depth of the table that the last [header] opened
  std::size_t open_ = 0;     // open brackets; never above most_depth, each is a level
  std::size_t depth_ = 0;    // levels opened by them and by the keys before them
  std::size_t dots_ = 0;     // in the key being read
  std::size_t pending_ = 0;  // levels of the key left of the last '='
  std::array<std::size_t, most_depth + 1> levels_{};
  TextSurvey survey_;
};

}  // namespace

std::size_t sequence_length(std::string_view text, std::size_t i) {
  auto const byte = [&](std::size_t k) {
    return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0U;
  };
  auto const follows = [&](std::size_t k) { return (byte(k) & 0xC0U) == 0x80U; };
  unsigned const lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    unsigned const low = lead == 0xE0 ? 0xA0 : 0x80, high = lead == 0xED ? 0x9F : 0xBF;
    return byte(1) >= low && byte(1) <= high && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    unsigned const low = lead == 0xF0 ? 0x90 : 0x80, high = lead == 0xF4 ? 0x8F : 0xBF;
    return byte(1) >= low && byte(1) <= high && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

std::optional<std::string> character_fault(std::string_view text, std::size_t i) {
  if (text[i] == '\0') return "NUL byte: this is not a text file. Save it as UTF-8 text.";
  if (sequence_length(text, i) > 0) return std::nullopt;
  return fmt::format("byte 0x{:02x} is not valid UTF-8. Save the file as UTF-8 text.",
                     static_cast<unsigned char>(text[i]));
}

TextSurvey survey(std::string_view text, std::size_t values_left) {
  return Surveyor(text, values_left).run();
}

}  // namespace clustress::loader
