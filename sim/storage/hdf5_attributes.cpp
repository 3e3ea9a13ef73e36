// sim/storage/hdf5_attributes.cpp — attributes of groups and data sets.
#include <fmt/format.h>

#include <memory>

#include "sim/storage/hdf5.hpp"
#include "sim/storage/hdf5_names.hpp"

namespace clustress::hdf5 {
namespace {

Handle open_attribute(hid_t object, std::string const& name) {
  return Handle(H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose,
                fmt::format("read the attribute \"{}\"", name));
}

struct FreeText {  // that HDF5 allocated
  void operator()(char* text) const { H5free_memory(text); }
};

AttributeKind kind_of(Handle const& attribute) {
  Handle const type(H5Aget_type(attribute.get()), H5Tclose, "read a type");
  Handle const shape(H5Aget_space(attribute.get()), H5Sclose, "read a shape");
  if (H5Sget_simple_extent_npoints(shape.get()) != 1) return AttributeKind::other;
  if (H5Tis_variable_str(type.get()) > 0) return AttributeKind::text;
  H5T_class_t const kind = H5Tget_class(type.get());
  return kind == H5T_FLOAT || kind == H5T_INTEGER ? AttributeKind::number : AttributeKind::other;
}

template <class T>
T number_of(hid_t object, std::string const& name, hid_t memory_type) {
  Handle const attribute = open_attribute(object, name);
  if (kind_of(attribute) != AttributeKind::number)
    fail(fmt::format("read the attribute \"{}\" as a number", name));
  T value{};
  expect(H5Aread(attribute.get(), memory_type, &value),
         fmt::format("read the attribute \"{}\"", name));
  return value;
}

}  // namespace

void put_raw_attribute(hid_t object, std::string const& name, hid_t file_type, hid_t memory_type,
                       hsize_t count, void const* values) {
  Handle const shape = space(count == 0 ? std::vector<hsize_t>{} : std::vector<hsize_t>{count});
  std::string const what = fmt::format("write the attribute \"{}\"", name);
  Handle const attribute(
      H5Acreate2(object, name.c_str(), file_type, shape.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
      what);
  expect(H5Awrite(attribute.get(), memory_type, values), what);
}

void put_attribute(hid_t object, std::string const& name, std::string const& value) {
  Handle const type = utf8_type();
  char const* const text = value.c_str();
  put_raw_attribute(object, name, type.get(), type.get(), 0, &text);
}

void put_attribute(hid_t object, std::string const& name, char const* value) {
  put_attribute(object, name, std::string(value));
}

void put_attribute(hid_t object, std::string const& name, double value) {
  put_raw_attribute(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, 0, &value);
}

void put_attribute(hid_t object, std::string const& name, std::uint64_t value) {
  put_raw_attribute(object, name, H5T_STD_U64LE, H5T_NATIVE_UINT64, 0, &value);
}

bool has_attribute(hid_t object, std::string const& name) {
  return H5Aexists(object, name.c_str()) > 0;
}

AttributeKind attribute_kind(hid_t object, std::string const& name) {
  return kind_of(open_attribute(object, name));
}

std::string text_attribute(hid_t object, std::string const& name) {
  Handle const attribute = open_attribute(object, name);
  if (kind_of(attribute) != AttributeKind::text)
    fail(fmt::format("read the attribute \"{}\" as text", name));
  Handle const type = utf8_type();
  char* text = nullptr;
  expect(H5Aread(attribute.get(), type.get(), &text),
         fmt::format("read the attribute \"{}\"", name));
  std::unique_ptr<char, FreeText> const owned(text);
  return text == nullptr ? "" : text;
}

double number_attribute(hid_t object, std::string const& name) {
  return number_of<double>(object, name, H5T_NATIVE_DOUBLE);
}

std::uint64_t count_attribute(hid_t object, std::string const& name) {
  return number_of<std::uint64_t>(object, name, H5T_NATIVE_UINT64);
}

std::vector<std::string> attribute_names(hid_t object) {
  return names_in_order<H5A_info_t>(
      [&](H5_index_t index, auto visit, void* list) {
        return H5Aiterate2(object, index, H5_ITER_INC, nullptr, visit, list);
      },
      "list the attributes");
}

}  // namespace clustress::hdf5
