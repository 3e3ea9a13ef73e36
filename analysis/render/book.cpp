#include "analysis/render/book.hpp"

#include <fmt/format.h>
#include <minizip/unzip.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <mutex>
#include <utility>

#include "analysis/render/report_text.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"

namespace clustress {

namespace {

constexpr std::size_t text_limit = 8000;        // bytes; a cell holds 32 767 characters
constexpr time_t fixed_date = 946'684'800;      // 2000-01-01, in every workbook
constexpr double line_points = 15.0;            // height of a line
constexpr std::size_t letters_of_a_line = 110;  // of a paragraph
constexpr double most_height = 409.0;           // of a row

[[noreturn]] void refuse(std::filesystem::path const& path, std::string const& cause) {
  throw OutputError(fmt::format(
      "{}: the workbook cannot be written: {}; make room there or choose another output with -o",
      printable(path.string(), 400), cause));
}

// Whether a text of XML goes to the end of its root element.
bool is_whole_xml(std::string_view text) {
  std::size_t root = text.find("?>");
  root = root == std::string_view::npos ? text.npos : text.find('<', root);
  if (root == std::string_view::npos) return false;
  std::string_view name = text.substr(root + 1);
  name = name.substr(0, name.find_first_of(" />\n"));
  std::size_t const last = text.find_last_not_of(" \r\n");
  std::string_view const whole = text.substr(0, last + 1);
  return whole.ends_with(fmt::format("</{}>", name)) ||
         (whole.ends_with("/>") && whole.find('<', root + 1) == std::string_view::npos);
}

std::string entry_text(unzFile zip) {
  std::string text;
  std::array<char, 65536> piece;
  for (int n = 1; n > 0;) {
    n = unzReadCurrentFile(zip, piece.data(), piece.size());
    if (n < 0) return "";
    text.append(piece.data(), static_cast<std::size_t>(n));
  }
  return text;
}

// The library does not notice when a disk is full while it collects a sheet: what it wrote is read
// back, with checksums, and every part must be whole.
bool is_whole(std::string const& path) {
  unzFile const zip = unzOpen(path.c_str());
  if (zip == nullptr) return false;
  bool sound = true;
  for (int at = unzGoToFirstFile(zip); at != UNZ_END_OF_LIST_OF_FILE && sound;
       at = unzGoToNextFile(zip)) {
    sound = at == UNZ_OK && unzOpenCurrentFile(zip) == UNZ_OK;
    if (!sound) break;
    sound = is_whole_xml(entry_text(zip));
    sound = unzCloseCurrentFile(zip) == UNZ_OK && sound;
  }
  unzClose(zip);
  return sound;
}

// The library prints what it cannot write, beside what it returns. While one of these lives, what
// is printed to `stderr` of the C library goes nowhere; one at a time.
class NothingPrinted {
 public:
  NothingPrinted() : lock_(one_at_a_time()), nowhere_(std::fopen("/dev/null", "w")) {
    if (nowhere_ != nullptr) kept_ = std::exchange(stderr, nowhere_);
  }
  NothingPrinted(NothingPrinted const&) = delete;
  NothingPrinted& operator=(NothingPrinted const&) = delete;
  ~NothingPrinted() {
    if (nowhere_ == nullptr) return;
    stderr = kept_;
    std::fclose(nowhere_);
  }

 private:
  static std::mutex& one_at_a_time() {
    static std::mutex mutex;
    return mutex;
  }

