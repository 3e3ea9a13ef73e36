// sim/results/posterior_file_write.cpp — makes POSTERIOR.h5.
#include <fmt/format.h>
#include <hdf5_hl.h>

#include <limits>
#include <map>
#include <numeric>

#include "sim/core/contracts.hpp"
#include "sim/results/posterior_columns.hpp"
#include "sim/storage/hdf5.hpp"
#include "sim/storage/seal.hpp"

namespace clustress {
namespace {

using hdf5::expect;
using hdf5::Handle;

class Writer {
 public:
  Writer(hid_t file, Posterior const& posterior) : file_(file), posterior_(posterior) {}

  void write() {
    write_attributes();
    write_scales();
    write_points();
    write_rows("parameter", parameter_columns_of_posterior, posterior_.parameters);
    write_rows("moment", moment_columns_of_posterior, posterior_.moments);
    numbers("parameter_best", {"parameter"}, posterior_.best_value,
            "value at the best point, in the unit");
    numbers("parameter_best_cube", {"parameter"}, posterior_.best_cube,
            "place of the best point in the unit cube");
    numbers("covariance", {"parameter", "other_parameter"}, posterior_.covariance,
            "covariance of the parameters, in their units");
    numbers("influence", {"parameter", "moment"}, posterior_.influence,
            "by how much one unit more of a moment moves a parameter, in its unit");
  }

 private:
  void write_attributes() {
    auto const put = [&](char const* name, auto const& value) {
      hdf5::put_attribute(file_, name, value);
    };
    put("format", posterior_format);
    put("format_version", posterior_format_version);
    put("title", posterior_.title);
    put("method", posterior_.method);
    put("seed", posterior_.seed);
    put("evaluations", posterior_.evaluations);
    put("failed", posterior_.failed);
    put("scenario_digest", posterior_.scenario_digest);
    put("model_version", posterior_.model_version);
    put("program_version", posterior_.program_version);
    if (!posterior_.why_empty.empty()) put("why_empty", posterior_.why_empty);
    if (posterior_.j) put("j", *posterior_.j);
    if (posterior_.j_p) put("j_p", *posterior_.j_p);
    if (posterior_.j) put("j_degrees", static_cast<double>(posterior_.j_degrees));
  }

  void write_scales() {
    std::vector<std::int32_t> places(posterior_.points());
    std::iota(places.begin(), places.end(), 0);
    if (!places.empty())
      scale("point", "number of the point",
            hdf5::put_values(file_, "point", {places.size()}, H5T_STD_I32LE, H5T_NATIVE_INT32,
                             places.data()));
    std::vector<std::string> paths, names;
    for (PosteriorParameter const& one : posterior_.parameters) paths.push_back(one.path);
    for (PosteriorMoment const& one : posterior_.moments) names.push_back(one.name);
    text_scale("parameter", paths, "path, as after --set");
    if (!posterior_.covariance.empty())
      text_scale("other_parameter", paths, "path, as after --set");
    text_scale("moment", names, "name of the moment");
    text_scale("note", posterior_.notes, "sentence for people");
  }
  void text_scale(std::string const& name, std::vector<std::string> const& labels,
                  char const* long_name) {
    if (labels.empty()) return;
    scale(name, long_name, hdf5::put_strings(file_, name, {labels.size()}, labels));
  }
  void scale(std::string const& name, char const* long_name, Handle dataset) {
    hdf5::put_attribute(dataset.get(), "long_name", long_name);
    expect(H5DSset_scale(dataset.get(), name.c_str()),
           fmt::format("make \"{}\" a dimension", name));
    lengths_[name] = hdf5::dims_of(dataset.get()).front();
    scales_[name] = std::move(dataset);
  }

  void write_points() {
    if (posterior_.points() == 0) return;
    numbers("weight", {"point"}, posterior_.weights, "weight of the point in means over points");
    numbers("value", {"point", "parameter"}, posterior_.values, "value in the parameter's unit");
    numbers("cube", {"point", "parameter"}, posterior_.cube, "place in the unit cube");
  }

  template <class Columns, class Row>
  void write_rows(std::string const& dimension, Columns const& columns,
                  std::vector<Row> const& rows) {
    if (rows.empty()) return;
    for (auto const& column : columns) {
      std::string const name = fmt::format("{}_{}", dimension, column.name);
      std::visit([&](auto member) { write_row(name, dimension, column.long_name, rows, member); },
                 column.member);
    }
  }
  template <class Row, class Value>
  void write_row(std::string const& name, std::string const& dimension, char const* long_name,
                 std::vector<Row> const& rows, Value Row::*member) {
    if constexpr (std::is_same_v<Value, std::string>) {
      std::vector<std::string> texts;
      for (Row const& row : rows) texts.push_back(row.*member);
      describe(hdf5::put_strings(file_, name, {texts.size()}, texts), {dimension}, long_name);
    } else if constexpr (std::is_same_v<Value, bool>) {
      std::vector<std::uint8_t> flags;
      for (Row const& row : rows) flags.push_back(row.*member ? 1 : 0);
      describe(hdf5::put_values(file_, name, {flags.size()}, H5T_STD_U8LE, H5T_NATIVE_UINT8,
                                flags.data()),
               {dimension}, long_name);
    } else {
      std::vector<double> values;
      for (Row const& row : rows) {
        if constexpr (std::is_same_v<Value, double>) {
          values.push_back(row.*member);
        } else {
          values.push_back((row.*member).value_or(std::numeric_limits<double>::quiet_NaN()));
        }
      }
      numbers(name, {dimension}, values, long_name);
    }
  }

  void numbers(std::string const& name, std::vector<std::string> const& axes,
               std::vector<double> const& values, char const* long_name) {
    if (values.empty()) return;
    std::vector<hsize_t> dims;
    for (std::string const& axis : axes) dims.push_back(lengths_.at(axis));
    describe(hdf5::put_values(file_, name, dims, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, values.data()),
             axes, long_name);
  }
  void describe(Handle const& dataset, std::vector<std::string> const& axes,
                char const* long_name) {
    hdf5::put_attribute(dataset.get(), "long_name", long_name);
    for (unsigned place = 0; place < axes.size(); ++place)
      expect(H5DSattach_scale(dataset.get(), scales_.at(axes[place]).get(), place),
             "give a column its dimension");
  }

  hid_t file_;
  Posterior const& posterior_;
  std::map<std::string, Handle> scales_;
  std::map<std::string, hsize_t> lengths_;
};

}  // namespace

void write_posterior(std::filesystem::path const& path, Posterior const& posterior) {
  std::string const fault = fault_of(posterior);
  CLUSTRESS_REQUIRE(fault.empty(), fault.c_str());
  write_sealed(path, [&](std::filesystem::path const& aside) {
    Handle file = hdf5::create_file(aside.string(), hdf5::file_access());
    Writer(file.get(), posterior).write();
    expect(H5Fflush(file.get(), H5F_SCOPE_LOCAL), "write the file");
    file.close("write the file");
  });
}

}  // namespace clustress
