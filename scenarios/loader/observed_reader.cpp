#include "scenarios/loader/observed_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/names.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

constexpr std::size_t most_observed = 1000;
constexpr double rounding = 1e-9;  // of a band that ends at two errors, share of its width

class ObservedReader {
 public:
  explicit ObservedReader(Report& report) : report_(report) {}

  void read(Node const& table, std::size_t number) {
    table_ = &table;
    std::string const label(label_of(table));
    context_ = label.empty() ? fmt::format("observed {}", number)
                             : fmt::format("observed \"{}\"", printable(label, 200));
    ObservedFigure figure;
    std::size_t const faults_before = report_.count();
    if (auto const moment = moment_of(label); moment && table.find("unit") == nullptr)
      return fault("moment", fmt::format("no unit. Add unit = \"{}\", in which {} is counted.",
                                         moment->unit, moment->name));
    bind_table(table, bind(figure), {}, context_, report_);
    if (report_.count() != faults_before) return;
    auto const moment = moment_of(figure.moment);
    if (!moment) return unknown(figure.moment);
    check(figure, *moment);
    if (std::ranges::find(all_, figure.moment, &ObservedFigure::moment) != all_.end())
      fault("moment", "the moment is there twice. Keep one of the two.");
    if (report_.count() == faults_before) all_.push_back(std::move(figure));
  }

  [[nodiscard]] std::vector<ObservedFigure> take() { return std::move(all_); }

 private:
  void fault(std::string_view key, std::string const& message) {
    auto const* entry = table_->find(key);
    report_.fault(entry != nullptr ? entry->value.at : table_->at, context_ + ": " + message);
  }

  [[nodiscard]] std::optional<MeasurableMoment> moment_of(std::string_view name) const {
    auto const found = std::ranges::find(known_, name, &MeasurableMoment::name);
    return found == known_.end() ? std::nullopt : std::optional(*found);
  }

  void unknown(std::string const& name) {
    std::vector<std::string> names;
    for (MeasurableMoment const& moment : known_) {
      if (moment.is_observable) names.emplace_back(moment.name);
    }
    report_.unknown(table_->find("moment")->value.at, context_, "moment", name, names);
  }

  void check(ObservedFigure const& figure, MeasurableMoment const& moment) {
    if (!moment.is_observable) {
      return fault("moment",
                   "nothing is observed of it: it is a demand on the model, or a fact that the "
                   "world declares. Take it out, or set that fact.");
    }
    if (figure.unit != moment.unit) {
      return fault("unit", fmt::format("the moment is counted in \"{}\", not in \"{}\". Give the "
                                       "figure and its errors in that unit.",
                                       moment.unit, printable(figure.unit, 100)));
    }
    if (has_controls(figure.source))
      return fault("source", "has control characters. Use plain text.");
    bool const is_part = moment.unit.starts_with("share") || moment.unit == "per year";
    if (is_part && std::abs(figure.value) > 1.0) {
      return fault("value",
                   fmt::format("is in \"{}\", of the whole 1. Write 8 % as 0.08.", moment.unit));
    }
    double const error = std::hypot(figure.standard_error, figure.spread);
    if (error == 0.0) {
      return fault("value",
                   "no error: a figure without one rejects every model. Give standard_error, that "
                   "of the published figure, or spread, that of years or places, or both.");
    }
    check_band(figure, 2.0 * error);
  }

  void check_band(ObservedFigure const& figure, double allowed) {
    std::vector<double> const& band = figure.band;
    if (table_->find("band") == nullptr) return;
    if (band.size() != 2 || !(band[0] < band[1])) {
      return fault("band", "needs two numbers, from the least to the largest: [0.08, 0.12].");
    }
    if (figure.value < band[0] || figure.value > band[1]) {
      return fault(
          "band", fmt::format("does not hold the figure {}. Give a band around it.", figure.value));
    }
    double const room = allowed * (1.0 + rounding);
    if (figure.value - band[0] <= room && band[1] - figure.value <= room) return;
    fault("band", fmt::format("is wider than two errors allow, {:.4g} to {:.4g}: no verdict is "
                              "milder than its source. Give a narrower band, or the errors that "
                              "the figure has.",
                              figure.value - allowed, figure.value + allowed));
  }

  Report& report_;
  std::vector<MeasurableMoment> const known_ = measurable_moments();
  Node const* table_ = nullptr;
  std::string context_;
  std::vector<ObservedFigure> all_;
};

}  // namespace

std::vector<ObservedFigure> read_observed(Node const& root, Report& report) {
  if (root.find("observed") == nullptr) return {};
  ObservedReader reader(report);
  std::size_t number = 0;
  for (Node const* table : tables_of(root, "observed", most_observed, report))
    reader.read(*table, ++number);
  return reader.take();
}

}  // namespace clustress::loader
