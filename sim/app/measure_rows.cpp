#include "sim/app/measure_rows.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "calibration/size_bias.hpp"
#include "sim/core/digest.hpp"
#include "sim/core/text.hpp"
#include "sim/core/version.hpp"

namespace clustress {
namespace {

constexpr std::size_t row_start = 7;  // fields before the numbers

std::string number(double x) {
  return std::isnan(x) ? "NaN" : fmt::format("{}", x);
}

// In quotes where it must be (RFC 4180); on one line.
std::string field(std::string text) {
  std::ranges::replace(text, '\n', ' ');
  if (text.find_first_of(",\"#;\t") == std::string::npos) return text;
  std::string quoted = "\"";
  for (char const c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return quoted + '"';
}

// Takes a field and the comma behind it.
std::optional<std::string> take_field(std::string_view& row) {
  std::string text;
  if (row.starts_with('"')) {
    row.remove_prefix(1);
    for (;; row.remove_prefix(1)) {
      if (row.empty()) return std::nullopt;
      if (row.starts_with("\"\""))
        row.remove_prefix(1);
      else if (row.front() == '"')
        break;
      text += row.front();
    }
    row.remove_prefix(1);
  } else {
    std::size_t const end = std::min(row.find(','), row.size());
    text = row.substr(0, end);
    row.remove_prefix(end);
  }
  if (!row.starts_with(',')) return std::nullopt;
  row.remove_prefix(1);
  return text;
}

std::string row_of(AskedPoint const& point, std::string const& digest, Evaluation const& evaluation,
                   std::string const& replicate, EvaluationStatus status, std::string const& cause,
                   std::vector<double> const& numbers) {
  std::string row =
      fmt::format("{},{},{},{},{},{},{}", field(printable(point.id)), digest, evaluation.seed,
                  replicate, name_of(evaluation.start), name_of(status), field(cause));
  for (double const x : numbers) row += "," + number(x);
  return row + "\n";
}

std::string rows_of_replicates(MeasureForm const& form, AskedPoint const& point,
                               std::string const& digest, Evaluation const& evaluation,
                               EffectValues const& effects) {
  std::string rows;
  std::size_t done = 0;
  for (std::size_t r = 0; r < evaluation.causes.size(); ++r) {
    std::vector<double> numbers(form.moments.size(), NAN);
    if (evaluation.causes[r].empty()) numbers = evaluation.measured[done++];
    if (effects.of_replicate.empty()) {
      numbers.resize(form.moments.size() + form.effects.size(), NAN);
    } else {
      numbers.insert(numbers.end(), effects.of_replicate[r].begin(), effects.of_replicate[r].end());
    }
    bool const is_done = evaluation.causes[r].empty();
    rows += row_of(point, digest, evaluation, fmt::format("{}", r),
                   is_done ? EvaluationStatus::done : EvaluationStatus::failed,
                   evaluation.causes[r], numbers);
  }
  return rows;
}

}  // namespace

std::string first_line(Scenario const& scenario, EvaluationPlan const& plan,
                       MeasureForm const& form) {
  std::string const start = plan.start == PopulationStart::warm
                                ? fmt::format("warm {}", plan.warm_quarters)
                                : std::string(name_of(plan.start));
  std::string const size =
      scenario.world.scale == 1.0
          ? ""
          : fmt::format("; at the declared size, from {:g} of it, by {}", scenario.world.scale,
                        digest_of(std::string(size_bias_source())).substr(0, 8));
  return fmt::format(
      "# clustress measure 1; digest {}; model {}; replicates {}; luck {}; start {}; "
      "experiments {}; effects {}; rows of {}{}\n",
      scenario.digest, model_version, plan.replicates, plan.luck == Luck::own ? "own" : "shared",
      start, plan.experiments == Experiments::included ? "yes" : "no",
      form.effects.empty() ? "no" : "yes", form.per_replicate ? "replicates" : "points", size);
}

std::string header_line(MeasureForm const& form) {
  std::string line = fmt::format("id,point,seed,{},start,status,cause",
                                 form.per_replicate ? "replicate" : "replicates");
  for (auto const* const names : {&form.moments, &form.effects}) {
    for (std::string const& name : *names) {
      line += "," + field(name);
      if (!form.per_replicate) line += "," + field(name + "_se");
    }
  }
  return line + "\n";
}

std::string digest_of_values(std::vector<PointPath> const& parameters, AskedPoint const& point) {
  std::vector<std::string> set;
  for (std::size_t k = 0; k < point.values.size(); ++k) {
    if (!point.values[k].empty()) set.push_back(parameters[k].path + " = " + point.values[k]);
  }
  std::ranges::sort(set);
  return digest_of(fmt::format("{}", fmt::join(set, "\n"))).substr(0, 16);
}

std::string rows_of(MeasureForm const& form, AskedPoint const& point, std::string const& digest,
                    Evaluation const& evaluation, EffectValues const& effects) {
  if (form.per_replicate && !evaluation.causes.empty())
    return rows_of_replicates(form, point, digest, evaluation, effects);
  std::vector<double> numbers;
  auto const add = [&](double value, double error) {
    numbers.push_back(value);
    if (!form.per_replicate) numbers.push_back(error);
  };
  MomentSummary const summary = summary_of(evaluation.measured);
  for (std::size_t k = 0; k < form.moments.size(); ++k) {
    bool const is_there = !summary.mean.empty();
    double const of_size = evaluation.size_error.empty() ? 0.0 : evaluation.size_error[k];
    add(is_there ? summary.mean[k] : NAN,
        is_there ? std::hypot(summary.standard_error[k], of_size) : NAN);
  }
  for (std::size_t k = 0; k < form.effects.size(); ++k) {
    bool const is_there = !effects.mean.empty();
    add(is_there ? effects.mean[k] : NAN, is_there ? effects.standard_error[k] : NAN);
  }
  std::string const replicates =
      form.per_replicate ? "" : fmt::format("{}", evaluation.measured.size());
  return row_of(point, digest, evaluation, replicates, evaluation.status, evaluation.cause,
                numbers);
}

std::size_t fields_in(std::string_view row) {
  std::size_t fields = 0;
  while (take_field(row)) ++fields;
  return fields + 1;
}

Evaluation evaluation_in(std::string_view rows, std::size_t moments) {
  Evaluation evaluation;
  bool is_first = true;
  while (!rows.empty()) {
    std::size_t const end = rows.find('\n');
    std::string row(rows.substr(0, end));
    rows.remove_prefix(end == rows.npos ? rows.size() : end + 1);
    row += ',';  // each field has a comma behind it
    std::vector<std::string> fields;
    for (std::string_view rest = row; auto field = take_field(rest);) fields.push_back(*field);
    if (fields.size() < row_start + moments) return evaluation;
    evaluation.seed = std::stoull(fields[2]);
    evaluation.start = fields[4] == "warm" ? PopulationStart::warm : PopulationStart::cold;
    bool const is_done = fields[5] == name_of(EvaluationStatus::done);
    if (is_first || !is_done) evaluation.cause = fields[6];
    if (fields[3].empty()) {
      if (fields[5] == name_of(EvaluationStatus::failed))
        evaluation.status = EvaluationStatus::failed;
      return evaluation;
    }
    evaluation.causes.push_back(fields[6]);
    if (is_first) evaluation.status = EvaluationStatus::done;
    is_first = false;
    if (!is_done) {
      evaluation.status = EvaluationStatus::failed;
      continue;
    }
    evaluation.replicates.push_back(static_cast<std::uint32_t>(std::stoul(fields[3])));
    std::vector<double>& measured = evaluation.measured.emplace_back();
    for (std::size_t k = 0; k < moments; ++k) measured.push_back(std::stod(fields[row_start + k]));
  }
  return evaluation;
}

std::optional<RowStart> start_of_row(std::string_view row) {
  auto const id = take_field(row), point = take_field(row), seed = take_field(row),
             replicate = take_field(row);
  if (!id || !point || !seed || !replicate) return std::nullopt;
  return RowStart{*id, *point, *replicate};
}

}  // namespace clustress
