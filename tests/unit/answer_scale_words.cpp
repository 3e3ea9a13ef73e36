// How the size of a world is named.
#include <clustress/catch.hpp>

#include "analysis/answer/scale_words.hpp"

using namespace clustress;

TEST_CASE("the size of a world in words", "[scale][answer]") {
  CHECK(size_words(0.1) == "a tenth of its size");
  CHECK(size_words(0.5) == "half its size");
  CHECK(size_words(0.25) == "a quarter of its size");
  CHECK(size_words(0.125) == "an eighth of its size");
  CHECK(size_words(1.0 / 3.0) == "a third of its size");
  CHECK(size_words(0.333) == "0.333 times its size");
  CHECK(size_words(2.0) == "twice its size");
  CHECK(size_words(3.0) == "3 times its size");
  CHECK(size_words(0.01) == "0.01 times its size");
}

TEST_CASE("a world of its declared size is not spoken of", "[scale][answer]") {
  CHECK(scale_sentence(1.0).empty());
  CHECK(scale_sentence(0.1) ==
        "World at a tenth of its size: money and jobs of the programme are scaled with it.");
}
