#include "sim/results/posterior_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"
#include "sim/results/posterior_columns.hpp"
#include "sim/storage/hdf5.hpp"
#include "sim/storage/seal.hpp"

namespace clustress {
namespace {

using hdf5::Handle;

constexpr char const* origin = "`clustress calibrate STUDY -o POSTERIOR.h5` writes one";

class Reader {
 public:
  explicit Reader(hid_t file) : file_(file) {}

  Posterior read() {
    require_format();
    Posterior p;
    p.title = hdf5::text_attribute(file_, "title");
    p.method = hdf5::text_attribute(file_, "method");
    p.seed = hdf5::count_attribute(file_, "seed");
    p.evaluations = hdf5::count_attribute(file_, "evaluations");
    p.failed = hdf5::count_attribute(file_, "failed");
    p.scenario_digest = hdf5::text_attribute(file_, "scenario_digest");
    p.model_version = hdf5::text_attribute(file_, "model_version");
    p.program_version = hdf5::text_attribute(file_, "program_version");
    if (hdf5::has_attribute(file_, "why_empty"))
      p.why_empty = hdf5::text_attribute(file_, "why_empty");
    p.j = maybe_number("j");
    p.j_p = maybe_number("j_p");
    if (p.j) p.j_degrees = degrees();
    p.notes = texts("note");
    read_rows("parameter", parameter_columns_of_posterior, &PosteriorParameter::path, p.parameters);
    read_rows("moment", moment_columns_of_posterior, &PosteriorMoment::name, p.moments);
    p.weights = numbers("weight");
    p.values = numbers("value");
    p.cube = numbers("cube");
    p.best_value = numbers("parameter_best");
    p.best_cube = numbers("parameter_best_cube");
    p.covariance = numbers("covariance");
    p.influence = numbers("influence");
    return p;
  }

  [[nodiscard]] std::string format() const {
    return hdf5::has_attribute(file_, "format") ? hdf5::text_attribute(file_, "format") : "";
  }

 private:
  void require_format() const {
    std::string const said = format();
    if (said != posterior_format) {
      throw hdf5::Failure(fmt::format(
          "{}; {}",
          said.empty() ? "it does not say so" : fmt::format("it is a \"{}\"", printable(said)),
          origin));
    }
    if (auto const version = hdf5::count_attribute(file_, "format_version");
        version != posterior_format_version) {
      throw hdf5::Failure(
          fmt::format("it has format version {}, this program reads {}; take the program that "
                      "wrote it, or calibrate again",
                      version, posterior_format_version));
    }
  }

  [[nodiscard]] std::optional<double> maybe_number(char const* name) const {
    if (!hdf5::has_attribute(file_, name)) return std::nullopt;
    return hdf5::number_attribute(file_, name);
  }
  [[nodiscard]] int degrees() const {
    double const number = hdf5::number_attribute(file_, "j_degrees");
    if (!(number >= 0.0 && number <= 1e6)) throw hdf5::Failure("its degrees of freedom cannot be");
    return static_cast<int>(number);
  }

  // What has no entries is not in the file.
  [[nodiscard]] std::vector<std::string> texts(std::string const& name) const {
    if (!hdf5::has_link(file_, name)) return {};
    return hdf5::read_strings(hdf5::open_dataset(file_, name).get());
  }
  template <class T>
  [[nodiscard]] std::vector<T> read(std::string const& name, hid_t type) const {
    if (!hdf5::has_link(file_, name)) return {};
    Handle const dataset = hdf5::open_dataset(file_, name);
    return hdf5::read_values<T>(dataset.get(), type, hdf5::stored_count(dataset.get()));
  }
  [[nodiscard]] std::vector<double> numbers(std::string const& name) const {
    return read<double>(name, H5T_NATIVE_DOUBLE);
  }

