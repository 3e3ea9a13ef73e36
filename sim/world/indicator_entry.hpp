// sim/world/indicator_entry.hpp — what the file of an indicator includes to enter the catalogue.
#pragma once

#include "sim/world/indicator.hpp"
#include "sim/world/world.hpp"

namespace clustress {

template <class T>
Indicator const& indicator() {
  static T const instance;
  return instance;
}

// An indicator that says what it is once; its file adds measure().
class NamedIndicator : public Indicator {
 public:
  NamedIndicator(std::string_view name, std::string_view unit, std::string_view long_name,
                 Split split)
      : name_(name), unit_(unit), long_name_(long_name), split_(split) {}
  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::string_view unit() const override { return unit_; }
  [[nodiscard]] std::string_view long_name() const override { return long_name_; }
  [[nodiscard]] Split split() const override { return split_; }

 private:
  std::string_view name_, unit_, long_name_;
  Split split_;
};

}  // namespace clustress
