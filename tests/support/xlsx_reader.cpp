#include "tests/support/xlsx_reader.hpp"

#include <minizip/unzip.h>

#include <array>
#include <clustress/catch.hpp>
#include <cstdlib>
#include <limits>

#include "tests/support/scratch_files.hpp"

namespace clustress::test {

namespace {

std::string decoded(std::string text) {
  constexpr std::array<std::pair<char const*, char const*>, 5> entities{
      {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}};
  for (auto const& [from, to] : entities) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1))
      text.replace(at, std::string(from).size(), to);
  }
  return text;
}

// Every element of that name from `at` on: its attributes and what is inside it.
struct Element {
  std::string attributes, inside;
};
std::vector<Element> elements(std::string const& xml, std::string const& name) {
  std::vector<Element> found;
  std::string const open = "<" + name, close = "</" + name + ">";
  for (std::size_t at = xml.find(open); at != std::string::npos; at = xml.find(open, at)) {
    at += open.size();
    if (xml[at] != ' ' && xml[at] != '>' && xml[at] != '/') continue;
    std::size_t const end = xml.find('>', at);
    std::string const attributes = xml.substr(at, end - at);
    at = end + 1;
    if (attributes.ends_with("/")) {
      found.push_back({attributes, ""});
      continue;
    }
    std::size_t const last = xml.find(close, at);
    found.push_back({attributes, xml.substr(at, last - at)});
    at = last + close.size();
  }
  return found;
}

std::string attribute(std::string const& attributes, std::string const& name) {
  std::size_t at = attributes.find(" " + name + "=\"");
  if (at == std::string::npos) return "";
  at += name.size() + 3;
  return decoded(attributes.substr(at, attributes.find('"', at) - at));
}

std::string inner(std::string const& xml, std::string const& name) {
  std::vector<Element> const found = elements(xml, name);
  return found.empty() ? "" : decoded(found.front().inside);
}

std::map<std::string, std::string> parts_of(std::string const& bytes) {
  TemporaryDirectory const folder;
  std::filesystem::path const path = folder / "book.xlsx";
  spill(path, bytes);
  unzFile const zip = unzOpen(path.c_str());
  REQUIRE(zip != nullptr);
  std::map<std::string, std::string> parts;
  for (int at = unzGoToFirstFile(zip); at == UNZ_OK; at = unzGoToNextFile(zip)) {
    std::array<char, 300> name{};
    unz_file_info info{};
    REQUIRE(unzGetCurrentFileInfo(zip, &info, name.data(), name.size(), nullptr, 0, nullptr, 0) ==
            UNZ_OK);
    REQUIRE(unzOpenCurrentFile(zip) == UNZ_OK);
    std::string text;
    std::array<char, 65536> piece;
    for (int n = 1; n > 0;) {
      n = unzReadCurrentFile(zip, piece.data(), piece.size());
      REQUIRE(n >= 0);
      text.append(piece.data(), static_cast<std::size_t>(n));
    }
    REQUIRE(unzCloseCurrentFile(zip) == UNZ_OK);
    parts[name.data()] = std::move(text);
  }
  unzClose(zip);
  return parts;
}

std::vector<std::string> formats_of(std::string const& styles) {
  std::map<std::string, std::string> codes;
  for (Element const& e : elements(styles, "numFmt"))
    codes[attribute(e.attributes, "numFmtId")] = attribute(e.attributes, "formatCode");
  std::vector<std::string> formats;
  for (Element const& e : elements(inner(styles, "cellXfs"), "xf")) {
    std::string const id = attribute(e.attributes, "numFmtId");
    formats.push_back(id == "1" ? "0" : codes[id]);  // 1 is one of the built-in ones
  }
  return formats;
}

}  // namespace

std::string XlsxSheet::text(std::size_t row, std::string const& column) const {
  auto const cells = rows.find(row);
  if (cells == rows.end() || !cells->second.count(column)) return "";
  XlsxCell const& cell = cells->second.at(column);
  REQUIRE(std::holds_alternative<std::string>(cell.value));
  return std::get<std::string>(cell.value);
}

std::optional<double> XlsxSheet::number(std::size_t row, std::string const& column) const {
  auto const cells = rows.find(row);
  if (cells == rows.end() || !cells->second.count(column)) return std::nullopt;
  XlsxCell const& cell = cells->second.at(column);
  if (auto const* number = std::get_if<double>(&cell.value)) return *number;
  std::string const& sign = std::get<std::string>(cell.value);
  REQUIRE((sign == "∞" || sign == "−∞"));
  double const infinite = std::numeric_limits<double>::infinity();
  return sign == "∞" ? infinite : -infinite;
}

XlsxBook read_xlsx(std::string const& bytes) {
  XlsxBook book;
  book.parts = parts_of(bytes);
  std::vector<std::string> strings;
  for (Element const& e : elements(book.parts["xl/sharedStrings.xml"], "si"))
    strings.push_back(inner(e.inside, "t"));
  book.formats = formats_of(book.parts["xl/styles.xml"]);
  std::size_t number = 0;
  for (Element const& e : elements(book.parts["xl/workbook.xml"], "sheet")) {
    XlsxSheet sheet;
    sheet.name = attribute(e.attributes, "name");
    sheet.xml = book.parts["xl/worksheets/sheet" + std::to_string(++number) + ".xml"];
    for (Element const& row : elements(sheet.xml, "row")) {
      auto& cells = sheet.rows[std::stoul(attribute(row.attributes, "r"))];
      for (Element const& c : elements(row.inside, "c")) {
        std::string const place = attribute(c.attributes, "r");
        std::string const column = place.substr(0, place.find_first_of("0123456789"));
        std::string const value = inner(c.inside, "v");
        CHECK(c.inside.find("<f") == std::string::npos);  // no formula anywhere
        if (value.empty()) continue;
        XlsxCell cell;
        std::string const style = attribute(c.attributes, "s");
        cell.style = style.empty() ? 0 : std::stoul(style);
        if (attribute(c.attributes, "t") == "s") {
          cell.value = strings.at(std::stoul(value));
        } else {
          cell.value = std::strtod(value.c_str(), nullptr);
        }
        cells[column] = std::move(cell);
      }
    }
    book.sheets.push_back(std::move(sheet));
  }
  return book;
}

}  // namespace clustress::test