  template <class Columns, class Row>
  void read_rows(std::string const& dimension, Columns const& columns, std::string Row::*label,
                 std::vector<Row>& rows) const {
    for (std::string& text : texts(dimension)) rows.emplace_back().*label = std::move(text);
    for (auto const& column : columns) {
      std::string const name = fmt::format("{}_{}", dimension, column.name);
      std::visit([&](auto member) { read_column(name, rows, member); }, column.member);
    }
  }
  template <class Row, class Value>
  void read_column(std::string const& name, std::vector<Row>& rows, Value Row::*member) const {
    auto const take = [&](auto const& list, auto const& set) {
      if (list.size() != rows.size())
        throw hdf5::Failure(fmt::format("\"{}\" is missing or has an unexpected size", name));
      for (std::size_t k = 0; k < rows.size(); ++k) set(rows[k], list[k]);
    };
    if constexpr (std::is_same_v<Value, std::string>) {
      take(texts(name), [&](Row& row, std::string const& text) { row.*member = text; });
    } else if constexpr (std::is_same_v<Value, bool>) {
      take(read<std::uint8_t>(name, H5T_NATIVE_UINT8),
           [&](Row& row, std::uint8_t flag) { row.*member = flag != 0; });
    } else {
      take(numbers(name), [&](Row& row, double number) {
        if (std::is_same_v<Value, double> || !std::isnan(number)) row.*member = number;
      });
    }
  }

  hid_t file_;
};

bool is_each_finite(std::vector<double> const& list) {
  return std::ranges::all_of(list, [](double x) { return std::isfinite(x); });
}

}  // namespace

std::vector<double> Posterior::value_of(std::size_t point) const {
  auto const begin = values.begin() + static_cast<std::ptrdiff_t>(point * parameters.size());
  return {begin, begin + static_cast<std::ptrdiff_t>(parameters.size())};
}

std::string fault_of(Posterior const& p) {
  std::size_t const width = p.parameters.size();
  auto const is_all_or_none = [](std::vector<double> const& list, std::size_t size) {
    return list.empty() || list.size() == size;
  };
  if (p.values.size() != p.points() * width || p.cube.size() != p.points() * width)
    return "its points do not have the shape of its weights and parameters";
  if (!is_all_or_none(p.best_value, width) || !is_all_or_none(p.best_cube, width))
    return "its best point does not have the shape of its parameters";
  if (!is_all_or_none(p.covariance, width * width) ||
      !is_all_or_none(p.influence, width * p.moments.size()))
    return "its covariance or its influence does not have the shape of its parameters";
  std::set<std::string> paths;
  for (PosteriorParameter const& one : p.parameters) {
    if (one.path.empty() || !paths.insert(one.path).second)
      return "the paths of its parameters are empty or stand twice";
  }
  if (!is_each_finite(p.values) || !is_each_finite(p.cube)) return "its points are not all finite";
  if (!is_each_finite(p.weights) ||
      std::ranges::any_of(p.weights, [](double w) { return w < 0.0; }) ||
      (p.points() > 0 && std::ranges::max(p.weights) <= 0.0))
    return "its weights are negative, not finite, or all 0";
  return "";
}

Posterior read_posterior(std::filesystem::path const& path) {
  if (std::string const fault = seal_fault(path); !fault.empty())
    throw OutputError(
        fmt::format("{}: {}. A posterior is wanted: {}", path.string(), fault, origin));
  try {
    Handle const file = hdf5::open_file(path.string());
    Posterior posterior = Reader(file.get()).read();
    if (std::string const fault = fault_of(posterior); !fault.empty())
      throw hdf5::Failure(fault + "; calibrate again");
    return posterior;
  } catch (hdf5::Failure const& failure) {
    throw OutputError(
        fmt::format("{}: is not a posterior of clustress: {}", path.string(), failure.what()));
  }
}

bool is_posterior_file(std::filesystem::path const& path) noexcept {
  try {
    if (!seal_fault(path).empty()) return false;
    Handle const file = hdf5::open_file(path.string());
    return Reader(file.get()).format() == posterior_format;
  } catch (...) {
    return false;
  }
}

}  // namespace clustress
