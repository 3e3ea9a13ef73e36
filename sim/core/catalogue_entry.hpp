// sim/core/catalogue_entry.hpp — what the file of one kind includes to enter the catalogue (see
// catalogue.hpp).
#pragma once

#include "sim/core/catalogue.hpp"

namespace clustress {

template <class Product, class K>
class BlueprintOf final : public Blueprint<Product> {
 public:
  [[nodiscard]] BoundParameters parameters() override { return bind(parameters_); }
  [[nodiscard]] std::vector<std::string> faults() const override {
    if constexpr (requires { K::faults(parameters_); }) {
      return K::faults(parameters_);
    } else {
      return {};
    }
  }
  [[nodiscard]] std::shared_ptr<Product const> build() const override {
    return std::make_shared<K const>(parameters_);
  }

 private:
  typename K::Parameters parameters_;
};

template <class Product, class K>
CatalogueEntry<Product> const& entry() {
  constexpr std::string_view former = [] {
    if constexpr (requires { K::former_kind; }) {
      return K::former_kind;
    } else {
      return std::string_view{};
    }
  }();
  static constexpr CatalogueEntry<Product> described{
      K::kind, K::summary,
      []() -> std::unique_ptr<Blueprint<Product>> {
        return std::make_unique<BlueprintOf<Product, K>>();
      },
      former};
  return described;
}

}  // namespace clustress
