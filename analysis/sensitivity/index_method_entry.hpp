// analysis/sensitivity/index_method_entry.hpp — what a file in analysis/sensitivity/methods
// includes to enter itself.
#pragma once

#include <string_view>

#include "analysis/sensitivity/index_method.hpp"

namespace clustress {

// A method that knows its names.
class NamedIndexMethod : public IndexMethod {
 public:
  NamedIndexMethod(std::string_view name, std::string_view title, std::string_view source)
      : name_(name), title_(title), source_(source) {}
  [[nodiscard]] std::string_view name() const final { return name_; }
  [[nodiscard]] std::string_view title() const final { return title_; }
  [[nodiscard]] std::string_view source() const final { return source_; }

 private:
  std::string_view name_, title_, source_;
};

template <class T>
IndexMethod const& index_method() {
  static T const one;
  return one;
}

}  // namespace clustress
