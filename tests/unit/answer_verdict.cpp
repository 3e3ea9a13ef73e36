// The ladder of verdicts and the cases of the headline, each reached by an answer made by hand.
#include <clustress/catch.hpp>
#include <limits>

#include "tests/unit/analysis_fixture.hpp"
#include "tests/unit/answer_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();
constexpr auto beats = Rung::beats_spending, brings = Rung::brings_jobs, nothing = Rung::no_jobs,
               loses = Rung::loses_jobs, met = Rung::target_met, unknown = Rung::not_known;

Rung judged(Measure const& net, std::vector<Measure> const& beyond, std::size_t references) {
  return rung_of(Verdict::missed, net, beyond, references);
}

// Cells undisturbed and under the stresses.
AnswerProgramme of(std::string name, double value, std::vector<Rung> const& rungs) {
  std::vector<AnswerCell> cells;
  for (Rung const rung : rungs) cells.push_back(cell(rung, value));
  return programme(std::move(name), std::move(cells));
}

}  // namespace

TEST_CASE("a rung is judged on the intervals of the result", "[answer]") {
  Measure const gain = made(52.0, 38.0, 66.0), open = made(15.0, -4.0, 35.0),
                loss = made(-9.0, -12.0, -6.0);
  std::vector<Measure> const above{made(3.0, 1.0, 5.0), made(2.0, 0.5, 4.0)};
  std::vector<Measure> const one_open{made(3.0, 1.0, 5.0), made(2.0, -0.5, 4.0)};
  CHECK(rung_of(Verdict::met, gain, one_open, 2) == met);
  CHECK(judged(gain, above, 2) == beats);
  CHECK(judged(gain, one_open, 2) == brings);
  CHECK(judged(gain, above, 3) == brings);  // one reference could not be held against it
  CHECK(judged(gain, {}, 0) == brings);     // plain spending was not simulated
  CHECK(judged(open, above, 2) == nothing);
  CHECK(judged(loss, above, 2) == loses);
  CHECK(judged(made(0.0, 0.0, 0.0), {}, 2) == nothing);  // a programme that does nothing
  CHECK(judged(made(4.0, 0.0, 8.0), above, 2) == nothing);
  CHECK(judged(made(4.0), above, 2) == unknown);  // the same in every world
  CHECK(rung_of(Verdict::met, made(4.0, -infinite, infinite), above, 2) == unknown);
}

