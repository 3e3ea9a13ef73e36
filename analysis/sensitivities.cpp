#include "analysis/sensitivities.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/pairs_over_points.hpp"
#include "analysis/point_factors.hpp"
#include "sim/core/errors.hpp"

namespace clustress {

namespace {

// The two methods whose first column is a share of the doubt.
constexpr std::string_view share_methods[] = {"sobol", "regression"};

IndexEstimate column_of(IndexTable const& table, IndexRow const& row, std::string_view name) {
  auto const found = std::ranges::find(table.columns, name, &IndexColumn::name);
  if (found == table.columns.end()) return {};
  return row.indices[static_cast<std::size_t>(found - table.columns.begin())];
}

void take_shares(SensitivityStudy const& study, StudyOutput const& output,
                 IndexOptions const& options, OutputSensitivity& result) {
  for (std::string_view const name : share_methods) {
    auto const known = std::ranges::find_if(
        result.methods, [&](MethodIndices const& m) { return m.method->name() == name; });
    IndexTable computed;
    if (known == result.methods.end()) {
      auto const all = index_method_catalogue();
      auto const method = std::ranges::find_if(
          all, [&](IndexMethodFunction const m) { return m().name() == name; });
      computed = indices_of((*method)(), study, output, options);
    }
    IndexTable const& table = known == result.methods.end() ? computed : known->table;
    if (!table.is_given()) {
      result.why_no_shares = table.missing;
      continue;
    }
    result.why_no_shares.clear();
    for (std::size_t const k : table.ranking()) {
      IndexRow const& row = table.rows[k];
      IndexEstimate const first = row.indices.front();
      if (row.is_below_noise || std::isnan(first.value)) continue;
      result.shares.push_back({row.factor, first.value, first.interval,
                               column_of(table, row, "at_low").value,
                               column_of(table, row, "at_high").value});
    }
    std::ranges::stable_sort(result.shares, std::ranges::greater{}, &DoubtShare::share);
    return;
  }
}

}  // namespace

MethodIndices const* OutputSensitivity::first_given() const {
  auto const found =
      std::ranges::find_if(methods, [](MethodIndices const& m) { return m.table.is_given(); });
  return found == methods.end() ? nullptr : &*found;
}

OutputSensitivity sensitivity_of(SensitivityStudy const& study, StudyOutput const& output,
                                 std::span<IndexMethod const* const> methods,
                                 IndexOptions const& options) {
  OutputSensitivity result{output.name,
                           output.words,
                           output.unit,
                           means_of(study, output).points.size(),
                           split_of(study, output),
                           {},
                           {},
                           {}};
  for (IndexMethod const* method : methods)
    result.methods.push_back({method, indices_of(*method, study, output, options)});
  take_shares(study, output, options, result);
  return result;
}

std::vector<ChoiceUnderStress> choices_of(StudyOutputs const& outputs, double alpha) {
  std::vector<ChoiceUnderStress> all;
  for (std::size_t s = 0; s < outputs.values_by_stress.size(); ++s) {
    std::optional<ProgrammeChoice> choice =
        choice_of(outputs.study, outputs.values_by_stress[s], alpha);
    if (!choice) continue;
    std::vector<std::string> const& parameters = outputs.study.inputs.parameters;
    for (std::size_t k = 0; k < choice->known.size(); ++k) {
      if (is_of_other_stress(parameters[k], outputs.stresses[s])) choice->known[k] = {};
    }
    all.push_back({outputs.stresses[s], std::move(*choice)});
  }
  return all;
}

namespace {

Section shares_section(OutputSensitivity const& one, std::string const& programme,
                       std::size_t place) {
  Section section =
      section_over_points(std::string(sensitivity_method), "What the doubt is made of", place);
  Table table{{{"of net jobs at the end", false}, {"share"}, {"at low"}, {"at high"}}, {}};
  table.rows.push_back({{{programme}}, 0});
  for (DoubtShare const& s : one.shares) {
    auto const add = [&](char const* what, double value, char const* unit, std::string meaning) {
      return section.add(measure_of(fmt::format("{}/{}/{}", sensitivity_method, s.parameter, what),
                                    value, {unit, std::move(meaning)}));
    };
    Figure const share =
        add("share", s.share, "share of the doubt", "of net jobs, that it makes alone");
    Figure const low = add("at_low", s.at_low, "jobs", "net jobs where it is in its lowest tenth");
    Figure const high =
        add("at_high", s.at_high, "jobs", "net jobs where it is in its highest tenth");
    table.rows.push_back({{{s.parameter}, {percent(share)}, {low}, {high}}, 1});
  }
  section.tables.push_back(std::move(table));
  return section;
}

}  // namespace

void add_doubt_made_of(Effects& over_points, PointsView const& points, DesignFacts const& facts,
                       ViewOfPoint const& view) {
  std::vector<std::string> const on{"net_jobs"};
  StudyOutputs outputs;
  try {
    outputs = study_outputs(points, facts, view, on);
  } catch (UsageError const&) {
    return;  // nothing varies
  }
  outputs.study.rows.clear();  // a chart shows the output at low and high, which a regression tells
  std::map<std::string, std::size_t> places;  // next one under a stress
  for (ProgrammeEffects& e : over_points.programmes) {
    std::size_t const place = places[e.stress]++;
    std::string const name = fmt::format("{}/{}/net_jobs", e.variant, e.stress);
    auto const output = std::ranges::find(outputs.outputs, name, &StudyOutput::name);
    if (output == outputs.outputs.end()) continue;
    Section section =
        shares_section(sensitivity_of(outputs.study, *output, {}, {}), e.variant, place);
    if (!section.measures.empty()) e.sections.push_back(std::move(section));
  }
}

}  // namespace clustress
