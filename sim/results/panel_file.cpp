#include "sim/results/panel_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "sim/core/contracts.hpp"
#include "sim/core/errors.hpp"
#include "sim/storage/seal.hpp"

namespace clustress {
namespace {

using hdf5::expect;
using hdf5::Handle;

template <class T>
hid_t memory_type();
template <>
hid_t memory_type<std::int32_t>() {
  return H5T_NATIVE_INT32;
}
template <>
hid_t memory_type<float>() {
  return H5T_NATIVE_FLOAT;
}
template <>
hid_t memory_type<double>() {
  return H5T_NATIVE_DOUBLE;
}

// Rows [first, first + count) of a column, which must be as wide as the axis says.
template <class T>
void read_rows(hid_t file, std::size_t k, std::size_t width, std::size_t first, std::size_t count,
               std::vector<T>& values) {
  PanelColumn const& column = panel_columns[k];
  Handle const dataset = hdf5::open_dataset(file, std::string(column.name));
  std::vector<hsize_t> block = hdf5::dims_of(dataset.get());
  bool const is_yearly = column.axis == PanelAxis::case_year;
  if (block.size() != (is_yearly ? 2U : 1U) || (is_yearly && block[1] != width) ||
      block[0] < first + count)
    throw hdf5::Failure(fmt::format("the column \"{}\" has an unexpected size", column.name));
  static_cast<void>(hdf5::stored_count(dataset.get()));
  values.resize(count * width);
  if (values.empty()) return;
  std::vector<hsize_t> begin(block.size(), 0);
  begin[0] = first;
  block[0] = count;
  Handle const all(H5Dget_space(dataset.get()), H5Sclose, "read a column");
  expect(
      H5Sselect_hyperslab(all.get(), H5S_SELECT_SET, begin.data(), nullptr, block.data(), nullptr),
      "read a column");
  Handle const part = hdf5::space(block);
  expect(
      H5Dread(dataset.get(), memory_type<T>(), part.get(), all.get(), H5P_DEFAULT, values.data()),
      fmt::format("read the column \"{}\"", column.name));
}

std::size_t rows_of(hid_t file, std::string const& dimension) {
  return hdf5::stored_count(hdf5::open_dataset(file, dimension).get());
}

}  // namespace

std::filesystem::path panel_path(std::filesystem::path const& result) {
  std::string const name = result.string();
  bool const has_ending = name.ends_with(".h5") && name.size() > 3;
  return (has_ending ? name.substr(0, name.size() - 3) : name) + ".panel.h5";
}

PanelFile::PanelFile(std::filesystem::path const& path) : path_(path) {
  if (std::string const fault = seal_fault(path); !fault.empty())
    throw OutputError(fmt::format("{}: {}", path.string(), fault));
  try {
    file_ = hdf5::open_file(path.string());
    read_header();
    read_worlds();
  } catch (hdf5::Failure const& failure) {
    throw OutputError(
        fmt::format("{}: is not a panel of clustress: {}", path.string(), failure.what()));
  }
}

void PanelFile::read_header() {
  hid_t const file = file_.get();
  if (!hdf5::has_attribute(file, "format") ||
      hdf5::text_attribute(file, "format") != "clustress panel")
    throw hdf5::Failure("it does not say so. Panels are named RESULT.panel.h5");
  if (std::uint64_t const version = hdf5::count_attribute(file, "format_version"); version != 1)
    throw hdf5::Failure(fmt::format("it has format version {}, this program reads 1", version));
  PanelLayout& layout = header_.layout;
  layout.digest = hdf5::text_attribute(file, "panel_digest");
  layout.years_before = hdf5::count_attribute(file, "years_before");
  Handle const years = hdf5::open_dataset(file, "year");
  layout.years = hdf5::read_values<std::int32_t>(years.get(), H5T_NATIVE_INT32,
                                                 hdf5::stored_count(years.get()));
  layout.year_begins = hdf5::text_attribute(years.get(), "begins");
  if (layout.years_before > layout.years.size())
    throw hdf5::Failure("it has more years before the programme than years");
  for (hdf5::Link const& link : hdf5::links(file)) {
    constexpr std::string_view ending = "_label";
    if (!link.name.ends_with(ending)) continue;
    layout.labels.push_back({link.name.substr(0, link.name.size() - ending.size()),
                             hdf5::read_strings(hdf5::open_dataset(file, link.name).get())});
  }
  std::set<std::string> const own{"format",       "format_version", "panel_digest",
                                  "years_before", "model_version",  "program_version"};
  for (std::string const& name : hdf5::attribute_names(file)) {
    if (own.contains(name)) continue;
    if (name.starts_with("panel_")) {
      layout.choices.emplace_back(name.substr(6), hdf5::text_attribute(file, name));
    } else if (hdf5::attribute_kind(file, name) == hdf5::AttributeKind::text) {
      header_.attributes.push_back({name, hdf5::text_attribute(file, name)});
    } else if (hdf5::attribute_kind(file, name) == hdf5::AttributeKind::number) {
      header_.attributes.push_back({name, hdf5::number_attribute(file, name)});
    }
  }
}

void PanelFile::read_worlds() {
  std::size_t const count = rows_of(file_.get(), "world");
  auto const column = [&](std::size_t k) {
    std::vector<std::int32_t> values;
    read_rows(file_.get(), k, 1, 0, count, values);
    return values;
  };
  auto const point = column(panel_column("world_point")),
             replicate = column(panel_column("world_replicate")),
             variant = column(panel_column("world_variant")),
             stress = column(panel_column("world_stress")),
             done = column(panel_column("world_done")), cases = column(panel_column("world_cases")),
             applications = column(panel_column("world_applications"));
  std::size_t const variants = labels("variant").size(), stresses = labels("stress").size();
  cases_ = rows_of(file_.get(), "case");
  std::size_t const all_applications = rows_of(file_.get(), "application");
  std::size_t next_case = 0, next_application = 0;
  for (std::size_t w = 0; w < count; ++w) {
    std::int32_t const least =
        std::min({point[w], replicate[w], variant[w], stress[w], cases[w], applications[w]});
    World const world{
        {static_cast<std::uint32_t>(point[w]), static_cast<std::uint32_t>(replicate[w])},
        static_cast<std::size_t>(variant[w]),
        static_cast<std::size_t>(stress[w]),
        done[w] == 1,
        static_cast<std::size_t>(cases[w]),
        next_case,
        static_cast<std::size_t>(applications[w]),
        next_application};
    if (least < 0 || world.variant >= variants || world.stress >= stresses)
      throw hdf5::Failure("its list of worlds is not sound");
    next_case += world.cases;
    next_application += world.applications;
    if (units_.empty() || units_.back() != world.unit) units_.push_back(world.unit);
    worlds_.push_back(world);
  }
  bool const is_ordered =
      std::ranges::adjacent_find(units_, std::greater_equal<>()) == units_.end();
  if (next_case != cases_ || next_application != all_applications || !is_ordered)
    throw hdf5::Failure("its worlds and its cases do not fit");
}

std::vector<std::string> const& PanelFile::labels(std::string_view list) const {
  static std::vector<std::string> const none;
  auto const found = std::ranges::find(header_.layout.labels, list, &Dimension::name);
  return found != header_.layout.labels.end() ? found->labels : none;
}

PanelTable PanelFile::read(RunUnit unit, std::size_t first_world, std::size_t count) const {
  World const &first = worlds_[first_world], &last = worlds_[first_world + count - 1];
  std::size_t const begin[panel_axes] = {first_world, first.first_case, first.first_case,
                                         first.first_application};
  PanelTable table = empty_panel_table(unit);
  std::size_t const cases = last.first_case + last.cases - first.first_case;
  table.entries = {count, cases, cases,
                   last.first_application + last.applications - first.first_application};
  try {
    for (std::size_t k = 0; k < std::size(panel_columns); ++k) {
      auto const axis = static_cast<std::size_t>(panel_columns[k].axis);
      std::visit(
          [&](auto& values) {
            read_rows(file_.get(), k, layout().width(panel_columns[k].axis), begin[axis],
                      table.entries[axis], values);
          },
          table.columns[k]);
    }
  } catch (hdf5::Failure const& failure) {
    throw OutputError(fmt::format("{}: {}", path_.string(), failure.what()));
  }
  for (std::int32_t& place : table.values<std::int32_t>(panel_column("application_case"))) {
    place -= static_cast<std::int32_t>(first.first_case);
    if (place < 0 || static_cast<std::size_t>(place) >= cases)
      throw OutputError(path_.string() + ": an application is of no case of its world");
  }
  return table;
}

PanelTable PanelFile::read(World const& world) const {
  auto const found = std::ranges::find_if(worlds_, [&](World const& one) {
    return one.unit == world.unit && one.variant == world.variant && one.stress == world.stress;
  });
  CLUSTRESS_REQUIRE(found != worlds_.end(), "the panel lacks a world");
  return read(world.unit, static_cast<std::size_t>(found - worlds_.begin()), 1);
}

PanelTable PanelFile::read(RunUnit unit) const {
  auto const first = std::ranges::find(worlds_, unit, &World::unit);
  CLUSTRESS_REQUIRE(first != worlds_.end(), "the panel lacks a unit");
  auto const end =
      std::ranges::find_if(first, worlds_.end(), [&](World const& w) { return w.unit != unit; });
  return read(unit, static_cast<std::size_t>(first - worlds_.begin()),
              static_cast<std::size_t>(end - first));
}

}  // namespace clustress