TEST_CASE("the headline takes the first case that holds", "[answer]") {
  auto const kind = [](Answer const& a) { return headline_of(a).kind; };
  SECTION("nothing to answer") {
    CHECK(kind(answer({})) == HeadlineCase::no_programme);
    CHECK(kind(answer({of("a", 9, {unknown, unknown})})) == HeadlineCase::not_known);
  }
  SECTION("losses and nulls") {
    CHECK(kind(answer({of("a", -1, {loses, loses}), of("b", -2, {loses, brings})})) ==
          HeadlineCase::all_lose);
    CHECK(kind(answer({of("a", 1, {nothing, loses}), of("b", -2, {loses, nothing})})) ==
          HeadlineCase::no_jobs);
    CHECK(kind(answer({of("a", 1, {brings, nothing}), of("b", 2, {nothing, beats})})) ==
          HeadlineCase::none_everywhere);
    CHECK(kind(answer({of("a", 1, {brings, nothing}), of("b", 2, {nothing, brings})})) ==
          HeadlineCase::none);
  }
  SECTION("the target") {
    Answer const a = answer({of("a", 9, {met, beats}), of("b", 2, {met, met})});
    CHECK(kind(a) == HeadlineCase::meets_target);
    CHECK(headline_of(a).programmes == std::vector<std::size_t>{1});
  }
  SECTION("first in value") {
    Answer a = answer({of("a", 2, {beats, beats}), of("b", 9, {beats, beats})});
    CHECK(kind(a) == HeadlineCase::close);
    CHECK(headline_of(a).programmes == std::vector<std::size_t>{1, 0});
    lead(a, 1, 0, 0);
    CHECK(kind(a) == HeadlineCase::best_undisturbed);
    lead(a, 1, 0, 1);
    CHECK(kind(a) == HeadlineCase::best);
    CHECK(headline_of(a).programmes == std::vector<std::size_t>{1});
  }
  SECTION("a tie with one that does not pass everywhere") {
    CHECK(kind(answer({of("a", 9, {beats, beats}), of("b", 8, {beats, brings})})) ==
          HeadlineCase::only);
    Answer a = answer(
        {of("a", 9, {beats, beats}), of("b", 8, {beats, brings}), of("c", 2, {beats, beats})});
    lead(a, 0, 2, 0);
    CHECK(kind(a) == HeadlineCase::several);
  }
  SECTION("not first in value") {
    Answer a = answer({of("a", 9, {beats, nothing}), of("b", 2, {beats, beats})});
    lead(a, 0, 1, 0);
    CHECK(kind(a) == HeadlineCase::only);
    CHECK(headline_of(a).programmes == std::vector<std::size_t>{1});
  }
  SECTION("one programme") {
    Headline const h = headline_of(answer({of("a", 9, {beats, brings, beats, beats})}));
    CHECK(h.kind == HeadlineCase::one_programme);
    CHECK(h.passed == 3);
  }
  SECTION("one that spends nothing is behind every other") {
    Answer a = answer({of("a", 9, {beats}), of("b", no_number, {nothing})});
    a.programmes[0].cells[0].ahead[1] = not_made();
    CHECK(kind(a) == HeadlineCase::best);
    // Without any money there is no first in value.
    Answer none = answer({of("a", no_number, {brings}), of("b", no_number, {brings})}, 0);
    CHECK(kind(none) == HeadlineCase::several);
  }
  SECTION("where plain spending was not simulated, to bring jobs passes") {
    Answer a = answer({of("a", 9, {brings, brings}), of("b", 2, {brings, brings})}, 0);
    lead(a, 0, 1, 0);
    CHECK(kind(a) == HeadlineCase::best_undisturbed);
  }
}

// Two programmes, of which "good" makes ten jobs and "poor" five at the same price.
TEST_CASE("an answer holds the measures of the effects", "[answer]") {
  HandMadeResult result({"none", "good", "transfer", "poor"}, {"undisturbed", "recession"}, 4, 3);
  for (std::size_t s = 0; s < 2; ++s) {
    for (std::size_t r = 0; r < 4; ++r) {
      double const wobble = 0.1 * static_cast<double>(r);
      for (std::size_t v = 1; v < 4; ++v) result.pay(v, s, r, 1, 1000.0);
      for (std::size_t t = 1; t < 3; ++t) {
        result.jobs(1, s, r, t) = 10.0 + wobble;
        result.jobs(2, s, r, t) = 1.0 - wobble;
        result.jobs(3, s, r, t) = s == 0 ? 5.0 - wobble : -5.0 + wobble;
      }
    }
  }
  Effects const effects = build_effects(result.view);
  Answer const a = answer_of(effects);
  REQUIRE(a.programmes.size() == 2);
  REQUIRE(a.references.size() == 1);
  CHECK(a.stresses == std::vector<std::string>{"undisturbed", "recession"});
  AnswerCell const& good = a.programmes[0].cells[1];
  CHECK(good.rung == beats);
  CHECK(a.programmes[1].cells[0].rung == beats);
  CHECK(a.programmes[1].cells[1].rung == loses);
  CHECK(good.net_jobs.value == Approx(10.15));
  // Two quarters of 10.15 jobs are 5.075 job-years, for one million euro.
  CHECK(good.value.value == Approx(5.075));
  CHECK(good.beyond.at(0).value == Approx(5.075 - 0.425));
  CHECK(good.ahead.at(1).value == Approx(5.075 + 2.425));
  CHECK_FALSE(good.ahead.at(0).is_given());
  Headline const h = headline_of(a);
  CHECK(h.kind == HeadlineCase::best);
  CHECK(headline_text(a, h) ==
        "“good” brings the most jobs for the money, with or without a crisis");
}
