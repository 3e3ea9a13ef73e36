// sim/programme/call.hpp — a call for applications.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "sim/programme/programme.hpp"
#include "sim/programme/terms.hpp"
#include "sim/world/workspace.hpp"

namespace clustress {

// A firm that may be supported with a project idea; an award once it is chosen.
struct Award {
  std::size_t idea = 0;                    // place in Workspace::ideas
  Cents amount = 0;                        // asked for
  std::vector<std::size_t> partners = {};  // places of the ideas whose firms join, if it needs any
  double score = 0;                        // by the rule of selection, once it is ranked
};
using Candidate = Award;

// What an instrument sees when it opens a call: the ideas of eligible firms. It offers support to
// those it is meant for.
class CallForApplications {
 public:
  CallForApplications(World const& world, std::span<Idea const> ideas, Programme::Line const& line)
      : world_(world), ideas_(ideas), line_(line) {}

  [[nodiscard]] std::span<Idea const> ideas() const { return ideas_; }
  [[nodiscard]] bool eligible(Idea const& idea) const;
  void offer(std::size_t idea, Cents amount, std::vector<std::size_t> partners = {}) {
    candidates_.push_back({idea, amount, std::move(partners), 0.0});
  }
  // What the instrument would pay of the idea: its share of the expected cost, at most so much.
  [[nodiscard]] Cents support_of(Idea const& idea, double most_keur) const;
  // Offers that to every eligible idea of the kind whose firm finds it worth applying.
  void offer_support(ProjectKind kind, double most_keur);
  [[nodiscard]] std::vector<Candidate> const& candidates() const { return candidates_; }

 private:
  World const& world_;
  std::span<Idea const> ideas_;
  Programme::Line const& line_;
  std::vector<Candidate> candidates_;
};

}  // namespace clustress
