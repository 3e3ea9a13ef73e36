// sim/world/parameters/kind_parameters.hpp — the parameters of the kinds of projects: one struct a
// kind, of the kind's own type, kept as values in the order of the catalogue.
//
// Copies are deep. Reading is thread-safe.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "sim/world/parameters/ideas.hpp"

namespace clustress {

enum class ProjectKind : std::uint8_t;

// The parameters of one kind: IdeaParameters, or a struct that begins with them and adds its own.
class KindParameters {
 public:
  template <class P>
  static KindParameters of() {
    return KindParameters(std::make_unique<Holding<P>>());
  }
  KindParameters(KindParameters const& other) : held_(other.held_->copy()) {}
  KindParameters(KindParameters&&) = default;
  KindParameters& operator=(KindParameters other) {
    held_ = std::move(other.held_);
    return *this;
  }
  ~KindParameters() = default;

  [[nodiscard]] IdeaParameters& idea() { return held_->idea(); }
  [[nodiscard]] IdeaParameters const& idea() const { return held_->idea(); }
  // An untyped view of what the kind declares; this object must outlive it.
  [[nodiscard]] BoundParameters bound() { return held_->bound(); }

 private:
  struct Held {
    Held() = default;
    Held(Held const&) = default;
    Held& operator=(Held const&) = delete;
    virtual ~Held() = default;
    [[nodiscard]] virtual std::unique_ptr<Held> copy() const = 0;
    [[nodiscard]] virtual IdeaParameters& idea() = 0;
    [[nodiscard]] virtual BoundParameters bound() = 0;
  };
  template <class P>
  struct Holding final : Held {
    P value;
    [[nodiscard]] std::unique_ptr<Held> copy() const override {
      return std::make_unique<Holding>(*this);
    }
    [[nodiscard]] IdeaParameters& idea() override { return value; }
    [[nodiscard]] BoundParameters bound() override { return bind(value); }
  };
  explicit KindParameters(std::unique_ptr<Held> held) : held_(std::move(held)) {}

  std::unique_ptr<Held> held_;
};

// Those of all kinds, with the defaults of the catalogue; of a kind that does not arise at firms
// they are neutral and cannot be set.
class KindsParameters {
 public:
  KindsParameters();
  [[nodiscard]] IdeaParameters& operator[](ProjectKind kind) { return of(kind).idea(); }
  [[nodiscard]] IdeaParameters const& operator[](ProjectKind kind) const {
    return kinds_[static_cast<std::size_t>(kind)].idea();
  }
  [[nodiscard]] KindParameters& of(ProjectKind kind) {
    return kinds_[static_cast<std::size_t>(kind)];
  }

 private:
  std::vector<KindParameters> kinds_;
};

}  // namespace clustress
