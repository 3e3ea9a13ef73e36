// Not a test of its own: the indices of a table of points and outputs, for scripts/check_indices,
// which holds them against SALib. INDEX_TABLE names the table (first line: design and method, then
// a point a line, its output last), INDEX_ANSWER the file of `parameter index value` lines to
// write.
#include <clustress/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/support/made_design.hpp"

using namespace clustress;
using namespace clustress::test;

TEST_CASE("indices of the table in INDEX_TABLE", "[.index_table]") {
  char const* const table_name = std::getenv("INDEX_TABLE");
  char const* const answer_name = std::getenv("INDEX_ANSWER");
  REQUIRE((table_name != nullptr && answer_name != nullptr));
  std::ifstream file(table_name);
  std::string design, method, line;
  REQUIRE(file >> design >> method);
  std::getline(file, line);
  std::vector<Place> points;
  StudyOutput output{"y", "y", "", 1, {}};
  while (std::getline(file, line)) {
    std::istringstream numbers(line);
    Place point;
    for (double x = 0.0; numbers >> x;) point.push_back(x);
    output.values.push_back(point.back());
    point.pop_back();
    points.push_back(std::move(point));
  }
  IndexTable const indices = indices_of(method_named(method), study_of(points, design), output, {});
  INFO(indices.missing);
  REQUIRE(indices.is_given());
  std::ofstream answer(answer_name);
  answer.precision(17);
  for (IndexRow const& row : indices.rows) {
    for (std::size_t c = 0; c < indices.columns.size(); ++c)
      answer << row.factor << ' ' << indices.columns[c].name << ' ' << row.indices[c].value << '\n';
  }
  CHECK(answer.flush().good());
}
