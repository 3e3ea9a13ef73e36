// Answers made by hand: programmes with given rungs, values and leads.
#pragma once

#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "analysis/answer/words.hpp"

namespace clustress::test {

inline constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

inline Measure made(double value, double low = no_number, double high = no_number) {
  Measure m;
  m.value = value;
  m.low = low;
  m.high = high;
  return m;
}

inline Measure not_made() {
  return made(no_number);
}

inline Cost priced(double keur, double low, double high) {
  Cost cost;
  cost.reading = CostReading::interval;
  cost.ratio = {keur, RatioSet::bounded, {low, high}};
  return cost;
}

// A cell of a rung, with net jobs that fit it and no lead over anyone.
inline AnswerCell cell(Rung rung, double value = 10.0) {
  AnswerCell c;
  c.rung = rung;
  c.target = rung == Rung::target_met ? Verdict::met : Verdict::missed;
  c.net_jobs = rung == Rung::loses_jobs ? made(-18.0, -23.0, -13.0)
               : rung == Rung::no_jobs  ? made(2.0, -3.0, 7.0)
                                        : made(52.0, 38.0, 66.0);
  if (rung == Rung::not_known) c.net_jobs = made(52.0);
  c.value = made(value, value - 1.0, value + 1.0);
  c.stress_change = c.average_jobs = not_made();
  c.cost = priced(12.3, 8.7, 21.4);
  return c;
}

inline AnswerProgramme programme(std::string name, std::vector<AnswerCell> cells) {
  AnswerProgramme p;
  p.name = std::move(name);
  p.cells = std::move(cells);
  p.paid_keur = 5600.0;
  p.released_keur = 6000.0;
  p.value_set_aside = p.cells.front().value.value * 5.6 / 6.0;
  return p;
}

// Nobody is ahead of anybody until lead() says so.
inline Answer answer(std::vector<AnswerProgramme> programmes, std::size_t references = 1) {
  Answer a;
  a.title = "Made by hand";
  a.quarters = 40;
  a.futures = a.futures_wanted = 64;
  a.target_net_jobs = 100.0;
  a.target_price_keur = 60.0;
  a.target_share = 0.9;
  std::size_t const stresses = programmes.empty() ? 1 : programmes.front().cells.size();
  for (std::size_t s = 0; s < stresses; ++s)
    a.stresses.push_back(s == 0 ? "undisturbed" : "crisis " + std::to_string(s));
  for (AnswerProgramme& p : programmes) {
    for (AnswerCell& c : p.cells) c.ahead.assign(programmes.size(), made(0.5, -1.0, 2.0));
  }
  a.programmes = std::move(programmes);
  for (std::size_t r = 0; r < references; ++r) {
    a.references.push_back(programme("spending " + std::to_string(r + 1),
                                     std::vector<AnswerCell>(stresses, cell(Rung::brings_jobs))));
    a.references.back().cells.front().cost = priced(100.0 - 40.0 * static_cast<double>(r), 50, 200);
  }
  return a;
}

inline void lead(Answer& a, std::size_t one, std::size_t other, std::size_t stress) {
  a.programmes[one].cells[stress].ahead[other] = made(5.0, 1.0, 9.0);
  a.programmes[other].cells[stress].ahead[one] = made(-5.0, -9.0, -1.0);
}

}  // namespace clustress::test
