// analysis/evaluation/design_entry.hpp — what the file of a design includes to enter the catalogue.
#pragma once

#include "analysis/evaluation/design.hpp"

namespace clustress {

template <class T>
Design const& design() {
  static T const instance;
  return instance;
}

// A design that says what it is once; its file adds estimate().
class NamedDesign : public Design {
 public:
  NamedDesign(std::string_view name, std::string_view title, std::string_view source,
              std::vector<Need> needs)
      : name_(name), title_(title), source_(source), needs_(std::move(needs)) {}
  [[nodiscard]] std::string_view name() const override { return name_; }
  [[nodiscard]] std::string_view title() const override { return title_; }
  [[nodiscard]] std::string_view source() const override { return source_; }
  [[nodiscard]] std::vector<Need> needs() const override { return needs_; }

 private:
  std::string_view name_, title_, source_;
  std::vector<Need> needs_;
};

// A result that says why there is none.
inline DesignResult no_estimate(std::string why) {
  DesignResult result;
  result.missing = std::move(why);
  return result;
}

// Puts estimate, interval and p-value in: Student's t, or the normal distribution without degrees.
void set_estimate(DesignResult& result, double estimate, double standard_error, double alpha,
                  std::optional<double> degrees = std::nullopt);

}  // namespace clustress
