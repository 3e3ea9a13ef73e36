// The sentences of the answer.
#include <clustress/catch.hpp>

#include "analysis/answer/figures.hpp"
#include "tests/unit/answer_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr auto beats = Rung::beats_spending, brings = Rung::brings_jobs, nothing = Rung::no_jobs,
               loses = Rung::loses_jobs, met = Rung::target_met, unknown = Rung::not_known;

AnswerProgramme of(std::string name, double value, std::vector<Rung> const& rungs) {
  std::vector<AnswerCell> cells;
  for (Rung const rung : rungs) cells.push_back(cell(rung, value));
  return programme(std::move(name), std::move(cells));
}

std::string headline(Answer const& a) {
  return headline_text(a, headline_of(a));
}

}  // namespace

TEST_CASE("a price says how far it can be told", "[answer]") {
  Cost cost = priced(12.3, 8.7, 21.4);
  CHECK(cost_figure(cost) == "€12\u202f000");
  CHECK(cost_phrase(cost) == "about €12\u202f000 (€8\u202f700 to €21\u202f000)");
  cost.reading = CostReading::at_least;
  cost.at_least = 26.0;
  CHECK(cost_figure(cost) == "at least €26\u202f000");
  cost.at_least = 0.0;
  CHECK(cost_figure(cost) == "no price");
  CHECK(cost_phrase(cost).empty());
  cost.reading = CostReading::nothing_spent;
  CHECK(cost_figure(cost) == "nothing spent");
  cost.reading = CostReading::jobs_lost;
  CHECK(cost_figure(cost) == "no price");
}

TEST_CASE("each case of the headline has its sentence", "[answer]") {
  CHECK(headline(answer({})) == "The result holds no programme, so there is nothing to answer");
  CHECK(headline(answer({of("a", 9, {unknown})})) ==
        "These simulated futures cannot tell an effect from luck");
  Answer alone = answer({of("a", 9, {unknown})});
  alone.futures = 1;
  CHECK(headline(alone) == "One simulated future cannot tell an effect from luck");
  CHECK(headline(answer({of("a", 1, {loses}), of("b", 1, {loses}), of("c", 1, {loses})})) ==
        "All three programmes cost jobs");
  CHECK(headline(answer({of("a", 1, {loses, brings}), of("b", 1, {loses, loses})})) ==
        "Both of the two programmes cost jobs, even without a crisis");
  CHECK(headline(answer({of("a", 1, {loses})})) == "“a” costs jobs");
  CHECK(headline(answer({of("a", 1, {nothing}), of("b", 1, {nothing}), of("c", 1, {nothing}),
                         of("d", 1, {loses})})) ==
        "None of the four programmes brings jobs that can be told from none");
  CHECK(headline(answer({of("a", 1, {nothing}), of("b", 1, {nothing})})) ==
        "Neither of the two programmes brings jobs that can be told from none");
  CHECK(headline(answer({of("a", 1, {nothing})})) ==
        "“a” brings no jobs that can be told from none");
  CHECK(headline(answer({of("a", 1, {met, met, met}), of("b", 1, {met, met, beats})})) ==
        "“a” meets the target in every crisis tested");
  CHECK(headline(answer({of("a", 1, {met}), of("b", 2, {met})})) == "“b” and “a” meet the target");
  CHECK(headline(answer({of("a", 1, {beats, beats, brings, beats})})) ==
        "“a” beats plain spending in three of four tests");
  CHECK(headline(answer({of("a", 1, {beats, beats, beats})})) ==
        "“a” beats plain spending in every crisis tested");
  CHECK(headline(answer({of("a", 1, {brings, nothing})})) ==
        "“a” brings about 52 jobs, no more than plain spending for the money");
  CHECK(headline(answer({of("a", 1, {brings})}, 0)) == "“a” brings jobs");

  Answer a = answer({of("a", 9, {beats, beats, beats}), of("b", 2, {beats, beats, beats})});
  CHECK(headline(a) == "“a” and “b” do best, and which is better is too close to call");
  lead(a, 0, 1, 0);
  CHECK(headline(a) ==
        "“a” brings the most jobs for the money, though not clearly so in every crisis");
  lead(a, 0, 1, 1);
  lead(a, 0, 1, 2);
  CHECK(headline(a) == "“a” brings the most jobs for the money, with or without a crisis");
  Answer calm = answer({of("a", 9, {beats}), of("b", 2, {beats})});
  lead(calm, 0, 1, 0);
  CHECK(headline(calm) == "“a” brings the most jobs for the money");

  CHECK(headline(answer({of("a", 9, {beats, nothing}), of("b", 2, {beats, beats})})) ==
        "“b” is the only programme that beats plain spending with and without the crisis tested");
  CHECK(
      headline(answer({of("a", 9, {beats, nothing, beats}), of("b", 2, {brings, beats, beats})})) ==
      "No programme beats plain spending in every crisis tested");
  CHECK(headline(answer({of("a", 9, {brings, nothing}), of("b", 2, {brings, nothing})})) ==
        "No programme beats plain spending, with or without a crisis");
  CHECK(headline(answer({of("a", 9, {brings, nothing}), of("b", 2, {nothing, brings})}, 0)) ==
        "No programme brings jobs with and without the crisis tested");
}

