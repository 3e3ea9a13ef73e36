#include "sim/storage/hdf5.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/storage/hdf5_names.hpp"

namespace clustress::hdf5 {
namespace {

// The innermost entry of HDF5's error stack is the cause; for system calls it holds the reason in
// words.
herr_t take_innermost(unsigned n, H5E_error2_t const* error, void* text) {
  if (n == 0 && error->desc != nullptr) *static_cast<std::string*>(text) = error->desc;
  return 0;
}

Handle property_list(hid_t kind) {
  return Handle(H5Pcreate(kind), H5Pclose, "make a property list");
}

// HDF5's own locks stay off: ours holds off other writers, and some network file systems have none.
void leave_unlocked([[maybe_unused]] Handle const& access) {
#if H5_VERSION_GE(1, 10, 7)
  expect(H5Pset_file_locking(access.get(), false, true), "turn off file locks");
#endif
}

// For all that is created: attributes in the order of writing, no time stamps (the same content
// gives the same bytes).
Handle object_creation(hid_t kind) {
  Handle list = property_list(kind);
  expect(H5Pset_attr_creation_order(list.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
         "keep the order of attributes");
  if (kind != H5P_DATASET_CREATE) {
    expect(H5Pset_link_creation_order(list.get(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
           "keep the order of links");
  }
  expect(H5Pset_obj_track_times(list.get(), false), "leave out time stamps");
  return list;
}

std::vector<char const*> pointers(std::vector<std::string> const& values) {
  std::vector<char const*> result;
  result.reserve(values.size());
  for (std::string const& value : values) result.push_back(value.c_str());
  return result;
}

// Frees what HDF5 allocated for variable-length texts.
class Texts {
 public:
  explicit Texts(std::size_t count) : pointers_(count, nullptr) {}
  Texts(Texts const&) = delete;
  Texts& operator=(Texts const&) = delete;
  ~Texts() {
    for (char* text : pointers_) {
      if (text != nullptr) H5free_memory(text);
    }
  }
  [[nodiscard]] char** data() { return pointers_.data(); }
  [[nodiscard]] std::vector<std::string> values() const {
    std::vector<std::string> result;
    result.reserve(pointers_.size());
    for (char const* text : pointers_) result.emplace_back(text == nullptr ? "" : text);
    return result;
  }

 private:
  std::vector<char*> pointers_;
};

constexpr double best_packing = 1100;  // deflate stores a byte for at most 1032
// A shard has written one chunk in many, so a small claim says nothing.
constexpr double harmless_bytes = 64.0 * 1024 * 1024;

std::size_t count_of(hid_t dataspace) {
  hssize_t const points = H5Sget_simple_extent_npoints(dataspace);
  if (points < 0) fail("read the size of a data set");
  return static_cast<std::size_t>(points);
}

}  // namespace

void fail(std::string const& what) {
  std::string reason;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, take_innermost, &reason);
  H5Eclear2(H5E_DEFAULT);
  throw Failure(
      fmt::format("cannot {}{}", what, reason.empty() ? "" : fmt::format(" ({})", reason)));
}

void silence() {
  // We close all that we open. HDF5's own cleaning up at exit would crash after a close that failed
  // on a full disk.
  static bool const no_cleaning = H5dont_atexit() >= 0;
  static_cast<void>(no_cleaning);
  thread_local bool const silent = H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr) >= 0;
  static_cast<void>(silent);
}

Handle file_access(H5F_libver_t oldest) {
  silence();
  Handle list = property_list(H5P_FILE_ACCESS);
  expect(H5Pset_libver_bounds(list.get(), oldest, H5F_LIBVER_V18), "choose the file version");
  leave_unlocked(list);
  return list;
}

Handle create_file(std::string const& path, Handle const& access) {
  Handle const list = object_creation(H5P_FILE_CREATE);
  return Handle(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, list.get(), access.get()), H5Fclose,
                "create the file");
}

Handle open_file(std::string const& path) {
  silence();
  Handle const access = property_list(H5P_FILE_ACCESS);
  leave_unlocked(access);
  return Handle(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get()), H5Fclose,
                "open it as an HDF5 file");
}

Handle open_image(std::vector<unsigned char>& image) {
  silence();
  Handle const access = property_list(H5P_FILE_ACCESS);
  expect(H5Pset_fapl_core(access.get(), std::size_t{1} << 20, false), "choose a file in memory");
  expect(H5Pset_file_image(access.get(), image.data(), image.size()), "take a file in memory");
  return Handle(H5Fopen("part", H5F_ACC_RDONLY, access.get()), H5Fclose, "open it as an HDF5 file");
}

Handle create_group(hid_t parent, std::string const& name) {
  Handle const list = object_creation(H5P_GROUP_CREATE);
  return Handle(H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, list.get(), H5P_DEFAULT), H5Gclose,
                fmt::format("create the group \"{}\"", name));
}

Handle open_group(hid_t parent, std::string const& name) {
  return Handle(H5Gopen2(parent, name.c_str(), H5P_DEFAULT), H5Gclose,
                fmt::format("open the group \"{}\"", name));
}

