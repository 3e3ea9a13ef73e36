// What a workbook (Office Open XML) holds, read by minizip and a few rules of its XML: enough for
// what we write, and independent of the library that writes it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace clustress::test {

struct XlsxCell {
  std::variant<std::string, double> value;  // text or number
  std::size_t style = 0;                    // place in XlsxBook::formats
};

struct XlsxSheet {
  std::string name;
  std::string xml;
  std::map<std::size_t, std::map<std::string, XlsxCell>> rows;  // by number from 1, then "A"

  [[nodiscard]] std::string text(std::size_t row, std::string const& column) const;
  // Nothing if the cell is empty; infinite for the signs.
  [[nodiscard]] std::optional<double> number(std::size_t row, std::string const& column) const;
};

struct XlsxBook {
  std::vector<XlsxSheet> sheets;
  std::vector<std::string> formats;          // of numbers, by style; empty = general
  std::map<std::string, std::string> parts;  // the XML of each part, by its path
};

XlsxBook read_xlsx(std::string const& bytes);

}  // namespace clustress::test
