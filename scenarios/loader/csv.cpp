#include "scenarios/loader/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "scenarios/loader/text_survey.hpp"

namespace clustress::loader {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view separator_line = "sep=";

bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

bool is_comment(std::string_view line) {
  auto const first = std::find_if_not(line.begin(), line.end(), is_blank);
  return first != line.end() && *first == '#';
}

// The one of , ; and tab that the line has most of outside quotes.
char usual_separator(std::string_view line) {
  char best = ',';
  std::ptrdiff_t most = 0;
  for (char const separator : {',', ';', '\t'}) {
    bool quoted = false;
    std::ptrdiff_t const count = std::count_if(line.begin(), line.end(), [&](char c) {
      if (c == '"') quoted = !quoted;
      return c == separator && !quoted;
    });
    if (count > most) {
      most = count;
      best = separator;
    }
  }
  return best;
}

// 3.000 or 12,345: most spreadsheets mean thousands by it, some a decimal.
bool may_be_thousands(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  std::size_t const mark = text.find_first_of(".,");
  return mark >= 1 && mark <= 3 && text.size() == mark + 4 && text.front() >= '1' &&
         text.front() <= '9' &&
         text.find_first_not_of("0123456789", mark + 1) == std::string_view::npos;
}

}  // namespace

CsvReader::CsvReader(std::string_view text, std::uint32_t file, Report& report)
    : text_(text), file_(file), report_(report) {
  check_characters(1);
  std::string_view const whole = text_;
  std::string_view first = take_line();
  if (first.size() == separator_line.size() + 1 && first.starts_with(separator_line) &&
      std::string_view(",;\t").find(first.back()) != std::string_view::npos) {
    separator_ = first.back();
    return;
  }
  while (!text_.empty() && (is_comment(first) || std::all_of(first.begin(), first.end(), is_blank)))
    first = take_line();
  separator_ = usual_separator(first);
  text_ = whole;
  line_ = 0;
}

CsvReader::CsvReader(std::string_view line, Position at, std::optional<char> separator,
                     Report& report)
    : text_(line), file_(at.file), report_(report), line_(at.line - 1) {
  check_characters(at.line);
  separator_ = separator.value_or(usual_separator(text_));
}

void CsvReader::check_characters(std::uint32_t line) {
  if (text_.starts_with(byte_order_mark)) text_.remove_prefix(byte_order_mark.size());
  std::uint32_t column = 1;
  for (std::size_t i = 0; i < text_.size(); i += sequence_length(text_, i)) {
    if (auto const fault = character_fault(text_, i)) {
      report_.fault({file_, line, column}, *fault);
      text_ = {};
      return;
    }
    ++column;
    if (text_[i] == '\n') ++line, column = 1;
  }
}

std::string_view CsvReader::take_line() {
  std::size_t const end = std::min(text_.find_first_of("\r\n"), text_.size());
  std::string_view const line = text_.substr(0, end);
  text_.remove_prefix(end);
  text_.remove_prefix(text_.starts_with("\r\n") ? 2 : text_.empty() ? 0 : 1);
  ++line_;
  return line;
}

bool CsvReader::next(std::vector<CsvField>& record) {
  while (!text_.empty()) {
    std::string_view const line = take_line();
    if (is_comment(line)) continue;
    split(line, record);
    if (std::any_of(record.begin(), record.end(),
                    [](CsvField const& field) { return !field.text.empty(); }))
      return true;
  }
  return false;
}

void CsvReader::split(std::string_view line, std::vector<CsvField>& record) {
  record.clear();
  counted_ = 0;
  column_ = 1;
  for (std::size_t i = 0;; ++i) {
    while (i < line.size() && line[i] != separator_ && is_blank(line[i])) ++i;
    CsvField field{{}, place(line, i)};
    if (i < line.size() && line[i] == '"') {
      i = take_quoted(line, i, field);
    } else {
      std::size_t const end = std::min(line.find(separator_, i), line.size());
      field.text = line.substr(i, end - i);
      while (!field.text.empty() && is_blank(field.text.back())) field.text.pop_back();
      i = end;
    }
    record.push_back(std::move(field));
    if (i >= line.size()) return;
  }
}

// From the opening quote at `i` to the separator behind the closing one, or the end of the line.
std::size_t CsvReader::take_quoted(std::string_view line, std::size_t i, CsvField& field) {
  for (++i;; ++i) {
    std::size_t const quote = line.find('"', i);
    field.text += line.substr(i, quote - i);
    if (quote == std::string_view::npos) {
      report_.fault(field.at,
                    "the quote that opens here is not closed in its line. Close it, or write \"\" "
                    "for a quote.");
      return line.size();
    }
    i = quote + 1;
    if (i >= line.size() || line[i] != '"') break;
    field.text += '"';
  }
  while (i < line.size() && line[i] != separator_ && is_blank(line[i])) ++i;
  if (i < line.size() && line[i] != separator_) {
    report_.fault(
        place(line, i),
        "text after a closing quote. Put the whole field in quotes and write \"\" for a quote.");
    return std::min(line.find(separator_, i), line.size());
  }
  return i;
}

Position CsvReader::place(std::string_view line, std::size_t i) {
  for (; counted_ < i; counted_ += sequence_length(line, counted_)) ++column_;
  return {file_, line_, column_};
}

std::string column_name(std::string_view text) {
  std::string name;
  for (char const c : text) {
    name += c == ' ' || c == '-'   ? '_'
            : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a')
                                   : c;
  }
  return name;
}

std::optional<double> number_in(CsvField const& field, char separator) {
  std::string text = field.text;
  if (may_be_thousands(text)) return std::nullopt;
  if (separator != ',' && text.find('.') == std::string::npos) {
    if (auto const comma = text.find(','); comma != std::string::npos) text[comma] = '.';
  }
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

}  // namespace clustress::loader
