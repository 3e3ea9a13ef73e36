// analysis/answer/scale_words.hpp — how a world of another size than declared is named, so that
// nobody takes its jobs and money for those of the region. Pure functions, thread-safe.
#pragma once

#include <string>

namespace clustress {

// "a tenth of its size", "twice its size", "0.37 times its size"; `scale` > 0.
std::string size_words(double scale);

// "World at a tenth of its size: money and jobs of the programme are scaled with it."; empty for a
// world of its declared size.
std::string scale_sentence(double scale);

}  // namespace clustress
