#include "sim/app/replayed_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <span>

#include "scenarios/loader/csv.hpp"
#include "scenarios/loader/file_text.hpp"
#include "sim/core/text.hpp"
#include "sim/core/version.hpp"

namespace clustress {
namespace {

class Reader {
 public:
  explicit Reader(std::string const& path) : source_(report_.add_source({path, {}})) {}

  std::vector<ReplayedFigure> read(std::string const& path) {
    loader::FileText const file = loader::read_file_text(path);
    if (!file.fault.empty()) report_.fault({source_, 0, 0}, file.fault);
    loader::CsvReader csv(file.text, source_, report_);
    std::vector<ReplayedFigure> figures;
    if (file.fault.empty() && csv.next(header_)) {
      while (csv.next(row_)) figures.push_back(figure());
    }
    if (figures.empty() && report_.count() == 0)
      report_.fault({source_, 0, 0}, "no replays. `scripts/replays` writes such a table.");
    diagnostics_.throw_if_any();
    return figures;
  }

 private:
  ReplayedFigure figure() {
    ReplayedFigure one;
    one.replay = text("replay"), one.figure = text("figure");
    one.population = text("population"), one.source = text("source");
    one.unit = text("unit");
    one.form = chosen("form", replay_forms), one.verdict = chosen("verdict", replay_verdicts);
    constexpr std::string_view uses[] = {"fit", "report"};
    one.is_fitted = chosen("use", uses) == "fit";
    one.published = number("published");
    auto const from = number("published_low"), to = number("published_high");
    if (from && to) one.agreeing = Range{*from, *to};
    one.simulated = needed("simulated");
    one.interval = {needed("low"), needed("high")};
    one.true_effect = number("truth");
    if (std::string const made = text("model_version"); made != model_version) {
      fault("model_version",
            fmt::format("was made with model version \"{}\", and this program has {}. Run "
                        "`scripts/replays` again.",
                        printable(made, 60), model_version));
    }
    return one;
  }

  // Empty, after a fault, where there is no such column.
  [[nodiscard]] loader::CsvField const* field(std::string_view name) {
    auto const column = std::ranges::find(header_, name, &loader::CsvField::text);
    auto const place = static_cast<std::size_t>(column - header_.begin());
    if (place < row_.size()) return &row_[place];
    if (missing_.empty() || std::ranges::find(missing_, name) == missing_.end()) {
      missing_.emplace_back(name);
      report_.fault(
          {source_, 1, 1},
          fmt::format("a value of the column {} is missing. `scripts/replays` writes it.", name));
    }
    return nullptr;
  }

  void fault(std::string_view name, std::string const& message) {
    loader::CsvField const* const at = field(name);
    if (at != nullptr) report_.fault(at->at, fmt::format("{}: {}", name, message));
  }

  std::string text(std::string_view name) {
    loader::CsvField const* const found = field(name);
    return found == nullptr ? "" : found->text;
  }

  std::string chosen(std::string_view name, std::span<std::string_view const> known) {
    std::string const word = text(name);
    if (std::ranges::find(known, word) == known.end())
      fault(name, fmt::format("\"{}\" is none of {}", printable(word, 60), fmt::join(known, ", ")));
    return word;
  }

  std::optional<double> number(std::string_view name) {
    loader::CsvField const* const found = field(name);
    if (found == nullptr || found->text.empty()) return std::nullopt;
    double value = 0.0;
    std::string const& text = found->text;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const is_number = error == std::errc() && end == text.data() + text.size();
    if (is_number && std::isfinite(value)) return value;
    fault(name, fmt::format("\"{}\" is no number", printable(text, 60)));
    return std::nullopt;
  }

  double needed(std::string_view name) {
    auto const found = number(name);
    if (!found && text(name).empty()) fault(name, "a number is needed");
    return found.value_or(0.0);
  }

  std::vector<loader::Source> sources_;
  Diagnostics diagnostics_;
  loader::Report report_{sources_, diagnostics_};
  std::uint32_t source_;
  std::vector<loader::CsvField> header_, row_;
  std::vector<std::string> missing_;
};

}  // namespace

std::vector<ReplayedFigure> read_replayed(std::string const& path) {
  return Reader(path).read(path);
}

}  // namespace clustress