Handle open_dataset(hid_t parent, std::string const& name) {
  return Handle(H5Dopen2(parent, name.c_str(), H5P_DEFAULT), H5Dclose,
                fmt::format("open the data set \"{}\"", name));
}

Handle space(std::vector<hsize_t> const& dims) {
  hid_t const id = dims.empty()
                       ? H5Screate(H5S_SCALAR)
                       : H5Screate_simple(static_cast<int>(dims.size()), dims.data(), nullptr);
  return Handle(id, H5Sclose, "make a data space");
}

Handle dataset_creation() {
  return object_creation(H5P_DATASET_CREATE);
}

Handle utf8_type() {
  Handle type(H5Tcopy(H5T_C_S1), H5Tclose, "make the text type");
  expect(H5Tset_size(type.get(), H5T_VARIABLE), "make the text type");
  expect(H5Tset_cset(type.get(), H5T_CSET_UTF8), "make the text type");
  return type;
}

Handle put_values(hid_t parent, std::string const& name, std::vector<hsize_t> const& dims,
                  hid_t file_type, hid_t memory_type, void const* values) {
  Handle const shape = space(dims);
  Handle const list = dataset_creation();
  std::string const what = fmt::format("write the data set \"{}\"", name);
  Handle dataset(H5Dcreate2(parent, name.c_str(), file_type, shape.get(), H5P_DEFAULT, list.get(),
                            H5P_DEFAULT),
                 H5Dclose, what);
  expect(H5Dwrite(dataset.get(), memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), what);
  return dataset;
}

Handle put_strings(hid_t parent, std::string const& name, std::vector<hsize_t> const& dims,
                   std::vector<std::string> const& values) {
  Handle const type = utf8_type();
  std::vector<char const*> const texts = pointers(values);
  return put_values(parent, name, dims, type.get(), type.get(), texts.data());
}

bool has_link(hid_t group, std::string const& name) {
  return H5Lexists(group, name.c_str(), H5P_DEFAULT) > 0;
}

bool is_group(hid_t parent, std::string const& name) {
  H5O_info_t info{};
  return has_link(parent, name) &&
         H5Oget_info_by_name2(parent, name.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT) >= 0 &&
         info.type == H5O_TYPE_GROUP;
}

std::vector<Link> links(hid_t group) {
  std::vector<std::string> const names = names_in_order<H5L_info_t>(
      [&](H5_index_t index, auto visit, void* list) {
        return H5Literate(group, index, H5_ITER_INC, nullptr, visit, list);
      },
      "list what is in the file");
  std::vector<Link> result;
  for (std::string const& name : names) {
    H5O_info_t info{};
    // a dangling link
    if (H5Oget_info_by_name2(group, name.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT) < 0) continue;
    if (info.type == H5O_TYPE_GROUP) result.push_back({name, LinkKind::group});
    if (info.type == H5O_TYPE_DATASET) result.push_back({name, LinkKind::dataset});
  }
  return result;
}

std::vector<hsize_t> dims_of(hid_t dataset) {
  Handle const shape(H5Dget_space(dataset), H5Sclose, "read a shape");
  int const rank = H5Sget_simple_extent_ndims(shape.get());
  if (rank < 0) fail("read a shape");
  std::vector<hsize_t> dims(static_cast<std::size_t>(rank));
  if (rank > 0)
    expect(H5Sget_simple_extent_dims(shape.get(), dims.data(), nullptr), "read a shape");
  return dims;
}

bool is_text(hid_t dataset) {
  Handle const type(H5Dget_type(dataset), H5Tclose, "read a type");
  return H5Tis_variable_str(type.get()) > 0;
}

std::size_t stored_count(hid_t dataset) {
  Handle const shape(H5Dget_space(dataset), H5Sclose, "read a shape");
  Handle const type(H5Dget_type(dataset), H5Tclose, "read a type");
  std::size_t const count = count_of(shape.get());
  Handle const file(H5Iget_file_id(dataset), H5Fclose, "find the file of a data set");
  hsize_t bytes = 0;
  expect(H5Fget_filesize(file.get(), &bytes), "read the size of a file");
  double const claimed = static_cast<double>(count) * static_cast<double>(H5Tget_size(type.get()));
  if (claimed > harmless_bytes &&
      claimed > best_packing * static_cast<double>(std::min(bytes, H5Dget_storage_size(dataset)))) {
    throw Failure("a data set claims more values than it stores");
  }
  return count;
}

std::vector<std::string> read_strings(hid_t dataset) {
  if (!is_text(dataset)) fail("read a data set as text");
  Handle const type = utf8_type();
  Texts texts(stored_count(dataset));
  expect(H5Dread(dataset, type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()), "read texts");
  return texts.values();
}

void read_into(hid_t dataset, hid_t memory_type, void* values) {
  expect(H5Dread(dataset, memory_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, values), "read values");
}

}  // namespace clustress::hdf5
