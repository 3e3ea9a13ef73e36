// Every input the fuzzers kept, and every one that was once a finding, is taken or refused in
// order.
#include <clustress/catch.hpp>

#include "tests/fuzz/entries.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;

TEST_CASE("the kept corpus of the fuzzers is taken or refused in order", "[fuzz]") {
  std::filesystem::path const corpus =
      std::filesystem::path(CLUSTRESS_SOURCE_DIR) / "tests/fuzz/corpus";
  for (fuzz::Entry const& entry : fuzz::entries) {
    std::size_t inputs = 0;
    for (auto const& file : std::filesystem::directory_iterator(corpus / entry.name)) {
      CAPTURE(file.path());
      std::string const text = test::slurp(file.path());
      std::vector<std::uint8_t> const bytes(text.begin(), text.end());
      CHECK_NOTHROW(entry.run(bytes));
      ++inputs;
    }
    CAPTURE(entry.name);
    CHECK(inputs > 0);
  }
}
