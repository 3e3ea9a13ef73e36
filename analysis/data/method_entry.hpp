// analysis/data/method_entry.hpp — what the file of a method includes to enter the catalogue.
#pragma once

#include <string>

#include "analysis/data/method.hpp"

namespace clustress {

template <class T>
Method const& method() {
  static T const instance;
  return instance;
}

// A method that says what it is once; its file adds needs() and of().
class NamedMethod : public Method {
 public:
  NamedMethod(std::string_view name, std::string_view title) : name_(name), title_(title) {}
  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::string_view title() const override { return title_; }

 protected:
  [[nodiscard]] Section section() const { return {std::string(name_), std::string(title_)}; }

 private:
  std::string_view name_, title_;
};

}  // namespace clustress
