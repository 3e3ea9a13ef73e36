#include "analysis/panel/panel_csv_columns.hpp"

#include <fmt/format.h>

namespace clustress::panel_csv {

namespace {

// What a field without the programme holds. Jobs tell who is closed there, as being alive does.
std::string meaning_without(OutcomeColumn const& o) {
  if (&o == &column_of(FirmOutcome::jobs))
    return "jobs without the programme, which only a simulation knows";
  bool const is_alive = &o == &column_of(FirmOutcome::alive);
  return fmt::format("the same of {}{}", o.what,
                     is_alive ? "; missing: 1 where there are jobs" : "");
}

std::vector<PanelColumnText> made() {
  std::vector<PanelColumnText> all{
      {"firm", true, "number or name of the firm"},
      {"year", true, "calendar year of the row"},
      {"treated_year", true, "year of the firm's first award; empty or 0: never"},
  };
  for (OutcomeColumn const& o : outcome_columns)
    all.push_back(
        {std::string(o.name), &o == &column_of(FirmOutcome::jobs), std::string(o.meaning)});
  for (OutcomeColumn const& o : outcome_columns)
    all.push_back({fmt::format("{}_without", o.name), false, meaning_without(o)});
  all.insert(
      all.end(),
      {
          {"applied_year", false, "year of its first application; empty or 0: never"},
          {"score", false, "of that application; empty: none"},
          {"cutoff", false, "score that it took to win; empty: none"},
          {"selection", false, "rule of that call; with \"lottery\" score and cutoff say nothing"},
          {"region", false, "its name or number"},
          {"sector", false, "its name or number"},
          {"cluster", false, "its name or number; empty or -1: in none"},
          {"size_class", false, "its name or number"},
          {"weight", false, "firms that this one stands for, above 0; missing: 1"},
          {"variant", false, "programme: each is evaluated by itself"},
          {"stress", false, "stress case: as variant"},
          {"replicate", false, "number of the world"},
          {"point", false, "of a run with several: as variant"},
          {"world", false, "name of the world, in place of replicate"},
      });
  return all;
}

}  // namespace

std::vector<PanelColumnText> const& column_texts() {
  static std::vector<PanelColumnText> const all = made();
  return all;
}

}  // namespace clustress::panel_csv
