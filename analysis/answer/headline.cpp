#include "analysis/answer/headline.hpp"

#include <algorithm>

namespace clustress {

namespace {

class Chooser {
 public:
  explicit Chooser(Answer const& answer) : a_(answer), order_(answer.by_value()) {}

  [[nodiscard]] Headline choose() const {
    if (a_.programmes.empty()) return {HeadlineCase::no_programme, {}};
    if (all_cells([](AnswerCell const& c) { return c.rung == Rung::not_known; }))
      return {HeadlineCase::not_known, {}};
    if (std::ranges::all_of(a_.programmes, [](AnswerProgramme const& p) {
          return p.cells.front().rung == Rung::loses_jobs;
        })) {
      return {HeadlineCase::all_lose, order_};
    }
    if (all_cells([](AnswerCell const& c) { return c.rung <= Rung::no_jobs; }))
      return {HeadlineCase::no_jobs, order_};
    std::vector<std::size_t> const meet =
        everywhere([](AnswerCell const& c) { return c.rung == Rung::target_met; });
    if (!meet.empty()) return {HeadlineCase::meets_target, meet};
    if (a_.programmes.size() == 1) return {HeadlineCase::one_programme, order_, passed(0)};
    return among_several();
  }

 private:
  [[nodiscard]] bool all_cells(auto const& holds) const {
    return std::ranges::all_of(a_.programmes, [&](AnswerProgramme const& p) {
      return std::ranges::all_of(p.cells, holds);
    });
  }
  [[nodiscard]] std::vector<std::size_t> everywhere(auto const& holds) const {
    std::vector<std::size_t> found;
    std::ranges::copy_if(order_, std::back_inserter(found), [&](std::size_t p) {
      return std::ranges::all_of(a_.programmes[p].cells, holds);
    });
    return found;
  }
  [[nodiscard]] std::size_t passed(std::size_t p) const {
    return static_cast<std::size_t>(
        std::ranges::count_if(a_.programmes[p].cells,
                              [&](AnswerCell const& c) { return passes(c, a_.has_references()); }));
  }
  // A programme that spends nothing told from 0 is behind every other.
  [[nodiscard]] bool is_ahead(std::size_t p, std::size_t other, std::size_t stress) const {
    Measure const& lead = a_.programmes[p].cells[stress].ahead[other];
    return !lead.is_given() || lead.low > 0.0;
  }
  [[nodiscard]] bool is_ahead_of_all(std::size_t p, std::size_t stress) const {
    return std::ranges::all_of(
        order_, [&](std::size_t other) { return other == p || is_ahead(p, other, stress); });
  }

  [[nodiscard]] Headline among_several() const {
    std::vector<std::size_t> const pass =
        everywhere([&](AnswerCell const& c) { return passes(c, a_.has_references()); });
    if (pass.empty()) {
      bool const some = std::ranges::any_of(order_, [&](std::size_t p) { return passed(p) > 0; });
      return {some ? HeadlineCase::none_everywhere : HeadlineCase::none, {}};
    }
    std::size_t const first = order_.front();
    if (pass.front() == first && a_.programmes[first].cells.front().value.is_given()) {
      if (is_ahead_of_all(first, 0)) {
        bool always = true;
        for (std::size_t s = 1; s < a_.stresses.size(); ++s)
          always = always && is_ahead_of_all(first, s);
        return {always ? HeadlineCase::best : HeadlineCase::best_undisturbed, {first}};
      }
      std::vector<std::size_t> level;
      std::ranges::copy_if(pass, std::back_inserter(level),
                           [&](std::size_t p) { return p == first || !is_ahead(first, p, 0); });
      if (level.size() > 1) return {HeadlineCase::close, level};
    }
    return {pass.size() == 1 ? HeadlineCase::only : HeadlineCase::several, pass};
  }

  Answer const& a_;
  std::vector<std::size_t> order_;
};

}  // namespace

bool passes(AnswerCell const& cell, bool has_references) {
  return cell.rung >= (has_references ? Rung::beats_spending : Rung::brings_jobs);
}

Headline headline_of(Answer const& answer) {
  return Chooser(answer).choose();
}

}  // namespace clustress