  std::scoped_lock<std::mutex> lock_;
  std::FILE* nowhere_;
  std::FILE* kept_ = nullptr;
};

int close_quietly(lxw_workbook* book) {
  NothingPrinted const quiet;
  return workbook_close(book);
}

std::string cell_text(std::string const& text) {
  return harmless(printable(text, text_limit));
}

}  // namespace

Book::Book(std::filesystem::path scratch)
    : scratch_(std::move(scratch)), folder_(scratch_.parent_path().string()) {
  if (folder_.empty()) folder_ = ".";
  lxw_workbook_options options{};
  options.tmpdir = folder_.data();
  book_ = workbook_new_opt(scratch_.c_str(), &options);
  if (book_ == nullptr) refuse(scratch_, "no memory");
  lxw_doc_properties dates{};
  dates.created = fixed_date;
  workbook_set_properties(book_, &dates);
  bold_ = workbook_add_format(book_);
  format_set_bold(bold_);
  format_set_bottom(bold_, LXW_BORDER_THIN);
  lines_ = workbook_add_format(book_);
  bold_lines_ = workbook_add_format(book_);
  format_set_bold(bold_lines_);
  for (lxw_format* const format : {lines_, bold_lines_}) {
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  }
  right_ = workbook_add_format(book_);
  format_set_align(right_, LXW_ALIGN_RIGHT);
}

Book::~Book() {
  if (book_ != nullptr) lxw_workbook_free(book_);
  std::error_code ignored;
  std::filesystem::remove(scratch_, ignored);
}

void Book::check(int error) const {
  if (error != LXW_NO_ERROR) refuse(scratch_, lxw_strerror(static_cast<lxw_error>(error)));
}

void Book::begin_sheet(std::string const& name, std::vector<double> const& widths) {
  end_table();
  check(workbook_validate_sheet_name(book_, name.c_str()));
  sheet_ = workbook_add_worksheet(book_, name.c_str());
  if (sheet_ == nullptr) refuse(scratch_, "no memory");
  row_ = 0;
  for (std::size_t k = 0; k < widths.size(); ++k) {
    auto const column = static_cast<lxw_col_t>(k);
    check(worksheet_set_column(sheet_, column, column, widths[k], nullptr));
  }
}

void Book::head(std::vector<BookColumn> const& columns, std::uint16_t frozen) {
  head_row_ = row_;
  head_columns_ = static_cast<std::uint16_t>(columns.size());
  std::vector<std::string> cells;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    auto const column = static_cast<lxw_col_t>(k);
    check(worksheet_set_column(sheet_, column, column, columns[k].width, nullptr));
    cells.push_back(columns[k].head);
  }
  heading(cells);
  worksheet_freeze_panes(sheet_, row_, frozen);
  worksheet_repeat_rows(sheet_, head_row_, head_row_);
  worksheet_set_landscape(sheet_);
  worksheet_fit_to_pages(sheet_, 1, 0);
}

void Book::end_table() {
  if (head_columns_ > 0 && row_ > head_row_ + 1) {
    check(worksheet_autofilter(sheet_, head_row_, 0, row_ - 1,
                               static_cast<lxw_col_t>(head_columns_ - 1)));
  }
  head_columns_ = 0;
}

void Book::heading(std::vector<std::string> const& cells) {
  for (std::size_t k = 0; k < cells.size(); ++k) {
    check(worksheet_write_string(sheet_, row_, static_cast<lxw_col_t>(k),
                                 cell_text(cells[k]).c_str(), bold_));
  }
  ++row_;
}

void Book::paragraph(std::string const& text, std::uint16_t columns, bool is_bold) {
  std::size_t const lines = 1 + text.size() / letters_of_a_line;
  check(worksheet_merge_range(sheet_, row_, 0, row_, static_cast<lxw_col_t>(columns - 1),
                              cell_text(text).c_str(), is_bold ? bold_lines_ : lines_));
  check(worksheet_set_row(
      sheet_, row_, std::min(line_points * static_cast<double>(lines), most_height), nullptr));
  ++row_;
}

void Book::row(std::vector<BookCell> const& cells) {
  for (std::size_t k = 0; k < cells.size(); ++k) write(static_cast<std::uint16_t>(k), cells[k]);
  ++row_;
}

void Book::write(std::uint16_t column, BookCell const& cell) {
  if (auto const* text = std::get_if<std::string>(&cell)) {
    if (!text->empty())
      check(worksheet_write_string(sheet_, row_, column, cell_text(*text).c_str(), nullptr));
    return;
  }
  BookNumber const& number = std::get<BookNumber>(cell);
  if (std::isnan(number.value)) return;
  if (std::isinf(number.value)) {
    check(worksheet_write_string(sheet_, row_, column, number.value > 0.0 ? "∞" : "−∞", right_));
  } else {
    check(worksheet_write_number(sheet_, row_, column, number.value + 0.0,
                                 number_format(number.format)));
  }
}

lxw_format* Book::number_format(std::string_view format) {
  if (format.empty()) return nullptr;
  auto const found = formats_.find(format);
  if (found != formats_.end()) return found->second;
  lxw_format* const made = workbook_add_format(book_);
  format_set_num_format(made, std::string(format).c_str());
  return formats_[std::string(format)] = made;
}

std::string Book::finish() {
  end_table();
  check(close_quietly(std::exchange(book_, nullptr)));
  if (!is_whole(scratch_.string())) refuse(scratch_, "no space is left, or the disk is damaged");
  std::ifstream file(scratch_, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (!file || bytes.empty()) refuse(scratch_, "it cannot be read back");
  return bytes;
}

}  // namespace clustress