TEST_CASE("where no programme passes everywhere, the nearest is told", "[answer]") {
  auto const first = [](Answer const& a) { return answer_sentences(a, headline_of(a)).front(); };
  CHECK(first(answer({of("a", 9, {beats, beats, nothing}), of("b", 2, {brings, beats, brings})})) ==
        "“a” beats it undisturbed and under “crisis 1”, not under “crisis 2”.");
  CHECK(first(answer({of("a", 9, {nothing, beats, beats}), of("b", 2, {beats, brings, beats})})) ==
        "“a” beats it under “crisis 1” and “crisis 2”; “b” undisturbed and under “crisis 2”.");
  CHECK(first(answer({of("a", 9, {beats, nothing, beats, beats, beats, beats}),
                      of("b", 2, {brings, brings, brings, brings, brings, brings})})) ==
        "“a” beats it in five of six tests.");
  // Of one that passes everywhere nothing more is to be told.
  CHECK(first(answer({of("a", 9, {beats, nothing}), of("b", 2, {beats, beats})}))
            .starts_with("After"));
}

TEST_CASE("sentences give jobs, their price and unspent money", "[answer]") {
  Answer a = answer({of("a", 9, {beats}), of("b", 2, {nothing})});
  lead(a, 0, 1, 0);
  CHECK(answer_sentences(a, headline_of(a)) ==
        std::vector<std::string>{
            "After ten years, about 52 jobs (38 to 66) exist only because of it.",
            "A job kept for one year costs the public about €12\u202f000 (€8\u202f700 to "
            "€21\u202f000); with plain spending it costs €100\u202f000."});
  a.programmes[0].paid_keur = 3200.0;
  a.programmes[0].committed_keur = 700.0;
  a.programmes[0].owed_keur = 100.0;
  CHECK(answer_sentences(a, headline_of(a)).at(2) ==
        "It pays out only €3.2\u202fmillion of its €6\u202fmillion, and holds €600\u202f000 more "
        "for guarantees.");
  a.programmes[0].came_back_keur = 1100.0;
  CHECK(answer_sentences(a, headline_of(a)).at(2) ==
        "It pays out only €3.2\u202fmillion of its €6\u202fmillion, and holds €600\u202f000 more "
        "for guarantees; €1.1\u202fmillion was held for guarantees and is free again.");
  a.programmes[1].value_set_aside = 20.0;
  CHECK(answer_sentences(a, headline_of(a)).at(3) ==
        "For each euro paid “a” keeps the most jobs, for each euro set aside “b”: 20 against 8 "
        "job-years for a million euro of budget.");

  Answer close = answer({of("a", 9, {beats}), of("b", 8, {beats})}, 2);
  CHECK(answer_sentences(close, headline_of(close)) ==
        std::vector<std::string>{
            "After ten years, about 52 jobs (38 to 66) exist only because of “a” and about 52 (38 "
            "to 66) because of “b”.",
            "A job kept for one year costs the public about €12\u202f000 (€8\u202f700 to "
            "€21\u202f000) and about €12\u202f000 (€8\u202f700 to €21\u202f000), in this order; "
            "with plain spending it costs €60\u202f000 to €100\u202f000."});

  Answer lost = answer({of("a", -1, {loses})});
  lost.programmes[0].cells[0].cost.reading = CostReading::jobs_lost;
  CHECK(answer_sentences(lost, headline_of(lost)) ==
        std::vector<std::string>{
            "After ten years, about 18 jobs (13 to 23) are missing because of it.",
            "No price of a job can be given; with plain spending it costs €100\u202f000."});
  Answer null = answer({of("a", 1, {nothing})}, 0);
  null.programmes[0].cells[0].cost.reading = CostReading::nothing_spent;
  null.programmes[0].released_keur.reset();
  CHECK(answer_sentences(null, headline_of(null)) ==
        std::vector<std::string>{
            "After ten years, jobs because of it cannot be told from none (−3 to 7).",
            "It spends nothing."});
  CHECK(answer_sentences(answer({}), {}).empty());
}

