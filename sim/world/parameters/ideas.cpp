// sim/world/parameters/ideas.cpp — the kinds of projects in numbers: defaults, ranges and sources.
#include "sim/world/parameters/ideas.hpp"

#include "sim/world/parameters/sources.hpp"

namespace clustress {
namespace {

template <class Kind>
void describe_idea(ParameterTable<Kind>& t, std::string_view things, Source cost) {
  std::string const of(things);
  t.add("hazard", &Kind::hazard, Unit::per_quarter, {0.0, 1.0},
        "h: ideas for " + of + " a quarter, firm of 10 jobs", judged);
  t.add("size_exponent", &Kind::size_exponent, Unit::elasticity, {0.0, 1.0}, "g: of ideas to size",
        judged);
  t.add("cost_keur", &Kind::cost_keur, Unit::keur, {0.01, 100000.0},
        "C: mean expected cost, firm of 10 jobs", cost);
  t.add("cost_size_exponent", &Kind::cost_size_exponent, Unit::elasticity, {0.0, 1.0},
        "c: of cost to size", judged);
  t.add("cost_spread", &Kind::cost_spread, Unit::log_points, {0.0, 2.0}, "s: SD of ln cost",
        judged);
  t.add("overrun_spread", &Kind::overrun_spread, Unit::log_points, {0.0, 2.0},
        "o: SD of ln overrun, known after planning", judged);
  t.add("duration_quarters", static_cast<int Kind::*>(&Kind::duration_quarters), Unit::quarters,
        {1, 40}, "D: from start to completion", judged);
}

template <class Kind>
void describe_gain(ParameterTable<Kind>& t, Unit unit, std::string_view meaning, Source source) {
  t.add("gain", &Kind::gain, unit, {0.0, 5.0}, meaning, source);
}

template <class Kind>
void describe_gain_size(ParameterTable<Kind>& t) {
  t.add("gain_size_exponent", &Kind::gain_size_exponent, Unit::elasticity, {0.0, 1.0},
        "q: the gain falls with size by it: a project of its size does less in a larger firm",
        judged);
}

}  // namespace

AssignmentParameters::AssignmentParameters() {
  hazard = 0.12;
  cost_keur = 12.0;
  cost_size_exponent = 0.35;
  gain = 0.025;
  gain_size_exponent = 0.45;
  success_probability = 0.08;
}

ResearchProjectParameters::ResearchProjectParameters() {
  hazard = 0.03;
  size_exponent = 0.3;
  cost_keur = 40.0;
  cost_size_exponent = 0.75;
  overrun_spread = 0.2;
  gain = 0.12;
  gain_size_exponent = 0.25;
  success_probability = 0.4;
  duration_quarters = 4;
}

ExportStepParameters::ExportStepParameters() {
  hazard = 0.04;
  cost_keur = 25.0;
  cost_size_exponent = 0.6;
  overrun_spread = 0.2;
}

TrainingParameters::TrainingParameters() {
  hazard = 0.04;
  cost_keur = 6.0;
  cost_size_exponent = 0.85;
  gain = 0.01;
  gain_size_exponent = 0.25;
  duration_quarters = 1;
}

HireParameters::HireParameters() {
  hazard = 0.015;
  cost_keur = 3.0;
  cost_size_exponent = 0.5;
  gain = 0.5;
  gain_size_exponent = 0.3;
  duration_quarters = 1;
}

InvestmentParameters::InvestmentParameters() {
  hazard = 0.02;
  cost_keur = 60.0;
  cost_size_exponent = 0.8;
  gain = 0.15;
  gain_size_exponent = 0.45;
  success_probability = 0.5;
  duration_quarters = 1;
}

void AssignmentParameters::describe(ParameterTable<AssignmentParameters>& t) {
  using P = AssignmentParameters;
  describe_idea(t, "assignments",
                {"voucher programmes pay 4–10 kEUR a project (Creative Credits, Dutch voucher)",
                 Provenance::derived});
  describe_gain(t, Unit::log_points, "ḡ: mean gain in productivity while it lasts, firm of 10 jobs",
                judged);
  describe_gain_size(t);
  t.add("success_probability", &P::success_probability, Unit::share, {0.0, 1.0},
        "p_S: assignment becomes an innovation", judged);
}

void ResearchProjectParameters::describe(ParameterTable<ResearchProjectParameters>& t) {
  using P = ResearchProjectParameters;
  describe_idea(
      t, "R&D projects",
      {"about 7 % of the annual value added of a firm of 10 jobs; judged", Provenance::assumed});
  describe_gain(t, Unit::log_points, "ḡ: mean step of productivity if it succeeds, firm of 10 jobs",
                judged);
  describe_gain_size(t);
  t.add("success_probability", &P::success_probability, Unit::share, {0.0, 1.0},
        "p_R: project becomes an innovation", judged);
}

void ExportStepParameters::describe(ParameterTable<ExportStepParameters>& t) {
  describe_idea(
      t, "a first step abroad",
      {"set so that about one firm in six of tradable sectors exports", Provenance::tuned});
}

void TrainingParameters::describe(ParameterTable<TrainingParameters>& t) {
  describe_idea(t, "training", {"a few hundred euro a person; judged", Provenance::assumed});
  describe_gain(t, Unit::log_points, "ḡ: mean gain in productivity", judged);
  describe_gain_size(t);
}

void HireParameters::describe(ParameterTable<HireParameters>& t) {
  using P = HireParameters;
  describe_idea(t, "hiring people who know more", judged);
  describe_gain(t, Unit::none,
                "ḡ: mean gain in ability, in its standard deviation, firm of 10 jobs", judged);
  describe_gain_size(t);
  t.add("knowledge_share", &P::knowledge_share, Unit::share, {0.0, 1.0},
        "λ: part of the cost that becomes knowledge capital", judged);
}

void InvestmentParameters::describe(ParameterTable<InvestmentParameters>& t) {
  using P = InvestmentParameters;
  describe_idea(t, "investments",
                {"about half a year's gross fixed investment of a firm of 10 jobs; judged",
                 Provenance::assumed});
  describe_gain(t, Unit::log_points, "ḡ: mean gain in productivity if it succeeds", judged);
  describe_gain_size(t);
  t.add("success_probability", &P::success_probability, Unit::share, {0.0, 1.0},
        "p_I: investment that brings its gain; the others leave only the bill",
        {"risk that makes guaranteed start-ups fail more (Lelarge, Sraer & Thesmar 2010); size "
         "assumed",
         Provenance::assumed});
}

}  // namespace clustress
