// sim/engine/panel_columns.hpp — the columns of a panel of firms: said here, and nowhere else.
//
// A column …_without, the same in the world without the programme, stands right after its own.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace clustress {

enum class PanelAxis : std::uint8_t { world, one_case, case_year, application };
inline constexpr std::size_t panel_axes = 4;

// 32-bit integers, 32-bit and 64-bit floats.
enum class PanelType : std::uint8_t { whole, real, exact };

struct PanelColumn {
  std::string_view name;
  PanelAxis axis;
  PanelType type;
  std::string_view unit;    // empty = a number without a unit
  std::string_view labels;  // list of labels in which it is a place; empty = it is none
  std::string_view long_name;
};

namespace panel_detail {
using enum PanelAxis;
using enum PanelType;
inline constexpr PanelColumn columns[] = {
    {"world_point", world, whole, "", "", "number of the point"},
    {"world_variant", world, whole, "", "variant", "programme variant"},
    {"world_stress", world, whole, "", "stress", "stress case"},
    {"world_replicate", world, whole, "", "", "number of the replicate"},
    {"world_done", world, whole, "", "", "1: simulated to its end; 0: it failed and has no cases"},
    {"world_cases", world, whole, "firms", "", "cases of this world"},
    {"world_applicants", world, whole, "firms", "", "of these, firms that applied"},
    {"world_applications", world, whole, "", "", "their applications"},
    {"world_unfounded", world, whole, "firms", "",
     "would-be founders who applied and founded no firm in either world: they have no case"},

    {"point", one_case, whole, "", "", "number of the point"},
    {"variant", one_case, whole, "", "variant", "programme variant of the world with a programme"},
    {"stress", one_case, whole, "", "stress", "stress case"},
    {"replicate", one_case, whole, "", "", "number of the replicate"},
    {"firm", one_case, whole, "", "",
     "number of the firm: the same in all worlds of a point and replicate, by lot"},
    {"weight", one_case, exact, "firms", "",
     "firms of the world for which this one stands: 1 / chance of being in the panel"},
    {"region", one_case, whole, "", "region", "region"},
    {"sector", one_case, whole, "", "sector", "sector"},
    {"cluster", one_case, whole, "", "cluster", "cluster; -1: none"},
    {"own_firm", one_case, whole, "", "", "1: a firm of the user's firm_file"},
    {"founded", one_case, whole, "quarter", "",
     "quarter of birth, 1 = first programme quarter; earlier ones are 0 and below"},
    {"size_class", one_case, whole, "", "size_class",
     "size class before the first application, at the start without one, when founded if later"},
    {"applications", one_case, whole, "", "", "applications, all instruments"},
    {"applied_quarter", one_case, whole, "quarter", "",
     "quarter of the first application; 0: never applied"},
    {"applied_year", one_case, whole, "year", "", "its calendar year; 0: never"},
    {"instrument", one_case, whole, "", "instrument", "instrument first applied for; -1: none"},
    {"selection", one_case, whole, "", "selection",
     "how that instrument chooses when money is short; -1: never applied"},
    {"score", one_case, exact, "", "", "score of the first application, by the rule of selection"},
    {"cutoff", one_case, exact, "", "",
     "what it took in that call: middle of the last score awarded and the first refused; NaN: all "
     "were awarded, or none"},
    {"awarded", one_case, whole, "", "",
     "1: support was promised, at the first application or later"},
    {"awarded_quarter", one_case, whole, "quarter", "", "quarter of the first award; 0: never"},
    {"treated_year", one_case, whole, "year", "", "calendar year of the first award; 0: never"},
    {"paid_quarter", one_case, whole, "quarter", "",
     "quarter in which money or a loan first reached it; 0: never"},
    {"support", one_case, exact, "kEUR", "", "money received in all"},
    {"projects", one_case, whole, "", "", "projects started with support"},
    {"projects_anyway", one_case, whole, "", "",
     "of these, projects that the firm starts without the programme by then too (deadweight)"},

    {"alive", case_year, whole, "", "", "1: lives at the end of the year"},
    {"alive_without", case_year, whole, "", "", "the same without the programme"},
    {"jobs", case_year, whole, "persons", "", "jobs at the end of the year"},
    {"jobs_without", case_year, whole, "persons", "", "the same without the programme"},
    {"value_added", case_year, real, "kEUR", "",
     "value added in the year, which is also its sales: the model's sales are net of inputs"},
    {"value_added_without", case_year, real, "kEUR", "", "the same without the programme"},
    {"outside_sales", case_year, real, "kEUR", "", "of which sold outside the region"},
    {"outside_sales_without", case_year, real, "kEUR", "", "the same without the programme"},
    {"exports", case_year, real, "kEUR", "", "of which sold abroad"},
    {"exports_without", case_year, real, "kEUR", "", "the same without the programme"},
    {"productivity", case_year, real, "log points", "",
     "log productivity around the sector's level at the end of the year"},
    {"productivity_without", case_year, real, "log points", "", "the same without the programme"},
    {"rd_capital", case_year, real, "kEUR", "",
     "knowledge capital from R&D at the end of the year: spending less what has aged"},
    {"rd_capital_without", case_year, real, "kEUR", "", "the same without the programme"},
    {"innovated", case_year, whole, "", "", "1: had an innovation in the year"},
    {"innovated_without", case_year, whole, "", "", "the same without the programme"},
    {"exporter", case_year, whole, "", "", "1: sells abroad at the end of the year"},
    {"exporter_without", case_year, whole, "", "", "the same without the programme"},
    {"member", case_year, whole, "", "", "1: member of its cluster's organisation then"},
    {"member_without", case_year, whole, "", "", "the same without the programme"},
    {"links", case_year, whole, "firms", "", "links to other firms at the end of the year"},
    {"links_without", case_year, whole, "firms", "", "the same without the programme"},
    {"support_received", case_year, real, "kEUR", "", "money received in the year"},

    {"application_case", application, whole, "", "", "place of the case, from 0"},
    {"application_quarter", application, whole, "quarter", "", "quarter of the call"},
    {"application_instrument", application, whole, "", "instrument", "instrument applied for"},
    {"application_score", application, exact, "", "", "score, by the rule of selection"},
    {"application_cutoff", application, exact, "", "",
     "what it took in that call: middle of the last score awarded and the first refused; NaN: all "
     "were awarded, or none"},
    {"application_awarded", application, whole, "", "", "1: support was promised"},
};

}  // namespace panel_detail

inline constexpr auto const& panel_columns = panel_detail::columns;

// Place of a column; a name that is none does not compile.
consteval std::size_t panel_column(std::string_view name) {
  std::size_t place = 0;
  while (panel_columns[place].name != name) ++place;
  return place;
}

}  // namespace clustress