TEST_CASE("what is provisional says why", "[answer]") {
  Answer a = answer({of("a", 9, {beats})});
  CHECK(provisional_mark(a).empty());
  a.futures = 12;
  CHECK(provisional_mark(a) == "Provisional: 12 simulated futures");
  CHECK(provisional_reason(a) == "Ranges lean on few futures; take at least 32.");
  a.futures = 63;
  a.worlds_run = 640;
  a.worlds_failed = 2;
  CHECK(provisional_reason(a) == "2 of 640 worlds failed, and their futures are left out.");
  a.worlds_failed = 0;
  a.complete = false;
  CHECK(provisional_reason(a) == "The run is not complete: 63 of 64 futures are compared.");
  a.complete = true;
  a.futures = 1;
  CHECK(provisional_mark(a) == "Provisional: 1 simulated future");
}

TEST_CASE("what breaks what is said once for each programme", "[answer]") {
  Answer a = answer({of("a", 9, {beats, beats, nothing}), of("b", 2, {brings, brings, brings}),
                     of("c", 3, {nothing, brings, nothing}), of("d", 3, {met, met, met})});
  a.programmes[0].cells[1].stress_change = made(-27.3, -40.0, -12.0);
  a.programmes[3].cells[2].stress_change = made(-27.3, -40.0, 12.0);
  CHECK(stress_sentences(a) ==
        std::vector<std::string>{
            "“a” brings no jobs beyond luck under “crisis 2”, and it keeps fewer job-years under "
            "“crisis 1” (−27).",
            "“c” brings jobs, though no more than plain spending under “crisis 1”.",
            "“b” and “d” do as undisturbed in every crisis tested: no difference beyond luck."});
  CHECK(stress_sentences(answer({of("a", 9, {beats})})).empty());
  Answer const calm = answer({of("a", 9, {beats, beats}), of("b", 2, {nothing, nothing})});
  CHECK(stress_sentences(calm) ==
        std::vector<std::string>{
            "Every programme keeps its verdict in the crisis tested.",
            "“a” and “b” do as undisturbed in the crisis tested: no difference beyond luck."});
}

TEST_CASE("the target and how sure it is are said", "[answer]") {
  Answer a = answer({of("a", 9, {met, beats}), of("b", 2, {brings, met})});
  CHECK(target_text(a) ==
        "Target: at least 100 net jobs at no more than €60\u202f000 each, in 90 of 100 simulated "
        "futures. “a” meets it without a crisis.");
  CHECK(sureness_sentences(a).size() == 2);
  a.references.clear();
  a.programmes[1].cells[0].outlying_worlds = 3;
  std::vector<std::string> const all = sureness_sentences(a);
  REQUIRE(all.size() == 4);
  CHECK(all[2] ==
        "“b” leans on few futures: in up to 3 of 64 its jobs lie far from all the others, perhaps "
        "because a large firm survives only with it, or only without.");
}

// 52 net jobs of the fixture. Seen to fail when it is said of jobs that cannot be told from none.
TEST_CASE("it is said where jobs add little value", "[answer]") {
  Answer a = answer({of("a", 9, {beats})});
  auto const said = [&] { return answer_sentences(a, headline_of(a)).at(1); };
  Measure& m = a.programmes[0].cells[0].average_jobs;
  m = made(3.0, -3.0, 9.0);
  CHECK(said() ==
        "They make as much as about 3 jobs (−3 to 9) at average productivity, which cannot be told "
        "from none.");
  m = made(20.0, 12.0, 28.0);
  CHECK(said() == "They make as much as about 20 jobs (12 to 28) at average productivity.");
  m = made(-12.0, -20.0, -4.0);
  CHECK(said() ==
        "They cost others more than they make: at average productivity about 12 jobs (4 to 20) are "
        "missing.");
  for (Measure const& high : {made(40.0, 30.0, 50.0), made(3.0), not_made()}) {
    m = high;
    CHECK(said().starts_with("A job kept for one year"));
  }
  Answer none = answer({of("a", 9, {nothing})});
  none.programmes[0].cells[0].average_jobs = made(1.0, -3.0, 5.0);
  for (std::string const& s : answer_sentences(none, headline_of(none)))
    CHECK(s.find("average productivity") == std::string::npos);
  Answer close = answer({of("a", 9, {beats}), of("b", 9, {beats})});
  close.programmes[1].cells[0].average_jobs = made(3.0, -3.0, 9.0);
  CHECK(answer_sentences(close, headline_of(close)).at(1) ==
        "The jobs of “b” make as much as about 3 jobs (−3 to 9) at average productivity, which "
        "cannot be told from none.");
}
